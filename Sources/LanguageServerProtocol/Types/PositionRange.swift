package import JSON

/// The specification's `Range`: from one position up to, not including, another.
///
/// It is not called `Range` because that name stands for byte ranges everywhere else, and not a `Swift.Range<Position>` because that one
/// traps when a client sends the end before the start. Here the two change places instead.
package struct PositionRange: Sendable, Hashable {
    package let start: Position
    package let end: Position

    package init(start: Position, end: Position) {
        self.start = min(start, end)
        self.end = max(start, end)
    }

    /// The empty range at a position.
    package init(at position: Position) {
        self.init(start: position, end: position)
    }

    package func contains(_ other: PositionRange) -> Bool {
        start <= other.start && other.end <= end
    }
}

extension PositionRange: JSONReadable, JSONWritable {
    package init(json: JSONValue) throws(InvalidParams) {
        let start = try json.required("start", as: Position.self)
        let end = try json.required("end", as: Position.self)
        self.init(start: start, end: end)
    }

    package func write(to writer: inout JSONWriter) {
        writer.object {
            $0.field("start", start)
            $0.field("end", end)
        }
    }
}
