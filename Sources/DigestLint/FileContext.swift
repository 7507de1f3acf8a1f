package import DigestSyntax

/// A file as a rule sees it: the tree, the outline, and what several rules ask of them. Ranges are offsets in the text.
package struct FileContext {
    package let digest: Digest
    package let outline: Outline
    /// The blocks that are entries.
    package let entries: [Int]
    /// The blocks that are entries whose structure is not regular.
    let damagedEntries: [Int]
    /// For each entry whose paper stands further up already, the block where it does.
    package let firstAppearances: [Int: Int]
    let matches: ContentsMatches
    let truncation: Truncation?

    /// - Complexity: linear in the number of blocks.
    package init(digest: Digest, outline: Outline) {
        self.digest = digest
        self.outline = outline
        var entries: [Int] = []
        entries.reserveCapacity(digest.blocks.count)
        var damaged: [Int] = []
        var seen = PaperTable(capacity: digest.blocks.count)
        var repeated: [Int: Int] = [:]
        for index in digest.blocks.indices {
            let summary = digest.blocks[index].summary
            guard summary.kind == .entry else { continue }
            entries.append(index)
            if !summary.isRegular { damaged.append(index) }
            if let paper = summary.paper, let first = seen.insert(paper, index) { repeated[index] = first }
        }
        self.entries = entries
        damagedEntries = damaged
        firstAppearances = repeated
        matches = ContentsMatches(outline)
        truncation = Truncation(digest: digest, outline: outline, matches: matches)
    }

    package init(_ digest: Digest) { self.init(digest: digest, outline: Outline(digest)) }

    package var text: SourceText { digest.text }
    var lineEnd: String { text.lineEnd }

    func string(_ range: Range<Int>) -> String { text.string(range) }

    /// The bytes in `range`, cut to the text: what a fix copies, since a string shows damaged UTF-8 as something else.
    func bytes(_ range: Range<Int>) -> [UInt8] { Array(text.bytes[range.clamped(to: 0..<text.count)]) }

    /// The entry in a block.
    func entry(_ block: Int) -> Entry? { digest.blocks.indices.contains(block) ? digest.blocks[block].entry : nil }

    /// A range of a block as a range of the text.
    func absolute(_ range: Range<Int>, in block: Int) -> Range<Int> {
        digest.blocks.indices.contains(block) ? digest.blocks[block].absolute(range) : 0..<0
    }

    /// The number of entries in all sections of a name.
    package func count(ofSection name: String) -> Int { outline.entryCount(named: name) }

    /// The whole lines that `range` touches, with their line ends.
    func lines(of range: Range<Int>) -> Range<Int> {
        text.start(
            ofLine: text.line(containing: range.lowerBound))..<text.start(
                ofLine: text.line(containing: max(range.lowerBound, range.upperBound - 1)) + 1)
    }

    /// The header of a section: its block and what it holds.
    func header(of section: Outline.Section) -> (block: Block, header: SectionHeader)? {
        guard let index = section.header, digest.blocks.indices.contains(index), let header = digest.blocks[index].section else {
            return nil
        }
        return (digest.blocks[index], header)
    }

    /// Where a person looks for a section: the name in its heading, else in its anchor, else the heading of its first entry.
    func place(of section: Outline.Section) -> Range<Int> {
        if let (block, header) = header(of: section) {
            if let heading = header.heading { return block.absolute(heading.name.isEmpty ? heading.range : heading.name) }
            if let anchor = header.anchor { return block.absolute(anchor.range) }
        }
        guard let entry = entry(section.entries.lowerBound) else { return 0..<0 }
        return absolute(
            entry.heading.range.isEmpty ? entry.authors?.line ?? entry.heading.range : entry.heading.range, in: section.entries.lowerBound)
    }
}
