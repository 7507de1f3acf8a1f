import DigestSyntax

/// The part of a line that a finding is about, cut to a width that terminals have, with what a marker must stand under.
struct Excerpt: Sendable {
    /// Fit to be printed, as are the others.
    let before: String
    let marked: String
    let after: String
    /// The cells that `before` takes.
    let indent: Int
    /// The cells of the marker, at least 1.
    let length: Int

    /// The cells of the whole excerpt, of the marked part, and of what stands before it where the line is longer.
    private static let width = 100, markedWidth = 60, beforeWidth = 32
    /// The bytes on either side that are looked at: enough for `width` cells of anything.
    private static let reach = 600

    init(of range: Range<Int>, in text: SourceText) {
        let line = text.contentRange(ofLine: text.line(containing: range.lowerBound))
        let start = min(max(range.lowerBound, line.lowerBound), line.upperBound)
        let end = min(max(range.upperBound, start), line.upperBound)
        let near = max(line.lowerBound, start - Self.reach)
        let far = min(line.upperBound, end + Self.reach)
        var commands = LogCommands()
        var before = Self.cut(text, near..<start, &commands)
        let marked = Self.prefix(
            Self.cut(text, start..<min(end, start + Self.reach), &commands), cells: Self.markedWidth, isCut: end > start + Self.reach)
        let markedCells = TerminalWidth.cells(of: marked)
        var after = end < start + Self.reach ? Self.cut(text, end..<far, &commands) : ""
        let isWhole = near == line.lowerBound && far == line.upperBound
        if !isWhole || TerminalWidth.cells(of: before) + markedCells + TerminalWidth.cells(of: after) > Self.width {
            before = Self.suffix(before, cells: Self.beforeWidth, isCut: near > line.lowerBound)
            let room = max(8, Self.width - markedCells - TerminalWidth.cells(of: before))
            after = Self.prefix(after, cells: room, isCut: far < line.upperBound)
        }
        self.before = before
        self.marked = marked
        self.after = after
        indent = TerminalWidth.cells(of: before)
        length = max(1, markedCells)
    }

    /// The text of a range, whole characters only, fit to be printed.
    private static func cut(_ text: SourceText, _ range: Range<Int>, _ commands: inout LogCommands) -> String {
        var range = range
        while let first = range.first, text.bytes[first] & 0xC0 == 0x80, range.count > 3 { range = first + 1..<range.upperBound }
        return PlainText.of(text.string(range), behind: &commands)
    }

    private static func prefix(_ text: String, cells: Int, isCut: Bool) -> String {
        if !isCut, TerminalWidth.cells(of: text) <= cells { return text }
        var result = String.UnicodeScalarView()
        var used = 1
        for scalar in text.unicodeScalars {
            used += TerminalWidth.cells(of: scalar)
            if used > cells { break }
            result.append(scalar)
        }
        return String(result) + "…"
    }

    private static func suffix(_ text: String, cells: Int, isCut: Bool) -> String {
        if !isCut, TerminalWidth.cells(of: text) <= cells { return text }
        var result: [Unicode.Scalar] = []
        var used = 1
        for scalar in text.unicodeScalars.reversed() {
            used += TerminalWidth.cells(of: scalar)
            if used > cells { break }
            result.append(scalar)
        }
        var view = String.UnicodeScalarView()
        view.append(contentsOf: result.reversed())
        return "…" + String(view)
    }
}
