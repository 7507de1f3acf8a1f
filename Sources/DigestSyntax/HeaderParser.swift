/// Reads the blocks that are no entries: what stands before the contents, the contents, and section headers.
struct HeaderParser {
    let lines: Lines
    let bytes: ByteView
    let stretch: BlockSplitter.Stretch
    private(set) var comments: [Range<Int>] = []
    private(set) var conflictMarkers: [Range<Int>] = []
    private var stray: [Range<Int>] = []
    private var strayIsOpen = false

    init(_ stretch: BlockSplitter.Stretch, lines: Lines) {
        self.stretch = stretch
        self.lines = lines
        bytes = lines.bytes
    }

    mutating func preamble() -> [Range<Int>] {
        forEachLine { parser, line in parser.addStray(line) }
        return stray
    }

    mutating func contents() -> Contents {
        var contents = Contents()
        forEachLine { parser, line in
            let view = parser.view
            switch LineOpener(line: line, in: view) {
            case .contentsAnchor? where contents.anchor == nil:
                contents.anchor = Anchor(line: line, in: view)
            case .contentsHeading? where contents.heading == nil:
                contents.heading = Contents.Heading(line: line, in: view)
            default:
                if contents.anchor == nil, contents.heading == nil, contents.lines.isEmpty, let anchor = Anchor(nameless: line, in: view) {
                    contents.anchor = anchor
                } else if contents.heading == nil, contents.lines.isEmpty, view.equalsIgnoringCase(view.trimmed(line), "table of contents")
                {
                    contents.heading = Contents.Heading(line: line, in: view)
                } else if let last = contents.lines.last, last.total == nil, last.totalText == nil,
                    view.hasPrefix("[Total", at: line.lowerBound, limit: line.upperBound),
                    let whole = ContentsLine(line: last.range.lowerBound..<line.upperBound, in: view)
                {
                    // The line was broken before its total.
                    contents.lines[contents.lines.count - 1] = whole
                } else if let entry = ContentsLine(line: line, in: view) {
                    contents.lines.append(entry)
                } else {
                    parser.addStray(line)
                    return
                }
            }
            parser.strayIsOpen = false
        }
        contents.stray = stray
        return contents
    }

    mutating func section() -> SectionHeader {
        var header = SectionHeader()
        var headingIsSure = false
        forEachLine { parser, line in
            let view = parser.view
            let opener = LineOpener(line: line, in: view)
            if opener == .sectionAnchor, header.anchor == nil {
                header.anchor = Anchor(line: line, in: view)
            } else if opener == .sectionHeading, header.heading != nil, !headingIsSure {
                // What was taken for the heading is text that stands before it.
                if let heading = header.heading { parser.stray.append(heading.range) }
                headingIsSure = true
                header.heading = SectionHeading(line: line, in: view)
            } else if header.heading == nil, opener == .sectionHeading || header.anchor != nil && view[line.lowerBound] == UInt8(ascii: "#")
            {
                headingIsSure = opener == .sectionHeading
                header.heading = SectionHeading(line: line, in: view)
            } else {
                parser.addStray(line)
                return
            }
            parser.strayIsOpen = false
        }
        header.stray = stray
        return header
    }

    /// The text from the block's start, in which ranges come out relative to it.
    private var view: ByteView { ByteView(rebasing: bytes[stretch.start..<stretch.end]) }

    /// Calls `body` with every line that holds text of our own, as a range of the block.
    private mutating func forEachLine(_ body: (inout HeaderParser, Range<Int>) -> Void) {
        var isTheirs = false
        for line in stretch.firstLine..<max(stretch.firstLine, stretch.endLine) {
            let whole = lines.content(line).clamped(to: stretch.start..<stretch.end)
            let content = whole.lowerBound - stretch.start..<whole.upperBound - stretch.start
            let trimmed = view.trimmed(content)
            if trimmed.isEmpty {
                strayIsOpen = false
                continue
            }
            if let marker = ConflictMarker(line: content, in: view) {
                conflictMarkers.append(content)
                if marker == .middle || marker == .base { isTheirs = true }
                if marker == .end { isTheirs = false }
                continue
            }
            if isTheirs { continue }
            if view.hasPrefix("<!--", at: trimmed.lowerBound, limit: trimmed.upperBound),
                view.hasSuffix("-->", from: trimmed.lowerBound + 4, limit: trimmed.upperBound)
            {
                comments.append(trimmed)
                continue
            }
            body(&self, trimmed)
        }
    }

    /// Notes a line that belongs nowhere; lines in a row make one run.
    private mutating func addStray(_ line: Range<Int>) {
        if strayIsOpen, let last = stray.popLast() {
            stray.append(last.lowerBound..<line.upperBound)
        } else {
            stray.append(line)
        }
        strayIsOpen = true
    }
}

extension Contents.Heading {
    init(line: Range<Int>, in bytes: ByteView) {
        let line = bytes.trimmed(line)
        var index = line.lowerBound
        while index < line.upperBound, bytes[index] == UInt8(ascii: "#") { index += 1 }
        range = line
        marks = line.lowerBound..<index
        hasBlankAfterMarks = marks.isEmpty || index == line.upperBound || bytes[index].isBlank
        title = bytes.skippingBlanks(index, limit: line.upperBound)..<line.upperBound
    }
}
