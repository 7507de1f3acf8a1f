import DigestSyntax

/// A place that names what is under the caret.
package struct Reference: Sendable, Equatable {
    package let range: Range<Int>
    /// Whether it is what the others refer to: a section's heading and anchor, a paper's entry.
    package let isDefinition: Bool
}

/// A place to highlight: a definition is written, everything else read.
package struct DocumentHighlight: Sendable, Equatable {
    package enum Kind: Sendable, Equatable { case read, write }

    package let range: Range<Int>
    package let kind: Kind
}

extension Snapshot {
    /// Every place that names the category, paper or author under the caret, in the order of the text; empty where none is.
    package func references(at offset: Int, includingDefinition: Bool = true) -> [Reference] {
        let found = references(at: clamped(offset))
        return includingDefinition ? found : found.filter { !$0.isDefinition }
    }

    package func documentHighlights(at offset: Int) -> [DocumentHighlight] {
        references(at: clamped(offset)).map { DocumentHighlight(range: $0.range, kind: $0.isDefinition ? .write : .read) }
    }

    private func references(at offset: Int) -> [Reference] {
        if let category = category(at: offset) { return references(toCategory: category.name) }
        switch place(at: offset) {
        case .contentsLine(let block, let line):
            guard let section = section(of: line, inBlock: block) else { return [] }
            return references(toCategory: section.name)
        case .entry(let paper, .label(let field)) where field.kind == .mainCategory:
            return paper.category.map { references(toCategory: $0) } ?? []
        case .entry(_, .author(let name)): return authored(by: name).map { Reference(range: $0.range, isDefinition: false) }
        case .entry(let paper, .number), .entry(let paper, .title), .entry(let paper, .url), .entry(let paper, .heading):
            return paper.identifier.map { references(toPaper: $0) } ?? []
        case .entry(let paper, .value(let field)):
            return mention(at: offset, in: field, of: paper).map { references(toPaper: $0.identifier) } ?? []
        default: return []
        }
    }

    private func references(toCategory name: String) -> [Reference] {
        occurrences(ofCategory: name).map { Reference(range: $0.range, isDefinition: $0.role == .heading || $0.role == .anchor) }
    }

    private func references(toPaper identifier: ArxivIdentifier) -> [Reference] {
        let entries = entries(of: identifier).enumerated().map { index, paper in
            Reference(range: paper.entry.heading.url.map(paper.absolute) ?? paper.headingRange, isDefinition: index == 0)
        }
        let mentions = mentions(of: identifier).map { Reference(range: $0, isDefinition: false) }
        return (entries + mentions).sorted { $0.range.lowerBound < $1.range.lowerBound }
    }
}
