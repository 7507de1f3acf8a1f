/// A string of a JSON document, held as its unescaped UTF-8 bytes.
///
/// Two strings are equal when their bytes are: Swift's own `==` takes "é" in one and in two scalars for the same, which a protocol must not.
/// The bytes are always well-formed UTF-8; whatever came in damaged was repaired with U+FFFD on the way.
package struct JSONString: Sendable, Hashable {
    package let utf8: [UInt8]

    package init(_ string: String) {
        utf8 = Array(string.utf8)
    }

    /// Takes bytes of any origin; ill-formed sequences become U+FFFD.
    package init(repairing bytes: [UInt8]) {
        utf8 =
            bytes.withUnsafeBufferPointer { WellFormedUTF8.holds(for: $0) }
            ? bytes : Array(String(decoding: bytes, as: UTF8.self).utf8)
    }

    /// Takes bytes already known to be well-formed.
    init(wellFormed bytes: [UInt8]) {
        utf8 = bytes
    }

    /// The text as a Swift string, made anew at each call.
    package var string: String { String(decoding: utf8, as: UTF8.self) }

    package func hash(into hasher: inout Hasher) {
        utf8.withUnsafeBytes { hasher.combine(bytes: $0) }
    }

    /// Whether these are the bytes of `text`.
    package static func == (left: JSONString, text: String) -> Bool {
        guard left.utf8.count == text.utf8.count else { return false }
        return text.utf8.withContiguousStorageIfAvailable { $0.elementsEqual(left.utf8) } ?? text.utf8.elementsEqual(left.utf8)
    }
}

extension JSONString: ExpressibleByStringLiteral, CustomStringConvertible {
    package init(stringLiteral value: String) { self.init(value) }
    package var description: String { string }
}
