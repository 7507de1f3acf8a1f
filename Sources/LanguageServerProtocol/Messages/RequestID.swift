package import JSON

/// What names a request: a number or a string, and `1` is not `"1"`. A `1.0` is read as `1`.
package enum RequestID: Sendable, Hashable {
    case integer(Int)
    case string(JSONString)

    package init?(_ value: JSONValue) {
        switch value {
        case .number(.integer(let value)): self = .integer(value)
        case .string(let value): self = .string(value)
        default: return nil
        }
    }
}

/// What names a stream of `$/progress` notifications: of the same two kinds as a request's name.
package typealias ProgressToken = RequestID

extension RequestID: JSONWritable, JSONReadable, CustomStringConvertible {
    package init(json: JSONValue) throws(InvalidParams) {
        guard let id = RequestID(json) else { throw InvalidParams(expected: "an integer or a string", found: json) }
        self = id
    }

    package func write(to writer: inout JSONWriter) {
        switch self {
        case .integer(let value): writer.integer(value)
        case .string(let value): writer.string(value)
        }
    }

    package var description: String {
        switch self {
        case .integer(let value): "\(value)"
        case .string(let value): "\"\(value)\""
        }
    }
}

extension RequestID: ExpressibleByIntegerLiteral, ExpressibleByStringLiteral {
    package init(integerLiteral value: Int) { self = .integer(value) }
    package init(stringLiteral value: String) { self = .string(JSONString(value)) }
}
