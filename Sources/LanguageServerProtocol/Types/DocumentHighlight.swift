package import JSON

/// What is done with the thing at a highlighted place.
package enum DocumentHighlightKind: Int, Sendable, CaseIterable, JSONReadable, JSONWritable {
    case text = 1
    case read = 2
    case write = 3
}

/// A place to be lit up together with the cursor's.
package struct DocumentHighlight: Sendable, Equatable {
    package var range: PositionRange
    package var kind: DocumentHighlightKind?

    package init(range: PositionRange, kind: DocumentHighlightKind? = nil) {
        self.range = range
        self.kind = kind
    }
}

extension DocumentHighlight: JSONWritable {
    package func write(to writer: inout JSONWriter) {
        writer.object {
            $0.field("range", range)
            $0.field("kind", kind)
        }
    }
}
