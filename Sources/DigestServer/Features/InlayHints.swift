import DigestFeatures
import JSON
import LanguageServerProtocol

extension Session {
    /// Without tooltips for clients that fetch them when the mouse is there.
    func inlayHints(_ params: TextDocumentRangeParams) -> Answer {
        guard var inquiry = inquire(params.textDocument) else { return .null }
        let isLazy = client.resolvesInlayHints
        let uri = JSONValue(inquiry.document.uri.spelling)
        return .value(
            inquiry.snapshot.inlayHints(in: inquiry.range(of: params.range)).map { hint in
                LanguageServerProtocol.InlayHint(
                    position: inquiry.positions.position(of: hint.offset), label: hint.label,
                    tooltip: isLazy ? nil : MarkupContent(kind: .plaintext, value: hint.tooltip), paddingLeft: hint.hasPaddingBefore,
                    data: isLazy ? ["uri": uri] : nil)
            })
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
