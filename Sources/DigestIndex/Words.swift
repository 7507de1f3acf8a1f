import DigestSyntax

/// Cuts text into the words that a search compares: runs of letters and digits, in lower case, accents of Latin letters left out.
/// A Chinese, Japanese or Korean character is a word by itself; anything else parts words.
struct Words {
    /// No word is longer, in bytes: what follows counts as not there.
    static let longest = 32

    /// The bytes of the word at hand; there is room for one more.
    private let word: UnsafeMutableBufferPointer<UInt8>
    private var length = 0

    /// Calls `body` for each word; what it is given lives as long as the call.
    @inline(__always)
    static func forEach(in bytes: UnsafeBufferPointer<UInt8>, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: longest + 1) {
            var words = Words(word: $0)
            words.cut(bytes, body)
        }
    }

    @inline(__always)
    private mutating func cut(_ bytes: UnsafeBufferPointer<UInt8>, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte < 0x80 {
                index += 1
                if (byte | 0x20) &- 0x61 < 26 { append(byte | 0x20) } else if byte &- 0x30 < 10 { append(byte) } else { flush(body) }
                continue
            }
            let length = min(Self.length(ofScalarStartingWith: byte), bytes.count - index)
            let second = length > 1 ? bytes[index + 1] : 0
            switch byte {
            case 0xC3...0xC5:
                let folded = Self.folded(byte, second)
                if folded == 0 { flush(body) } else { append(folded) }
                if byte == 0xC3, second == 0x9F { append(folded) }  // ß
            case 0xCC,
                0xCD where byte == 0xCC || second < 0xB0:
                break  // combining marks
            case 0xC6...0xDF: for offset in 0..<length { append(bytes[index + offset]) }
            case 0xE0, 0xE1: for offset in 0..<length { append(bytes[index + offset]) }
            case 0xE2, 0x80...0xC2, 0xEF: flush(body)  // punctuation, symbols, damage, full-width forms
            case 0xE3 where second == 0x80: flush(body)  // 、。「」
            default:
                flush(body)
                for offset in 0..<length { append(bytes[index + offset]) }
                flush(body)
            }
            index += max(1, length)
        }
        flush(body)
    }

    /// The words of a text.
    static func all(in text: some Sequence<UInt8>) -> [[UInt8]] {
        var result: [[UInt8]] = []
        Array(text).withUnsafeBufferPointer { forEach(in: $0) { result.append(Array($0)) } }
        return result
    }

    /// A name as names are compared: its words with one blank between them.
    static func normalized(_ name: some Sequence<UInt8>) -> [UInt8] { Array(all(in: name).joined(separator: [0x20])) }

    @inline(__always)
    private mutating func append(_ byte: UInt8) {
        // What is too long is written where it does not count.
        word[length] = byte
        if length < Self.longest { length += 1 }
    }

    @inline(__always)
    private mutating func flush(_ body: (UnsafeBufferPointer<UInt8>) -> Void) {
        guard length > 0 else { return }
        body(UnsafeBufferPointer(start: word.baseAddress, count: length))
        length = 0
    }

    private static func length(ofScalarStartingWith byte: UInt8) -> Int {
        switch byte {
        case 0xC0...0xDF: 2
        case 0xE0...0xEF: 3
        case 0xF0...0xF7: 4
        default: 1
        }
    }

    /// The plain letter of an accented one, U+00C0 to U+017F; 0 for × and ÷.
    private static func folded(_ first: UInt8, _ second: UInt8) -> UInt8 {
        guard second >= 0x80, second < 0xC0 else { return 0 }
        let place = (Int(first) - 0xC3) * 64 + Int(second) - 0x80
        return letters.utf8Start[min(place, letters.utf8CodeUnitCount - 1)] & (place == 0x17 || place == 0x37 ? 0 : 0xFF)
    }

    /// U+00C0 to U+017F.
    private static let letters: StaticString =
        "aaaaaaaceeeeiiiidnooooo ouuuuypsaaaaaaaceeeeiiiidnooooo ouuuuypyaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkkllllllllllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs"
}
