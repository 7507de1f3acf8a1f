import DigestFeatures
import DigestIndex
import DigestSyntax
import LanguageServerProtocol

extension Session {
    /// Within the digest where the question is answered there, else in the library: the first place where the paper stands.
    func definition(_ params: TextDocumentPositionParams) -> Answer {
        let capability = client.capabilities.textDocument.definition
        guard var inquiry = inquire(params.textDocument) else {
            guard let (paper, range) = mention(at: params), let first = currentIndex?.firstAppearance(of: paper) else { return .null }
            return link(to: first, from: range, capability)
        }
        guard let index = currentIndex, let offset = inquiry.offset(of: params.position),
            let (subject, range) = inquiry.snapshot.subject(at: offset)
        else { return link(params, capability) { $0.definition(at: $1) } }
        let file = file(of: inquiry.document)
        switch subject {
        case .paper(let paper, isHeading: true):
            guard let first = index.firstAppearance(of: paper), first.file != file else { break }
            // A document that counts for no file comes after all that do.
            return link(to: first, from: inquiry.positions.range(range), capability)
        case .mention(let paper):
            guard inquiry.snapshot.definition(at: offset) == nil, let first = index.firstAppearance(of: paper) else { break }
            return link(to: first, from: inquiry.positions.range(range), capability)
        case .paper, .author: break
        }
        return link(params, capability) { $0.definition(at: $1) }
    }

    private func link(to paper: Appearance, from origin: PositionRange, _ capability: LinkClientCapabilities) -> Answer {
        var elsewhere = Elsewhere(self)
        let place = elsewhere.location(of: paper)
        guard capability.linkSupport else { return .value(place) }
        return .value([
            LocationLink(originSelectionRange: origin, targetUri: place.uri, targetRange: place.range, targetSelectionRange: place.range)
        ])
    }

    /// Definition, declaration and type definition within a digest, which differ in the question only.
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

    // MARK: Markdown files that are no digests

    /// The text of an open document that is no digest, in a session with folders; nil for all others.
    func notes(_ name: TextDocumentIdentifier) -> SourceText? {
        guard !library.roots.isEmpty, let document = documents[name.uri], !document.isDigest else { return nil }
        return document.text
    }

    /// The paper that such a text names at a place.
    func mention(at params: TextDocumentPositionParams) -> (paper: ArxivIdentifier, range: PositionRange)? {
        guard let text = notes(params.textDocument), let offset = text.offset(ofQuery: params.position, client.encoding) else { return nil }
        let line = text.contentRange(ofLine: params.position.line)
        for mention in ArxivIdentifier.mentions(in: text.bytes[line]) {
            let range = line.lowerBound + mention.range.lowerBound..<line.lowerBound + mention.range.upperBound
            guard range.lowerBound <= offset, offset <= range.upperBound else { continue }
            var positions = PositionConverter(text, client.encoding)
            return (mention.identifier, positions.range(range))
        }
        return nil
    }
}
