/// How deep arrays and objects may nest, so that a hostile document meets an error and not the end of the stack.
/// The Language Server Protocol needs about a dozen levels; these many take less than half of the smallest stack a thread gets by default
/// (512 KB, macOS), in debug builds too.
package let deepestNesting = 64

/// How many values a document may hold: a byte of text can stand for a value that takes a hundred in memory. The longest messages there
/// are, lists of all files of a workspace, have three or four values a file.
package let mostValues = 1 << 20

extension JSONValue {
    /// Reads one JSON document (RFC 8259), total for all bytes.
    ///
    /// Surrogate escapes without a partner and ill-formed UTF-8 inside strings become U+FFFD: a message is never lost for a damaged
    /// character. Everything else that is not JSON is an error, text behind the value included. A byte order mark in front is skipped.
    package init(parsing bytes: UnsafeBufferPointer<UInt8>) throws(JSONError) {
        guard let scanner = JSONScanner(bytes) else { throw JSONError(.expectedValue, at: 0, atEnd: true) }
        var parser = ValueParser(scanner: scanner)
        self = try parser.document()
    }

    package init(parsing bytes: [UInt8]) throws(JSONError) {
        self = try bytes.withUnsafeBufferPointer { buffer throws(JSONError) in try JSONValue(parsing: buffer) }
    }
}

private struct ValueParser {
    var scanner: JSONScanner

    mutating func document() throws(JSONError) -> JSONValue {
        let value = try value(depth: 0)
        scanner.skipWhitespace()
        if !scanner.isAtEnd { throw scanner.failure(.trailingContent) }
        return value
    }

    private mutating func value(depth: Int) throws(JSONError) -> JSONValue {
        scanner.skipWhitespace()
        switch scanner.next {
        case UInt8(ascii: "{"): return .object(try object(depth: depth))
        case UInt8(ascii: "["): return .array(try array(depth: depth))
        default: break
        }
        switch try scanner.scalar() {
        case .null: return .null
        case .bool(let value): return .bool(value)
        case .number(let value): return .number(value)
        case .string(let value): return .string(value)
        }
    }

    private mutating func array(depth: Int) throws(JSONError) -> [JSONValue] {
        try scanner.enter(depth: depth)
        _ = scanner.take(UInt8(ascii: "["))
        scanner.skipWhitespace()
        var elements: [JSONValue] = []
        if scanner.take(UInt8(ascii: "]")) { return elements }
        while true {
            elements.append(try value(depth: depth + 1))
            scanner.skipWhitespace()
            if scanner.take(UInt8(ascii: "]")) { return elements }
            guard scanner.take(UInt8(ascii: ",")) else { throw scanner.failure(.expectedCommaOrBracket) }
        }
    }

    private mutating func object(depth: Int) throws(JSONError) -> JSONObject {
        try scanner.enter(depth: depth)
        _ = scanner.take(UInt8(ascii: "{"))
        scanner.skipWhitespace()
        var members = JSONObject()
        if scanner.take(UInt8(ascii: "}")) { return members }
        while true {
            scanner.skipWhitespace()
            guard scanner.next == UInt8(ascii: "\"") else { throw scanner.failure(.expectedKey) }
            let key = try scanner.string()
            scanner.skipWhitespace()
            guard scanner.take(UInt8(ascii: ":")) else { throw scanner.failure(.expectedColon) }
            members[key] = try value(depth: depth + 1)
            scanner.skipWhitespace()
            if scanner.take(UInt8(ascii: "}")) { return members }
            guard scanner.take(UInt8(ascii: ",")) else { throw scanner.failure(.expectedCommaOrBrace) }
        }
    }
}
