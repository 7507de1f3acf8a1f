package import JSON

/// What is shown about the thing under the cursor, and the range it is about.
package struct Hover: Sendable, Equatable {
    package var contents: MarkupContent
    package var range: PositionRange?

    package init(contents: MarkupContent, range: PositionRange? = nil) {
        self.contents = contents
        self.range = range
    }
}

extension Hover: JSONWritable {
    package func write(to writer: inout JSONWriter) {
        writer.object {
            $0.field("contents", contents)
            $0.field("range", range)
        }
    }
}
