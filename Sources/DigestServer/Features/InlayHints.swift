import DigestFeatures
import DigestIndex
import DigestSyntax
import JSON
import LanguageServerProtocol

extension Session {
    /// Without tooltips for clients that fetch them when the mouse is there.
    func inlayHints(_ params: TextDocumentRangeParams) -> Answer {
        guard var inquiry = inquire(params.textDocument) else { return .null }
        let isLazy = client.resolvesInlayHints
        let uri = JSONValue(inquiry.document.uri.spelling)
        let range = inquiry.range(of: params.range)
        let own =
            inquiry.snapshot.inlayHints(in: range).map { hint in
                LanguageServerProtocol.InlayHint(
                    position: inquiry.positions.position(of: hint.offset), label: hint.label,
                    tooltip: isLazy ? nil : MarkupContent(kind: .plaintext, value: hint.tooltip), paddingLeft: hint.hasPaddingBefore,
                    data: isLazy ? ["uri": uri] : nil)
            }
        return .value(own + hintsElsewhere(&inquiry, range))
    }

    /// Behind the headings of papers that an earlier digest has already.
    private func hintsElsewhere(_ inquiry: inout Inquiry, _ range: Range<Int>) -> [LanguageServerProtocol.InlayHint] {
        guard let index = currentIndex, let file = inquiry.document.path, library.holds(file) else { return [] }
        let earlier = index.earlierAppearances(ofPapersIn: file)
        guard !earlier.isEmpty else { return [] }
        return inquiry.snapshot.identifiedPapers().compactMap { identifier, heading in
            guard heading.upperBound >= range.lowerBound, heading.upperBound <= range.upperBound, let first = earlier[identifier.paper]
            else { return nil }
            let number = first.number.map { " (#\($0))" } ?? ""
            return LanguageServerProtocol.InlayHint(
                position: inquiry.positions.position(of: heading.upperBound),
                label: first.day.map { "seen before on \($0)" } ?? "seen before in \(first.dayOrName)",
                tooltip: MarkupContent(kind: .plaintext, value: "First in \(first.dayOrName)\(number): \(displayed(first.title))"),
                paddingLeft: true)
        }
    }

    func resolveInlayHint(_ hint: LanguageServerProtocol.InlayHint) -> Answer {
        var hint = hint
        guard hint.tooltip == nil, let uri = hint.data?["uri"]?.string,
            let inquiry = inquire(TextDocumentIdentifier(uri: DocumentURI(uri))),
            let offset = inquiry.offset(of: hint.position)
        else { return .value(hint) }
        let here = inquiry.snapshot.inlayHints(in: offset..<offset).first { $0.label == hint.label }
        hint.tooltip = here.map { MarkupContent(kind: .plaintext, value: $0.tooltip) }
        return .value(hint)
    }
}
