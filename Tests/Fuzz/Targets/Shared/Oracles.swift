import DigestLint
import DigestSyntax

/// Blocks tile the text, and whatever a block holds lies in it.
func checkTree(_ digest: Digest) {
    var end = 0
    for block in digest.blocks {
        check(block.start == end, "blocks tile the text")
        end += block.node.length
        for range in ranges(of: block.node) {
            check(range.lowerBound >= 0 && range.upperBound <= block.node.length, "\(range) lies in the block at \(block.start)")
        }
    }
    check(end == digest.text.count, "blocks cover the text")
}

private func ranges(of node: BlockNode) -> [Range<Int>] {
    var ranges = node.comments + node.conflictMarkers
    switch node.content {
    case .preamble(let stray): ranges += stray
    case .contents(let contents):
        ranges += contents.stray + [contents.anchor?.range, contents.heading?.range].compactMap(\.self)
        for line in contents.lines { ranges += [line.range, line.label, line.target, line.totalText].compactMap(\.self) }
    case .section(let header):
        ranges += header.stray + [header.anchor?.range, header.anchor?.name].compactMap(\.self)
        if let heading = header.heading { ranges += [heading.range, heading.marks, heading.name, heading.back] }
    case .entry(let entry):
        let (heading, details) = (entry.heading, entry.details)
        ranges += [heading.range, heading.marks] + [heading.numberText, heading.title, heading.url].compactMap(\.self)
        ranges += [entry.authors?.line, entry.authors?.names].compactMap(\.self) + entry.stray + [details.end..<details.end]
        ranges += [details.open, details.summary, details.close].compactMap { $0?.range }
        ranges += details.extraOpens + details.extraCloses + details.extraSummaries
        for field in entry.fields { ranges += [field.label, field.value, field.extent] }
    }
    return ranges
}

/// Findings stand in the text and say something; the edits of a fix rise and do not overlap.
func checkFindings(_ findings: [Finding], _ digest: Digest) {
    for finding in findings {
        let related = finding.related.compactMap { if case .here(let range) = $0.place { range } else { nil } }
        for range in [finding.range] + related {
            check(range.lowerBound >= 0 && range.upperBound <= digest.text.count, "\(finding.rule) stays in the text")
        }
        let isLine = !finding.message.isEmpty && !finding.message.utf8.contains { $0 == 0x0A || $0 == 0x0D }
        check(isLine, "\(finding.rule) has a message of one line")
        for fix in finding.fixes { checkEdits(fix.edits, digest, "a fix of \(finding.rule)") }
    }
}

/// Edits rise, do not overlap, and lie in the text.
func checkEdits(_ edits: [TextEdit], _ digest: Digest, _ what: String) {
    check(!edits.isEmpty, "\(what) has edits")
    var end = 0
    for edit in edits {
        check(
            edit.range.lowerBound >= end && edit.range.upperBound <= digest.text.count, "the edits of \(what) rise: \(edits.map(\.range))")
        end = edit.range.upperBound
    }
}

/// What a digest says, part by part, without layout and without the markup that the formatter writes anew.
func content(of digest: Digest) -> [String] {
    var parts: [String] = []
    func add(_ what: String, _ range: Range<Int>?, _ block: Block) {
        guard let range else { return }
        parts.append("\(what) \(digest.text.string(block.absolute(range)))")
    }
    for block in digest.blocks {
        switch block.node.content {
        case .preamble(let stray): for range in stray { add("text", range, block) }
        case .contents(let contents):
            parts.append("contents")
            add("heading", contents.heading?.range, block)
            for line in contents.lines { add("line", line.range, block) }
            for range in contents.stray { add("text", range, block) }
        case .section(let header):
            parts.append("section")
            add("anchor", header.anchor?.name, block)
            add("name", header.heading?.name, block)
            for range in header.stray { add("text", range, block) }
        case .entry(let entry):
            parts.append("entry")
            add("number", entry.heading.numberText, block)
            add("title", entry.heading.title, block)
            add("address", entry.heading.url, block)
            add("authors", entry.authors?.line, block)
            for field in entry.fields { add(field.kind.name, field.value, block) }
            for range in entry.stray { add("text", range, block) }
        }
        for range in block.node.comments { add("comment", range, block) }
    }
    return parts
}

/// The papers of a digest, each as often as a heading names it.
func papers(of digest: Digest) -> [String: Int] {
    let headings = digest.blocks.compactMap { $0.entry?.heading }.filter { !$0.marks.isEmpty }
    return headings.compactMap { $0.identifier?.canonicalText }.reduce(into: [:]) { $0[$1, default: 0] += 1 }
}
