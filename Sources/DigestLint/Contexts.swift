import DigestSyntax

/// A block as a rule sees it. Ranges are offsets from the block's start.
struct BlockContext {
    let text: SourceText
    let block: Block

    var length: Int { block.node.length }

    /// The bytes of a range of the block.
    func bytes(_ range: Range<Int>) -> ArraySlice<UInt8> {
        text.bytes[block.absolute(range).clamped(to: 0..<text.count)]
    }

    /// The byte at an offset of the block; nil outside the text.
    func byte(_ offset: Int) -> UInt8? {
        let index = block.start + offset
        return text.bytes.indices.contains(index) ? text.bytes[index] : nil
    }

    func string(_ range: Range<Int>) -> String { text.string(block.absolute(range)) }

    /// Whether a range holds exactly these bytes.
    func equals(_ range: Range<Int>, _ expected: StaticString) -> Bool {
        range.count == expected.utf8CodeUnitCount
            && bytes(range).elementsEqual(UnsafeBufferPointer(start: expected.utf8Start, count: expected.utf8CodeUnitCount))
    }

    /// The start of the line that holds an offset; the block's start where the line begins before it.
    func lineStart(_ offset: Int) -> Int {
        max(0, text.start(ofLine: text.line(containing: block.start + offset)) - block.start)
    }

    /// The lines that a range touches, with their line ends; what else stands on them stays where they begin or end inside other text.
    func wholeLine(of range: Range<Int>) -> Range<Int> {
        let start = lineStart(range.lowerBound)
        let end = min(
            length, text.start(ofLine: text.line(containing: block.start + max(range.lowerBound, range.upperBound - 1)) + 1) - block.start)
        let before = bytes(start..<max(start, range.lowerBound))
        let behind = bytes(range.upperBound..<max(range.upperBound, end))
        guard before.allSatisfy(\.isBlank), behind.allSatisfy({ $0.isBlank || $0.isLineEnd }) else { return range }
        return start..<max(start, end)
    }

    /// The same with the blank lines behind.
    func wholeLineAndBlankLines(of range: Range<Int>) -> Range<Int> {
        let line = wholeLine(of: range)
        var end = line.upperBound
        while end < length, let byte = byte(end), byte.isBlank || byte.isLineEnd { end += 1 }
        return line.lowerBound..<max(line.upperBound, end < length ? lineStart(end) : end)
    }

    /// Whether nothing but blanks stands behind a range on its line, so that taking it out leaves nothing that begins a line instead.
    func endsLine(_ range: Range<Int>) -> Bool {
        var end = range.upperBound
        while end < length, let byte = byte(end), byte.isBlank { end += 1 }
        return end >= length || byte(end)?.isLineEnd != false
    }

    /// The line end that the file uses, as its first line with text has it.
    var lineEnd: String { text.lineEnd }
}

/// An entry as a rule sees it. Ranges are offsets from the entry's block.
struct EntryContext {
    let entry: Entry
    let source: BlockContext

    func bytes(_ range: Range<Int>) -> ArraySlice<UInt8> { source.bytes(range) }
    func byte(_ offset: Int) -> UInt8? { source.byte(offset) }
    func string(_ range: Range<Int>) -> String { source.string(range) }
    func equals(_ range: Range<Int>, _ expected: StaticString) -> Bool { source.equals(range, expected) }
    var lineEnd: String { source.lineEnd }

    /// How messages name the entry: "Entry 12", or "This entry" where it has no number.
    var name: String { entry.heading.number.map { "Entry \($0)" } ?? "This entry" }

    /// A place that shows the entry: its title, or its first line.
    var anchor: Range<Int> { entry.heading.title ?? entry.authors?.line ?? entry.heading.range }
}
