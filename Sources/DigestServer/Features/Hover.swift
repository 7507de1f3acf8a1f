import DigestFeatures
import LanguageServerProtocol

extension Session {
    func hover(_ params: TextDocumentPositionParams) -> Answer {
        let markup = Client.markup(of: client.capabilities.textDocument.hover.contentFormat)
        guard var inquiry = inquire(params.textDocument), let offset = inquiry.offset(of: params.position),
            let hover = inquiry.snapshot.hover(at: offset, as: Markup(markup))
        else { return .null }
        return .value(
            LanguageServerProtocol.Hover(
                contents: MarkupContent(kind: markup, value: hover.content), range: inquiry.positions.range(hover.range)))
    }
}

extension Markup {
    init(_ kind: MarkupKind) {
        switch kind {
        case .markdown: self = .markdown
        case .plaintext: self = .plainText
        }
    }
}
