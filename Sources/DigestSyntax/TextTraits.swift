/// What kinds of unusual bytes a stretch of text holds: one pass over all bytes tells which text rules need to look closer.
package struct TextTraits: OptionSet, Sendable, Hashable {
    package let rawValue: UInt8
    package init(rawValue: UInt8) { self.rawValue = rawValue }

    /// A byte sequence that is no UTF-8.
    package static let invalidUTF8 = TextTraits(rawValue: 1 << 0)
    /// A C0 or C1 control character or DEL, other than tab, LF and CR.
    package static let control = TextTraits(rawValue: 1 << 1)
    package static let tab = TextTraits(rawValue: 1 << 2)
    package static let carriageReturn = TextTraits(rawValue: 1 << 3)
    /// U+FFFD, which stands where bytes were lost.
    package static let replacementCharacter = TextTraits(rawValue: 1 << 4)
    package static let nonASCII = TextTraits(rawValue: 1 << 5)
}

extension TextTraits {
    /// The traits of the bytes in `range`.
    /// - Complexity: linear; eight ASCII bytes a step, a CJK character a step.
    init(of bytes: ByteView, in range: Range<Int>) {
        var traits: TextTraits = []
        guard let base = bytes.baseAddress else {
            self = traits
            return
        }
        let raw = UnsafeRawPointer(base)
        let end = range.upperBound
        let high: UInt64 = 0x8080_8080_8080_8080
        var index = range.lowerBound
        while index < end {
            if end - index >= 8 {
                let word = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
                // A byte below 0x20 sets its high bit here; so may a byte behind one, which only costs a closer look.
                let below = (word &- 0x2020_2020_2020_2020) & ~word & high
                let isDelete = (word ^ 0x7F7F_7F7F_7F7F_7F7F) &- 0x0101_0101_0101_0101
                if (word & high) | below | (isDelete & ~(word ^ 0x7F7F_7F7F_7F7F_7F7F) & high) == 0 {
                    index += 8
                    continue
                }
            }
            let byte = bytes[index]
            if byte &- 0x20 < 0x5F {
                index += 1
            } else if byte >= 0x80 {
                index = traits.scanNonASCII(from: index, to: end, of: bytes)
            } else {
                switch byte {
                case 0x0A: break
                case 0x0D: traits.insert(.carriageReturn)
                case 0x09: traits.insert(.tab)
                default: traits.insert(.control)
                }
                index += 1
            }
        }
        self = traits
    }

    /// Goes on over a run of bytes from 0x80 up; answers where it ends.
    @inline(__always)
    private mutating func scanNonASCII(from start: Int, to end: Int, of bytes: ByteView) -> Int {
        insert(.nonASCII)
        var index = start
        while index < end {
            let first = bytes[index]
            if first < 0x80 { return index }
            // Most of what is not ASCII here is CJK: three bytes, E3 to E9.
            if first &- 0xE1 < 0x0C, end - index >= 3, bytes[index + 1] & 0xC0 == 0x80, bytes[index + 2] & 0xC0 == 0x80 {
                index += 3
                continue
            }
            guard let length = ScalarLength.valid(at: index, in: bytes, limit: end) else {
                insert(.invalidUTF8)
                index += 1
                continue
            }
            if first == 0xC2, bytes[index + 1] < 0xA0 { insert(.control) }
            if first == 0xEF, bytes[index + 1] == 0xBF, bytes[index + 2] == 0xBD { insert(.replacementCharacter) }
            index += length
        }
        return index
    }
}
