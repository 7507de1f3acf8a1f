package import JSON

/// Ranges around a position, each inside the next, which a client selects one after the other.
///
/// The specification nests them by `parent`; here they stand in a row, innermost first.
///
/// - Invariant: there is at least one, and each lies in the next. A range that would break this is left out.
package struct SelectionRange: Sendable, Equatable, JSONWritable {
    package let ranges: [PositionRange]

    package init(innermost: PositionRange, around others: [PositionRange] = []) {
        var ranges = [innermost]
        var last = innermost
        for range in others where range.contains(last) && range != last {
            ranges.append(range)
            last = range
        }
        self.ranges = ranges
    }

    package func write(to writer: inout JSONWriter) {
        Self.write(ranges[...], to: &writer)
    }

    private static func write(_ ranges: ArraySlice<PositionRange>, to writer: inout JSONWriter) {
        guard let first = ranges.first else {
            writer.null()
            return
        }
        writer.object {
            $0.field("range", first)
            guard ranges.count > 1 else { return }
            $0.key("parent")
            write(ranges.dropFirst(), to: &$0)
        }
    }
}
