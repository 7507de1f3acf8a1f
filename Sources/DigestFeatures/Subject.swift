package import DigestSyntax

/// What stands under a caret that other digests may know more of.
package enum Subject: Sendable, Equatable {
    /// The paper whose entry the caret stands in, by its heading or by anything that has nothing more specific.
    case paper(ArxivIdentifier, isHeading: Bool)
    /// A paper that a text mentions.
    case mention(ArxivIdentifier)
    /// An author, by the name as it stands there.
    case author(String)
}

extension Snapshot {
    /// What to ask other digests about at `offset`, and where it stands.
    package func subject(at offset: Int) -> (subject: Subject, range: Range<Int>)? {
        let offset = clamped(offset)
        guard case .entry(let paper, let part) = place(at: offset) else { return nil }
        switch part {
        case .author(let name): return (.author(string(name)), name)
        case .number(let range), .title(let range), .url(let range): return paper.identifier.map { (.paper($0, isHeading: true), range) }
        case .heading: return paper.identifier.map { (.paper($0, isHeading: true), paper.absolute(paper.entry.heading.range)) }
        case .value(let field) where field.kind == .mainCategory: return nil
        case .value(let field):
            if let mention = mention(at: offset, in: field, of: paper) { return (.mention(mention.identifier), mention.range) }
            return paper.identifier.map { (.paper($0, isHeading: false), offset..<offset) }
        case .label, .other: return paper.identifier.map { (.paper($0, isHeading: false), offset..<offset) }
        }
    }

    /// The papers of the digest that have identifiers: where their headings stand, and their TL;DRs.
    package func identifiedPapers() -> [(identifier: ArxivIdentifier, heading: Range<Int>)] {
        papers.compactMap { paper in paper.identifier.map { ($0, paper.headingRange) } }
    }

    /// The TL;DR of the first entry of a paper, as it is written.
    package func summary(of identifier: ArxivIdentifier) -> String? {
        entries(of: identifier).first?.value(.tldr).map { string($0) }
    }

    /// The identifier, title, and TL;DR of the entry around an offset, for people.
    package func citation(at offset: Int) -> (identifier: ArxivIdentifier, title: String, summary: String?)? {
        guard case .entry(let paper, _) = place(at: offset), let identifier = paper.identifier else { return nil }
        return (identifier, paper.title, isUnsummarised(paper) ? nil : paper.display(.tldr))
    }
}

/// A text of a digest for people: on one line, its LaTeX as Unicode.
package func displayed(_ text: String) -> String { unicodeFromLaTeX(singleLine(text)) }
