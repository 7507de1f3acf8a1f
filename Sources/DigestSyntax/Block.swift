/// A stretch of a digest: blocks tile the file.
package struct Block: Sendable {
    /// The offset of its first byte in the text.
    package var start: Int
    package let node: BlockNode
    /// What passes over all blocks ask most, at hand without touching the node.
    package let summary: Summary

    /// A few facts about a block, without references.
    package struct Summary: Sendable, Equatable {
        package let kind: Kind
        /// Whether the block is a regular entry.
        package let isRegular: Bool
        package let hasComments: Bool
        package let traits: TextTraits
        /// The entry's number, as far as it can be read.
        package let number: Int32?
        /// The entry's paper, its version left out.
        package let paper: ArxivIdentifier?

        package enum Kind: Sendable { case preamble, contents, section, entry }
    }

    init(start: Int, node: BlockNode) {
        self.start = start
        self.node = node
        summary = node.summary
    }

    package var range: Range<Int> { start..<start + node.length }

    /// A range of the node as a range of the text.
    package func absolute(_ range: Range<Int>) -> Range<Int> { range.lowerBound + start..<range.upperBound + start }

    package var entry: Entry? { node.entry }
    package var section: SectionHeader? { if case .section(let header) = node.content { header } else { nil } }
    package var contents: Contents? { if case .contents(let contents) = node.content { contents } else { nil } }
}

/// What a block holds, in offsets from its start, so that an edit elsewhere moves the block and leaves the node as it is:
/// the same node means the same bytes, the same tree and the same findings.
package final class BlockNode: Sendable {
    /// Bytes, at least 1.
    package let length: Int
    package let traits: TextTraits
    package let content: Content
    /// The entry, where the block is one.
    package let entry: Entry?
    let summary: Block.Summary
    /// Lines with `<<<<<<<`, `|||||||`, `=======` or `>>>>>>>`.
    package let conflictMarkers: [Range<Int>]
    /// HTML comments that take a line of their own: Markdown renders them as nothing, and suppressions are written in them.
    package let comments: [Range<Int>]
    /// Whether a block begins here whatever stands before it.
    let isSelfEvident: Bool

    package enum Content: Sendable, Equatable {
        /// What stands before the contents and the first section: nothing, in a digest as it should be. With the runs of lines that hold text.
        case preamble(stray: [Range<Int>])
        case contents(Contents)
        case section(SectionHeader)
        case entry(Entry)
    }

    init(length: Int, traits: TextTraits, content: Content, conflictMarkers: [Range<Int>], comments: [Range<Int>], isSelfEvident: Bool) {
        self.length = length
        self.traits = traits
        self.content = content
        entry = if case .entry(let entry) = content { entry } else { nil }
        let kind: Block.Summary.Kind =
            switch content {
            case .preamble: .preamble
            case .contents: .contents
            case .section: .section
            case .entry: .entry
            }
        summary = Block.Summary(
            kind: kind, isRegular: entry?.isRegular ?? false, hasComments: !comments.isEmpty, traits: traits,
            number: entry?.heading.number.flatMap { Int32(exactly: $0) }, paper: entry?.heading.identifier?.paper)
        self.conflictMarkers = conflictMarkers
        self.comments = comments
        self.isSelfEvident = isSelfEvident
    }
}

extension BlockNode: Equatable {
    package static func == (first: BlockNode, second: BlockNode) -> Bool {
        first === second
            || first.length == second.length && first.traits == second.traits && first.content == second.content
                && first.conflictMarkers == second.conflictMarkers && first.comments == second.comments
    }
}
