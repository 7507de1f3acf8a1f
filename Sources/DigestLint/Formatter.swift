package import DigestSyntax

/// Lays digests out as the generator does: blank lines between the parts, the summary's indentation, the anchors' quotes, one line end
/// behind the last tag. It changes white space and markup only; prose keeps every byte, and where a digest is damaged the
/// layout around the damage is left as it is.
package enum Formatter {
    /// The edits that give a digest its canonical layout: ascending, not overlapping, minimal; none for a canonical one.
    /// - Complexity: linear in the number of parts.
    package static func edits(for digest: Digest) -> [TextEdit] {
        var parts = PartList(text: digest.text)
        for block in digest.blocks { parts.append(block) }
        let lineEnd = digest.text.lineEnd
        var edits: [TextEdit] = []
        var previous: Part?
        for part in parts.parts {
            if let previous {
                // Parts that damage has pushed into one another have nothing between them.
                if previous.range.upperBound <= part.range.lowerBound, let gap = Gap(between: previous, and: part) {
                    replace(previous.range.upperBound..<part.range.lowerBound, gap.text(lineEnd), in: digest.text, &edits)
                }
            } else if part.kind != .other {
                replace(Range(from: blankStart(digest.text), upTo: part.range.lowerBound), "", in: digest.text, &edits)
            }
            edits += part.inner
            previous = part
        }
        if let previous, let ending = Gap.ending(behind: previous) {
            replace(
                Range(from: previous.range.upperBound, upTo: digest.text.count), String(repeating: lineEnd, count: ending), in: digest.text,
                &edits)
        }
        return edits
    }

    /// Where the file's text may begin: behind a byte order mark.
    private static func blankStart(_ text: SourceText) -> Int { text.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0 }

    /// Adds the smallest edit that makes `range`, where it is nothing but white space, read `wanted`.
    private static func replace(_ range: Range<Int>, _ wanted: String, in text: SourceText, _ edits: inout [TextEdit]) {
        guard range.lowerBound <= range.upperBound, range.upperBound <= text.count else { return }
        let found = text.bytes[range]
        let wanted = Array(wanted.utf8)
        guard !found.elementsEqual(wanted), found.allSatisfy({ $0.isBlank || $0.isLineEnd }) else { return }
        let shorter = min(found.count, wanted.count)
        var prefix = 0
        while prefix < shorter, found[found.startIndex + prefix] == wanted[prefix] { prefix += 1 }
        var suffix = 0
        while suffix < shorter - prefix, found[found.endIndex - 1 - suffix] == wanted[wanted.count - 1 - suffix] { suffix += 1 }
        edits.append(TextEdit(range.lowerBound + prefix..<range.upperBound - suffix, Array(wanted[prefix..<wanted.count - suffix])))
    }
}

/// A stretch of a digest that the layout puts in its place. Offsets are those of the text.
private struct Part {
    enum Kind: Equatable {
        case contentsAnchor, contentsHeading, contentsLine, sectionAnchor, sectionHeading
        case entryHeading, authors, open, summary, close
        case field(FieldKind)
        /// Stray text, a comment, a conflict's marker, a damaged part: what stands around it stays.
        case other
    }

    let kind: Kind
    var range: Range<Int>
    /// Whether the file may have been cut off in it: then the line end that it lacks is what shows that.
    var mayBeCutOff = false
    /// Edits of markup inside the part.
    var inner: [TextEdit] = []
}

/// The white space between two parts.
private struct Gap {
    let lines: Int
    var indentation = ""

    func text(_ lineEnd: String) -> String { String(repeating: lineEnd, count: lines) + indentation }

    /// Nil where the layout does not say what stands between the two.
    init?(between first: Part, and second: Part) {
        switch (first.kind, second.kind) {
        case (.contentsAnchor, .contentsHeading), (.contentsHeading, .contentsLine), (.sectionAnchor, .sectionHeading),
            (.sectionHeading, .entryHeading), (.authors, .field(.mainCategory)), (.field(.mainCategory), .field(.tldr)):
            lines = 2
        case (.contentsLine, .contentsLine), (.entryHeading, .authors), (.summary, .field(.motivation)):
            lines = 1
        case (.open, .summary):
            lines = 1
            indentation = "  "
        case (.contentsHeading, .sectionAnchor), (.contentsLine, .sectionAnchor), (.field(.tldr), .open), (.close, .entryHeading),
            (.close, .sectionAnchor), (.sectionHeading, .sectionAnchor):
            lines = 3
        case (.field(let one), .field(let two)) where one.isFolded && two.isFolded:
            lines = 2
        case (.field(let kind), .close) where kind.isFolded:
            lines = 2
        default: return nil
        }
    }

    /// The line ends behind the last part of a file.
    static func ending(behind part: Part) -> Int? {
        switch part.kind {
        case _ where part.mayBeCutOff: nil
        case .close, .contentsLine, .sectionHeading: 1
        // The empty digest ends so.
        case .contentsHeading: 2
        default: nil
        }
    }
}

/// Collects the parts of blocks in the order of the text.
private struct PartList {
    let text: SourceText
    private(set) var parts: [Part] = []

    init(text: SourceText) { self.text = text }

    mutating func append(_ block: Block) {
        let first = parts.count
        switch block.node.content {
        case .preamble(let stray): add(stray, block)
        case .contents(let contents): add(contents, block)
        case .section(let header): add(header, block)
        case .entry(let entry): add(entry, block)
        }
        add(block.node.comments, block)
        add(block.node.conflictMarkers, block)
        // Regular blocks come in order already.
        let tail = parts[first...]
        if !zip(tail, tail.dropFirst()).allSatisfy({ $0.range.lowerBound <= $1.range.lowerBound }) {
            parts[first...].sort { $0.range.lowerBound < $1.range.lowerBound }
        }
    }

    private mutating func add(_ others: [Range<Int>], _ block: Block) {
        for range in others { parts.append(Part(kind: .other, range: block.absolute(range))) }
    }

    private mutating func add(_ contents: Contents, _ block: Block) {
        if let anchor = contents.anchor { parts.append(anchorPart(anchor, .contentsAnchor, Array("<div id=toc></div>".utf8), block)) }
        if let heading = contents.heading {
            parts.append(Part(kind: .contentsHeading, range: block.absolute(heading.range)))
        }
        for line in contents.lines { parts.append(Part(kind: .contentsLine, range: block.absolute(line.range))) }
        add(contents.stray, block)
    }

    private mutating func add(_ header: SectionHeader, _ block: Block) {
        if let anchor = header.anchor {
            let name = text.bytes[block.absolute(anchor.name)]
            parts.append(anchorPart(anchor, .sectionAnchor, Array("<div id='".utf8) + name + Array("'></div>".utf8), block))
        }
        if let heading = header.heading {
            var part = Part(kind: .sectionHeading, range: block.absolute(heading.range), mayBeCutOff: !heading.hasExactBack)
            if heading.marks.count == 1, heading.hasBlankAfterMarks, !heading.name.isEmpty {
                setBlank(from: heading.marks.upperBound, to: heading.name.lowerBound, block, &part)
                if heading.hasExactBack {
                    setBlank(from: heading.name.upperBound, to: heading.back.lowerBound, block, &part)
                }
            }
            parts.append(part)
        }
        add(header.stray, block)
    }

    private func anchorPart(_ anchor: Anchor, _ kind: Part.Kind, _ canonical: [UInt8], _ block: Block) -> Part {
        var part = Part(kind: kind, range: block.absolute(anchor.range))
        if anchor.isWellFormed, !text.bytes[part.range].elementsEqual(canonical) { part.inner.append(TextEdit(part.range, canonical)) }
        return part
    }

    private mutating func add(_ entry: Entry, _ block: Block) {
        let heading = entry.heading
        if !heading.damage.contains(.missing), !entry.isGlued {
            var part = Part(kind: .entryHeading, range: block.absolute(heading.range))
            if heading.marks.count == 3, heading.hasBlankAfterMarks, heading.damage.subtracting(.gap).isEmpty, let title = heading.title {
                let first = heading.numberText.map { $0.lowerBound - 1 } ?? title.lowerBound - 1
                setBlank(from: heading.marks.upperBound, to: first, block, &part)
                if let number = heading.numberText { setBlank(from: number.upperBound + 1, to: title.lowerBound - 1, block, &part) }
            }
            parts.append(part)
        } else if entry.isGlued {
            parts.append(Part(kind: .other, range: block.absolute(heading.range)))
        }
        if let authors = entry.authors { parts.append(Part(kind: .authors, range: block.absolute(authors.line))) }
        let surplus = commonSurplus(entry, block)
        for field in entry.fields where !field.kind.isFolded { parts.append(part(field, block, surplus)) }
        if let open = entry.details.open { parts.append(Part(kind: open.isExact ? .open : .other, range: block.absolute(open.range))) }
        if let summary = entry.details.summary {
            parts.append(Part(kind: summary.isExact ? .summary : .other, range: block.absolute(summary.range)))
        }
        for field in entry.fields where field.kind.isFolded { parts.append(part(field, block, surplus)) }
        if let close = entry.details.close { parts.append(Part(kind: close.isExact ? .close : .other, range: block.absolute(close.range))) }
        add(entry.details.extraOpens, block)
        add(entry.details.extraCloses, block)
        add(entry.stray, block)
    }

    /// A field reaches to the end of its last line: blanks there are the text's own.
    private func part(_ field: Field, _ block: Block, _ surplus: Int) -> Part {
        let line = text.line(containing: block.start + max(field.value.lowerBound, field.value.upperBound - 1))
        var end = field.value.upperBound + block.start
        let lineEnd = text.contentRange(ofLine: line).upperBound
        while end < lineEnd, text.bytes[end].isBlank { end += 1 }
        if surplus > 0, field.kind.isSummary { end = text.start(ofLine: text.line(containing: end) + surplus) }
        let isExact = field.form == .exact || field.form == .oldDialect
        var part = Part(
            kind: isExact ? .field(field.kind) : .other,
            range: field.label.lowerBound + block.start..<max(end, field.label.upperBound + block.start))
        if isExact, !field.value.isEmpty, field.value.lowerBound == field.label.upperBound {
            part.inner.append(TextEdit(field.value.lowerBound + block.start..<field.value.lowerBound + block.start, " "))
        }
        return part
    }

    /// How many line ends all five summaries of an entry have beyond the layout's: what a model wrote five times is not a slip of layout.
    private func commonSurplus(_ entry: Entry, _ block: Block) -> Int {
        var common: Int?
        for field in entry.fields where field.kind.isSummary {
            let from = text.line(containing: block.start + max(field.value.lowerBound, field.value.upperBound - 1))
            let lines = text.line(containing: block.start + field.extent.upperBound) - from - (field.kind == .tldr ? 3 : 2)
            if common ?? lines != lines || lines <= 0 { return 0 }
            common = lines
        }
        return entry.fields.count { $0.kind.isSummary } == 5 ? common ?? 0 : 0
    }

    /// Makes the blanks between two offsets of a block one.
    private func setBlank(from start: Int, to end: Int, _ block: Block, _ part: inout Part) {
        guard start <= end else { return }
        let range = start + block.start..<end + block.start
        guard range.upperBound <= text.count, text.bytes[range].allSatisfy(\.isBlank), !text.bytes[range].elementsEqual([0x20]) else {
            return
        }
        part.inner.append(TextEdit(range, " "))
    }
}
