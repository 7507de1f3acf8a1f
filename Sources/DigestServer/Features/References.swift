import DigestFeatures
import DigestIndex
import LanguageServerProtocol

extension Session {
    func references(_ params: ReferenceParams) -> Answer {
        guard var inquiry = inquire(params.textDocument), let offset = inquiry.offset(of: params.position) else { return .null }
        let references = inquiry.snapshot.references(at: offset, includingDefinition: params.context.includeDeclaration)
        let here = references.map { Location(uri: inquiry.document.uri, range: inquiry.positions.range($0.range)) }
        return .value(here + referencesElsewhere(inquiry, offset, includesFirst: params.context.includeDeclaration))
    }

    /// In the other digests of the library: where the paper stands and is mentioned, and the author's papers.
    private func referencesElsewhere(_ inquiry: Inquiry, _ offset: Int, includesFirst: Bool) -> [Location] {
        guard let index = currentIndex, let (subject, _) = inquiry.snapshot.subject(at: offset) else { return [] }
        let file = file(of: inquiry.document)
        var elsewhere = Elsewhere(self)
        switch subject {
        case .paper(_, isHeading: false): return []
        case .paper(let paper, isHeading: true), .mention(let paper):
            let first = includesFirst ? nil : index.firstAppearance(of: paper)
            let appearances = index.appearances(of: paper, outside: file).filter { $0 != first }
            let mentions = index.mentions(of: paper).filter { $0.source.file != file }
            return appearances.map { elsewhere.location(of: $0) } + mentions.map { elsewhere.location(of: $0) }
        case .author(let name):
            return library.index.papers(ofAuthor: name).filter { $0.file != file }.map { elsewhere.location(of: $0) }
        }
    }

    func documentHighlights(_ params: TextDocumentPositionParams) -> Answer {
        guard var inquiry = inquire(params.textDocument), let offset = inquiry.offset(of: params.position) else { return .null }
        return .value(
            inquiry.snapshot.documentHighlights(at: offset).map {
                LanguageServerProtocol.DocumentHighlight(range: inquiry.positions.range($0.range), kind: $0.kind == .write ? .write : .read)
            })
    }
}
