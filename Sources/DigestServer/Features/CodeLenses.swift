import DigestFeatures
import DigestIndex
import DigestSyntax
import JSON
import LanguageServerProtocol

extension Session {
    func codeLenses(_ params: TextDocumentParams) -> Answer {
        guard var inquiry = inquire(params.textDocument) else { return .null }
        let uri = JSONValue(inquiry.document.uri.spelling)
        let sections =
            inquiry.snapshot.codeLenses().map { lens in
                let range = inquiry.positions.range(lens.range)
                let place = inquiry.positions.position(of: lens.target.lowerBound)
                let command = Command(
                    title: lens.title, command: ServerCommand.reveal.rawValue,
                    arguments: [["uri": uri, "line": JSONValue(place.line), "character": JSONValue(place.character)]])
                return LanguageServerProtocol.CodeLens(range: range, command: command)
            }
        return .value(sections + lensesElsewhere(&inquiry))
    }

    /// Above the papers that other digests have too; they lead to the newest of them.
    private func lensesElsewhere(_ inquiry: inout Inquiry) -> [LanguageServerProtocol.CodeLens] {
        guard let index = currentIndex else { return [] }
        let file = file(of: inquiry.document)
        let counts = library.holds(file) ? index.otherAppearanceCounts(ofPapersIn: file) : nil
        var lenses: [LanguageServerProtocol.CodeLens] = []
        var commands: [ArxivIdentifier: Command?] = [:]
        for (identifier, heading) in inquiry.snapshot.identifiedPapers() {
            if let counts, counts[identifier.paper] == nil { continue }
            let known = commands[identifier.paper] ?? command(revealing: index.appearances(of: identifier, outside: file))
            commands.updateValue(known, forKey: identifier.paper)
            guard let command = known else { continue }
            lenses.append(LanguageServerProtocol.CodeLens(range: inquiry.positions.range(heading), command: command))
        }
        return lenses
    }

    private func command(revealing others: [Appearance]) -> Command? {
        guard let newest = others.last else { return nil }
        let files = Set(others.map(\.file)).count
        return Command(
            title: files == 1 ? "in 1 other digest" : "in \(files) other digests", command: ServerCommand.reveal.rawValue,
            arguments: [["uri": JSONValue(uri(ofFile: newest.file).spelling), "line": JSONValue(newest.line), "character": JSONValue(0)]])
    }

    /// Lenses are complete as they are; a client that asks gets its own back.
    func resolveCodeLens(_ lens: LanguageServerProtocol.CodeLens) -> Answer { .value(lens) }
}
