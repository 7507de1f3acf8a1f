/// Reads the tokens of a JSON text in place; the grammar above tokens belongs to its two users, `JSONValue` and `JSONNode`.
///
/// It works on a raw buffer because `didOpen` brings megabytes, nearly all of them inside one string: eight bytes are looked at together,
/// and the bytes between two escapes are moved as they are.
///
/// - Invariant: `0 <= offset <= end`, and no byte at or after `end` is read.
struct JSONScanner {
    private let base: UnsafePointer<UInt8>
    private let end: Int
    private(set) var offset = 0
    private var valueCount = 0
    /// The high bits if strings must be checked for damaged UTF-8, none if the whole text is known to be well-formed.
    private let suspects: UInt64

    /// An empty buffer has no base; the caller says what that means.
    init?(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard let base = bytes.baseAddress else { return nil }
        self.base = base
        end = bytes.count
        suspects = WellFormedUTF8.holds(for: bytes) ? 0 : Word.highBits
        skipByteOrderMark()
    }

    var isAtEnd: Bool { offset >= end }

    /// The byte to be read next, nil at the end.
    var next: UInt8? { offset < end ? base[offset] : nil }

    func failure(_ problem: JSONError.Problem) -> JSONError {
        JSONError(problem, at: offset, atEnd: isAtEnd)
    }

    /// To be called at each array and object; `depth` is how many it stands in.
    mutating func enter(depth: Int) throws(JSONError) {
        guard depth < deepestNesting else { throw failure(.tooDeep(limit: deepestNesting)) }
        try countValue()
    }

    private mutating func countValue() throws(JSONError) {
        valueCount += 1
        if valueCount > mostValues { throw failure(.tooMany(limit: mostValues)) }
    }

    mutating func skipWhitespace() {
        while offset < end {
            switch base[offset] {
            case UInt8(ascii: " "), UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: "\t"): offset += 1
            default: return
            }
        }
    }

    /// Moves past `byte` if it comes next.
    mutating func take(_ byte: UInt8) -> Bool {
        guard offset < end, base[offset] == byte else { return false }
        offset += 1
        return true
    }

    /// A value that is no array and no object.
    enum Scalar {
        case null
        case bool(Bool)
        case number(JSONNumber)
        case string(JSONString)
    }

    mutating func scalar() throws(JSONError) -> Scalar {
        try countValue()
        switch next ?? 0 {
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number(try number())
        case UInt8(ascii: "t"):
            try expect("true")
            return .bool(true)
        case UInt8(ascii: "f"):
            try expect("false")
            return .bool(false)
        case UInt8(ascii: "n"):
            try expect("null")
            return .null
        default: throw failure(.expectedValue)
        }
    }

    /// Moves past `word` or fails at the byte that differs.
    private mutating func expect(_ word: StaticString) throws(JSONError) {
        for index in 0..<word.utf8CodeUnitCount {
            guard take(word.utf8Start[index]) else { throw failure(.expectedValue) }
        }
    }

    /// RFC 8259, section 8.1, lets a parser ignore it; files saved by some editors have it.
    private mutating func skipByteOrderMark() {
        if end >= 3, base[0] == 0xEF, base[1] == 0xBB, base[2] == 0xBF { offset = 3 }
    }
}

// MARK: - Numbers

extension JSONScanner {
    /// Reads a number; the next byte is `-` or a digit.
    private mutating func number() throws(JSONError) -> JSONNumber {
        let start = offset
        let isNegative = take(UInt8(ascii: "-"))
        let firstDigit = offset
        if !take(UInt8(ascii: "0")) { try digits() }
        let digitCount = offset - firstDigit
        var isWhole = true
        if take(UInt8(ascii: ".")) {
            isWhole = false
            try digits()
        }
        if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
            isWhole = false
            if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
            try digits()
        }
        // Eighteen digits always fit.
        if isWhole, digitCount <= 18 {
            var value = 0
            for index in firstDigit..<offset { value = value * 10 + Int(base[index] &- UInt8(ascii: "0")) }
            return .integer(isNegative ? -value : value)
        }
        let text = String(decoding: UnsafeBufferPointer(start: base + start, count: offset - start), as: UTF8.self)
        if isWhole, let value = Int(text) { return .integer(value) }
        return Double(text).flatMap(JSONNumber.init) ?? .integer(0)
    }

    private mutating func digits() throws(JSONError) {
        let start = offset
        while offset < end, Self.isDigit(base[offset]) { offset += 1 }
        if offset == start { throw failure(.expectedDigit) }
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
    }
}

// MARK: - Strings

extension JSONScanner {
    /// What the first pass over a string learned.
    private struct Extent {
        var range: Range<Int>
        var hasEscapes = false
        var isDamaged = false
    }

    /// Reads a string; the next byte is its opening quote.
    mutating func string() throws(JSONError) -> JSONString {
        let extent = try skipString()
        let raw = UnsafeBufferPointer(start: base + extent.range.lowerBound, count: extent.range.count)
        if extent.isDamaged {
            return JSONString(repairing: extent.hasEscapes ? unescape(extent.range) : Array(raw))
        }
        return JSONString(wellFormed: extent.hasEscapes ? unescape(extent.range) : Array(raw))
    }

    /// Finds the closing quote and checks everything up to it. Leaves `offset` behind the quote.
    private mutating func skipString() throws(JSONError) -> Extent {
        offset += 1
        var extent = Extent(range: offset..<offset)
        while true {
            offset = base.endOfPlainRun(from: offset, to: end, suspects: suspects)
            guard offset < end else { throw failure(.unterminatedString) }
            let byte = base[offset]
            if byte == UInt8(ascii: "\"") {
                extent.range = extent.range.lowerBound..<offset
                offset += 1
                return extent
            } else if byte == UInt8(ascii: "\\") {
                extent.hasEscapes = true
                try skipEscape()
            } else if byte < 0x20 {
                throw failure(.controlCharacter)
            } else if byte >= 0x80, suspects != 0 {
                skipNonASCII(&extent)
            } else {
                offset += 1
            }
        }
    }

    private mutating func skipNonASCII(_ extent: inout Extent) {
        switch WellFormedUTF8.sequence(base, at: offset, to: end) {
        case .valid(let length):
            offset += length
        case .damaged(let length):
            extent.isDamaged = true
            offset += length
        }
    }

    private mutating func skipEscape() throws(JSONError) {
        offset += 1
        switch next {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"), UInt8(ascii: "n"),
            UInt8(ascii: "r"), UInt8(ascii: "t"):
            offset += 1
        case UInt8(ascii: "u"):
            offset += 1
            for _ in 0..<4 {
                guard let byte = next, Self.hexValue(byte) != nil else { throw failure(.expectedHexDigits) }
                offset += 1
            }
        default:
            throw failure(.expectedEscape)
        }
    }

    /// Copies a string that `skipString` accepted, its escapes replaced. No escape is shorter than what it stands for.
    private func unescape(_ range: Range<Int>) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: range.count) { output, count in
            guard let target = output.baseAddress else { return }
            var source = range.lowerBound
            while true {
                copyToBackslash(from: &source, to: range.upperBound, target, &count)
                guard source < range.upperBound else { return }
                let letter = base[source + 1]
                if letter != UInt8(ascii: "u") {
                    target[count] = Self.meaning(of: letter)
                    source += 2
                    count += 1
                } else {
                    for byte in UTF8.encode(escapedScalar(at: &source, before: range.upperBound)) ?? UTF8.encodedReplacementCharacter {
                        target[count] = byte
                        count += 1
                    }
                }
            }
        }
    }

    @inline(__always)
    private func copyToBackslash(from source: inout Int, to end: Int, _ target: UnsafeMutablePointer<UInt8>, _ count: inout Int) {
        while end - source >= 32 {
            let block = base.block(at: source)
            guard (block.has(UInt8(ascii: "\\")) & Word.highBits).isZero else { break }
            // There is as much room in the target as text in the source, for the target is never ahead.
            UnsafeMutableRawPointer(target + count).storeBytes(of: block, as: Block.self)
            source += 32
            count += 32
        }
        while end - source >= 8 {
            let word = base.word(at: source)
            UnsafeMutableRawPointer(target + count).storeBytes(of: word.littleEndian, as: UInt64.self)
            let marks = Word.marks(of: UInt8(ascii: "\\"), in: word)
            // A branch, so that the next eight bytes need not wait for this mark.
            if marks != 0 {
                source += marks.trailingZeroBitCount / 8
                count += marks.trailingZeroBitCount / 8
                return
            }
            source += 8
            count += 8
        }
        while source < end, base[source] != UInt8(ascii: "\\") {
            target[count] = base[source]
            source += 1
            count += 1
        }
    }

    /// What the `\u` escape at `source` stands for; a surrogate that has no partner is replaced by U+FFFD rather than refused:
    /// losing one half of an emoji is a blemish, losing the edit it came with is not.
    private func escapedScalar(at source: inout Int, before end: Int) -> Unicode.Scalar {
        let unit = hexUnit(at: source + 2)
        source += 6
        if unit & 0xFC00 == 0xD800, source + 6 <= end, base[source] == UInt8(ascii: "\\"), base[source + 1] == UInt8(ascii: "u") {
            let second = hexUnit(at: source + 2)
            if second & 0xFC00 == 0xDC00 {
                source += 6
                return Unicode.Scalar(0x10000 + (unit & 0x3FF) << 10 + (second & 0x3FF)) ?? "\u{FFFD}"
            }
        }
        return Unicode.Scalar(unit) ?? "\u{FFFD}"
    }

    private static func meaning(of letter: UInt8) -> UInt8 {
        switch letter {
        case UInt8(ascii: "b"): 0x08
        case UInt8(ascii: "f"): 0x0C
        case UInt8(ascii: "n"): 0x0A
        case UInt8(ascii: "r"): 0x0D
        case UInt8(ascii: "t"): 0x09
        default: letter
        }
    }

    /// The four hexadecimal digits there, already checked.
    private func hexUnit(at start: Int) -> UInt32 {
        var unit: UInt32 = 0
        for index in start..<(start + 4) { unit = unit << 4 | UInt32(Self.hexValue(base[index]) ?? 0) }
        return unit
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
