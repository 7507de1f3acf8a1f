/// Tests of eight bytes at once; a set high bit marks a byte that was found. Only the lowest mark is exact: a borrow may set false ones above it.
enum Word {
    static let highBits: UInt64 = 0x8080_8080_8080_8080
    static let ones: UInt64 = 0x0101_0101_0101_0101

    @inline(__always)
    static func marks(of byte: UInt8, in word: UInt64) -> UInt64 {
        let difference = word ^ (ones &* UInt64(byte))
        return (difference &- ones) & ~difference & highBits
    }

    /// Marks bytes that end a run inside a JSON string: the quote, the backslash, those below 0x20, and those with a bit of `suspects`.
    @inline(__always)
    static func stringMarks(in word: UInt64, suspects: UInt64) -> UInt64 {
        let control = (word &- ones &* 0x20) & ~word & highBits
        return marks(of: UInt8(ascii: "\""), in: word) | marks(of: UInt8(ascii: "\\"), in: word) | control | (word & suspects)
    }
}

/// Four words, for the questions "any at all?" over thirty-two bytes. The operations used on it compile to vector instructions;
/// comparisons of `SIMD32<UInt8>` do not, they call out lane by lane.
typealias Block = SIMD4<UInt64>

extension Block {
    @inline(__always)
    var isZero: Bool { (x | y | z | w) == 0 }

    @inline(__always)
    func has(_ byte: UInt8) -> Block {
        let difference = self ^ (Word.ones &* UInt64(byte))
        return (difference &- Word.ones) & ~difference
    }

    /// Whether a JSON string's run of plain bytes goes on through the whole block; see `Word.stringMarks`.
    @inline(__always)
    func isPlain(suspects: UInt64) -> Bool {
        let control = (self &- Word.ones &* 0x20) & ~self
        let marks = (has(UInt8(ascii: "\"")) | has(UInt8(ascii: "\\")) | control) & Word.highBits
        return (marks | (self & suspects)).isZero
    }
}

extension UnsafePointer<UInt8> {
    /// The eight bytes at `offset`, the first of them lowest.
    @inline(__always)
    func word(at offset: Int) -> UInt64 {
        UnsafeRawPointer(self + offset).loadUnaligned(as: UInt64.self).littleEndian
    }

    /// The thirty-two bytes at `offset`; on a big-endian machine each word would be turned, which no question asked of a block minds.
    @inline(__always)
    func block(at offset: Int) -> Block {
        UnsafeRawPointer(self + offset).loadUnaligned(as: Block.self)
    }

    /// The end of the run of plain string bytes that begins at `start`. Less than eight bytes before `end` it may stop early, at a byte that
    /// is plain; the caller looks at the byte anyway.
    @inline(__always)
    func endOfPlainRun(from start: Int, to end: Int, suspects: UInt64) -> Int {
        var offset = start
        while end - offset >= 32, block(at: offset).isPlain(suspects: suspects) { offset += 32 }
        while end - offset >= 8 {
            let marks = Word.stringMarks(in: word(at: offset), suspects: suspects)
            if marks != 0 { return offset + marks.trailingZeroBitCount / 8 }
            offset += 8
        }
        return offset
    }
}
