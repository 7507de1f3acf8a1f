/// The sections of a digest, as a reader would name them: by their headers, and where a header is gone by what the contents promise
/// and the entries say. Offsets are those of the text, blocks are named by their index.
package struct Outline: Sendable {
    package let sections: [Section]
    /// The lines of the first contents.
    package let contentsLines: [Line]
    /// The blocks that hold contents, the first one first.
    package let contentsBlocks: [Int]
    /// The blocks of the entries whose main category is not the name of their section.
    package let misfits: [Int]
    /// The first section of each name.
    private let sectionIndex: [String: Int]
    /// The sections of each name and their entries; sections count by the name that is wrong where none goes by it.
    private let tallies: [String: (sections: Int, entries: Int)]

    package struct Section: Sendable {
        /// The name it goes by: of two that differ, the one that the contents list.
        package let name: String
        /// The other name where anchor and heading differ.
        package let otherName: String?
        /// The block of its header; nil where the header is gone.
        package let header: Int?
        /// The blocks of its entries.
        package var entries: Range<Int>
        /// Whether these are further entries of the section before, behind contents that were pasted among them.
        package var isContinuation = false

        package func isNamed(_ name: String) -> Bool { self.name == name || otherName == name }
    }

    /// A line of the contents.
    package struct Line: Sendable {
        package let line: ContentsLine
        package let label: String?
        package let target: String?
        /// The start of the block that the line's ranges count from.
        package let base: Int

        package var range: Range<Int> { line.range.lowerBound + base..<line.range.upperBound + base }
        package func absolute(_ range: Range<Int>) -> Range<Int> { range.lowerBound + base..<range.upperBound + base }
    }

    /// The index of the first section of that name.
    package func section(named name: String) -> Int? { sectionIndex[name] }

    /// The number of sections of that name.
    package func sectionCount(named name: String) -> Int { tallies[name]?.sections ?? 0 }

    /// The number of entries in all sections of that name.
    package func entryCount(named name: String) -> Int { tallies[name]?.entries ?? 0 }

    /// The section that a contents line means: by its target, else by its label.
    package func section(of line: Line) -> Int? {
        line.target.flatMap { sectionIndex[$0] } ?? line.label.flatMap { sectionIndex[$0] }
    }

    /// The section that holds the entry in a block.
    package func section(ofBlock block: Int) -> Section? {
        var low = 0
        var high = sections.count
        while low < high {
            let middle = (low + high) / 2
            if sections[middle].entries.upperBound <= block { low = middle + 1 } else { high = middle }
        }
        return low < sections.count && sections[low].entries.contains(block) ? sections[low] : nil
    }

    /// - Complexity: linear in the number of blocks.
    package init(_ digest: Digest) {
        let text = digest.text
        var contentsBlocks: [Int] = []
        var lines: [Line] = []
        var listed: Set<String> = []
        var headed: Set<String> = []
        for (index, block) in digest.blocks.enumerated() where block.summary.kind != .entry {
            switch block.node.content {
            case .contents(let contents):
                if contentsBlocks.isEmpty {
                    lines = contents.lines.map { line in
                        Line(
                            line: line, label: line.label.map { text.string(block.absolute($0)) },
                            target: line.target.map { text.string(block.absolute($0)) }, base: block.start)
                    }
                    for line in lines {
                        if let label = line.label { listed.insert(label) }
                        if let target = line.target { listed.insert(target) }
                    }
                }
                contentsBlocks.append(index)
            case .section(let header):
                if let name = header.heading?.name { headed.insert(text.string(block.absolute(name))) }
                if let name = header.anchor?.name { headed.insert(text.string(block.absolute(name))) }
            case .entry, .preamble: break
            }
        }
        var builder = Builder(digest: digest, listed: listed, headed: headed)
        for index in digest.blocks.indices { builder.add(index) }
        builder.close()
        sections = builder.sections
        misfits = builder.misfits
        contentsLines = lines
        self.contentsBlocks = contentsBlocks
        var sectionIndex: [String: Int] = [:]
        for (index, section) in sections.enumerated() {
            if let other = section.otherName, sectionIndex[other] == nil { sectionIndex[other] = index }
        }
        for (index, section) in sections.enumerated().reversed() { sectionIndex[section.name] = index }
        self.sectionIndex = sectionIndex
        var tallies: [String: (sections: Int, entries: Int)] = [:]
        var others: [String: (sections: Int, entries: Int)] = [:]
        for section in sections {
            tallies[section.name, default: (0, 0)].sections += 1
            tallies[section.name, default: (0, 0)].entries += section.entries.count
            guard let other = section.otherName else { continue }
            others[other, default: (0, 0)].sections += 1
            others[other, default: (0, 0)].entries += section.entries.count
        }
        self.tallies = tallies.merging(others) { byName, _ in byName }
    }

    /// Walks over the blocks and cuts them into sections.
    private struct Builder {
        let digest: Digest
        let listed: Set<String>
        let headed: Set<String>
        var sections: [Section] = []
        var misfits: [Int] = []
        private var current: Section?
        private var currentName: [UInt8] = []
        /// The name of the section that contents cut in two.
        private var interrupted: String?
        /// The sections without a header that were found: each can have lost its header once.
        private var inferred: Set<String> = []

        init(digest: Digest, listed: Set<String>, headed: Set<String>) {
            self.digest = digest
            self.listed = listed
            self.headed = headed
        }

        mutating func add(_ index: Int) {
            let block = digest.blocks[index]
            if let entry = block.node.entry { return add(entry, block, index) }
            if case .section(let header) = block.node.content { return open(header, block, index) }
            interrupted = current?.name ?? interrupted
            close()
        }

        mutating func close() {
            if let current { sections.append(current) }
            current = nil
            currentName = []
        }

        private mutating func open(_ header: SectionHeader, _ block: Block, _ index: Int) {
            close()
            interrupted = nil
            let heading = header.heading.map { digest.text.string(block.absolute($0.name)) }
            let anchor = header.anchor.map { digest.text.string(block.absolute($0.name)) }
            var name = heading ?? anchor ?? ""
            var other: String?
            if let heading, let anchor, heading != anchor {
                let first = index + 1 < digest.blocks.count ? category(ofBlock: index + 1) : nil
                let anchorIsMeant =
                    heading.isEmpty || listed.contains(anchor) && !listed.contains(heading)
                    || listed.contains(anchor) == listed.contains(heading) && first == anchor
                name = anchorIsMeant ? anchor : heading
                other = anchorIsMeant ? heading : anchor
            }
            current = Section(name: name, otherName: other, header: index, entries: index + 1..<index + 1)
            currentName = Array(name.utf8)
        }

        private mutating func add(_ entry: Entry, _ block: Block, _ index: Int) {
            if current != nil {
                guard let value = entry.field(.mainCategory)?.value, !value.isEmpty,
                    !isCurrentName(block.absolute(value))
                else { return extend(to: index) }
                // Another category: its header is gone if the contents promise such a section and nothing else opens it.
                let category = digest.text.string(block.absolute(value))
                guard listed.contains(category), !headed.contains(category), !inferred.contains(category) else {
                    misfits.append(index)
                    return extend(to: index)
                }
            }
            let category = category(ofBlock: index) ?? ""
            let continues = current == nil && interrupted == category
            close()
            interrupted = nil
            inferred.insert(category)
            current = Section(name: category, otherName: nil, header: nil, entries: index..<index + 1, isContinuation: continues)
            currentName = Array(category.utf8)
        }

        private func isCurrentName(_ range: Range<Int>) -> Bool {
            guard range.count == currentName.count, range.upperBound <= digest.text.count else { return false }
            var index = range.lowerBound
            for byte in currentName {
                guard digest.text.bytes[index] == byte else { return false }
                index += 1
            }
            return true
        }

        private mutating func extend(to index: Int) {
            guard let first = current?.entries.lowerBound else { return }
            current?.entries = first..<index + 1
        }

        private func category(ofBlock index: Int) -> String? {
            guard let value = digest.blocks[index].entry?.field(.mainCategory)?.value, !value.isEmpty else { return nil }
            return digest.text.string(digest.blocks[index].absolute(value))
        }
    }
}
