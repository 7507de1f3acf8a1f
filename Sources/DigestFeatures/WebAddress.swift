import DigestSyntax

/// An http or https address in running text.
///
/// It ends before white space, quotes, angle brackets, braces and everything that is not ASCII, Chinese full stops among it; punctuation
/// at its end belongs to the sentence, a closing bracket too unless the address opened it. `\_` and its like are LaTeX for the character.
struct WebAddress: Equatable {
    let range: Range<Int>
    /// The address with its LaTeX escapes undone.
    let address: String

    static func all(in bytes: [UInt8], within range: Range<Int>) -> [WebAddress] {
        bytes.withUnsafeBufferPointer { bytes in
            let range = range.clamped(to: 0..<bytes.count)
            var result: [WebAddress] = []
            var index = range.lowerBound
            while index < range.upperBound {
                guard bytes[index] == UInt8(ascii: ":"), let address = address(aroundColon: index, of: bytes, within: range) else {
                    index += 1
                    continue
                }
                result.append(address)
                index = address.range.upperBound
            }
            return result
        }
    }

    private static func address(aroundColon colon: Int, of bytes: UnsafeBufferPointer<UInt8>, within range: Range<Int>) -> WebAddress? {
        func holds(_ text: StaticString, at offset: Int) -> Bool {
            let length = text.utf8CodeUnitCount
            guard offset >= range.lowerBound, offset + length <= range.upperBound else { return false }
            return (0..<length).allSatisfy { bytes[offset + $0].lowercased == text.utf8Start[$0] }
        }
        guard holds("://", at: colon) else { return nil }
        let start: Int
        if holds("https", at: colon - 5) {
            start = colon - 5
        } else if holds("http", at: colon - 4) {
            start = colon - 4
        } else {
            return nil
        }
        if start > range.lowerBound, bytes[start - 1].isLetter || bytes[start - 1].isDigit { return nil }
        let host = colon + 3
        guard host < range.upperBound, bytes[host].isLetter || bytes[host].isDigit else { return nil }
        var end = host
        while end < range.upperBound {
            if bytes[end] == UInt8(ascii: "\\"), end + 1 < range.upperBound, isEscapable(bytes[end + 1]) {
                end += 2
            } else if isPart(bytes[end]) {
                end += 1
            } else {
                break
            }
        }
        end = trimmedEnd(host..<end, of: bytes)
        var address: [UInt8] = []
        address.reserveCapacity(end - start)
        for index in start..<end where !(bytes[index] == UInt8(ascii: "\\") && index + 1 < end) { address.append(bytes[index]) }
        return WebAddress(range: start..<end, address: String(decoding: address, as: UTF8.self))
    }

    /// The end without punctuation and without closing brackets that nothing inside opens.
    private static func trimmedEnd(_ range: Range<Int>, of bytes: UnsafeBufferPointer<UInt8>) -> Int {
        var end = range.upperBound
        while end > range.lowerBound + 1 {
            let last = bytes[end - 1]
            if isPunctuation(last) {
                end -= 1
            } else if last == UInt8(ascii: ")") || last == UInt8(ascii: "]") {
                let open = last == UInt8(ascii: ")") ? UInt8(ascii: "(") : UInt8(ascii: "[")
                var depth = 0
                for index in range.lowerBound..<end { depth += bytes[index] == open ? 1 : bytes[index] == last ? -1 : 0 }
                if depth >= 0 { break }
                end -= 1
            } else {
                break
            }
        }
        return end
    }

    private static func isPart(_ byte: UInt8) -> Bool {
        guard byte > 0x20, byte < 0x7F else { return false }
        switch byte {
        case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "`"), UInt8(ascii: "{"), UInt8(ascii: "}"),
            UInt8(ascii: "|"), UInt8(ascii: "\\"), UInt8(ascii: "^"), UInt8(ascii: "$"):
            return false
        default: return true
        }
    }

    private static func isEscapable(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "_") || byte == UInt8(ascii: "%") || byte == UInt8(ascii: "#") || byte == UInt8(ascii: "&")
            || byte == UInt8(ascii: "~")
    }

    private static func isPunctuation(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "!"), UInt8(ascii: "?"),
            UInt8(ascii: "'"),
            UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "["), UInt8(ascii: "("), UInt8(ascii: "\\"):
            return true
        default: return false
        }
    }
}
