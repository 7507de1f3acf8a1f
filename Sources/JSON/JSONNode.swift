/// A JSON value that knows its place in the text: what a configuration file is read into, so that any key or value can be pointed at.
///
/// Unlike `JSONObject` it keeps repeated keys, for those are worth a remark in a file that a person wrote.
package struct JSONNode: Sendable, Equatable {
    package indirect enum Content: Sendable, Equatable {
        case null
        case bool(Bool)
        case number(JSONNumber)
        case string(JSONString)
        case array([JSONNode])
        case object([Member])
    }

    package struct Member: Sendable, Equatable {
        package let key: JSONString
        /// Byte offsets of the key, its quotes included.
        package let keyRange: Range<Int>
        package let value: JSONNode
    }

    package let content: Content
    /// Byte offsets of the value, quotes and brackets included.
    package let range: Range<Int>

    package init(parsing bytes: UnsafeBufferPointer<UInt8>) throws(JSONError) {
        guard let scanner = JSONScanner(bytes) else { throw JSONError(.expectedValue, at: 0, atEnd: true) }
        var parser = NodeParser(scanner: scanner)
        self = try parser.document()
    }

    package init(parsing bytes: [UInt8]) throws(JSONError) {
        self = try bytes.withUnsafeBufferPointer { buffer throws(JSONError) in try JSONNode(parsing: buffer) }
    }

    fileprivate init(content: Content, range: Range<Int>) {
        self.content = content
        self.range = range
    }
}

extension JSONNode {
    /// The members in the order of the text, repeated keys included; nil for anything but an object.
    package var members: [Member]? {
        if case .object(let members) = content { members } else { nil }
    }

    package var elements: [JSONNode]? {
        if case .array(let elements) = content { elements } else { nil }
    }

    /// The member whose value counts: the last one with this key.
    package subscript(key: String) -> JSONNode? {
        members?.last { $0.key == key }?.value
    }

    /// The same document without places.
    package var value: JSONValue {
        switch content {
        case .null: .null
        case .bool(let value): .bool(value)
        case .number(let value): .number(value)
        case .string(let value): .string(value)
        case .array(let elements): .array(elements.map(\.value))
        case .object(let members):
            .object(JSONObject(members.map { JSONObject.Member(key: $0.key, value: $0.value.value) }))
        }
    }
}

private struct NodeParser {
    var scanner: JSONScanner

    mutating func document() throws(JSONError) -> JSONNode {
        let node = try node(depth: 0)
        scanner.skipWhitespace()
        if !scanner.isAtEnd { throw scanner.failure(.trailingContent) }
        return node
    }

    private mutating func node(depth: Int) throws(JSONError) -> JSONNode {
        scanner.skipWhitespace()
        let start = scanner.offset
        let content = try content(depth: depth)
        return JSONNode(content: content, range: start..<scanner.offset)
    }

    private mutating func content(depth: Int) throws(JSONError) -> JSONNode.Content {
        switch scanner.next {
        case UInt8(ascii: "{"): return .object(try members(depth: depth))
        case UInt8(ascii: "["): return .array(try elements(depth: depth))
        default: break
        }
        switch try scanner.scalar() {
        case .null: return .null
        case .bool(let value): return .bool(value)
        case .number(let value): return .number(value)
        case .string(let value): return .string(value)
        }
    }

    private mutating func elements(depth: Int) throws(JSONError) -> [JSONNode] {
        try scanner.enter(depth: depth)
        _ = scanner.take(UInt8(ascii: "["))
        scanner.skipWhitespace()
        var elements: [JSONNode] = []
        if scanner.take(UInt8(ascii: "]")) { return elements }
        while true {
            elements.append(try node(depth: depth + 1))
            scanner.skipWhitespace()
            if scanner.take(UInt8(ascii: "]")) { return elements }
            guard scanner.take(UInt8(ascii: ",")) else { throw scanner.failure(.expectedCommaOrBracket) }
        }
    }

    private mutating func members(depth: Int) throws(JSONError) -> [JSONNode.Member] {
        try scanner.enter(depth: depth)
        _ = scanner.take(UInt8(ascii: "{"))
        scanner.skipWhitespace()
        var members: [JSONNode.Member] = []
        if scanner.take(UInt8(ascii: "}")) { return members }
        while true {
            scanner.skipWhitespace()
            guard scanner.next == UInt8(ascii: "\"") else { throw scanner.failure(.expectedKey) }
            let start = scanner.offset
            let key = try scanner.string()
            let keyRange = start..<scanner.offset
            scanner.skipWhitespace()
            guard scanner.take(UInt8(ascii: ":")) else { throw scanner.failure(.expectedColon) }
            members.append(JSONNode.Member(key: key, keyRange: keyRange, value: try node(depth: depth + 1)))
            scanner.skipWhitespace()
            if scanner.take(UInt8(ascii: "}")) { return members }
            guard scanner.take(UInt8(ascii: ",")) else { throw scanner.failure(.expectedCommaOrBrace) }
        }
    }
}
