/// A digest: its text, and the blocks that tile it.
///
/// Parsing is total: any bytes give a digest. An edit parses from the touched block on until the blocks agree again with those there
/// were, and keeps every other node as it is.
///
/// - Invariant: the blocks follow each other without gap or overlap and cover every byte of the text; the tree after an edit
///   equals the tree of the edited text.
package struct Digest: Sendable {
    package private(set) var text: SourceText
    package private(set) var blocks: [Block]
    /// Whether a line anywhere is a merge conflict's marker.
    package private(set) var hasConflictMarkers: Bool

    package init(_ text: SourceText) {
        self.text = text
        blocks = []
        hasConflictMarkers = false
        parseAll()
    }

    package init(_ text: String) { self.init(SourceText(text)) }

    /// Replaces the bytes in `range`, cut to the text.
    /// - Complexity: the touched blocks and their neighbours, plus moving the bytes and block starts that follow.
    package mutating func replace(_ range: Range<Int>, with replacement: some Collection<UInt8>) {
        let range = range.clamped(to: 0..<text.count)
        let lengthBefore = text.count
        text.replace(range, with: replacement)
        let growth = text.count - lengthBefore
        // What a conflict hides depends on markers far away.
        guard !hasConflictMarkers, growth == replacement.count - range.count, !blocks.isEmpty else { return parseAll() }
        reparse(touching: range.lowerBound..<range.upperBound + growth, growth: growth)
    }

    /// The index of the block that holds `offset`; the last block for the end of the text, nil in an empty digest.
    /// - Complexity: logarithmic in the number of blocks.
    package func blockIndex(containing offset: Int) -> Int? {
        guard !blocks.isEmpty else { return nil }
        var low = 0
        var high = blocks.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if blocks[middle].start <= offset { low = middle } else { high = middle }
        }
        return low
    }

    private mutating func parseAll() {
        blocks.removeAll(keepingCapacity: true)
        hasConflictMarkers = withLines { lines in
            var splitter = BlockSplitter(lines: lines, fromLine: 0)
            while let stretch = splitter.next() { blocks.append(Block(stretch, lines: lines)) }
            return splitter.hasConflictMarkers
        }
    }

    /// Parses from a sure block start before `touched` (in the new text) until behind it a sure block start is where one was.
    private mutating func reparse(touching touched: Range<Int>, growth: Int) {
        let first = sureStart(before: touched.lowerBound)
        let oldStarts = first < blocks.count ? blocks[first].start : 0
        let startLine = text.line(containing: oldStarts)
        var fresh: [Block] = []
        var kept = blocks.count
        let old = blocks
        let foundMarkers = withLines { lines in
            var splitter = BlockSplitter(lines: lines, fromLine: startLine)
            var candidate = first
            while true {
                if let upcoming = splitter.upcoming, upcoming.isSelfEvident, upcoming.start >= touched.upperBound {
                    // Both lists rise, so the search goes on where it stood.
                    while candidate < old.count, old[candidate].start < upcoming.start - growth { candidate += 1 }
                    if candidate < old.count, old[candidate].start == upcoming.start - growth, old[candidate].node.isSelfEvident,
                        upcoming.start - growth >= touched.upperBound - growth
                    {
                        kept = candidate
                        break
                    }
                }
                guard let stretch = splitter.next() else { break }
                fresh.append(Block(stretch, lines: lines))
            }
            return splitter.hasConflictMarkers
        }
        if foundMarkers { return parseAll() }
        blocks.replaceSubrange(first..<kept, with: fresh)
        guard growth != 0 else { return }
        blocks.withUnsafeMutableBufferPointer { buffer in
            for index in first + fresh.count..<buffer.count { buffer[index].start += growth }
        }
    }

    /// The last block, at least one before the one that holds `offset`, that begins where it does whatever stands before it; or the first one.
    private func sureStart(before offset: Int) -> Int {
        guard var index = blockIndex(containing: max(0, offset - 1)) else { return 0 }
        index = max(0, index - 1)
        while index > 0, !blocks[index].node.isSelfEvident { index -= 1 }
        return index
    }

    private func withLines<Result>(_ body: (Lines) -> Result) -> Result {
        text.withLines(body)
    }
}

extension SourceText {
    func withLines<Result>(_ body: (Lines) -> Result) -> Result {
        bytes.withUnsafeBufferPointer { bytes in
            lineStarts.withUnsafeBufferPointer { body(Lines(bytes: bytes, starts: $0)) }
        }
    }
}

extension Block {
    init(_ stretch: BlockSplitter.Stretch, lines: Lines) {
        var comments: [Range<Int>] = []
        var markers: [Range<Int>] = []
        let content: BlockNode.Content
        switch stretch.kind {
        case .entry:
            content = .entry(EntryParser(stretch, lines: lines).parse(comments: &comments, conflictMarkers: &markers))
        case .preamble, .contents, .section:
            var parser = HeaderParser(stretch, lines: lines)
            content =
                switch stretch.kind {
                case .contents: .contents(parser.contents())
                case .section: .section(parser.section())
                default: .preamble(stray: parser.preamble())
                }
            comments = parser.comments
            markers = parser.conflictMarkers
        }
        let node = BlockNode(
            length: stretch.end - stretch.start, traits: TextTraits(of: lines.bytes, in: stretch.start..<stretch.end), content: content,
            conflictMarkers: markers, comments: comments, isSelfEvident: stretch.isSelfEvident)
        self.init(start: stretch.start, node: node)
    }
}
