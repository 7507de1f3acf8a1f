package import JSON

/// What is folded, for commands such as "fold all comments".
package enum FoldingRangeKind: String, Sendable, CaseIterable, JSONReadable, JSONWritable {
    case comment
    case imports
    case region
}

/// Lines that can be shown as one.
package struct FoldingRange: Sendable, Equatable {
    package var startLine: Int
    package var startCharacter: Int?
    package var endLine: Int
    package var endCharacter: Int?
    package var kind: FoldingRangeKind?
    /// Shown in place of the lines by clients with `collapsedText`.
    package var collapsedText: String?

    package init(
        startLine: Int, startCharacter: Int? = nil, endLine: Int, endCharacter: Int? = nil, kind: FoldingRangeKind? = nil,
        collapsedText: String? = nil
    ) {
        self.startLine = startLine
        self.startCharacter = startCharacter
        self.endLine = endLine
        self.endCharacter = endCharacter
        self.kind = kind
        self.collapsedText = collapsedText
    }
}

extension FoldingRange: JSONWritable {
    package func write(to writer: inout JSONWriter) {
        writer.object {
            $0.field("startLine", startLine)
            $0.field("startCharacter", startCharacter)
            $0.field("endLine", endLine)
            $0.field("endCharacter", endCharacter)
            $0.field("kind", kind)
            $0.field("collapsedText", collapsedText)
        }
    }
}
