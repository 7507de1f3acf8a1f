import DigestFeatures
import LanguageServerProtocol

extension Session {
    /// Definition, declaration and type definition, which differ in the question only.
    func link(
        _ params: TextDocumentPositionParams, _ capability: LinkClientCapabilities, _ question: (Snapshot, Int) -> DefinitionLink?
    ) -> Answer {
        guard var inquiry = inquire(params.textDocument), let offset = inquiry.offset(of: params.position),
            let link = question(inquiry.snapshot, offset)
        else { return .null }
        let selection = inquiry.positions.range(link.targetSelection)
        guard capability.linkSupport else { return .value(Location(uri: inquiry.document.uri, range: selection)) }
        return .value([
            LocationLink(
                originSelectionRange: inquiry.positions.range(link.origin), targetUri: inquiry.document.uri,
                targetRange: inquiry.positions.range(link.target), targetSelectionRange: selection)
        ])
    }
}
