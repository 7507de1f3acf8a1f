/// Percent-encoding (RFC 3986, section 2.1) over bytes, total: a `%` that no two hexadecimal digits follow stands for itself.
package enum PercentEncoding {
    /// The path that a link in a text leads to; nil where it can be no path.
    package static func path(inLink text: String) -> String? {
        let decoded = decodedExceptSlash(Array(text.utf8)[...])
        guard decoded.slashes.isEmpty, !decoded.bytes.contains(0) else { return nil }
        return String(validating: decoded.bytes, as: UTF8.self)
    }

    /// A relative path as a link in Markdown writes it: blanks, parentheses and what has another meaning there are encoded, letters of any
    /// language stay. Between `<` and `>` blanks and parentheses stay too.
    package static func link(toPath path: String, isAngled: Bool = false) -> String {
        let bytes = encoded(Array(path.utf8)) { byte in
            switch byte {
            case UInt8(ascii: " "): isAngled
            case UInt8(ascii: "("), UInt8(ascii: ")"): isAngled
            default: byte >= 0x80 || isPathByte(byte)
            }
        }
        // A colon in the first component would be taken for a scheme's.
        let first = bytes.prefix { $0 != UInt8(ascii: "/") }
        return (first.contains(UInt8(ascii: ":")) ? "./" : "") + String(decoding: bytes, as: UTF8.self)
    }

    /// Decodes everything but `%2F`, which separates nothing; its places in the result are returned beside it.
    static func decodedExceptSlash(_ bytes: ArraySlice<UInt8>) -> (bytes: [UInt8], slashes: Set<Int>) {
        var result: [UInt8] = []
        var slashes: Set<Int> = []
        var rest = bytes
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%"), let value = hexByte(rest) else {
                result.append(byte)
                continue
            }
            if value == UInt8(ascii: "/") { slashes.insert(result.count) }
            result.append(value)
            rest = rest.dropFirst(2)
        }
        return (result, slashes)
    }

    static func encoded(_ bytes: [UInt8], keeping isKept: (UInt8) -> Bool, encodedSlashes: Set<Int> = []) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        for (place, byte) in bytes.enumerated() {
            if isKept(byte), !encodedSlashes.contains(place) { result.append(byte) } else { append(byte, to: &result) }
        }
        return result
    }

    /// Normalises a query or fragment, where a reserved character and its encoding mean different things: encodings get upper-case digits,
    /// those of unreserved characters go, and bytes that should have been encoded are.
    static func normalizedReserved(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        var rest = bytes
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%"), let value = hexByte(rest) {
                if isUnreserved(value) { result.append(value) } else { append(value, to: &result) }
                rest = rest.dropFirst(2)
            } else if isPathByte(byte) || byte == UInt8(ascii: "?") || byte == UInt8(ascii: "#") {
                result.append(byte)
            } else {
                append(byte, to: &result)
            }
        }
        return result
    }

    static func lowercased(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        bytes.map { $0 >= UInt8(ascii: "A") && $0 <= UInt8(ascii: "Z") ? $0 | 0x20 : $0 }
    }

    static func isSchemeByte(_ byte: UInt8) -> Bool {
        isAlphanumeric(byte) || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
    }

    /// What may stand in a path as it is: `pchar` and the slash (RFC 3986, section 3.3).
    static func isPathByte(_ byte: UInt8) -> Bool {
        isUnreserved(byte) || "/!$&'()*+,;=:@".utf8.contains(byte)
    }

    private static func isUnreserved(_ byte: UInt8) -> Bool {
        isAlphanumeric(byte) || "-._~".utf8.contains(byte)
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"): true
        default: false
        }
    }

    private static func append(_ byte: UInt8, to result: inout [UInt8]) {
        result.append(UInt8(ascii: "%"))
        for digit in [byte >> 4, byte & 0xF] {
            result.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "A") + digit - 10)
        }
    }

    /// The value of the two hexadecimal digits that `bytes` begin with.
    private static func hexByte(_ bytes: ArraySlice<UInt8>) -> UInt8? {
        guard let high = bytes.first.flatMap(hexValue), let low = bytes.dropFirst().first.flatMap(hexValue) else { return nil }
        return high << 4 | low
    }

    private static func hexValue(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
