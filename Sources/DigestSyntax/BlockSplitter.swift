/// Cuts a text into the stretches that become blocks, one after the other.
///
/// Where a block begins depends on the line itself, in damaged places also on the block before it and on the next line with text.
/// A block whose first line says by itself that an entry begins is *self-evident*: whatever stands before it, it begins there.
struct BlockSplitter {
    /// A stretch of the text that becomes a block.
    struct Stretch {
        var start: Int
        var end: Int
        var firstLine: Int
        /// The line behind the stretch's last one; where the next stretch begins within a line, that line is in both.
        var endLine: Int
        var kind: Kind
        var isSelfEvident: Bool
    }

    enum Kind { case preamble, contents, section, entry }

    private let lines: Lines
    private let bytes: ByteView
    private var line: Int
    /// The stretch that is being read; nil behind the last one.
    private var current: Stretch?
    /// The parts of contents or section header that the current stretch has.
    private var hasAnchor = false, hasHeading = false, hasContentsLines = false
    private var anchorName = 0..<0
    /// Whether the current entry's `</details>` was seen.
    private var isClosed = false
    private var lastOpenerLine = -1
    private var conflict = Conflict.none
    private var lastConflictEnd: Int?
    private(set) var hasConflictMarkers = false

    private enum Conflict { case none, ours, theirs }

    /// A splitter that begins at a line that begins a block.
    init(lines: Lines, fromLine line: Int) {
        self.lines = lines
        bytes = lines.bytes
        self.line = line
        let start = lines.start(line)
        if start < lines.bytes.count {
            current = Stretch(start: start, end: start, firstLine: line, endLine: line, kind: .preamble, isSelfEvident: false)
        }
    }

    /// The start of the stretch that `next()` will answer, and whether it is self-evident; nil at the end.
    var upcoming: (start: Int, isSelfEvident: Bool)? { current.map { ($0.start, $0.isSelfEvident) } }

    /// The next stretch; nil behind the last one.
    mutating func next() -> Stretch? {
        while line < lines.count {
            let content = lines.content(line)
            let number = line
            line += 1
            guard !content.isEmpty else { continue }
            if let finished = read(number, content) { return finished }
        }
        guard var last = current else { return nil }
        current = nil
        last.end = bytes.count
        last.endLine = lines.count
        return last.end > last.start ? last : nil
    }

    /// Reads a line; answers the stretch that it ends, if it does.
    @inline(__always)
    private mutating func read(_ number: Int, _ content: Range<Int>) -> Stretch? {
        let first = bytes[content.lowerBound]
        if isConflictSign(first), let marker = ConflictMarker(line: content, in: bytes) {
            follow(marker, number)
            return nil
        }
        if conflict == .theirs { return nil }
        if let opener = LineOpener(line: content, in: bytes) { return open(opener, number, content) }
        let last = bytes[content.upperBound - 1]
        if first == UInt8(ascii: "<") || first.isBlank || last == UInt8(ascii: ">") || last.isBlank {
            let line = bytes.trimmed(content)
            if bytes.hasPrefix("</details", at: line.lowerBound, limit: line.upperBound) { return readClosingTag(number, line) }
            if holdsClosingTag(line) {
                defer { isClosed = true }
                return readText(number, content, first)
            }
        }
        return readText(number, content, first)
    }

    /// Whether the next line with text is the heading of the contents, so that an anchor that lost its name is theirs.
    private func isAboveContents(_ line: Int) -> Bool {
        guard let next = lines.nextText(from: line + 1, limit: lines.count) else { return false }
        return LineOpener(line: lines.content(next), in: bytes) == .contentsHeading
    }

    /// Whether a line, without blanks at its ends, ends the fold: with a tag of its own, or with one behind text.
    private func holdsClosingTag(_ line: Range<Int>) -> Bool {
        bytes.hasPrefix("</details", at: line.lowerBound, limit: line.upperBound)
            || bytes.hasSuffix("</details>", from: line.lowerBound, limit: line.upperBound)
    }

    /// Reads a line that opens nothing by itself.
    @inline(__always)
    private mutating func readText(_ line: Int, _ content: Range<Int>, _ first: UInt8) -> Stretch? {
        switch first {
        case UInt8(ascii: "<") where Anchor(nameless: content, in: bytes) != nil && isAboveContents(line):
            return open(.contentsAnchor, line, content)
        case UInt8(ascii: "*"):
            return isClosed || current?.kind != .entry ? readAuthors(line, content) : nil
        case UInt8(ascii: "M"):
            guard isClosed || current?.kind == .section,
                bytes.hasPrefix("Main category:", at: content.lowerBound, limit: content.upperBound)
            else { return nil }
            return begin(.entry, at: content.lowerBound, line: line)
        case UInt8(ascii: "#"):
            return readBareHeading(line, content)
        default: return nil
        }
    }

    private mutating func open(_ opener: LineOpener, _ line: Int, _ content: Range<Int>) -> Stretch? {
        lastOpenerLine = line
        switch opener {
        case .entryHeading:
            return begin(.entry, at: lines.start(line), line: line, isSelfEvident: true)
        case .contentsAnchor:
            if current?.kind == .contents, !hasAnchor, !hasHeading, !hasContentsLines {
                hasAnchor = true
                return nil
            }
            defer { hasAnchor = true }
            return begin(.contents, at: lines.start(line), line: line)
        case .contentsHeading:
            if current?.kind == .contents, !hasHeading, !hasContentsLines {
                hasHeading = true
                return nil
            }
            defer { hasHeading = true }
            return begin(.contents, at: lines.start(line), line: line)
        case .contentsLine:
            defer { hasContentsLines = true }
            return current?.kind == .contents ? nil : begin(.contents, at: lines.start(line), line: line)
        case .sectionAnchor:
            let name = Anchor(line: content, in: bytes)?.name ?? 0..<0
            if name.isEmpty, isAboveContents(line) { return open(.contentsAnchor, line, content) }
            defer {
                hasAnchor = true
                anchorName = name
            }
            if current?.kind == .section, !hasAnchor || !hasHeading, bytes.equals(name, anchorName) { return nil }
            return begin(.section, at: lines.start(line), line: line)
        case .sectionHeading:
            if current?.kind == .section, hasAnchor, !hasHeading {
                hasHeading = true
                return nil
            }
            let name = SectionHeading(line: content, in: bytes).name
            defer {
                hasHeading = true
                anchorName = name
            }
            return begin(.section, at: lines.start(line), line: line)
        }
    }

    /// `</details>`, with the next heading behind it on the same line where two entries run together.
    private mutating func readClosingTag(_ line: Int, _ content: Range<Int>) -> Stretch? {
        isClosed = true
        guard let end = bytes.firstIndex(of: UInt8(ascii: ">"), in: content) else { return nil }
        let rest = bytes.skippingBlanks(end + 1, limit: content.upperBound)
        guard rest < content.upperBound, bytes[rest] == UInt8(ascii: "#") || bytes[rest] == UInt8(ascii: "<"),
            let opener = LineOpener(line: rest..<content.upperBound, in: bytes)
        else { return nil }
        switch opener {
        case .entryHeading:
            lastOpenerLine = line
            return begin(.entry, at: rest, line: line)
        case .sectionAnchor:
            lastOpenerLine = line
            let name = Anchor(line: rest..<content.upperBound, in: bytes)?.name ?? 0..<0
            defer {
                hasAnchor = true
                anchorName = name
            }
            return begin(.section, at: rest, line: line)
        default: return nil
        }
    }

    /// A line of authors that follows no heading: an entry begins with it, or with the line above that is what is left of the heading.
    private mutating func readAuthors(_ line: Int, _ content: Range<Int>) -> Stretch? {
        guard content.count > 2, bytes[bytes.trimmed(content).upperBound - 1] == UInt8(ascii: "*"),
            let next = lines.nextText(from: line + 1, limit: lines.count),
            bytes.hasPrefix("Main category:", at: lines.content(next).lowerBound, limit: lines.content(next).upperBound)
        else { return nil }
        let above = line - 1
        guard let current, above > lastOpenerLine, above > current.firstLine || current.kind == .preamble, above >= current.firstLine,
            !lines.isBlank(above),
            !holdsClosingTag(bytes.trimmed(lines.content(above))),
            !bytes.hasPrefix("<!--", at: lines.content(above).lowerBound, limit: lines.content(above).upperBound)
        else { return begin(.entry, at: content.lowerBound, line: line) }
        return begin(.entry, at: lines.start(above), line: above)
    }

    /// A heading that names nothing: an entry's, where authors follow; a section's, where its anchor stands before; text otherwise.
    private mutating func readBareHeading(_ line: Int, _ content: Range<Int>) -> Stretch? {
        if current?.kind == .section, hasAnchor, !hasHeading {
            // Unless the real one follows.
            if let next = lines.nextText(from: line + 1, limit: lines.count),
                LineOpener(line: lines.content(next), in: bytes) == .sectionHeading
            {
                return nil
            }
            hasHeading = true
            return nil
        }
        guard let next = lines.nextText(from: line + 1, limit: lines.count), bytes[lines.content(next).lowerBound] == UInt8(ascii: "*"),
            bytes.hasPrefix("##", at: content.lowerBound, limit: content.upperBound)
        else { return nil }
        lastOpenerLine = line
        return begin(.entry, at: lines.start(line), line: line)
    }

    /// Ends the current stretch at `offset` and begins the next one; answers the ended one unless it would be empty.
    private mutating func begin(_ kind: Kind, at offset: Int, line: Int, isSelfEvident: Bool = false) -> Stretch? {
        let finished = current.map { stretch in
            var ended = stretch
            ended.end = offset
            ended.endLine = offset > lines.start(line) ? line + 1 : line
            return ended
        }
        current = Stretch(start: offset, end: offset, firstLine: line, endLine: line, kind: kind, isSelfEvident: isSelfEvident)
        hasAnchor = false
        hasHeading = false
        hasContentsLines = false
        anchorName = 0..<0
        isClosed = false
        guard let finished, finished.start < finished.end else { return nil }
        return finished
    }

    // MARK: Merge conflicts

    /// Of a conflict, our side is read as the digest and theirs is passed over, so that what stands on both sides counts once.
    private mutating func follow(_ marker: ConflictMarker, _ line: Int) {
        hasConflictMarkers = true
        switch marker {
        case .start: conflict = .ours
        case .base, .middle:
            if conflict == .ours, hasConflictEnd(behind: line) { conflict = .theirs }
        case .end: conflict = .none
        }
    }

    private mutating func hasConflictEnd(behind line: Int) -> Bool {
        if let lastConflictEnd { return lastConflictEnd > line }
        var index = lines.count - 1
        while index > line {
            if ConflictMarker(line: lines.content(index), in: bytes) == .end { break }
            index -= 1
        }
        lastConflictEnd = index
        return index > line
    }
}

/// A line that a version control system leaves in a file that it could not merge.
enum ConflictMarker: Equatable {
    case start, base, middle, end

    init?(line: Range<Int>, in bytes: ByteView) {
        guard line.count >= 7 else { return nil }
        let sign = bytes[line.lowerBound]
        for index in line.lowerBound..<line.lowerBound + 7 where bytes[index] != sign { return nil }
        let isBare = line.count == 7
        guard isBare || bytes[line.lowerBound + 7] == 0x20 else { return nil }
        switch sign {
        case UInt8(ascii: "<"): self = .start
        case UInt8(ascii: "|"): self = .base
        case UInt8(ascii: "=") where isBare: self = .middle
        case UInt8(ascii: ">"): self = .end
        default: return nil
        }
    }
}

/// Whether a line that begins with this byte may be a conflict marker.
@inline(__always)
func isConflictSign(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "<") || byte == UInt8(ascii: "=") || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "|")
}
