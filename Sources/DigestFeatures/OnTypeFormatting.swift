package import DigestLint
import DigestSyntax

extension Snapshot {
    /// The characters after which ``onTypeEdits(at:typed:)`` may have an answer.
    package static let onTypeTriggers = ["\n"]

    /// Enter at the end of a field, or of the line of authors, writes the label of the next field where the entry lacks it.
    ///
    /// - Parameter offset: Behind the typed line end, on a line with nothing on it; anywhere else nothing happens, so that no other typing
    ///   is disturbed.
    package func onTypeEdits(at offset: Int, typed: String) -> [TextEdit] {
        let offset = clamped(offset)
        guard typed == "\n" || typed == "\r\n" || typed == "\r" else { return [] }
        let line = text.line(containing: offset)
        guard line > 0, trimmed(text.contentRange(ofLine: line)).isEmpty, let index = digest.blockIndex(containing: offset - 1),
            let paper = paper(atBlock: index)
        else { return [] }
        // One line end since the text, or two where the blank line is there already.
        let previous = text.contentRange(ofLine: line - 1)
        let hasBlankLine = trimmed(previous).isEmpty
        guard !hasBlankLine || line > 1 else { return [] }
        let above = hasBlankLine ? text.contentRange(ofLine: line - 2) : previous
        let end = trimmed(above)
        guard !end.isEmpty, let next = missingField(behindTextEndingAt: end.upperBound, of: paper) else { return [] }
        let blank = hasBlankLine ? "" : text.lineEnd
        return [TextEdit(offset..<offset, blank + next)]
    }

    /// The text that has to follow a part of the entry that ends at `end`; nil where nothing is missing there.
    private func missingField(behindTextEndingAt end: Int, of paper: Paper) -> String? {
        let next: FieldKind
        if let authors = paper.entry.authors, paper.absolute(authors.line).upperBound == end {
            next = .mainCategory
        } else {
            guard let field = paper.entry.fields.first(where: { !$0.value.isEmpty && paper.absolute($0.value).upperBound == end }),
                field.form == .exact, let successor = FieldKind(rawValue: field.kind.rawValue + 1)
            else { return nil }
            next = successor
        }
        guard paper.entry.field(next) == nil else { return nil }
        guard next == .motivation else {
            // A field of the fold belongs into the fold.
            return next.isFolded && paper.entry.details.open == nil ? nil : "\(next.label) "
        }
        guard paper.entry.details.open == nil, paper.entry.details.summary == nil, !paper.entry.fields.contains(where: \.kind.isFolded)
        else { return nil }
        let lineEnd = text.lineEnd
        return ["", "<details>", "  <summary>Details</summary>", "\(next.label) "].joined(separator: lineEnd)
    }
}
