import DigestLint
import DigestSyntax

/// The edits that make one text of another, line by line and then cut to the bytes that differ.
///
/// Lines that occur once in both texts and in the same order hold still; what stands between two of them is compared from both ends.
/// That is the patience method with one level: linear but for the sorting of anchors, and never worse than replacing what lies between.
struct LineDiff {
    private let old: SourceText
    private let new: SourceText
    private var edits: [TextEdit] = []

    /// Ascending and not overlapping; none for equal texts.
    static func edits(from old: SourceText, to new: SourceText) -> [TextEdit] {
        var diff = LineDiff(old: old, new: new)
        diff.compare(0..<old.lineCount, 0..<new.lineCount, mayAnchor: true)
        return diff.edits
    }

    private init(old: SourceText, new: SourceText) {
        self.old = old
        self.new = new
    }

    private static func line(_ line: Int, of text: SourceText) -> ArraySlice<UInt8> {
        text.bytes[text.start(ofLine: line)..<text.start(ofLine: line + 1)]
    }

    private mutating func compare(_ oldLines: Range<Int>, _ newLines: Range<Int>, mayAnchor: Bool) {
        var (oldLines, newLines) = (oldLines, newLines)
        while let first = oldLines.first, let other = newLines.first, Self.line(first, of: old) == Self.line(other, of: new) {
            oldLines.removeFirst()
            newLines.removeFirst()
        }
        while let last = oldLines.last, let other = newLines.last, Self.line(last, of: old) == Self.line(other, of: new) {
            oldLines.removeLast()
            newLines.removeLast()
        }
        guard !oldLines.isEmpty || !newLines.isEmpty else { return }
        let anchors = mayAnchor && !oldLines.isEmpty && !newLines.isEmpty ? anchors(oldLines, newLines) : []
        guard !anchors.isEmpty else { return replace(oldLines, newLines) }
        var (oldStart, newStart) = (oldLines.lowerBound, newLines.lowerBound)
        for anchor in anchors {
            compare(oldStart..<anchor.old, newStart..<anchor.new, mayAnchor: false)
            (oldStart, newStart) = (anchor.old + 1, anchor.new + 1)
        }
        compare(oldStart..<oldLines.upperBound, newStart..<newLines.upperBound, mayAnchor: false)
    }

    /// Lines that occur once in both stretches, as many as keep their order.
    private func anchors(_ oldLines: Range<Int>, _ newLines: Range<Int>) -> [(old: Int, new: Int)] {
        var places: [ArraySlice<UInt8>: (old: Int, new: Int, oldCount: Int, newCount: Int)] = [:]
        for line in oldLines { places[Self.line(line, of: old), default: (line, 0, 0, 0)].oldCount += 1 }
        for line in newLines {
            places[Self.line(line, of: new), default: (0, line, 0, 0)].newCount += 1
            places[Self.line(line, of: new)]?.new = line
        }
        let unique = places.values.filter { $0.oldCount == 1 && $0.newCount == 1 }.map { (old: $0.old, new: $0.new) }.sorted {
            $0.old < $1.old
        }
        return Self.longestRising(unique)
    }

    /// The longest part of the pairs in which `new` rises.
    private static func longestRising(_ pairs: [(old: Int, new: Int)]) -> [(old: Int, new: Int)] {
        var tops: [Int] = []
        var previous = [Int?](repeating: nil, count: pairs.count)
        for (index, pair) in pairs.enumerated() {
            var (low, high) = (0, tops.count)
            while low < high {
                let middle = (low + high) / 2
                if pairs[tops[middle]].new < pair.new { low = middle + 1 } else { high = middle }
            }
            if low > 0 { previous[index] = tops[low - 1] }
            if low < tops.count { tops[low] = index } else { tops.append(index) }
        }
        var result: [(old: Int, new: Int)] = []
        var index = tops.last
        while let place = index {
            result.append(pairs[place])
            index = previous[place]
        }
        return result.reversed()
    }

    private mutating func replace(_ oldLines: Range<Int>, _ newLines: Range<Int>) {
        var (start, end) = (old.start(ofLine: oldLines.lowerBound), old.start(ofLine: oldLines.upperBound))
        var (newStart, newEnd) = (new.start(ofLine: newLines.lowerBound), new.start(ofLine: newLines.upperBound))
        while start < end, newStart < newEnd, old.bytes[start] == new.bytes[newStart] {
            start += 1
            newStart += 1
        }
        // Not inside a character, nor between the two bytes of a line end.
        while start > 0, newStart > 0, isInside(start, of: old) || isInside(newStart, of: new) {
            start -= 1
            newStart -= 1
        }
        while end > start, newEnd > newStart, old.bytes[end - 1] == new.bytes[newEnd - 1] {
            end -= 1
            newEnd -= 1
        }
        while end < old.count, newEnd < new.count, isInside(end, of: old) || isInside(newEnd, of: new) {
            end += 1
            newEnd += 1
        }
        guard start < end || newStart < newEnd else { return }
        edits.append(TextEdit(start..<end, Array(new.bytes[newStart..<newEnd])))
    }

    private func isInside(_ offset: Int, of text: SourceText) -> Bool {
        guard offset > 0, offset < text.count else { return false }
        return text.bytes[offset] & 0xC0 == 0x80 || text.bytes[offset] == 0x0A && text.bytes[offset - 1] == 0x0D
    }
}
