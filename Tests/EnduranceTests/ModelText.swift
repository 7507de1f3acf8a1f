import JSON

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// A document as the client keeps it: bytes, and places counted as was agreed with the server. Made anew from the specification and not
/// from the server's sources, so that the two can disagree.
struct ModelText {
    enum Encoding: String, CaseIterable, Sendable {
        case utf8 = "utf-8"
        case utf16 = "utf-16"
        case utf32 = "utf-32"
    }

    let encoding: Encoding
    private(set) var bytes: [UInt8]
    var version = 1
    /// Where lines begin; made when it is asked for.
    private var knownStarts: [Int] = []

    init(_ bytes: [UInt8], _ encoding: Encoding) {
        (self.bytes, self.encoding) = (bytes, encoding)
    }

    /// LF, CRLF and CR end lines (LSP 3.17, "Text Documents").
    private mutating func starts() -> [Int] {
        if !knownStarts.isEmpty { return knownStarts }
        var starts = [0]
        bytes.withUnsafeBytes { bytes in
            guard let base = bytes.baseAddress else { return }
            func find(_ byte: Int32, from start: Int) -> Int {
                guard start < bytes.count, let found = memchr(base + start, byte, bytes.count - start) else { return bytes.count }
                return found - UnsafeMutableRawPointer(mutating: base)
            }
            var (feed, back) = (find(10, from: 0), find(13, from: 0))
            while feed < bytes.count || back < bytes.count {
                if feed < bytes.count, back + 1 == feed { back = find(13, from: feed + 1) }
                if feed < back {
                    starts.append(feed + 1)
                    feed = find(10, from: feed + 1)
                } else if back < feed {
                    starts.append(back + 1)
                    back = find(13, from: back + 1)
                }
            }
        }
        knownStarts = starts
        return starts
    }

    var lineCount: Int { mutating get { starts().count } }

    /// The place of a character near an offset.
    mutating func position(near offset: Int) -> (line: Int, character: Int) {
        var offset = min(max(offset, 0), bytes.count)
        while offset > 0, offset < bytes.count, bytes[offset] & 0xC0 == 0x80 { offset -= 1 }
        if offset > 0, offset < bytes.count, bytes[offset] == 10, bytes[offset - 1] == 13 { offset -= 1 }
        let starts = starts()
        var (low, high) = (0, starts.count)
        while high - low > 1 {
            let middle = (low + high) / 2
            if starts[middle] <= offset { low = middle } else { high = middle }
        }
        return (low, units(starts[low]..<offset))
    }

    private func units(_ range: Range<Int>) -> Int { range.reduce(0) { $0 + units(ofByte: bytes[$1]) } }

    /// How many columns a character's first byte stands for; the others stand for none, but where bytes are counted.
    private func units(ofByte byte: UInt8) -> Int {
        switch encoding {
        case .utf8: 1
        case .utf16: byte & 0xC0 == 0x80 ? 0 : byte >= 0xF0 ? 2 : 1
        case .utf32: byte & 0xC0 == 0x80 ? 0 : 1
        }
    }

    /// The offset of a place: behind a line's end it is that end, behind the last line the end of the text, inside a character its start.
    private mutating func offset(_ line: Int, _ character: Int) -> Int {
        let starts = starts()
        guard line < starts.count else { return bytes.count }
        var offset = starts[line]
        var rest = character
        while offset < bytes.count, bytes[offset] != 10, bytes[offset] != 13 {
            var end = offset + 1
            while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
            let width = units(offset..<end)
            if width > rest { break }
            rest -= width
            offset = end
        }
        return offset
    }

    /// A range whose end stands before its start is the same range the other way round, as VS Code has it.
    mutating func replace(from start: (Int, Int), to end: (Int, Int), with new: [UInt8]) {
        let ends = [offset(start.0, start.1), offset(end.0, end.1)].sorted()
        bytes.replaceSubrange(ends[0]..<ends[1], with: new)
        knownStarts = []
    }

    mutating func replaceAll(with new: [UInt8]) {
        bytes = new
        knownStarts = []
    }
}
