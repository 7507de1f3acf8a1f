import DigestFeatures
import DigestIndex
import DigestSyntax
import LanguageServerProtocol

extension Session {
    func documentLinks(_ params: TextDocumentParams) -> Answer {
        guard var inquiry = inquire(params.textDocument) else { return linksInNotes(params.textDocument) }
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

    /// From the names of papers in a Markdown file that is no digest to their newest entries; `https` addresses editors follow themselves.
    private func linksInNotes(_ name: TextDocumentIdentifier) -> Answer {
        guard let text = notes(name), let index = currentIndex else { return .null }
        var positions = PositionConverter(text, client.encoding)
        let hasTooltip = client.capabilities.textDocument.documentLink.tooltipSupport
        var links: [LanguageServerProtocol.DocumentLink] = []
        var newest: [ArxivIdentifier: Appearance?] = [:]
        for mention in ArxivIdentifier.mentions(in: text.bytes) where mention.identifierRange.lowerBound - mention.range.lowerBound <= 7 {
            let identifier = mention.identifier.paper
            let found = newest[identifier] ?? index.newestAppearance(of: identifier)
            newest.updateValue(found, forKey: identifier)
            guard let paper = found else { continue }
            links.append(
                LanguageServerProtocol.DocumentLink(
                    range: positions.range(mention.range),
                    target: Self.address(of: Position(line: paper.line, character: 0), in: uri(ofFile: paper.file)),
                    tooltip: hasTooltip ? "\(paper.dayOrName): \(displayed(paper.title))" : nil))
        }
        return .value(links)
    }

    /// A place in a document, by the fragment that editors agree on: line and column from 1.
    private static func address(of position: Position, in uri: DocumentURI) -> String {
        "\(uri.spelling)#L\(position.line + 1),\(position.character + 1)"
    }

    /// Links are complete as they are; a client that asks gets its own back.
    func resolveDocumentLink(_ link: LanguageServerProtocol.DocumentLink) -> Answer { .value(link) }
}
