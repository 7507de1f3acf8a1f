import DigestSyntax

/// What stands under a caret.
enum Place {
    /// The contents, but none of their lines.
    case contents(block: Int)
    case contentsLine(block: Int, ContentsLine)
    case sectionAnchor(block: Int, Anchor)
    case sectionHeading(block: Int, SectionHeading)
    /// The link back to the contents behind a section's name.
    case backLink(block: Int, SectionHeading)
    /// A section's header, but none of its lines.
    case sectionHeader(block: Int)
    /// An HTML comment with a line of its own.
    case comment(Range<Int>)
    case entry(Paper, EntryPart)
    /// Text before the contents, or an empty file.
    case elsewhere

    enum EntryPart {
        case number(Range<Int>)
        case title(Range<Int>)
        case url(Range<Int>)
        /// The heading's line, but none of its parts.
        case heading
        case author(Range<Int>)
        case label(Field)
        case value(Field)
        case other
    }
}

extension Snapshot {
    func place(at offset: Int) -> Place {
        let offset = clamped(offset)
        guard let index = digest.blockIndex(containing: offset) else { return .elsewhere }
        let block = digest.blocks[index]
        if let comment = block.node.comments.first(where: { block.absolute($0).touches(offset) }) {
            return .comment(block.absolute(comment))
        }
        switch block.node.content {
        case .preamble: return .elsewhere
        case .contents(let contents):
            guard let line = contents.lines.first(where: { block.absolute($0.range).touches(offset) }) else {
                return .contents(block: index)
            }
            return .contentsLine(block: index, line)
        case .section(let header):
            if let anchor = header.anchor, block.absolute(anchor.range).touches(offset) { return .sectionAnchor(block: index, anchor) }
            if let heading = header.heading, block.absolute(heading.range).touches(offset) {
                let isOnBack = !heading.back.isEmpty && block.absolute(heading.back).touches(offset)
                return isOnBack ? .backLink(block: index, heading) : .sectionHeading(block: index, heading)
            }
            return .sectionHeader(block: index)
        case .entry(let entry):
            let paper = Paper(index: index, block: block, entry: entry, text: digest.text)
            return .entry(paper, part(of: paper, at: offset))
        }
    }

    private func part(of paper: Paper, at offset: Int) -> Place.EntryPart {
        let heading = paper.entry.heading
        if !heading.range.isEmpty, paper.absolute(heading.range).touches(offset) {
            if let title = heading.title, paper.absolute(title).touches(offset) { return .title(paper.absolute(title)) }
            if let url = heading.url, paper.absolute(url).touches(offset) { return .url(paper.absolute(url)) }
            if let number = heading.numberText, paper.absolute(number).touches(offset) { return .number(paper.absolute(number)) }
            return .heading
        }
        if let authors = paper.entry.authors, paper.absolute(authors.line).touches(offset) {
            return author(of: paper, at: offset).map { .author($0) } ?? .other
        }
        for field in paper.entry.fields {
            if !field.value.isEmpty, paper.absolute(field.value).touches(offset) { return .value(field) }
            if !field.label.isEmpty, paper.absolute(field.label).touches(offset) { return .label(field) }
        }
        return .other
    }

    /// The author's name under the caret. Looks at the bytes around the caret only: a line of authors may have 45,000 of them.
    private func author(of paper: Paper, at offset: Int) -> Range<Int>? {
        guard let names = paper.entry.authors.map({ paper.absolute($0.names) }).map(clamped), names.touches(offset) else { return nil }
        let comma = UInt8(ascii: ",")
        let start = bytes(names.lowerBound..<offset).lastIndex(of: comma).map { $0 + 1 } ?? names.lowerBound
        let end = bytes(offset..<names.upperBound).firstIndex(of: comma) ?? names.upperBound
        let name = trimmed(start..<end)
        return name.isEmpty ? nil : name
    }

    /// The category that the caret stands on: in the contents, in a section's anchor or heading, or as an entry's main category.
    func category(at offset: Int) -> (name: String, range: Range<Int>)? {
        let offset = clamped(offset)
        let range: Range<Int>
        switch place(at: offset) {
        case .contentsLine(let block, let line):
            let start = digest.blocks[block]
            guard let part = [line.label, line.target].compactMap({ $0 }).map(start.absolute).first(where: { $0.touches(offset) }) else {
                return nil
            }
            range = part
        case .sectionAnchor(let block, let anchor): range = digest.blocks[block].absolute(anchor.name)
        case .sectionHeading(let block, let heading): range = digest.blocks[block].absolute(heading.name)
        case .entry(let paper, .value(let field)) where field.kind == .mainCategory: range = paper.absolute(field.value)
        default: return nil
        }
        guard range.touches(offset), !range.isEmpty else { return nil }
        return (string(range), range)
    }

    /// The section that a contents line leads to: by its target, else by its label.
    func section(of line: ContentsLine, inBlock block: Int) -> Outline.Section? {
        let names = [line.target, line.label].compactMap { $0 }.map { string(digest.blocks[block].absolute($0)) }
        return names.lazy.compactMap { outline.section(named: $0) }.first.map { outline.sections[$0] }
    }

    /// The line of the contents that lists a section of that name.
    func contentsLine(named name: String) -> Outline.Line? {
        outline.contentsLines.first { $0.target == name } ?? outline.contentsLines.first { $0.label == name }
    }

    /// Where a section begins for a reader: its heading, else its anchor, else its first entry.
    func start(of section: Outline.Section) -> (range: Range<Int>, selection: Range<Int>)? {
        if let index = section.header, let header = digest.blocks[index].section {
            let block = digest.blocks[index]
            if let heading = header.heading { return (block.absolute(heading.range), block.absolute(heading.name)) }
            if let anchor = header.anchor { return (block.absolute(anchor.range), block.absolute(anchor.name)) }
        }
        return paper(atBlock: section.entries.lowerBound).map { ($0.headingRange, $0.selectionRange) }
    }

    /// A section with its header and all its entries, trailing blank lines left out.
    func range(of section: Outline.Section) -> Range<Int> {
        let first = section.header ?? section.entries.lowerBound
        let last = section.entries.isEmpty ? first : section.entries.upperBound - 1
        guard digest.blocks.indices.contains(first), digest.blocks.indices.contains(last) else { return 0..<0 }
        let start = digest.blocks[first].start
        return start..<max(start, textRange(of: digest.blocks[last]).upperBound)
    }
}
