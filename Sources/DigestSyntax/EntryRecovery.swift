/// Reads a damaged entry: finds each part where it is and notes what is wrong with it, so that one mistake is one finding.
///
/// A label counts where it cannot be text: behind a blank line or a tag, outside the abstract. A label that is nowhere in such a place
/// is looked for in worse ones, in this order: run onto the line before, misspelt, run into the text before, gone from its paragraph.
struct EntryRecovery {
    private let parser: EntryParser
    private let bytes: ByteView
    private var pieces: [Piece] = []
    private var draft = Draft()

    init(_ parser: EntryParser) {
        self.parser = parser
        bytes = parser.bytes
    }

    func parse(comments: inout [Range<Int>], conflictMarkers: inout [Range<Int>]) -> Entry {
        var recovery = self
        return recovery.run(comments: &comments, conflictMarkers: &conflictMarkers)
    }

    /// A line of the entry, or the part of one that a tag leaves.
    private struct Piece {
        enum Kind {
            case text
            case label(LabelReader)
            case tag(Tag.Kind, isExact: Bool)
        }
        let kind: Kind
        let range: Range<Int>
        /// Whether a blank line, a tag or the heading stands right before it.
        let isBehindGap: Bool
        /// Whether a blank line stands right before it.
        let isBehindBlank: Bool
    }

    /// A field as it grows; absolute offsets.
    private struct DraftField {
        let kind: FieldKind
        let form: Field.LabelForm
        let label: Range<Int>
        var valueEnd: Int
        let isSeparated: Bool
        /// Where each further paragraph of the value begins.
        var paragraphs: [Int] = []
        var start: Int { label.lowerBound }
    }

    private struct Draft {
        var authors: Range<Int>?
        var fields: [DraftField] = []
        var opens: [(range: Range<Int>, isExact: Bool)] = []
        var closes: [(range: Range<Int>, isExact: Bool)] = []
        var summary: (range: Range<Int>, isExact: Bool)?
        /// Those that came with a second `<details>`.
        var extraSummaries: [Range<Int>] = []
        var stray: [Range<Int>] = []
    }

    private mutating func run(comments: inout [Range<Int>], conflictMarkers: inout [Range<Int>]) -> Entry {
        let isGlued = parser.start != parser.lines.start(parser.firstLine)
        let first = parser.content(parser.firstLine)
        let opener = LineOpener(line: first, in: bytes)
        let hasHeading = opener == .entryHeading || !Self.beginsBody(first, in: bytes)
        let heading = hasHeading ? parser.relativeHeading(first) : .missing(at: 0)
        collectPieces(fromLine: hasHeading ? parser.firstLine + 1 : parser.firstLine, comments: &comments, markers: &conflictMarkers)
        if heading.damage.contains(.noLink) { dropRestOfHeading() }
        assign()
        findCategoryBehindAuthors()
        findRunTogether()
        findUnlabelled()
        return entry(heading: heading, isGlued: isGlued)
    }

    /// Drops the lines right below a heading without address that hold the rest of it: the heading was broken, and that is one mistake.
    private mutating func dropRestOfHeading() {
        let limit = min(4, pieces.count)
        guard
            let last = (0..<limit).first(where: { index in
                guard case .text = pieces[index].kind else { return false }
                return bytes.firstRange(of: "(http", in: pieces[index].range) != nil
                    || bytes.firstRange(of: "arxiv.org/", in: pieces[index].range) != nil
            })
        else { return }
        for index in 0...last {
            guard case .text = pieces[index].kind, !pieces[index].isBehindBlank, !looksLikeAuthors(bytes.trimmed(pieces[index].range))
            else { return }
        }
        pieces.removeSubrange(0...last)
    }

    /// Whether the stretch begins with what follows a heading, the heading itself being gone.
    private static func beginsBody(_ line: Range<Int>, in bytes: ByteView) -> Bool {
        let line = bytes.trimmed(line)
        guard !line.isEmpty else { return true }
        return bytes[line.lowerBound] == UInt8(ascii: "*") && bytes[line.upperBound - 1] == UInt8(ascii: "*")
            || bytes.hasPrefix(FieldKind.mainCategory.label, at: line.lowerBound, limit: line.upperBound)
    }

    // MARK: Lines

    private mutating func collectPieces(fromLine first: Int, comments: inout [Range<Int>], markers: inout [Range<Int>]) {
        var isBehindGap = true
        var isBehindBlank = false
        var isTheirs = false
        let lines = Range(from: first, upTo: parser.endLine)
        lazy var lastConflictEnd = lines.last { ConflictMarker(line: parser.content($0), in: bytes) == .end } ?? -1
        for line in Range(from: first, upTo: parser.endLine) {
            let content = parser.content(line)
            let trimmed = bytes.trimmed(content)
            if let marker = ConflictMarker(line: content, in: bytes) {
                markers.append(parser.relative(content))
                if marker == .middle || marker == .base { isTheirs = isTheirs || lastConflictEnd > line }
                if marker == .end { isTheirs = false }
                continue
            }
            if isTheirs { continue }
            if trimmed.isEmpty {
                isBehindGap = true
                isBehindBlank = true
                continue
            }
            if bytes.hasPrefix("<!--", at: trimmed.lowerBound, limit: trimmed.upperBound),
                bytes.hasSuffix("-->", from: trimmed.lowerBound + 4, limit: trimmed.upperBound)
            {
                comments.append(parser.relative(trimmed))
                continue
            }
            append(content, isBehindGap: isBehindGap, isBehindBlank: isBehindBlank)
            isBehindGap = if case .tag? = pieces.last?.kind { true } else { false }
            isBehindBlank = false
        }
    }

    /// Takes a line apart into tags and text.
    private mutating func append(_ content: Range<Int>, isBehindGap: Bool, isBehindBlank: Bool) {
        var rest = content
        var isBehindGap = isBehindGap
        var isBehindBlank = isBehindBlank
        var tails: [(tag: Tag.Kind, range: Range<Int>)] = []
        while true {
            if let tag = Tag(line: rest, in: bytes) {
                pieces.append(
                    Piece(
                        kind: .tag(tag.kind, isExact: tag.isExact), range: tag.range, isBehindGap: isBehindGap, isBehindBlank: isBehindBlank
                    ))
                rest = tag.rest
                isBehindGap = true
                isBehindBlank = false
                if rest.isEmpty { break }
            } else if let tail = tail(of: rest) {
                // What stands before the tag is read as if the line ended there, because it will when the tag gets its own line.
                tails.append(tail)
                rest = rest.lowerBound..<tail.range.lowerBound
            } else {
                let kind = LabelReader(line: rest, in: bytes).map { Piece.Kind.label($0) } ?? .text
                pieces.append(Piece(kind: kind, range: rest, isBehindGap: isBehindGap, isBehindBlank: isBehindBlank))
                break
            }
        }
        for tail in tails.reversed() {
            pieces.append(Piece(kind: .tag(tail.tag, isExact: true), range: tail.range, isBehindGap: false, isBehindBlank: false))
        }
    }

    /// The tag that ends a line behind text.
    private func tail(of line: Range<Int>) -> (tag: Tag.Kind, range: Range<Int>)? {
        let line = bytes.trimmed(line)
        if bytes.hasSuffix("</details>", from: line.lowerBound + 1, limit: line.upperBound) {
            return (.close, line.upperBound - 10..<line.upperBound)
        }
        if bytes.hasSuffix("<details>", from: line.lowerBound + 1, limit: line.upperBound) {
            return (.open, line.upperBound - 9..<line.upperBound)
        }
        return nil
    }

    // MARK: Assignment

    /// What the labels of the entry look like as a whole: decides which doubtful one is meant.
    private struct LabelCensus {
        private(set) var separated: Set<FieldKind> = []
        private(set) var runOn: Set<FieldKind> = []

        init(_ pieces: [Piece]) {
            var isInAbstract = false
            for piece in pieces {
                guard case .label(let label) = piece.kind, label.form != .malformed else { continue }
                if piece.isBehindGap {
                    separated.insert(label.kind)
                    isInAbstract = isInAbstract || label.kind == .abstract
                } else if !isInAbstract {
                    runOn.insert(label.kind)
                }
            }
        }
    }

    /// Gives every piece its place: authors, field, value, tag, or none.
    private mutating func assign() {
        let census = LabelCensus(pieces)
        var seen: Set<FieldKind> = []
        var current: FieldKind?
        var isFirst = true
        var strayIsOpen = false
        for piece in pieces {
            defer { isFirst = false }
            switch piece.kind {
            case .tag(let kind, let isExact):
                // A misspelt tag inside the abstract is text unless the fold lacks it.
                current = nil
                strayIsOpen = false
                switch kind {
                case .open: draft.opens.append((piece.range, isExact))
                case .close: draft.closes.append((piece.range, isExact))
                case .summary:
                    if draft.summary == nil {
                        draft.summary = (piece.range, isExact)
                    } else if draft.extraSummaries.count < draft.opens.count - 1 {
                        draft.extraSummaries.append(piece.range)
                    } else {
                        addStray(piece.range, joins: false)
                    }
                }
            case .label(let label) where accepts(label, piece, current: current, seen: seen, census: census):
                strayIsOpen = false
                seen.insert(label.kind)
                current = label.kind
                draft.fields.append(
                    DraftField(
                        kind: label.kind, form: label.form, label: label.label,
                        valueEnd: bytes.trimmed(Range(from: label.label.upperBound, upTo: piece.range.upperBound)).upperBound,
                        isSeparated: piece.isBehindGap))
            case .label, .text:
                let trimmed = bytes.trimmed(piece.range)
                if isFirst && draft.authors == nil
                    || draft.authors == nil && draft.fields.isEmpty && draft.opens.isEmpty && looksLikeAuthors(trimmed)
                {
                    if isFirst, !looksLikeAuthors(trimmed), piece.isBehindBlank {
                        addStray(trimmed, joins: false)
                    } else {
                        draft.authors = trimmed
                    }
                } else if let authors = draft.authors, draft.fields.isEmpty, draft.opens.isEmpty, !piece.isBehindGap, isOpen(authors),
                    draft.stray.isEmpty
                {
                    // The line of authors was broken.
                    draft.authors = authors.lowerBound..<trimmed.upperBound
                } else if current != nil, current != .mainCategory || !piece.isBehindBlank {
                    let last = draft.fields.count - 1
                    guard last >= 0 else { continue }
                    if piece.isBehindBlank { draft.fields[last].paragraphs.append(trimmed.lowerBound) }
                    draft.fields[last].valueEnd = trimmed.upperBound
                } else {
                    current = nil
                    addStray(trimmed, joins: strayIsOpen)
                    strayIsOpen = true
                }
            }
        }
    }

    private func accepts(
        _ label: LabelReader, _ piece: Piece, current: FieldKind?, seen: Set<FieldKind>, census: LabelCensus
    ) -> Bool {
        let isNew = !seen.contains(label.kind)
        switch label.form {
        case .exact, .oldDialect:
            // Once the abstract is open, a label that was there before is text.
            if piece.isBehindGap { return current != .abstract || isNew || label.kind == .abstract }
            return current != .abstract && isNew && !census.separated.contains(label.kind)
        case .malformed:
            return isNew && (piece.isBehindGap || current == nil) && !census.separated.contains(label.kind)
                && !census.runOn.contains(label.kind)
        case .absent: return false
        }
    }

    private func looksLikeAuthors(_ line: Range<Int>) -> Bool {
        guard line.count > 1 else { return false }
        return bytes[line.lowerBound] == UInt8(ascii: "*") || bytes[line.upperBound - 1] == UInt8(ascii: "*")
    }

    private func isOpen(_ authors: Range<Int>) -> Bool {
        authors.count > 1 && bytes[authors.lowerBound] == UInt8(ascii: "*") && bytes[authors.upperBound - 1] != UInt8(ascii: "*")
    }

    private mutating func addStray(_ range: Range<Int>, joins: Bool) {
        if joins, let last = draft.stray.popLast() {
            draft.stray.append(last.lowerBound..<range.upperBound)
        } else {
            draft.stray.append(range)
        }
    }

    // MARK: Labels that are not at the start of a paragraph

    private func missingKinds() -> [FieldKind] {
        let present = Set(draft.fields.map(\.kind))
        return FieldKind.allCases.filter { !present.contains($0) }
    }

    /// `*A,B*Main category: cs.AI`: takes the category out of the line of authors.
    private mutating func findCategoryBehindAuthors() {
        guard let line = draft.authors, !draft.fields.contains(where: { $0.kind == .mainCategory }),
            let hit = bytes.firstRange(of: FieldKind.mainCategory.label, in: line)
        else { return }
        let authors = bytes.trimmedOfSpace(line.lowerBound..<hit.lowerBound)
        guard authors.count > 1, bytes[authors.upperBound - 1] == UInt8(ascii: "*") else { return }
        draft.authors = authors
        draft.fields.insert(
            DraftField(kind: .mainCategory, form: .exact, label: hit, valueEnd: line.upperBound, isSeparated: false), at: 0)
    }

    /// `Motivation: … Method: …` on one line: takes the second field out of the first one's value.
    private mutating func findRunTogether() {
        for kind in missingKinds() {
            guard let index = draft.fields.lastIndex(where: { $0.kind < kind }), draft.fields[index].kind != .abstract else { continue }
            let field = draft.fields[index]
            let value = Range(from: field.label.upperBound, upTo: field.valueEnd)
            guard let hit = bytes.lastRange(of: kind.label, in: value), !bytes.trimmedOfSpace(value.lowerBound..<hit.lowerBound).isEmpty
            else { continue }
            // A label at the start of a line was weighed before.
            let before = bytes[hit.lowerBound - 1]
            guard !before.isLineEnd, !before.isLetter else { continue }
            draft.fields[index].valueEnd = bytes.trimmedOfSpace(value.lowerBound..<hit.lowerBound).upperBound
            draft.fields[index].paragraphs.removeAll { $0 >= hit.lowerBound }
            let paragraphs = field.paragraphs.filter { $0 > hit.lowerBound }
            draft.fields.insert(
                DraftField(
                    kind: kind, form: .exact, label: hit, valueEnd: max(hit.upperBound, field.valueEnd), isSeparated: false,
                    paragraphs: paragraphs),
                at: index + 1)
        }
    }

    /// A paragraph without a label where a field is missing is that field's text.
    private mutating func findUnlabelled() {
        for kind in missingKinds() {
            let before = draft.fields.lastIndex { $0.kind < kind }
            let after = draft.fields.firstIndex { $0.kind > kind }
            let low = before.map { draft.fields[$0].valueEnd } ?? draft.authors?.upperBound ?? parser.start
            let high = after.map { draft.fields[$0].start } ?? parser.end
            let fold =
                kind.isFolded
                ? Range(from: draft.opens.first?.range.upperBound ?? low, upTo: draft.closes.last?.range.lowerBound ?? parser.end)
                : Range(from: parser.start, upTo: draft.opens.first?.range.lowerBound ?? parser.end)
            let place = Range(from: low, upTo: high).clamped(to: fold)
            if let index = draft.stray.firstIndex(where: { $0.lowerBound >= place.lowerBound && $0.upperBound <= place.upperBound }) {
                let text = draft.stray.remove(at: index)
                insertUnlabelled(kind, text, at: before.map { $0 + 1 } ?? 0)
            } else if let before, kind.isFolded, draft.fields[before].kind.rawValue == kind.rawValue - 1,
                draft.fields[before].kind.isFolded,
                let paragraph = draft.fields[before].paragraphs.first
            {
                let end = draft.fields[before].valueEnd
                draft.fields[before].valueEnd = bytes.trimmedOfSpace(draft.fields[before].label.upperBound..<paragraph).upperBound
                draft.fields[before].paragraphs = []
                insertUnlabelled(kind, Range(from: paragraph, upTo: end), at: before + 1)
            }
        }
    }

    private mutating func insertUnlabelled(_ kind: FieldKind, _ text: Range<Int>, at index: Int) {
        draft.fields.insert(
            DraftField(kind: kind, form: .absent, label: text.lowerBound..<text.lowerBound, valueEnd: text.upperBound, isSeparated: true),
            at: index)
    }

    // MARK: Result

    private func entry(heading: EntryHeading, isGlued: Bool) -> Entry {
        let fold = details()
        let openStart = fold.open?.range.lowerBound
        let closeStart = fold.close.map { $0.range.lowerBound }
        // A part reaches to where the next one begins.
        var starts =
            draft.fields.map(\.start) + draft.opens.map(\.range.lowerBound) + draft.closes.map(\.range.lowerBound)
            + draft.stray.map(\.lowerBound)
        if let summary = draft.summary { starts.append(summary.range.lowerBound) }
        starts.append(parser.end)
        starts.sort()
        let fields = draft.fields.sorted { $0.start < $1.start }.map { field in
            let place: Field.Place =
                if let closeStart, field.start > closeStart + parser.base {
                    .afterDetails
                } else if let openStart, field.start < openStart + parser.base { .beforeDetails } else if field.kind.isFolded {
                    .insideDetails
                } else if openStart == nil { .beforeDetails } else { .insideDetails }
            let value = bytes.trimmedOfSpace(Range(from: field.label.upperBound, upTo: field.valueEnd))
            let next = Self.first(in: starts, after: field.start) ?? parser.end
            return Field(
                kind: field.kind, label: parser.relative(field.label), form: field.form,
                value: parser.relative(value.isEmpty ? field.label.upperBound..<field.label.upperBound : value),
                extent: parser.relative(Range(from: field.start, upTo: next)), isSeparated: field.isSeparated, place: place)
        }
        let authors = draft.authors.map { line in
            let opens = bytes[line.lowerBound] == UInt8(ascii: "*")
            let closes = line.count > 1 && bytes[line.upperBound - 1] == UInt8(ascii: "*")
            let start = line.lowerBound + (opens ? 1 : 0)
            let names = Range(from: start, upTo: line.upperBound - (closes ? 1 : 0))
            return Authors(line: parser.relative(line), names: parser.relative(names), opens: opens, closes: closes, in: parser.blockView)
        }
        return Entry(
            heading: heading, authors: authors, fields: fields, details: fold, stray: draft.stray.map { parser.relative($0) },
            isRegular: false,
            isGlued: isGlued)
    }

    /// The first of the sorted offsets that is greater than `offset`.
    private static func first(in sorted: [Int], after offset: Int) -> Int? {
        var low = 0
        var high = sorted.count
        while low < high {
            let middle = (low + high) / 2
            if sorted[middle] > offset { high = middle } else { low = middle + 1 }
        }
        return low < sorted.count ? sorted[low] : nil
    }

    /// Which tags make the fold, and which are too many.
    private func details() -> Details {
        var opens = draft.opens
        var closes = draft.closes
        let lastText = draft.fields.map(\.valueEnd).max()
        // `<details>` where the end should be is a slip of `</details>`.
        if closes.isEmpty, opens.count > 1, let last = opens.last, let lastText, last.range.lowerBound >= lastText {
            opens.removeLast()
            closes.append((last.range, false))
        }
        // The fold ends at the last end tag that has something between it and the one before.
        var end = closes.isEmpty ? nil : 0
        let fieldStarts = draft.fields.map(\.start).sorted()
        for index in closes.indices.dropFirst() {
            guard let field = Self.first(in: fieldStarts, after: closes[index - 1].range.lowerBound) else { break }
            if field < closes[index].range.lowerBound { end = index }
        }
        var result = Details()
        if let open = opens.first { result.open = Details.Tag(range: parser.relative(open.range), isExact: open.isExact) }
        result.extraSummaries = draft.extraSummaries.map { parser.relative($0) }
        result.extraOpens = opens.dropFirst().map { parser.relative($0.range) }
        if let summary = draft.summary { result.summary = Details.Tag(range: parser.relative(summary.range), isExact: summary.isExact) }
        if let end {
            result.close = Details.Tag(range: parser.relative(closes[end].range), isExact: closes[end].isExact)
            result.extraCloses = closes.indices.filter { $0 != end }.map { parser.relative(closes[$0].range) }
            result.end = closes[end].range.lowerBound - parser.base
        } else {
            let lastTag = max(opens.last?.range.upperBound ?? parser.start, draft.summary?.range.upperBound ?? parser.start)
            let lastPart = max(lastTag, lastText ?? draft.authors?.upperBound ?? parser.start)
            result.end = lastPart - parser.base
        }
        return result
    }
}
