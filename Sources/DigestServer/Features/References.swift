import DigestFeatures
import LanguageServerProtocol

extension Session {
    func references(_ params: ReferenceParams) -> Answer {
        guard var inquiry = inquire(params.textDocument), let offset = inquiry.offset(of: params.position) else { return .null }
        let references = inquiry.snapshot.references(at: offset, includingDefinition: params.context.includeDeclaration)
        return .value(references.map { Location(uri: inquiry.document.uri, range: inquiry.positions.range($0.range)) })
    }

    func documentHighlights(_ params: TextDocumentPositionParams) -> Answer {
        guard var inquiry = inquire(params.textDocument), let offset = inquiry.offset(of: params.position) else { return .null }
        return .value(
            inquiry.snapshot.documentHighlights(at: offset).map {
                LanguageServerProtocol.DocumentHighlight(range: inquiry.positions.range($0.range), kind: $0.kind == .write ? .write : .read)
            })
    }
}
