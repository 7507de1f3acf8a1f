import DigestLint
import DigestSyntax

/// What is shown beside a caret or a mouse.
package struct Hover: Sendable, Equatable {
    package let content: String
    /// What the content is about.
    package let range: Range<Int>
}

extension Snapshot {
    /// The paper around `offset`, or what is more specific: a category, an author, a line of the contents, a section's header, a
    /// suppression comment.
    package func hover(at offset: Int, as markup: Markup) -> Hover? {
        let offset = clamped(offset)
        var text = MarkupText(markup)
        let range: Range<Int>
        switch place(at: offset) {
        case .contentsLine(let block, let line):
            range = digest.blocks[block].absolute(line.range)
            let name = [line.target, line.label].compactMap { $0 }.first.map { string(digest.blocks[block].absolute($0)) }
            writeSection(section(of: line, inBlock: block), named: name ?? "", listed: line.total, &text)
        case .sectionAnchor(let block, let anchor):
            range = digest.blocks[block].absolute(anchor.range)
            writeSection(ofHeader: block, &text)
        case .sectionHeading(let block, let heading):
            range = digest.blocks[block].absolute(heading.range)
            writeSection(ofHeader: block, &text)
        case .backLink(let block, let heading):
            range = digest.blocks[block].absolute(heading.back)
            writeContents(&text)
        case .contents(let block):
            guard let contents = digest.blocks[block].contents,
                let line = [contents.anchor?.range, contents.heading?.range].compactMap({ $0 }).map(digest.blocks[block].absolute)
                    .first(where: { $0.touches(offset) })
            else { return nil }
            range = line
            writeContents(&text)
        case .comment(let comment):
            guard writeSuppression(comment, at: offset, &text) else { return nil }
            range = comment
        case .entry(let paper, .author(let name)):
            range = name
            writeAuthor(name, of: paper, &text)
        case .entry(let paper, .value(let field)) where field.kind == .mainCategory:
            range = paper.absolute(field.value)
            writeCategory(string(range), &text)
        case .entry(let paper, let part):
            range = Self.range(of: part, in: paper, at: offset)
            write(paper, &text)
        case .sectionHeader, .elsewhere: return nil
        }
        let content = text.finished
        return content.isEmpty ? nil : Hover(content: content, range: range)
    }

    private static func range(of part: Place.EntryPart, in paper: Paper, at offset: Int) -> Range<Int> {
        switch part {
        case .number, .title, .url, .heading: paper.absolute(paper.entry.heading.range)
        case .author(let name): name
        case .label(let field), .value(let field):
            paper.absolute(min(field.label.lowerBound, field.value.lowerBound)..<max(field.label.upperBound, field.value.upperBound))
        case .other: offset..<offset
        }
    }
}

// MARK: - Papers

extension Snapshot {
    /// The most authors that are named; some papers have three thousand.
    private static let authorLimit = 20
    /// The most papers of a section or an author that are listed.
    private static let paperLimit = 40

    /// Writes what a reader wants to know of a paper: title, authors, where it is, TL;DR and abstract.
    func write(_ paper: Paper, _ text: inout MarkupText) {
        text.strong(paper.readableTitle)
        text.endParagraph()
        writeAuthors(of: paper, &text)
        writeAddresses(of: paper, &text)
        if isUnsummarised(paper) {
            text.note("Not summarised.")
        } else if let summary = paper.display(.tldr) {
            text.strong("TL;DR")
            text.blank()
            text.text(summary)
            text.endParagraph()
        }
        if let abstract = paper.value(.abstract) {
            for paragraph in paragraphs(of: abstract) {
                text.text(unicodeFromLaTeX(singleLine(string(paragraph))))
                text.endParagraph()
            }
        } else {
            text.note("This entry has no abstract.")
        }
    }

    private func writeAuthors(of paper: Paper, _ text: inout MarkupText) {
        let authors = paper.authors
        guard !authors.isEmpty else { return }
        // "and 1 more" takes the room of the one.
        let shown = authors.count <= Self.authorLimit + 1 ? authors.count : Self.authorLimit
        text.text(authors.prefix(shown).map { paper.display($0) }.joined(separator: ", "))
        if shown < authors.count { text.trusted(" and \(grouped(authors.count - shown)) more") }
        text.endParagraph()
    }

    private func writeAddresses(of paper: Paper, _ text: inout MarkupText) {
        if let identifier = paper.identifier {
            text.link(identifier.description, Self.abstractAddress(of: identifier), showsAddress: true)
            text.trusted(" · ")
            text.link("PDF", Self.documentAddress(of: identifier), showsAddress: true)
        }
        if let category = paper.category {
            if paper.identifier != nil { text.trusted(" · ") }
            text.text(Self.titled(category))
        }
        if paper.identifier != nil || paper.category != nil { text.endParagraph() }
    }

    /// `cs.CV` → "cs.CV, Computer Vision and Pattern Recognition".
    static func titled(_ category: String) -> String {
        Category.named(category).map { "\(category) (\($0.name))" } ?? category
    }

    /// The abstract page of a paper on arXiv.
    static func abstractAddress(of identifier: ArxivIdentifier) -> String { "https://arxiv.org/abs/\(identifier)" }

    /// The PDF of a paper on arXiv.
    static func documentAddress(of identifier: ArxivIdentifier) -> String { "https://arxiv.org/pdf/\(identifier)" }

    /// Splits an abstract where a line begins with two blanks, as arXiv writes a further paragraph, or is empty.
    private func paragraphs(of range: Range<Int>) -> [Range<Int>] {
        var result: [Range<Int>] = []
        var start = range.lowerBound
        for line in text.line(containing: range.lowerBound)...text.line(containing: range.upperBound) {
            let content = text.contentRange(ofLine: line)
            guard content.lowerBound > start, content.lowerBound < range.upperBound else { continue }
            let begins = content.isEmpty || byte(at: content.lowerBound) == 0x20 && byte(at: content.lowerBound + 1) == 0x20
            guard begins else { continue }
            result.append(start..<content.lowerBound)
            start = content.lowerBound
        }
        result.append(start..<max(start, range.upperBound))
        return result.filter { !trimmed($0).isEmpty }
    }

    /// Writes the author under the caret and their other papers in the digest.
    private func writeAuthor(_ name: Range<Int>, of paper: Paper, _ text: inout MarkupText) {
        text.strong(paper.display(name))
        text.endParagraph()
        let others = authored(by: name).filter { $0.paper.index != paper.index }.map(\.paper)
        guard !others.isEmpty else { return text.trusted("No other paper in this digest.") }
        text.trusted("\(counted(others.count, "other paper")) in this digest:")
        text.endParagraph()
        writeList(others, &text)
    }

    func writeList(_ papers: [Paper], _ text: inout MarkupText) {
        for paper in papers.prefix(Self.paperLimit) {
            text.item()
            text.text(paper.readableTitle)
        }
        guard papers.count > Self.paperLimit else { return }
        text.item()
        text.trusted("and \(grouped(papers.count - Self.paperLimit)) more")
    }
}
