package import DigestLint
import DigestSyntax

extension Snapshot {
    /// The edits that give the digest its canonical layout; none for a canonical one.
    package func formattingEdits() -> [TextEdit] { Formatter.edits(for: digest) }

    /// Of the formatting edits those that lie in the lines that one of the ranges touches: nothing outside a selection changes.
    package func formattingEdits(in ranges: [Range<Int>]) -> [TextEdit] {
        let lines = ranges.map { range in
            let range = clamped(range)
            return text.start(
                ofLine: text.line(containing: range.lowerBound))..<text.start(ofLine: text.line(containing: range.upperBound) + 1)
        }
        return formattingEdits().filter { edit in
            lines.contains { $0.lowerBound <= edit.range.lowerBound && edit.range.upperBound <= $0.upperBound }
        }
    }
}
