/// A stretch of a digest: blocks tile the file.
package struct Block: Sendable {
    /// The offset of its first byte in the text.
    package var start: Int
    package let node: BlockNode

    package var range: Range<Int> { start..<start + node.length }

    /// A range of the node as a range of the text.
    package func absolute(_ range: Range<Int>) -> Range<Int> { range.lowerBound + start..<range.upperBound + start }

    package var entry: Entry? { if case .entry(let entry) = node.content { entry } else { nil } }
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
