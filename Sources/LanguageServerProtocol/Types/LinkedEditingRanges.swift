package import JSON

/// Ranges with the same text that are typed together.
package struct LinkedEditingRanges: Sendable, Equatable {
    package var ranges: [PositionRange]
    /// A regular expression that the text keeps matching.
    package var wordPattern: String?

    package init(ranges: [PositionRange], wordPattern: String? = nil) {
        self.ranges = ranges
        self.wordPattern = wordPattern
    }
}

extension LinkedEditingRanges: JSONWritable {
    package func write(to writer: inout JSONWriter) {
        writer.object {
            $0.field("ranges", ranges)
            $0.field("wordPattern", wordPattern)
        }
    }
}
