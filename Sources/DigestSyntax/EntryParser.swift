/// Reads the entry in a stretch of lines.
///
/// Nearly every entry is as the generator wrote it, so a strict reading is tried first: fields in the fixed order, a field opened by
/// the first line that begins with the *next expected* label behind a blank line or `<summary>`, the abstract closed by nothing but
/// `</details>`. That rule reads all 111,795 real papers right, whatever labels their texts contain. What it does not read is damaged,
/// and goes to ``EntryRecovery``.
struct EntryParser {
    let lines: Lines
    let bytes: ByteView
    /// The offset that ranges are counted from: the block's start.
    let base: Int
    let firstLine: Int
    let endLine: Int
    let start: Int
    let end: Int

    init(_ stretch: BlockSplitter.Stretch, lines: Lines) {
        self.lines = lines
        bytes = lines.bytes
        base = stretch.start
        firstLine = stretch.firstLine
        endLine = stretch.endLine
        start = stretch.start
        end = stretch.end
    }

    func parse(comments: inout [Range<Int>], conflictMarkers: inout [Range<Int>]) -> Entry {
        regular() ?? EntryRecovery(self).parse(comments: &comments, conflictMarkers: &conflictMarkers)
    }

    /// A line's content, cut to the stretch.
    @inline(__always)
    func content(_ line: Int) -> Range<Int> {
        let content = lines.content(line)
        if line > firstLine, line + 1 < endLine { return content }
        return max(content.lowerBound, start)..<max(max(content.lowerBound, start), min(content.upperBound, end))
    }

    @inline(__always)
    func relative(_ range: Range<Int>) -> Range<Int> { range.lowerBound - base..<range.upperBound - base }

    /// The entry as it should be; nil when anything is missing, doubled, misspelt or out of place.
    private func regular() -> Entry? {
        guard start == lines.start(firstLine) else { return nil }
        let headingLine = content(firstLine)
        guard bytes.hasPrefix("### [", at: headingLine.lowerBound, limit: headingLine.upperBound) else { return nil }
        let heading = relativeHeading(headingLine)
        guard heading.damage.isEmpty, heading.number != nil, firstLine + 1 < endLine else { return nil }
        let authorsLine = bytes.trimmed(content(firstLine + 1))
        guard authorsLine.count > 2, bytes[authorsLine.lowerBound] == UInt8(ascii: "*"),
            bytes[authorsLine.upperBound - 1] == UInt8(ascii: "*")
        else { return nil }
        let authors = Authors(
            line: relative(authorsLine), names: relative(authorsLine.lowerBound + 1..<authorsLine.upperBound - 1), opens: true,
            closes: true,
            in: blockView)

        var fields: [Field] = []
        fields.reserveCapacity(7)
        var details = Details()
        var line = firstLine + 2
        guard line < endLine, lines.isBlank(line) else { return nil }
        // Category and TL;DR stand before the fold.
        guard let category = lines.nextText(from: line, limit: endLine), opens(.mainCategory, category), lines.isBlank(category + 1),
            let summaryLine = lines.nextText(from: category + 1, limit: endLine), opens(.tldr, summaryLine)
        else { return nil }
        fields.append(field(.mainCategory, from: category, lastText: category, to: summaryLine, place: .beforeDetails))
        guard let fold = valueEnd(from: summaryLine, isNext: { bytes.equals(content($0), "<details>") }) else { return nil }
        fields.append(field(.tldr, from: summaryLine, lastText: fold.lastText, to: fold.next, place: .beforeDetails))
        details.open = Details.Tag(range: relative(content(fold.next)), isExact: true)

        guard let summary = lines.nextText(from: fold.next + 1, limit: endLine), let tag = summaryTag(summary) else { return nil }
        details.summary = Details.Tag(range: relative(tag), isExact: true)
        guard var opened = lines.nextText(from: summary + 1, limit: endLine), opens(.motivation, opened) else { return nil }
        for (kind, following) in zip(Self.folded, Self.folded.dropFirst()) {
            guard let found = valueEnd(from: opened, isNext: { lines.isBlank($0 - 1) && opens(following, $0) }) else { return nil }
            fields.append(field(kind, from: opened, lastText: found.lastText, to: found.next, place: .insideDetails))
            opened = found.next
        }
        guard let closing = abstractEnd(from: opened) else { return nil }
        fields.append(field(.abstract, from: opened, lastText: closing.lastText, to: closing.next, place: .insideDetails))
        details.close = Details.Tag(range: relative(content(closing.next)), isExact: true)
        details.end = lines.start(closing.next) - base
        line = closing.next + 1
        guard lines.nextText(from: line, limit: endLine) == nil else { return nil }
        return Entry(
            heading: heading, authors: authors, fields: fields, details: details, stray: [], isRegular: true, isGlued: false)
    }

    static let folded: [FieldKind] = [.motivation, .method, .result, .conclusion, .abstract]

    func relativeHeading(_ line: Range<Int>) -> EntryHeading {
        EntryHeading(line: relative(line), in: blockView)
    }

    /// The text from the block's start, in which relative ranges are places.
    var blockView: ByteView { ByteView(rebasing: bytes[base..<bytes.count]) }

    /// Whether the line begins with the kind's label.
    @inline(__always)
    func opens(_ kind: FieldKind, _ line: Int) -> Bool {
        let content = content(line)
        return bytes.hasPrefix(kind.label, at: content.lowerBound, limit: content.upperBound)
    }

    /// The content of a line that is `<summary>…</summary>`, blanks left out; nil for any other line.
    func summaryTag(_ line: Int) -> Range<Int>? {
        let tag = bytes.trimmed(content(line))
        guard bytes.hasPrefix("<summary>", at: tag.lowerBound, limit: tag.upperBound),
            bytes.hasSuffix("</summary>", from: tag.lowerBound + 9, limit: tag.upperBound)
        else { return nil }
        return tag
    }

    /// The field whose label begins line `line`, whose last line with text is `lastText`, and behind which line `next` begins another part.
    private func field(_ kind: FieldKind, from line: Int, lastText: Int, to next: Int, place: Field.Place) -> Field {
        let label = content(line).lowerBound..<content(line).lowerBound + kind.label.utf8CodeUnitCount
        let value = bytes.trimmedOfSpace(label.upperBound..<max(label.upperBound, content(lastText).upperBound))
        return Field(
            kind: kind, label: relative(label), form: .exact, value: relative(value.isEmpty ? label.upperBound..<label.upperBound : value),
            extent: relative(lines.start(line)..<lines.start(next)), isSeparated: true, place: place)
    }

    /// The first line behind `line` that `isNext` accepts, and the last one before it with text. Nil when there is none, or when a line
    /// between them might be a misplaced part.
    @inline(__always)
    private func valueEnd(from line: Int, isNext: (Int) -> Bool) -> (lastText: Int, next: Int)? {
        var lastText = line
        var index = line + 1
        while index < endLine {
            if !lines.isBlank(index) {
                if isNext(index) { return (lastText, index) }
                if looksStructural(index, isBehindBlank: lines.isBlank(index - 1)) { return nil }
                lastText = index
            }
            index += 1
        }
        return nil
    }

    private func abstractEnd(from line: Int) -> (lastText: Int, next: Int)? {
        var lastText = line
        var index = line + 1
        while index < endLine {
            if !lines.isBlank(index) {
                let content = content(index)
                let first = bytes[content.lowerBound]
                if first == UInt8(ascii: "<") || isConflictSign(first) || first == 0x20 {
                    if bytes.equals(content, "</details>") { return (lastText, index) }
                    if Tag(line: content, in: bytes) != nil || bytes.hasPrefix("<!--", at: content.lowerBound, limit: content.upperBound) {
                        return nil
                    }
                    if ConflictMarker(line: content, in: bytes) != nil { return nil }
                }
                if lines.isBlank(index - 1), opens(.abstract, index) { return nil }
                if first == UInt8(ascii: "#"),
                    bytes.hasPrefix("# ", at: content.lowerBound, limit: content.upperBound)
                        || bytes.hasPrefix("##", at: content.lowerBound, limit: content.upperBound)
                {
                    return nil
                }
                lastText = index
            }
            index += 1
        }
        return nil
    }

    /// Whether a line inside a value has the look of another part of the entry, so that the whole needs a closer reading.
    private func looksStructural(_ line: Int, isBehindBlank: Bool) -> Bool {
        let content = content(line)
        let first = bytes[content.lowerBound]
        if first == UInt8(ascii: "<") || isConflictSign(first) || first == 0x20 || first == UInt8(ascii: "#") { return true }
        return FieldKind.allCases.contains { opens($0, line) }
    }
}

/// A tag of the fold that begins a line, exact or misspelt.
struct Tag {
    enum Kind { case open, close, summary }

    let kind: Kind
    /// The tag; for a summary, from `<summary>` to `</summary>`, or to the end of its word where that is missing.
    let range: Range<Int>
    let isExact: Bool
    /// What follows the tag on its line.
    let rest: Range<Int>

    init?(line: Range<Int>, in bytes: ByteView) {
        let line = bytes.trimmed(line)
        let end = line.upperBound
        guard line.count >= 5, bytes[line.lowerBound] == UInt8(ascii: "<") else {
            guard let wreck = Self.wreck(line, in: bytes) else { return nil }
            self = wreck
            return
        }
        var index = bytes.skippingBlanks(line.lowerBound + 1, limit: end)
        let slash = index < end && (bytes[index] == UInt8(ascii: "/") || bytes[index] == UInt8(ascii: "\\"))
        while index < end, bytes[index] == UInt8(ascii: "/") || bytes[index] == UInt8(ascii: "\\") { index += 1 }
        if slash { index = bytes.skippingBlanks(index, limit: end) }
        let name = index
        while index < end, bytes[index].isLetter { index += 1 }
        guard let word = Self.word(name..<index, in: bytes) else { return nil }
        // `<details-x>` is another tag, or text.
        if index < end, bytes[index] == UInt8(ascii: "-") || bytes[index] == UInt8(ascii: "_") || bytes[index].isDigit { return nil }
        let bracket = Self.bracket(from: index, limit: end, in: bytes)
        let tagEnd = bracket.map { $0 + 1 } ?? index
        let isPlain =
            name == line.lowerBound + (slash ? 2 : 1) && (!slash || bytes[name - 1] == UInt8(ascii: "/")) && bracket == index
            && word.isExact
        if word.isSummary {
            if slash { return nil }
            kind = .summary
            if let closing = bytes.firstRange(of: "</summary>", in: tagEnd..<end) {
                range = line.lowerBound..<closing.upperBound
                isExact = isPlain
            } else {
                range = line.lowerBound..<Self.summaryEnd(from: tagEnd, limit: end, in: bytes)
                isExact = false
            }
        } else {
            kind = slash ? .close : .open
            range = line.lowerBound..<tagEnd
            // `<details open>` is as good.
            isExact = isPlain || !slash && word.isExact && name == line.lowerBound + 1 && bracket != nil && bytes[index].isBlank
        }
        rest = bytes.trimmed(range.upperBound..<end)
    }

    private init(_ kind: Kind, _ line: Range<Int>) {
        self.kind = kind
        range = line
        isExact = false
        rest = line.upperBound..<line.upperBound
    }

    /// A line that is nothing but a tag that lost its first bracket or was given emphasis: `/details>`, `**<details>**`, `summary>Details</summary>`;
    /// a line that begins with a label is none.
    private static func wreck(_ line: Range<Int>, in bytes: ByteView) -> Tag? {
        guard line.count <= 60,
            !FieldKind.allCases.contains(where: { bytes.hasPrefix($0.label, at: line.lowerBound, limit: line.upperBound) })
        else { return nil }
        var inner = line
        func isMark(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "*") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "`") }
        while let first = inner.first, isMark(bytes[first]) { inner = first + 1..<inner.upperBound }
        while let last = inner.last, isMark(bytes[last]) { inner = inner.lowerBound..<last }
        if bytes.equals(inner, "details>") || bytes.equals(inner, "<details>") { return Tag(.open, line) }
        if bytes.equals(inner, "/details>") || bytes.equals(inner, "</details>") { return Tag(.close, line) }
        guard bytes.hasSuffix("</summary>", from: inner.lowerBound, limit: inner.upperBound), inner.count > 10,
            bytes[inner.lowerBound].isLetter, summaryEnd(from: inner.lowerBound, limit: inner.upperBound, in: bytes) == inner.upperBound
        else { return nil }
        return Tag(.summary, line)
    }

    /// The bracket that ends a tag whose name ends at `start`; nil where text stands before it, which is no part of the tag.
    private static func bracket(from start: Int, limit: Int, in bytes: ByteView) -> Int? {
        let limit = min(limit, start + 40)
        guard let bracket = bytes.firstIndex(of: UInt8(ascii: ">"), in: start..<limit) else { return nil }
        return (start..<bracket).allSatisfy { bytes[$0] < 0x80 && bytes[$0] != UInt8(ascii: ":") } ? bracket : nil
    }

    /// Where a summary without its end tag ends: behind `Details` and what is left of tags. What follows is no part of it.
    private static func summaryEnd(from start: Int, limit: Int, in bytes: ByteView) -> Int {
        var end = start
        for _ in 0..<3 {
            var index = bytes.skippingBlanks(end, limit: limit)
            while index < limit,
                bytes[index] == UInt8(ascii: "<") || bytes[index] == UInt8(ascii: "/") || bytes[index] == UInt8(ascii: "\\")
            {
                index += 1
            }
            let name = index
            while index < limit, bytes[index].isLetter { index += 1 }
            guard word(name..<index, in: bytes) != nil else { break }
            if index < limit, bytes[index] == UInt8(ascii: ">") { index += 1 }
            end = index
        }
        return end
    }

    private static func word(_ range: Range<Int>, in bytes: ByteView) -> (isSummary: Bool, isExact: Bool)? {
        if bytes.equals(range, "details") { return (false, true) }
        if bytes.equals(range, "summary") { return (true, true) }
        guard (5...9).contains(range.count) else { return nil }
        let letters = range.map { bytes[$0].lowercased }
        if editDistance(letters, Array("details".utf8), limit: 2) != nil { return (false, false) }
        if editDistance(letters, Array("summary".utf8), limit: 2) != nil { return (true, false) }
        return nil
    }
}
