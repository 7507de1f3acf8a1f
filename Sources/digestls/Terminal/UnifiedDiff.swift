import DigestSyntax

/// The difference of two texts as `diff -u` prints it, three lines of context around each change.
struct UnifiedDiff {
    private let old: SourceText
    private let new: SourceText
    private let script: LineDiff

    private static let context = 3

    init(_ old: [UInt8], _ new: [UInt8]) {
        self.old = SourceText(old)
        self.new = SourceText(new)
        script = LineDiff(Self.lines(of: self.old), Self.lines(of: self.new))
    }

    /// The text of the difference; empty where there is none. Lines are printed byte for byte, for `patch`, but with colours, which only
    /// people look at: then as they are shown on a terminal.
    func render(path: String, style: Style) -> [UInt8] {
        let changes = script.changes
        guard !changes.isEmpty else { return [] }
        var result: [UInt8] = []
        let name = PlainText.of(path)
        result += style.paint("--- a/\(name)", .bold).utf8 + [0x0A]
        result += style.paint("+++ b/\(name)", .bold).utf8 + [0x0A]
        var first = 0
        while first < changes.count {
            var last = first
            while last + 1 < changes.count, changes[last + 1].old.lowerBound - changes[last].old.upperBound <= 2 * Self.context {
                last += 1
            }
            renderHunk(changes[first...last], style, &result)
            first = last + 1
        }
        return result
    }

    private func renderHunk(_ changes: ArraySlice<LineDiff.Change>, _ style: Style, _ result: inout [UInt8]) {
        guard let first = changes.first, let last = changes.last else { return }
        let before = min(Self.context, first.old.lowerBound)
        let after = min(Self.context, script.oldCount - last.old.upperBound)
        let oldRange = first.old.lowerBound - before..<last.old.upperBound + after
        let newRange = first.new.lowerBound - before..<last.new.upperBound + after
        result += style.paint("@@ -\(Self.header(oldRange)) +\(Self.header(newRange)) @@", .cyan).utf8 + [0x0A]
        var line = oldRange.lowerBound
        for change in changes {
            for index in line..<change.old.lowerBound { append(old, index, " ", nil, style, &result) }
            for index in change.old { append(old, index, "-", .removed, style, &result) }
            for index in change.new { append(new, index, "+", .green, style, &result) }
            line = change.old.upperBound
        }
        for index in line..<oldRange.upperBound { append(old, index, " ", nil, style, &result) }
    }

    private func append(_ text: SourceText, _ line: Int, _ sign: String, _ color: Style.Color?, _ style: Style, _ result: inout [UInt8]) {
        let range = text.start(ofLine: line)..<text.start(ofLine: line + 1)
        var bytes = Array(sign.utf8) + text.bytes[range]
        let isUnended = bytes.last != 0x0A
        if !isUnended { bytes.removeLast() }
        if style.isOn { bytes = TerminalSafety.shown(bytes) }
        if style.isOn, let color {
            result += "\u{1B}[\(color.rawValue)m".utf8 + bytes + "\u{1B}[0m".utf8
        } else {
            result += bytes
        }
        result.append(0x0A)
        // A lone CR ends a line too, and only the last line of a file can have no end.
        if isUnended, line + 1 >= Self.count(text) { result += "\\ No newline at end of file\n".utf8 }
    }

    private static func header(_ range: Range<Int>) -> String {
        // An empty side counts from the line before.
        range.isEmpty ? "\(range.lowerBound),0" : range.count == 1 ? "\(range.lowerBound + 1)" : "\(range.lowerBound + 1),\(range.count)"
    }

    /// The lines of a text; the empty one behind the last line end is none.
    private static func count(_ text: SourceText) -> Int {
        text.start(ofLine: text.lineCount - 1) == text.count ? text.lineCount - 1 : text.lineCount
    }

    private static func lines(of text: SourceText) -> [ArraySlice<UInt8>] {
        (0..<count(text)).map { text.bytes[text.start(ofLine: $0)..<text.start(ofLine: $0 + 1)] }
    }
}
