package import JSON

/// Something that can be read from a JSON value, or says what is wrong with it.
package protocol JSONReadable {
    init(json: JSONValue) throws(InvalidParams)
}

extension JSONValue {
    /// The member `key`, which must be there.
    package func required<Value: JSONReadable>(_ key: String, as type: Value.Type = Value.self) throws(InvalidParams) -> Value {
        guard case .object(let members) = self else { throw InvalidParams(expected: "an object", found: self) }
        guard let member = members[key] else { throw InvalidParams("missing").under(key) }
        do { return try Value(json: member) } catch { throw error.under(key) }
    }

    /// The member `key`; nil if it is missing or null, an error if it is there and something else.
    package func optional<Value: JSONReadable>(_ key: String, as type: Value.Type = Value.self) throws(InvalidParams) -> Value? {
        guard case .object(let members) = self else { throw InvalidParams(expected: "an object", found: self) }
        guard let member = members[key], !member.isNull else { return nil }
        do { return try Value(json: member) } catch { throw error.under(key) }
    }
}

extension JSONValue: JSONReadable {
    package init(json: JSONValue) { self = json }
}

extension Bool: JSONReadable {
    package init(json: JSONValue) throws(InvalidParams) {
        guard let value = json.bool else { throw InvalidParams(expected: "a boolean", found: json) }
        self = value
    }
}

extension Int: JSONReadable {
    /// An `integer` of the specification: within 32 bits, signed.
    package init(json: JSONValue) throws(InvalidParams) {
        guard let value = json.int else { throw InvalidParams(expected: "an integer", found: json) }
        guard Int(Int32.min)...Int(Int32.max) ~= value else { throw InvalidParams("\(value) is out of range") }
        self = value
    }
}

extension String: JSONReadable {
    package init(json: JSONValue) throws(InvalidParams) {
        guard let value = json.string else { throw InvalidParams(expected: "a string", found: json) }
        self = value
    }
}

extension JSONString: JSONReadable {
    package init(json: JSONValue) throws(InvalidParams) {
        guard case .string(let value) = json else { throw InvalidParams(expected: "a string", found: json) }
        self = value
    }
}

extension Array: JSONReadable where Element: JSONReadable {
    package init(json: JSONValue) throws(InvalidParams) {
        guard let values = json.array else { throw InvalidParams(expected: "an array", found: json) }
        self = []
        reserveCapacity(values.count)
        for (place, value) in values.enumerated() {
            do { append(try Element(json: value)) } catch { throw error.under("[\(place)]") }
        }
    }
}

extension RawRepresentable where RawValue: JSONReadable {
    package init(json: JSONValue) throws(InvalidParams) {
        let raw = try RawValue(json: json)
        guard let value = Self(rawValue: raw) else { throw InvalidParams("'\(raw)' is no \(Self.self)") }
        self = value
    }
}

extension RawRepresentable where RawValue: JSONWritable {
    package func write(to writer: inout JSONWriter) { rawValue.write(to: &writer) }
}
