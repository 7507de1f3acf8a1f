/// A JSON document, or a part of one, without its places in the text.
///
/// Every accessor answers nil for a value of another kind, and a subscript on anything but an object or array does too,
/// so a chain such as `message["params"]?["textDocument"]?["uri"]?.string` is total.
package enum JSONValue: Sendable, Equatable {
    case null
    case bool(Bool)
    case number(JSONNumber)
    case string(JSONString)
    case array([JSONValue])
    case object(JSONObject)
}

extension JSONValue {
    package var isNull: Bool {
        if case .null = self { true } else { false }
    }

    package var bool: Bool? {
        if case .bool(let value) = self { value } else { nil }
    }

    /// The number, if it is an integer that fits; `1.0` and `1e2` are integers.
    package var int: Int? {
        if case .number(let value) = self { value.int } else { nil }
    }

    /// The number, if it is an integer within `bounds`.
    package func int(in bounds: ClosedRange<Int>) -> Int? {
        guard let value = int, bounds.contains(value) else { return nil }
        return value
    }

    package var double: Double? {
        if case .number(let value) = self { value.double } else { nil }
    }

    /// The text as a Swift string, made anew at each call; see `utf8`.
    package var string: String? {
        if case .string(let value) = self { value.string } else { nil }
    }

    /// The text's bytes, shared and not copied.
    package var utf8: [UInt8]? {
        if case .string(let value) = self { value.utf8 } else { nil }
    }

    package var array: [JSONValue]? {
        if case .array(let value) = self { value } else { nil }
    }

    package var object: JSONObject? {
        if case .object(let value) = self { value } else { nil }
    }

    /// The value of an object's member.
    package subscript(key: String) -> JSONValue? {
        if case .object(let value) = self { value[key] } else { nil }
    }

    /// The element of an array, nil outside its bounds.
    package subscript(index: Int) -> JSONValue? {
        guard case .array(let value) = self, value.indices.contains(index) else { return nil }
        return value[index]
    }

    /// What kind of value this is, for messages: "a string", "an object" ….
    package var kindName: String {
        switch self {
        case .null: "null"
        case .bool: "a boolean"
        case .number: "a number"
        case .string: "a string"
        case .array: "an array"
        case .object: "an object"
        }
    }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral {
    package init(stringLiteral value: String) { self = .string(JSONString(value)) }
    package init(integerLiteral value: Int) { self = .number(.integer(value)) }
    package init(booleanLiteral value: Bool) { self = .bool(value) }

    package init(_ value: String) { self = .string(JSONString(value)) }
    package init(_ value: Int) { self = .number(.integer(value)) }
    /// NaN, which JSON cannot say, becomes null.
    package init(_ value: Double) { self = JSONNumber(value).map(JSONValue.number) ?? .null }
}

extension JSONValue: ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral {
    package init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
    package init(dictionaryLiteral members: (JSONString, JSONValue)...) {
        self = .object(JSONObject(members.map { JSONObject.Member(key: $0.0, value: $0.1) }))
    }
}
