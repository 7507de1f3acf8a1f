import DigestFeatures
import DigestIndex
import DigestSyntax
import JSON
import LanguageServerProtocol

// Papers call the papers that their texts mention.

extension Session {
    func prepareCallHierarchy(_ params: TextDocumentPositionParams) -> Answer {
        guard let index = currentIndex, let inquiry = inquire(params.textDocument), let offset = inquiry.offset(of: params.position),
            let subject = inquiry.snapshot.subject(at: offset)
        else { return .null }
        var elsewhere = Elsewhere(self)
        switch subject.subject {
        case .paper(let identifier, _):
            let here = index.appearances(of: identifier).first { $0.file == file(of: inquiry.document) }
            return Answer((here ?? index.firstAppearance(of: identifier)).map { [item($0, &elsewhere)] })
        case .mention(let identifier):
            return Answer(index.firstAppearance(of: identifier).map { [item($0, &elsewhere)] })
        case .author: return .null
        }
    }

    private func item(_ paper: Appearance, _ elsewhere: inout Elsewhere) -> CallHierarchyItem {
        let place = elsewhere.location(of: paper)
        let identifier = paper.paper?.canonicalText
        return CallHierarchyItem(
            name: Self.name(of: paper), kind: SymbolKind(DigestFeatures.DocumentSymbol.Kind.entry),
            detail: [identifier, paper.dayOrName].compactMap { $0 }.joined(separator: " · "), uri: place.uri, range: place.range,
            selectionRange: place.range, data: identifier.map { ["paper": JSONValue($0)] })
    }

    private func paper(of item: CallHierarchyItem) -> ArxivIdentifier? {
        item.data?["paper"]?.string.flatMap { try? ArxivIdentifier($0) }
    }

    /// Who mentions the paper: each entry with its mentions.
    func incomingCalls(_ params: CallHierarchyCallsParams) -> Answer {
        guard let index = currentIndex, let paper = paper(of: params.item) else { return .null }
        var elsewhere = Elsewhere(self)
        var calls: [CallHierarchyIncomingCall] = []
        var last: Appearance?
        for mention in index.mentions(of: paper) {
            let range = elsewhere.location(of: mention).range
            if mention.source == last, !calls.isEmpty {
                calls[calls.count - 1].fromRanges.append(range)
            } else {
                calls.append(CallHierarchyIncomingCall(from: item(mention.source, &elsewhere), fromRanges: [range]))
            }
            last = mention.source
        }
        return .value(calls)
    }

    /// Whom the entry mentions, where the library has them.
    func outgoingCalls(_ params: CallHierarchyCallsParams) -> Answer {
        guard let index = currentIndex, let paper = paper(of: params.item) else { return .null }
        var elsewhere = Elsewhere(self)
        var calls: [CallHierarchyOutgoingCall] = []
        var places: [ArxivIdentifier: Int] = [:]
        // The places of mentions are in the item's own file.
        for mention in index.mentions(by: paper) where DocumentURI(filePath: mention.source.file) == params.item.uri {
            let target = mention.target.paper
            let range = elsewhere.location(of: mention).range
            if let place = places[target] {
                calls[place].fromRanges.append(range)
            } else if let first = index.firstAppearance(of: target) {
                places[target] = calls.count
                calls.append(CallHierarchyOutgoingCall(to: item(first, &elsewhere), fromRanges: [range]))
            }
        }
        return .value(calls)
    }
}
