import DigestFeatures
import LanguageServerProtocol

extension Session {
    func semanticTokens(_ params: TextDocumentParams) -> Answer {
        guard let inquiry = inquire(params.textDocument) else { return .null }
        return .value(remembered(encoded(inquiry, inquiry.snapshot.semanticTokens()), inquiry.document))
    }

    /// The difference to what was sent last, or everything where the client holds something else.
    func semanticTokensDelta(_ params: SemanticTokensDeltaParams) -> Answer {
        guard let inquiry = inquire(params.textDocument) else { return .null }
        let before = inquiry.document.tokens
        let isKnown = before.id > 0 && params.previousResultId == resultID(of: inquiry.document)
        let tokens = remembered(encoded(inquiry, inquiry.snapshot.semanticTokens()), inquiry.document)
        guard isKnown else { return .value(tokens) }
        return .value(SemanticTokensDelta(resultId: tokens.resultId, edits: tokens.edits(from: before.data)))
    }

    func semanticTokensInRange(_ params: TextDocumentRangeParams) -> Answer {
        guard let inquiry = inquire(params.textDocument) else { return .null }
        return .value(encoded(inquiry, inquiry.snapshot.semanticTokens(in: inquiry.range(of: params.range))))
    }

    private func remembered(_ tokens: SemanticTokens, _ document: Document) -> SemanticTokens {
        document.tokens = Document.TokenState(id: document.tokens.id + 1, data: tokens.data)
        var tokens = tokens
        tokens.resultId = resultID(of: document)
        return tokens
    }

    private func resultID(of document: Document) -> String { "\(options.nonce)-\(document.serial)-\(document.tokens.id)" }

    /// The tokens of types that the client named, with modifiers that it named.
    private func encoded(_ inquiry: Inquiry, _ tokens: [DigestFeatures.SemanticToken]) -> SemanticTokens {
        let capability = client.capabilities.textDocument.semanticTokens
        let names = DigestFeatures.SemanticToken.typeNames
        let isKnown = names.map { capability.tokenTypes.isEmpty || capability.tokenTypes.contains($0) }
        let deprecated: UInt32 = capability.tokenModifiers.contains("deprecated") ? 1 : 0
        var positions = inquiry.positions
        let encoded = tokens.compactMap { token -> LanguageServerProtocol.SemanticToken? in
            guard isKnown[token.kind.rawValue] else { return nil }
            let start = positions.position(of: token.range.lowerBound)
            let end = positions.position(of: token.range.upperBound)
            return LanguageServerProtocol.SemanticToken(
                start: start, length: end.line == start.line ? end.character - start.character : 0, type: token.kind.rawValue,
                modifiers: token.isDeprecated ? deprecated : 0)
        }
        return SemanticTokens(encoding: encoded)
    }
}
