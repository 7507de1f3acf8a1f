package import JSON

/// The range to be renamed and the text to begin with.
package struct PrepareRenameResult: Sendable, Equatable {
    package var range: PositionRange
    package var placeholder: String

    package init(range: PositionRange, placeholder: String) {
        self.range = range
        self.placeholder = placeholder
    }
}

extension PrepareRenameResult: JSONWritable {
    package func write(to writer: inout JSONWriter) {
        writer.object {
            $0.field("range", range)
            $0.field("placeholder", placeholder)
        }
    }
}
