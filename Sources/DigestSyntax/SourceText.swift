#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// A text as bytes, and where its lines begin.
///
/// Lines end at LF, CRLF or a lone CR (the Language Server Protocol's definition) and at nothing else. The bytes need not be
/// valid UTF-8: what came from a disk is kept as it is.
///
/// - Invariant: `lineStarts` begins with 0, rises strictly, and holds the offset behind every line end.
package struct SourceText: Sendable {
    package private(set) var bytes: [UInt8]
    private var starts: [UInt32]
    /// The line end that most of the text uses, judged by its first line with text: LF where there is none. What is written into the text
    /// ends its lines so; blank lines above do not count, because the layout takes them away.
    package private(set) var lineEnd = "\n"

    /// The longest text that is read: offsets fit 31 bits.
    package static let maximumLength = Int(Int32.max)

    package init(_ bytes: [UInt8]) {
        let bytes = bytes.count <= Self.maximumLength ? bytes : Array(bytes.prefix(Self.maximumLength))
        self.bytes = bytes
        starts = bytes.withUnsafeBufferPointer { Self.lineStarts(of: $0) }
        lineEnd = firstLineEnd()
    }

    package init(_ text: String) { self.init(Array(text.utf8)) }

    package var count: Int { bytes.count }
    package var lineCount: Int { starts.count }
    package var lineStarts: [UInt32] { starts }

    /// The offset at which line `line` (from 0) begins; the end of the text for lines past the last one.
    package func start(ofLine line: Int) -> Int {
        starts.indices.contains(line) ? Int(starts[line]) : (line < 0 ? 0 : bytes.count)
    }

    /// The line that holds `offset`: the last one that begins at or before it.
    /// - Complexity: logarithmic in the number of lines.
    package func line(containing offset: Int) -> Int { line(containing: offset, within: 0..<starts.count) }

    /// The same, looked for from line `line` on, up or down.
    /// - Complexity: logarithmic in the number of lines between the two.
    package func line(containing offset: Int, near line: Int) -> Int {
        var low = min(max(line, 0), starts.count - 1)
        var high = low
        var step = 1
        while high < starts.count, Int(starts[high]) <= offset {
            (low, high) = (high, high + step)
            step *= 2
        }
        while low > 0, Int(starts[low]) > offset {
            (low, high) = (max(0, low - step), low)
            step *= 2
        }
        return self.line(containing: offset, within: low..<min(high, starts.count))
    }

    /// The last of some lines that begins at or before `offset`, or the first one.
    private func line(containing offset: Int, within lines: Range<Int>) -> Int {
        var low = lines.lowerBound
        var high = lines.upperBound
        while high - low > 1 {
            let middle = (low + high) / 2
            if Int(starts[middle]) <= offset { low = middle } else { high = middle }
        }
        return low
    }

    /// The bytes of line `line`, its line end left out.
    package func contentRange(ofLine line: Int) -> Range<Int> {
        let start = start(ofLine: line)
        var end = self.start(ofLine: line + 1)
        if line + 1 < starts.count {
            if end > start, bytes[end - 1] == 0x0A { end -= 1 }
            if end > start, bytes[end - 1] == 0x0D { end -= 1 }
        }
        return start..<end
    }

    /// The bytes in `range`, cut to the text, as a string; damaged UTF-8 is shown as U+FFFD.
    package func string(_ range: Range<Int>) -> String {
        String(decoding: bytes[range.clamped(to: 0..<bytes.count)], as: UTF8.self)
    }

    /// Replaces the bytes in `range` (cut to the text) and finds the lines of the touched ones anew.
    /// - Complexity: a memmove of what follows, plus the touched lines.
    package mutating func replace(_ range: Range<Int>, with replacement: some Collection<UInt8>) {
        let range = range.clamped(to: 0..<bytes.count)
        guard bytes.count - range.count <= Self.maximumLength - replacement.count else { return }
        // A line end may form or part at the seams: begin with the line of the byte before, end with the line of the byte after.
        let first = line(containing: max(0, range.lowerBound - 1))
        let last = line(containing: range.upperBound)
        let start = Int(starts[first])
        let end = self.start(ofLine: last + 1)
        let growth = replacement.count - range.count
        bytes.replaceSubrange(range, with: replacement)
        var inner = bytes.withUnsafeBufferPointer { Self.lineStarts(of: $0, in: start..<end + growth) }
        // The scan cannot see that a line end at the seam is the one that opened the following, untouched line.
        if last + 1 < starts.count, let opened = inner.last, Int(opened) == end + growth { inner.removeLast() }
        starts.replaceSubrange(first...last, with: inner)
        defer { lineEnd = firstLineEnd() }
        guard growth != 0 else { return }
        let tail = first + inner.count
        starts.withUnsafeMutableBufferPointer { buffer in
            for index in tail..<buffer.count { buffer[index] = UInt32(truncatingIfNeeded: Int(buffer[index]) &+ growth) }
        }
    }

    private func firstLineEnd() -> String {
        let mark = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        for line in 0..<max(0, lineCount - 1) {
            let content = contentRange(ofLine: line)
            if bytes[max(mark, content.lowerBound)..<max(mark, content.upperBound)].contains(where: { !$0.isBlank }) {
                return string(content.upperBound..<start(ofLine: line + 1))
            }
        }
        return "\n"
    }

    private static func lineStarts(of bytes: ByteView) -> [UInt32] {
        lineStarts(of: bytes, in: 0..<bytes.count)
    }

    /// The line starts within `range`, which begins at one: `range.lowerBound`, and the offset behind each line end.
    private static func lineStarts(of bytes: ByteView, in range: Range<Int>) -> [UInt32] {
        var result: [UInt32] = []
        result.reserveCapacity(16 + range.count / 100)
        result.append(UInt32(range.lowerBound))
        var index = range.lowerBound
        if bytes.firstIndex(of: 0x0D, in: range) == nil {
            while let hit = bytes.firstIndex(of: 0x0A, in: index..<range.upperBound) {
                index = hit + 1
                result.append(UInt32(truncatingIfNeeded: index))
            }
            return result
        }
        while index < range.upperBound {
            let byte = bytes[index]
            index += 1
            guard byte.isLineEnd else { continue }
            if byte == 0x0D, index < bytes.count, bytes[index] == 0x0A { index += 1 }
            result.append(UInt32(truncatingIfNeeded: index))
        }
        return result
    }
}

extension SourceText: Equatable {
    /// Byte for byte: two texts that only look the same are different texts.
    package static func == (first: SourceText, second: SourceText) -> Bool { first.bytes == second.bytes }
}
