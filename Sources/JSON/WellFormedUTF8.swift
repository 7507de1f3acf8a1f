/// The question whether bytes are well-formed UTF-8 (Unicode Standard, table 3-7), answered over raw memory.
///
/// Bytes are nearly always well-formed, so a whole message or text is judged first, fast; only if it is damaged does anyone look for the place.
enum WellFormedUTF8 {
    /// What stands at one place: a sequence, or bytes that are none.
    enum Sequence: Equatable {
        case valid(length: Int)
        /// The longest prefix of a sequence found there; all of it is replaced by one U+FFFD, as the Unicode Standard recommends (3.9).
        case damaged(length: Int)
    }

    static let replacement: (UInt8, UInt8, UInt8) = (0xEF, 0xBF, 0xBD)

    /// Whether all of the bytes are well-formed.
    ///
    /// Thirty-two bytes are judged at once: each byte is compared with the three before it, so nothing depends on where sequences begin.
    static func holds(for bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let base = bytes.baseAddress else { return true }
        // The first three bytes have no three before them.
        guard var offset = endOfSequences(base, from: 0, atLeast: min(3, bytes.count), to: bytes.count) else { return false }
        let end = bytes.count - 32
        var damage = Block()
        while offset <= end {
            let current = base.block(at: offset)
            let third = base.block(at: offset - 3)
            if !((current | third) & Word.highBits).isZero {
                damage |= damageMarks(current, after: base.block(at: offset - 1), base.block(at: offset - 2), third)
            }
            offset += 32
        }
        if !damage.isZero { return false }
        // The last block may have begun a sequence that ends behind it.
        for back in 1...3 where offset >= back && base[offset - back] >= 0xC0 {
            offset -= back
            break
        }
        return endOfSequences(base, from: offset, atLeast: bytes.count, to: bytes.count) != nil
    }

    /// Sets the high bit of every byte of `current` that cannot follow the three before it.
    @inline(__always)
    private static func damageMarks(_ current: Block, after first: Block, _ second: Block, _ third: Block) -> Block {
        let bit6 = current &<< 1
        let bit5 = current &<< 2
        let bit4 = current &<< 3
        let isExpected = atLeastC0(first) | (atLeastC0(second) & (second &<< 2)) | (atLeastC0(third) & (third &<< 2) & (third &<< 3))
        let isContinuation = current & ~bit6
        // C0 and C1 lead nothing, F5 and above are no bytes of UTF-8 at all.
        let isAboveF4 = (current & (Word.ones &* 0x0F)) &+ (Word.ones &* 0x7B)
        let isNoByte = equal(current & ~Word.ones, 0xC0) | (current & bit6 & bit5 & bit4 & isAboveF4)
        let isTooSmall = (equal(first, 0xE0) & ~bit5) | (equal(first, 0xF0) & ~(bit5 | bit4))
        let isTooLarge = (equal(first, 0xED) & bit5) | (equal(first, 0xF4) & (bit5 | bit4))
        return ((isExpected ^ isContinuation) | isNoByte | isTooSmall | isTooLarge) & Word.highBits
    }

    @inline(__always)
    private static func atLeastC0(_ block: Block) -> Block { block & (block &<< 1) }

    /// Sets the high bit of every byte that equals `byte`, and of no other.
    @inline(__always)
    private static func equal(_ block: Block, _ byte: UInt8) -> Block {
        let low = Word.ones &* 0x7F
        let difference = block ^ (Word.ones &* UInt64(byte))
        return ~(((difference & low) &+ low) | difference)
    }

    /// Judges sequence by sequence until at least `least` is reached; nil if one is damaged.
    private static func endOfSequences(_ base: UnsafePointer<UInt8>, from start: Int, atLeast least: Int, to end: Int) -> Int? {
        var offset = start
        while offset < least {
            guard case .valid(let length) = sequence(base, at: offset, to: end) else { return nil }
            offset += length
        }
        return offset
    }

    /// Judges the bytes at `offset`, which must lie before `end`.
    static func sequence(_ base: UnsafePointer<UInt8>, at offset: Int, to end: Int) -> Sequence {
        let lead = base[offset]
        // The second byte is the one whose range depends on the lead; the others are plain continuations.
        let length: Int
        let second: ClosedRange<UInt8>
        switch lead {
        case 0x00...0x7F: return .valid(length: 1)
        case 0xC2...0xDF: (length, second) = (2, 0x80...0xBF)
        case 0xE0: (length, second) = (3, 0xA0...0xBF)
        case 0xED: (length, second) = (3, 0x80...0x9F)
        case 0xE1...0xEF: (length, second) = (3, 0x80...0xBF)
        case 0xF0: (length, second) = (4, 0x90...0xBF)
        case 0xF1...0xF3: (length, second) = (4, 0x80...0xBF)
        case 0xF4: (length, second) = (4, 0x80...0x8F)
        default: return .damaged(length: 1)
        }
        guard offset + 1 < end, second.contains(base[offset + 1]) else { return .damaged(length: 1) }
        var found = 2
        while found < length {
            guard offset + found < end, base[offset + found] & 0xC0 == 0x80 else { return .damaged(length: found) }
            found += 1
        }
        return .valid(length: length)
    }
}
