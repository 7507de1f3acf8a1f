#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// The bytes of a text, borrowed for as long as a scan takes.
///
/// The parser's loops run over this and not over `[UInt8]`: an array's bounds check per byte costs a factor of four here.
/// Every function below takes ranges inside the view and answers for all bytes; nothing reads past `count`.
typealias ByteView = UnsafeBufferPointer<UInt8>

extension UnsafeBufferPointer where Element == UInt8 {
    /// The first place of `byte` in `range`, or nil.
    @inline(__always)
    func firstIndex(of byte: UInt8, in range: Range<Int>) -> Int? {
        guard !range.isEmpty, let base = baseAddress, let hit = memchr(base + range.lowerBound, Int32(byte), range.count) else {
            return nil
        }
        return UnsafeRawPointer(hit) - UnsafeRawPointer(base)
    }

    /// The last place of `byte` in `range`, or nil.
    @inline(__always)
    func lastIndex(of byte: UInt8, in range: Range<Int>) -> Int? {
        var index = range.upperBound
        while index > range.lowerBound {
            index -= 1
            if self[index] == byte { return index }
        }
        return nil
    }

    /// Whether the bytes from `offset` to at most `limit` begin with the ASCII text `prefix`.
    @inline(__always)
    func hasPrefix(_ prefix: StaticString, at offset: Int, limit: Int) -> Bool {
        let length = prefix.utf8CodeUnitCount
        guard limit - offset >= length, let base = baseAddress else { return false }
        return memcmp(base + offset, prefix.utf8Start, length) == 0
    }

    /// Whether the bytes before `limit`, none of them before `offset`, end with the ASCII text `suffix`.
    @inline(__always)
    func hasSuffix(_ suffix: StaticString, from offset: Int, limit: Int) -> Bool {
        let length = suffix.utf8CodeUnitCount
        return limit - offset >= length && hasPrefix(suffix, at: limit - length, limit: limit)
    }

    /// Whether `range` holds exactly the ASCII text `text`.
    @inline(__always)
    func equals(_ range: Range<Int>, _ text: StaticString) -> Bool {
        range.count == text.utf8CodeUnitCount && hasPrefix(text, at: range.lowerBound, limit: range.upperBound)
    }

    /// Whether two ranges hold the same bytes.
    @inline(__always)
    func equals(_ first: Range<Int>, _ second: Range<Int>) -> Bool {
        guard first.count == second.count, let base = baseAddress else { return first.count == second.count }
        return memcmp(base + first.lowerBound, base + second.lowerBound, first.count) == 0
    }

    /// The first place in `range` where the ASCII text `needle` begins, or nil.
    func firstRange(of needle: StaticString, in range: Range<Int>) -> Range<Int>? {
        let length = needle.utf8CodeUnitCount
        guard length > 0 else { return nil }
        var search = range
        while search.count >= length,
            let hit = firstIndex(of: needle.utf8Start[0], in: search.lowerBound..<(search.upperBound - length + 1))
        {
            if hasPrefix(needle, at: hit, limit: range.upperBound) { return hit..<hit + length }
            search = hit + 1..<range.upperBound
        }
        return nil
    }

    /// The last place in `range` where the ASCII text `needle` begins, or nil.
    func lastRange(of needle: StaticString, in range: Range<Int>) -> Range<Int>? {
        let length = needle.utf8CodeUnitCount
        guard length > 0, range.count >= length else { return nil }
        var index = range.upperBound - length
        while index >= range.lowerBound {
            if self[index] == needle.utf8Start[0], hasPrefix(needle, at: index, limit: range.upperBound) { return index..<index + length }
            index -= 1
        }
        return nil
    }

    /// `range` without the blanks (space and tab) at its ends.
    @inline(__always)
    func trimmed(_ range: Range<Int>) -> Range<Int> {
        let start = skippingBlanks(range.lowerBound, limit: range.upperBound)
        var end = range.upperBound
        while end > start, self[end - 1].isBlank { end -= 1 }
        return start..<end
    }

    /// `range` without blanks and line ends at its ends.
    func trimmedOfSpace(_ range: Range<Int>) -> Range<Int> {
        var start = range.lowerBound
        var end = range.upperBound
        while start < end, self[start].isBlank || self[start].isLineEnd { start += 1 }
        while end > start, self[end - 1].isBlank || self[end - 1].isLineEnd { end -= 1 }
        return start..<end
    }

    /// The first offset from `offset` that holds no blank, at most `limit`.
    @inline(__always)
    func skippingBlanks(_ offset: Int, limit: Int) -> Int {
        var index = offset
        while index < limit, self[index].isBlank { index += 1 }
        return index
    }

    /// The first offset from `offset` that holds no decimal digit, at most `limit`.
    @inline(__always)
    func skippingDigits(_ offset: Int, limit: Int) -> Int {
        var index = offset
        while index < limit, self[index].isDigit { index += 1 }
        return index
    }

    /// The value of the decimal digits in `range`; nil when it is empty, holds anything else, or does not fit nine digits.
    func decimal(_ range: Range<Int>) -> Int? {
        guard !range.isEmpty, range.count <= 9 else { return nil }
        var value = 0
        for index in range {
            guard self[index].isDigit else { return nil }
            value = value * 10 + Int(self[index] - UInt8(ascii: "0"))
        }
        return value
    }

    /// Whether `range` holds the ASCII text `text` when letters' case is ignored.
    func equalsIgnoringCase(_ range: Range<Int>, _ text: StaticString) -> Bool {
        guard range.count == text.utf8CodeUnitCount else { return false }
        for (offset, index) in range.enumerated() where self[index].lowercased != text.utf8Start[offset].lowercased { return false }
        return true
    }
}

extension UInt8 {
    /// A space or a tab.
    @inline(__always) package var isBlank: Bool { self == 0x20 || self == 0x09 }
    /// LF or CR.
    @inline(__always) package var isLineEnd: Bool { self == 0x0A || self == 0x0D }
    @inline(__always) package var isDigit: Bool { self &- 0x30 < 10 }
    /// An ASCII letter.
    @inline(__always) package var isLetter: Bool { (self | 0x20) &- 0x61 < 26 }
    /// The lower-case form of an ASCII letter; any other byte as it is.
    @inline(__always) package var lowercased: UInt8 { self &- 0x41 < 26 ? self | 0x20 : self }
}

extension Range<Int> {
    /// The range from `start` up to `end`; empty, at `start`, where `end` is smaller.
    @inline(__always)
    package init(from start: Int, upTo end: Int) { self = start..<Swift.max(start, end) }
}
