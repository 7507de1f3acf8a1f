import DigestSyntax

/// A remark that an editor shows between the characters of a line.
package struct InlayHint: Sendable, Equatable {
    package let offset: Int
    package let label: String
    package let tooltip: String
    package let hasPaddingBefore: Bool
}

extension Snapshot {
    /// The remarks in a range, in the order of the text: the number of papers where a contents line has another, and papers that were
    /// never summarised.
    /// - Complexity: the blocks that the range touches, and the contents.
    package func inlayHints(in range: Range<Int>) -> [InlayHint] {
        let range = clamped(range)
        guard let first = digest.blockIndex(containing: range.lowerBound) else { return [] }
        var hints: [InlayHint] = []
        for index in digest.blocks.indices[first...] {
            let block = digest.blocks[index]
            guard block.start <= range.upperBound else { break }
            switch block.node.content {
            case .contents(let contents): hints += contents.lines.compactMap { hint(for: $0, inBlock: index) }
            case .entry(let entry):
                let paper = Paper(index: index, block: block, entry: entry, text: text)
                guard !entry.heading.range.isEmpty, isUnsummarised(paper) else { continue }
                hints.append(
                    InlayHint(
                        offset: paper.headingRange.upperBound, label: "not summarised",
                        tooltip: "All fields are the generator's fallback texts: the paper was never summarised.", hasPaddingBefore: true))
            case .preamble, .section: break
            }
        }
        return hints.filter { range.touches($0.offset) }
    }

    private func hint(for line: ContentsLine, inBlock index: Int) -> InlayHint? {
        guard let total = line.total, let section = section(of: line, inBlock: index) else { return nil }
        let count = paperCount(ofSectionsNamed: section.name)
        guard count != total else { return nil }
        let end = digest.blocks[index].absolute(line.range).upperBound
        return InlayHint(
            offset: end, label: "→ \(count)", tooltip: "The section has \(counted(count, "paper")), this line says \(grouped(total)).",
            hasPaddingBefore: true)
    }
}
