import DigestFeatures
import LanguageServerProtocol

extension Session {
    func documentLinks(_ params: TextDocumentParams) -> Answer {
        guard var inquiry = inquire(params.textDocument) else { return .null }
        let hasTooltip = client.capabilities.textDocument.documentLink.tooltipSupport
        return .value(
            inquiry.snapshot.documentLinks().map { link in
                let target =
                    switch link.target {
                    case .address(let address): address
                    case .place(let offset): Self.address(of: inquiry.positions.position(of: offset), in: inquiry.document.uri)
                    }
                return LanguageServerProtocol.DocumentLink(
                    range: inquiry.positions.range(link.range), target: target, tooltip: hasTooltip ? link.tooltip : nil)
            })
    }

    /// A place in a document, by the fragment that editors agree on: line and column from 1.
    private static func address(of position: Position, in uri: DocumentURI) -> String {
        "\(uri.spelling)#L\(position.line + 1),\(position.character + 1)"
    }

    /// Links are complete as they are; a client that asks gets its own back.
    func resolveDocumentLink(_ link: LanguageServerProtocol.DocumentLink) -> Answer { .value(link) }
}
