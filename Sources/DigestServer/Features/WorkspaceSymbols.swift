import DigestFeatures
import DigestIndex
import JSON
import LanguageServerProtocol

extension Session {
    private static let symbolLimit = 128

    /// Places without ranges for clients that fetch them when somebody goes there; for all others the line of the heading, which begins
    /// where every way of counting columns begins.
    func workspaceSymbols(_ params: WorkspaceSymbolParams) -> Answer {
        guard currentIndex != nil else { return .null }
        let papers = library.index.search(params.query, limit: Self.symbolLimit)
        let kind = SymbolKind(DigestFeatures.DocumentSymbol.Kind.entry)
        guard client.resolvesWorkspaceSymbols else {
            return .value(
                papers.map { paper in
                    SymbolInformation(
                        name: Self.name(of: paper), kind: kind,
                        location: Location(
                            uri: uri(ofFile: paper.file), range: PositionRange(at: Position(line: paper.line, character: 0))),
                        containerName: Self.container(of: paper))
                })
        }
        return .value(
            papers.map { paper in
                WorkspaceSymbol(
                    name: Self.name(of: paper), kind: kind, containerName: Self.container(of: paper), uri: uri(ofFile: paper.file),
                    data: [
                        "line": JSONValue(paper.line), "start": JSONValue(paper.range.lowerBound), "end": JSONValue(paper.range.upperBound),
                    ])
            })
    }

    func resolveWorkspaceSymbol(_ symbol: WorkspaceSymbol) -> Answer {
        var symbol = symbol
        guard symbol.range == nil, let path = symbol.uri.filePath, let line = symbol.data?["line"]?.int(in: 0...Position.largest),
            let start = symbol.data?["start"]?.int(in: 0...Position.largest),
            let end = symbol.data?["end"]?.int(in: start...Position.largest)
        else { return .value(symbol) }
        var elsewhere = Elsewhere(self)
        symbol.range =
            library.holds(path) ? elsewhere.range(start..<end, line: line, in: path) : PositionRange(at: Position(line: line, character: 0))
        return .value(symbol)
    }

    static func name(of paper: Appearance) -> String {
        let title = displayed(paper.title)
        return title.isEmpty ? "(untitled)" : title
    }

    /// `2025-12-12 · cs.CV · First Author et al.`
    private static func container(of paper: Appearance) -> String {
        var parts = [paper.dayOrName]
        if let category = paper.category { parts.append(displayed(category)) }
        let authors = paper.authors.split(separator: ",", maxSplits: 1)
        if let first = authors.first { parts.append(displayed(String(first)) + (authors.count > 1 ? " et al." : "")) }
        return parts.joined(separator: " · ")
    }
}
