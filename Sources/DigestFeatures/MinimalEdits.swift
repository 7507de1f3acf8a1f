import DigestLint
import DigestSyntax

/// The edits that make one text of another: the lines that differ, cut to the bytes that differ.
struct MinimalEdits {
    private let old: SourceText
    private let new: SourceText
    private var edits: [TextEdit] = []

    /// Ascending and not overlapping; none for equal texts.
    static func between(_ old: SourceText, _ new: SourceText) -> [TextEdit] {
        guard old != new else { return [] }
        var result = MinimalEdits(old: old, new: new)
        for change in LineDiff(lines(of: old), lines(of: new)).changes { result.replace(change.old, change.new) }
        return result.edits
    }

    private init(old: SourceText, new: SourceText) {
        self.old = old
        self.new = new
    }

    private static func lines(of text: SourceText) -> [ArraySlice<UInt8>] {
        (0..<text.lineCount).map { text.bytes[text.start(ofLine: $0)..<text.start(ofLine: $0 + 1)] }
    }

    private mutating func replace(_ oldLines: Range<Int>, _ newLines: Range<Int>) {
        var (start, end) = (old.start(ofLine: oldLines.lowerBound), old.start(ofLine: oldLines.upperBound))
        var (newStart, newEnd) = (new.start(ofLine: newLines.lowerBound), new.start(ofLine: newLines.upperBound))
        while start < end, newStart < newEnd, old.bytes[start] == new.bytes[newStart] {
            start += 1
            newStart += 1
        }
        // Not inside a character, nor between the two bytes of a line end.
        while start > 0, newStart > 0, isInside(start, of: old) || isInside(newStart, of: new) {
            start -= 1
            newStart -= 1
        }
        while end > start, newEnd > newStart, old.bytes[end - 1] == new.bytes[newEnd - 1] {
            end -= 1
            newEnd -= 1
        }
        while end < old.count, newEnd < new.count, isInside(end, of: old) || isInside(newEnd, of: new) {
            end += 1
            newEnd += 1
        }
        guard start < end || newStart < newEnd else { return }
        edits.append(TextEdit(start..<end, Array(new.bytes[newStart..<newEnd])))
    }

    private func isInside(_ offset: Int, of text: SourceText) -> Bool {
        guard offset > 0, offset < text.count else { return false }
        return text.bytes[offset] & 0xC0 == 0x80 || text.bytes[offset] == 0x0A && text.bytes[offset - 1] == 0x0D
    }
}
