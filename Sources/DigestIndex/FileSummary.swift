package import DigestSyntax

/// What the index keeps of one digest: its papers, its sections, and which papers its texts mention.
///
/// The text is not kept: titles, authors and TL;DRs stand behind each other in one run of bytes, everything else is numbers.
package struct FileSummary: Sendable, Equatable {
    package internal(set) var sections: [Section] = []
    /// In the order of the text.
    var papers: [Record] = []
    /// Title, authors and TL;DR of each paper, without anything between them.
    var texts: [UInt8] = []
    /// The main categories, each once, as they are written.
    var categories: [String] = []
    /// In the order of the text, and so of the papers that they stand in.
    var mentions: [MentionRecord] = []

    /// A section of the digest.
    package struct Section: Sendable, Equatable {
        package let name: String
        /// Where it begins, in bytes.
        package let offset: Int
        /// From 0.
        package let line: Int
        /// The number of its papers.
        package let papers: Int
    }

    /// One paper: numbers only.
    struct Record: Sendable, Equatable {
        /// Version included; 0 where the address cannot be read.
        var identifier: UInt64
        /// The heading, in bytes of the text.
        var offset: UInt32
        var length: UInt32
        /// From 0.
        var line: UInt32
        /// Negative where there is none.
        var number: Int32
        var textStart: UInt32
        var titleLength: UInt32
        var authorsLength: UInt32
        var tldrLength: UInt32
        /// A place in `categories`; `noCategory` where there is none.
        var category: UInt16
        var isUnsummarised: Bool

        static let noCategory = UInt16.max

        var title: Range<Int> { range(at: 0, titleLength) }
        var authors: Range<Int> { range(at: titleLength, authorsLength) }
        var tldr: Range<Int> { range(at: titleLength &+ authorsLength, tldrLength) }

        private func range(at start: UInt32, _ length: UInt32) -> Range<Int> {
            let start = Int(textStart) + Int(start)
            return start..<start + Int(length)
        }
    }

    /// A place in a paper's texts that names a paper, itself perhaps.
    struct MentionRecord: Sendable, Equatable {
        /// Version included.
        var identifier: UInt64
        /// A place in `papers`.
        var paper: UInt32
        var offset: UInt32
        var length: UInt32
        /// From 0.
        var line: UInt32
    }

    package var paperCount: Int { papers.count }

    func title(of record: Record) -> ArraySlice<UInt8> { texts[record.title.clamped(to: 0..<texts.count)] }
    func authors(of record: Record) -> ArraySlice<UInt8> { texts[record.authors.clamped(to: 0..<texts.count)] }
    func tldr(of record: Record) -> ArraySlice<UInt8> { texts[record.tldr.clamped(to: 0..<texts.count)] }
    func category(of record: Record) -> String? {
        let place = Int(record.category)
        return categories.indices.contains(place) ? categories[place] : nil
    }
}

extension FileSummary {
    /// - Complexity: linear in the number of blocks and in the bytes of the texts that may hold mentions.
    package init(_ digest: Digest) {
        let text = digest.text
        papers.reserveCapacity(digest.blocks.count)
        var length = 0
        for block in digest.blocks {
            guard let entry = block.entry else { continue }
            length += (entry.heading.title?.count ?? 0) + (entry.authors?.names.count ?? 0) + (entry.field(.tldr)?.value.count ?? 0)
        }
        texts.reserveCapacity(length)
        var line = 0
        for block in digest.blocks {
            guard let entry = block.entry else { continue }
            add(entry, block, text, &line)
        }
        let outline = Outline(digest)
        sections = outline.sections.map { section in
            let block = section.header ?? section.entries.lowerBound
            let offset = digest.blocks.indices.contains(block) ? digest.blocks[block].start : 0
            return Section(name: section.name, offset: offset, line: text.line(containing: offset), papers: section.entries.count)
        }
    }

    private mutating func add(_ entry: Entry, _ block: Block, _ text: SourceText, _ line: inout Int) {
        let heading = block.absolute(entry.heading.range)
        line = text.line(containing: heading.lowerBound, near: line)
        let start = texts.count
        let title = append(entry.heading.title, block, text)
        let authors = append(entry.authors?.names, block, text)
        let tldr = append(entry.field(.tldr)?.value, block, text)
        papers.append(
            Record(
                identifier: entry.heading.identifier?.packed ?? 0, offset: UInt32(clamping: heading.lowerBound),
                length: UInt32(clamping: heading.count), line: UInt32(clamping: line),
                number: entry.heading.number.flatMap { Int32(exactly: $0) } ?? -1, textStart: UInt32(clamping: start), titleLength: title,
                authorsLength: authors, tldrLength: tldr, category: category(entry.field(.mainCategory)?.value, block, text),
                isUnsummarised: text.isUnsummarised(entry, at: block.start)))
        addMentions(behind: heading.upperBound, block, text)
    }

    /// Keeps the bytes of a part of a block; answers how many.
    private mutating func append(_ range: Range<Int>?, _ block: Block, _ text: SourceText) -> UInt32 {
        guard let range = range.map({ block.absolute($0).clamped(to: 0..<text.count) }) else { return 0 }
        texts.append(contentsOf: text.bytes[range])
        return UInt32(clamping: range.count)
    }

    private mutating func category(_ range: Range<Int>?, _ block: Block, _ text: SourceText) -> UInt16 {
        guard let range = range.map({ block.absolute($0).clamped(to: 0..<text.count) }), !range.isEmpty else { return Record.noCategory }
        let bytes = text.bytes[range]
        // Papers of a category stand together.
        if let last = papers.last?.category, categories.indices.contains(Int(last)), categories[Int(last)].utf8.elementsEqual(bytes) {
            return last
        }
        if let known = categories.firstIndex(where: { $0.utf8.elementsEqual(bytes) }) { return UInt16(clamping: known) }
        guard categories.count < Int(Record.noCategory) else { return Record.noCategory }
        categories.append(String(decoding: bytes, as: UTF8.self))
        return UInt16(clamping: categories.count - 1)
    }

    private mutating func addMentions(behind start: Int, _ block: Block, _ text: SourceText) {
        let range = Range(from: start, upTo: block.range.upperBound).clamped(to: 0..<text.count)
        for mention in ArxivIdentifier.mentions(in: text.bytes[range]) {
            let offset = range.lowerBound + mention.range.lowerBound
            mentions.append(
                MentionRecord(
                    identifier: mention.identifier.packed, paper: UInt32(clamping: papers.count - 1), offset: UInt32(clamping: offset),
                    length: UInt32(clamping: mention.range.count), line: UInt32(clamping: text.line(containing: offset))))
        }
    }
}
