package import JSON

/// A place in a text document: line and character from zero, the character counted in units of the negotiated `PositionEncodingKind`.
///
/// - Invariant: both lie in `0...2^31-1`, the `uinteger` of the specification.
package struct Position: Sendable, Hashable, Comparable {
    package static let largest = Int(Int32.max)

    package let line: Int
    package let character: Int

    /// Numbers out of range are clamped.
    package init(line: Int, character: Int) {
        self.line = min(max(line, 0), Self.largest)
        self.character = min(max(character, 0), Self.largest)
    }

    package static func < (left: Position, right: Position) -> Bool {
        (left.line, left.character) < (right.line, right.character)
    }
}

extension Position: JSONReadable, JSONWritable {
    package init(json: JSONValue) throws(InvalidParams) {
        let line = try json.required("line", as: UnsignedInteger32.self).value
        let character = try json.required("character", as: UnsignedInteger32.self).value
        self.init(line: line, character: character)
    }

    package func write(to writer: inout JSONWriter) {
        writer.object {
            $0.field("line", line)
            $0.field("character", character)
        }
    }
}

/// The specification's `uinteger`: `0...2^31-1`. Anything else is refused rather than wrapped.
struct UnsignedInteger32: JSONReadable {
    let value: Int

    init(json: JSONValue) throws(InvalidParams) {
        guard let number = json.int else { throw InvalidParams(expected: "an integer", found: json) }
        guard 0...Position.largest ~= number else { throw InvalidParams("\(number) is out of range") }
        value = number
    }
}
