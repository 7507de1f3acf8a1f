import DigestFeatures
import JSON
import LanguageServerProtocol

extension Session {
    func codeLenses(_ params: TextDocumentParams) -> Answer {
        guard var inquiry = inquire(params.textDocument) else { return .null }
        let uri = JSONValue(inquiry.document.uri.spelling)
        return .value(
            inquiry.snapshot.codeLenses().map { lens in
                let range = inquiry.positions.range(lens.range)
                let place = inquiry.positions.position(of: lens.target.lowerBound)
                let command = Command(
                    title: lens.title, command: ServerCommand.reveal.rawValue,
                    arguments: [["uri": uri, "line": JSONValue(place.line), "character": JSONValue(place.character)]])
                return LanguageServerProtocol.CodeLens(range: range, command: command)
            })
    }

    /// Lenses are complete as they are; a client that asks gets its own back.
    func resolveCodeLens(_ lens: LanguageServerProtocol.CodeLens) -> Answer { .value(lens) }
}
