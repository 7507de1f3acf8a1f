import DigestSyntax

/// Lines that an editor can fold away behind the first of them.
///
/// - Invariant: `startLine < endLine`; no two ranges of a digest begin on the same line, and of any two one lies in the other or they
///   share no line.
package struct FoldingRange: Sendable, Equatable {
    package enum Kind: Sendable, Equatable {
        /// An entry: "fold all regions" leaves a day as a list of papers under their sections.
        case region
        case comment
    }

    /// The line that stays.
    package let startLine: Int
    /// The last line that goes; it holds text, so that the blank lines behind stay and keep entries apart.
    package let endLine: Int
    package let kind: Kind?
    /// What stands for the folded lines: an entry's TL;DR, a section's size.
    package let collapsedText: String?
}

extension Snapshot {
    /// The contents, the sections, their entries, and in these the details, fields of several lines and comments; in ascending order.
    package func foldingRanges() -> [FoldingRange] {
        var ranges: [FoldingRange] = []
        for index in outline.contentsBlocks { addFold(ofContents: index, &ranges) }
        for section in outline.sections {
            let range = range(of: section)
            add(
                (start(of: section)?.range ?? range).lowerBound..<range.upperBound,
                "\(section.name) · \(counted(section.entries.count, "paper"))", &ranges)
            for index in section.entries {
                if let paper = paper(atBlock: index) { addFolds(of: paper, &ranges) }
            }
        }
        ranges.sort { ($0.startLine, -$0.endLine) < ($1.startLine, -$1.endLine) }
        return Self.nested(ranges)
    }

    private func addFold(ofContents index: Int, _ ranges: inout [FoldingRange]) {
        let block = digest.blocks[index]
        guard let contents = block.contents else { return }
        let start = contents.heading?.range.lowerBound ?? contents.anchor?.range.lowerBound ?? 0
        let papers = outline.sections.reduce(0) { $0 + $1.entries.count }
        let summary = "\(counted(contents.lines.count, "section")) · \(counted(papers, "paper"))"
        add(block.start + start..<max(block.start + start, textRange(of: block).upperBound), summary, &ranges)
    }

    private func addFolds(of paper: Paper, _ ranges: inout [FoldingRange]) {
        let whole = textRange(of: paper.block)
        // Where a comment follows the entry, the entry ends before it.
        let end = paper.entry.details.close.map { paper.absolute($0.range).upperBound } ?? whole.upperBound
        add(paper.headingRange.lowerBound..<max(paper.headingRange.lowerBound, end), paper.display(.tldr), kind: .region, &ranges)
        if let open = paper.entry.details.open {
            let start = paper.absolute(open.range).lowerBound
            add(start..<max(start, end), nil, &ranges)
        }
        for field in paper.entry.fields where field.value.count > 1 {
            let start = paper.absolute(min(field.label.lowerBound, field.value.lowerBound)..<field.value.upperBound)
            add(start, nil, &ranges)
        }
        for comment in paper.block.node.comments { add(paper.absolute(comment), nil, kind: .comment, &ranges) }
    }

    private func add(_ range: Range<Int>, _ collapsedText: String?, kind: FoldingRange.Kind? = nil, _ ranges: inout [FoldingRange]) {
        let startLine = text.line(containing: range.lowerBound)
        let endLine = text.line(containing: max(range.lowerBound, range.upperBound - 1))
        guard startLine < endLine else { return }
        ranges.append(FoldingRange(startLine: startLine, endLine: endLine, kind: kind, collapsedText: collapsedText))
    }

    /// The sorted ranges without those that begin where one begins already, or reach out of the one they begin in.
    private static func nested(_ ranges: [FoldingRange]) -> [FoldingRange] {
        var result: [FoldingRange] = []
        var open: [FoldingRange] = []
        for range in ranges {
            while let last = open.last, last.endLine < range.startLine { open.removeLast() }
            if let last = open.last, last.startLine == range.startLine || last.endLine < range.endLine { continue }
            open.append(range)
            result.append(range)
        }
        return result
    }
}
