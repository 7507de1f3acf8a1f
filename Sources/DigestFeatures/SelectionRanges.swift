import DigestSyntax

extension Snapshot {
    /// For each offset what a selection grows to, from the word under it to the whole file.
    ///
    /// - Returns: One answer per offset, in their order: ranges that hold the offset, each one larger than the one before it. An answer is
    ///   never empty; where there is nothing to select it holds an empty range.
    package func selectionRanges(at offsets: [Int]) -> [[Range<Int>]] { offsets.map { selectionRanges(at: clamped($0)) } }

    private func selectionRanges(at offset: Int) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        func add(_ range: Range<Int>?) {
            guard let range, range.touches(offset), !range.isEmpty else { return }
            guard let last = ranges.last else { return ranges.append(range) }
            guard range != last, range.lowerBound <= last.lowerBound, range.upperBound >= last.upperBound else { return }
            ranges.append(range)
        }
        add(text.bytes.word(at: offset, within: lineContent(at: offset)))
        switch place(at: offset) {
        case .contents(let block): addContents(block, add)
        case .contentsLine(let block, let line):
            for part in [line.label, line.target, line.totalText, line.range] { add(part.map(digest.blocks[block].absolute)) }
            addContents(block, add)
        case .sectionAnchor(let block, let anchor):
            add(digest.blocks[block].absolute(anchor.name))
            add(digest.blocks[block].absolute(anchor.range))
            addSection(ofHeader: block, add)
        case .sectionHeading(let block, let heading), .backLink(let block, let heading):
            add(digest.blocks[block].absolute(heading.name))
            add(digest.blocks[block].absolute(heading.back))
            add(digest.blocks[block].absolute(heading.range))
            addSection(ofHeader: block, add)
        case .sectionHeader(let block): addSection(ofHeader: block, add)
        case .comment(let range):
            add(range)
            if let block = digest.blockIndex(containing: offset), let paper = paper(atBlock: block) { addEntry(paper, add) }
        case .entry(let paper, let part):
            addPart(part, of: paper, at: offset, add)
            addEntry(paper, add)
        case .elsewhere: break
        }
        add(0..<text.count)
        return ranges.isEmpty ? [offset..<offset] : ranges
    }

    private func addContents(_ block: Int, _ add: (Range<Int>?) -> Void) {
        if let lines = digest.blocks[block].contents?.lines, let first = lines.first, let last = lines.last {
            add(digest.blocks[block].absolute(first.range.lowerBound..<last.range.upperBound))
        }
        add(textRange(of: digest.blocks[block]))
    }

    private func addSection(ofHeader block: Int, _ add: (Range<Int>?) -> Void) {
        add(textRange(of: digest.blocks[block]))
        add(outline.sections.first { $0.header == block }.map(range))
    }

    private func addPart(_ part: Place.EntryPart, of paper: Paper, at offset: Int, _ add: (Range<Int>?) -> Void) {
        switch part {
        case .number(let range), .title(let range), .url(let range): add(range)
        case .author(let name):
            add(name)
            add(paper.entry.authors.map { paper.absolute($0.names) })
            add(paper.entry.authors.map { paper.absolute($0.line) })
        case .value(let field), .label(let field):
            if case .value = part {
                add(text.bytes.sentence(at: offset, within: clamped(paper.absolute(field.value))))
                add(paper.absolute(field.value))
            } else {
                add(paper.absolute(field.label))
            }
            add(paper.absolute(min(field.label.lowerBound, field.value.lowerBound)..<max(field.label.upperBound, field.value.upperBound)))
        case .heading, .other: break
        }
        if !paper.entry.heading.range.isEmpty { add(paper.absolute(paper.entry.heading.range)) }
    }

    private func addEntry(_ paper: Paper, _ add: (Range<Int>?) -> Void) {
        if let open = paper.entry.details.open {
            let end = paper.entry.details.close?.range.upperBound ?? max(open.range.upperBound, paper.entry.details.end)
            if end > open.range.lowerBound { add(paper.absolute(open.range.lowerBound..<end)) }
        }
        add(textRange(of: paper.block))
        add(outline.section(ofBlock: paper.index).map(range))
    }
}
