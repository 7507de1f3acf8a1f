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
    /// - Complexity: linear; sixteen bytes a step where they are text and line feeds, a character a step elsewhere.
    init(of bytes: ByteView, in range: Range<Int>) {
        self = []
        var seen = SIMD16<UInt8>()
        var index = range.lowerBound
        while index < range.upperBound {
            // Two bytes before, for the characters that began there; one behind, so that the end is looked at closely.
            if index >= range.lowerBound + 2, range.upperBound - index > 16, let step = PlainBytes(at: index, in: bytes) {
                seen |= step.bytes
                index += 16
            } else {
                let start = Self.start(ofCharacterAt: index, in: bytes, range)
                index = scan(from: start, to: min(index + 16, range.upperBound), of: bytes, range)
            }
        }
        if PlainBytes.hasNonASCII(seen) { insert(.nonASCII) }
    }

    /// Where a character of two or three bytes begins that the step before did not see the end of; else `index`.
    private static func start(ofCharacterAt index: Int, in bytes: ByteView, _ range: Range<Int>) -> Int {
        if index - 1 >= range.lowerBound, bytes[index - 1] >= 0xC0 { return index - 1 }
        if index - 2 >= range.lowerBound, bytes[index - 2] >= 0xE0 { return index - 2 }
        return index
    }

    /// Looks at each character that begins before `end`; answers where the last one ends.
    private mutating func scan(from start: Int, to end: Int, of bytes: ByteView, _ range: Range<Int>) -> Int {
        var index = start
        while index < end {
            let first = bytes[index]
            if first >= 0x80 {
                insert(.nonASCII)
                guard let length = ScalarLength.valid(at: index, in: bytes, limit: range.upperBound) else {
                    insert(.invalidUTF8)
                    index += 1
                    continue
                }
                if first == 0xC2, bytes[index + 1] < 0xA0 { insert(.control) }
                if first == 0xEF, bytes[index + 1] == 0xBF, bytes[index + 2] == 0xBD { insert(.replacementCharacter) }
                index += length
                continue
            }
            switch first {
            case 0x0A, 0x20..<0x7F: break
            case 0x0D: insert(.carriageReturn)
            case 0x09: insert(.tab)
            default: insert(.control)
            }
            index += 1
        }
        return index
    }
}

/// Sixteen bytes that have no trait but perhaps ``TextTraits/nonASCII``, and need no closer look: printable ASCII, line feeds, and
/// characters of two and three bytes other than those whose second byte has narrower bounds or which have a trait.
private struct PlainBytes {
    let bytes: SIMD16<UInt8>

    /// Nil where the bytes at `index` need a closer look. The two bytes before must be there: they say what the first ones belong to.
    @inline(__always)
    init?(at index: Int, in view: ByteView) {
        let raw = UnsafeRawBufferPointer(view)
        bytes = raw.loadUnaligned(fromByteOffset: index, as: SIMD16<UInt8>.self)
        // Operators of one vector and one number compile to loops, those of two vectors to one instruction.
        let odd = (bytes .< Self.each(0x20)) .& (bytes .!= Self.each(0x0A)) .| (bytes .== Self.each(0x7F))
        guard Self.hasNonASCII(bytes) else {
            if Self.isAny(odd) { return nil }
            return
        }
        let before = raw.loadUnaligned(fromByteOffset: index - 1, as: SIMD16<UInt8>.self)
        let twoBefore = raw.loadUnaligned(fromByteOffset: index - 2, as: SIMD16<UInt8>.self)
        let isWithin = (bytes & Self.each(0xC0)) .== Self.each(0x80)
        let mustBeWithin = (before .>= Self.each(0xC0)) .| (twoBefore .>= Self.each(0xE0))
        // E0 and ED have narrower bounds, four bytes begin at F0, C0 and C1 begin nothing, and C2 the C1 controls; EF BF BD is U+FFFD.
        let isSpecial =
            (bytes .== Self.each(0xE0)) .| (bytes .== Self.each(0xED)) .| (bytes .>= Self.each(0xF0))
            .| ((bytes &- Self.each(0xC0)) .< Self.each(3)) .| ((before .== Self.each(0xEF)) .& (bytes .== Self.each(0xBF)))
        if Self.isAny(odd .| (isWithin .^ mustBeWithin) .| isSpecial) { return nil }
    }

    @inline(__always)
    private static func each(_ byte: UInt8) -> SIMD16<UInt8> { SIMD16(repeating: byte) }

    @inline(__always)
    static func hasNonASCII(_ bytes: SIMD16<UInt8>) -> Bool {
        let words = unsafeBitCast(bytes, to: SIMD2<UInt64>.self)
        return (words[0] | words[1]) & 0x8080_8080_8080_8080 != 0
    }

    @inline(__always)
    private static func isAny(_ mask: SIMDMask<SIMD16<Int8>>) -> Bool {
        let words = unsafeBitCast(mask, to: SIMD2<UInt64>.self)
        return words[0] | words[1] != 0
    }
}
