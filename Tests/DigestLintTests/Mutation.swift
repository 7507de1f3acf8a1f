import DigestLint
import DigestSyntax

/// A whole digest taken apart by its canonical grammar, without the parser that is under test.
struct Anatomy {
    let bytes: [UInt8]
    /// The lines without their line ends.
    let lines: [Range<Int>]
    private(set) var contents: [Int] = []
    private(set) var sections: [Section] = []
    private(set) var entries: [Entry] = []

    struct Section {
        let name: String
        let anchor: Int
        let heading: Int
        var entries: Range<Int>
    }

    /// Line numbers of an entry's parts.
    struct Entry {
        let section: Int
        let heading: Int
        let authors: Int
        let category: Int
        let tldr: Int
        let details: Int
        let summary: Int
        /// Motivation, Method, Result, Conclusion, Abstract.
        let folded: [Int]
        let close: Int
        /// All seven labelled lines.
        var fields: [Int] { [category, tldr] + folded }
    }

    init?(_ bytes: [UInt8]) {
        self.bytes = bytes
        var lines: [Range<Int>] = []
        var start = 0
        for index in bytes.indices where bytes[index] == 0x0A {
            lines.append(start..<index)
            start = index + 1
        }
        self.lines = lines
        func has(_ line: Int, _ prefix: String) -> Bool { line < lines.count && bytes[lines[line]].starts(with: prefix.utf8) }
        var line = 4
        while has(line, "- [") {
            contents.append(line)
            line += 1
        }
        while line < lines.count {
            if has(line, "<div id='") {
                let name = bytes[lines[line]].dropFirst(9).prefix { $0 != UInt8(ascii: "'") }
                sections.append(
                    Section(
                        name: String(decoding: name, as: UTF8.self), anchor: line, heading: line + 2, entries: entries.count..<entries.count
                    ))
            } else if has(line, "### [") {
                var at = line
                func next(_ prefix: String) -> Int? {
                    while at < lines.count, !has(at, prefix) { at += 1 }
                    return at < lines.count ? at : nil
                }
                guard let category = next("Main category:"), let tldr = next("TL;DR:"), let details = next("<details>") else { return nil }
                at += 2
                var folded: [Int] = []
                for label in ["Motivation:", "Method:", "Result:", "Conclusion:", "Abstract:"] {
                    guard let found = next(label) else { return nil }
                    folded.append(found)
                }
                guard let close = next("</details>"), let last = sections.indices.last else { return nil }
                entries.append(
                    Entry(
                        section: last, heading: line, authors: line + 1, category: category, tldr: tldr, details: details,
                        summary: details + 1,
                        folded: folded, close: close))
                sections[last].entries = sections[last].entries.lowerBound..<entries.count
                line = close
            }
            line += 1
        }
        guard !sections.isEmpty, !entries.isEmpty else { return nil }
    }

    func text(_ line: Int) -> String { line < lines.count ? String(decoding: bytes[lines[line]], as: UTF8.self) : "" }

    /// Where a line begins; the end of the text behind the last one.
    func start(_ line: Int) -> Int { line < lines.count ? lines[line].lowerBound : bytes.count }
}

/// Random numbers that a printed seed brings back.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var word = state
        word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
        return word ^ (word >> 31)
    }
}

/// A place of a digest where a mistake is about to be made: an entry, a section and a line of the contents, drawn at random.
struct Scene {
    let anatomy: Anatomy
    var generator: SeededGenerator
    let e: Int
    let s: Int
    let c: Int
    /// Further offsets of the digest as it was where a finding is as good as at the mistake.
    var alsoAt: [Int] = []

    init(_ anatomy: Anatomy, seed: UInt64) {
        self.anatomy = anatomy
        generator = SeededGenerator(seed: seed)
        e = Int.random(in: anatomy.entries.indices, using: &generator)
        s = Int.random(in: anatomy.sections.indices, using: &generator)
        c = Int.random(in: anatomy.contents.indices, using: &generator)
    }

    var entry: Anatomy.Entry { anatomy.entries[e] }
    var section: Anatomy.Section { anatomy.sections[s] }
    var contentsLine: Int { anatomy.contents[c] }
    var isLastEntry: Bool { e == anatomy.entries.count - 1 }
    /// Any section but the first.
    var laterSection: Int { anatomy.sections.count > 1 ? max(1, s) : 0 }
    /// A name of a section that is not section `s`, when there is one.
    var otherName: String { anatomy.sections[(s + 1) % anatomy.sections.count].name }

    mutating func random(_ bound: Int) -> Int { Int.random(in: 0..<max(1, bound), using: &generator) }
    mutating func pick<Element>(_ choices: [Element]) -> Element { choices[random(choices.count)] }

    func text(_ line: Int) -> String { anatomy.text(line) }
    func start(_ line: Int) -> Int { anatomy.start(line) }

    /// The first occurrence in a line; nil where there is none.
    func find(_ needle: String, in line: Int) -> Range<Int>? {
        guard line < anatomy.lines.count else { return nil }
        let range = anatomy.lines[line]
        let needle = Array(needle.utf8)
        guard range.count >= needle.count, !needle.isEmpty else { return nil }
        for place in range.lowerBound...range.upperBound - needle.count
        where anatomy.bytes[place..<place + needle.count].elementsEqual(needle) { return place..<place + needle.count }
        return nil
    }

    func findLast(_ needle: String, in line: Int) -> Range<Int>? {
        guard line < anatomy.lines.count else { return nil }
        let range = anatomy.lines[line]
        let needle = Array(needle.utf8)
        guard range.count >= needle.count, !needle.isEmpty else { return nil }
        for place in (range.lowerBound...range.upperBound - needle.count).reversed()
        where anatomy.bytes[place..<place + needle.count].elementsEqual(needle) { return place..<place + needle.count }
        return nil
    }

    // MARK: Mistakes

    func swap(_ line: Int, _ old: String, _ new: String) -> [TextEdit]? { find(old, in: line).map { [TextEdit($0, new)] } }
    func swapLast(_ line: Int, _ old: String, _ new: String) -> [TextEdit]? { findLast(old, in: line).map { [TextEdit($0, new)] } }
    func rewrite(_ line: Int, _ new: String) -> [TextEdit] { [TextEdit(anatomy.lines[line], new)] }
    func insert(_ text: String, at offset: Int) -> [TextEdit] { [TextEdit(offset..<offset, text)] }
    func before(_ line: Int, _ text: String) -> [TextEdit] { insert(text, at: start(line)) }
    /// Removes whole lines, line ends included.
    func delete(_ first: Int, _ behind: Int) -> [TextEdit] { [TextEdit(start(first)..<start(behind), "")] }
    func bytes(_ first: Int, _ behind: Int) -> [UInt8] { Array(anatomy.bytes[start(first)..<start(behind)]) }
    func string(_ first: Int, _ behind: Int) -> String { String(decoding: bytes(first, behind), as: UTF8.self) }

    /// The value of the field `index` (0 Main category … 6 Abstract), without its line end.
    func value(_ index: Int) -> Range<Int> {
        let line = entry.fields[index]
        let behind = index == 1 ? entry.details : index == 0 ? entry.tldr : index == 6 ? entry.close : entry.fields[index + 1]
        let from = (find(": ", in: line)?.upperBound ?? anatomy.lines[line].upperBound)
        var end = start(behind)
        while end > from, anatomy.bytes[end - 1].isLineEnd || anatomy.bytes[end - 1].isBlank { end -= 1 }
        return from..<end
    }

    /// The line behind the field with all its blank lines.
    func behindField(_ index: Int) -> Int {
        index == 1 ? entry.details : index == 6 ? entry.close : entry.fields[index + 1]
    }
}

/// A kind of mistake: what it does at a place, and what the linter must say about it.
struct Mutation: Sendable {
    let name: String
    /// The rules of which exactly one must speak, once. None: nothing of severity warning or above may be said.
    let rules: Set<String>
    /// Rules that may speak where the mistake hits the file's last entry.
    let atEnd: Set<String>
    /// Whether the safe fix gives back the bytes that were there.
    let restores: Bool
    /// Whether the finding may stand anywhere.
    let isAnywhere: Bool
    let make: @Sendable (inout Scene) -> [TextEdit]?

    init(
        _ name: String, _ rules: Set<String>, restores: Bool = false, atEnd: Set<String> = [], isAnywhere: Bool = false,
        _ make: @escaping @Sendable (inout Scene) -> [TextEdit]?
    ) {
        self.name = name
        self.rules = rules
        self.restores = restores
        self.atEnd = atEnd
        self.isAnywhere = isAnywhere
        self.make = make
    }

    static let all: [Mutation] = [contents, sections, headings, authors, labels, fields, fold, gaps, strayTexts, entries, conflicts, bytes]
        .flatMap { $0 }

    /// What a mistake at a seeded place of a digest comes to.
    enum Verdict: Equatable {
        /// The mistake cannot be made there.
        case inapplicable
        case right
        case wrong(Reason, String)

        enum Reason: String {
            case silent = "no finding", flood = "several findings", otherRule = "other rule", place = "far away", fix = "bad fix"
        }
    }

    func verdict(on anatomy: Anatomy, seed: UInt64, checksFixes: Bool) -> Verdict {
        var scene = Scene(anatomy, seed: seed)
        guard var edits = make(&scene) else { return .inapplicable }
        edits.sort { $0.range.lowerBound < $1.range.lowerBound }
        let mutated = Fixer.apply(edits, to: anatomy.bytes)
        guard mutated != anatomy.bytes else { return .inapplicable }
        let digest = Digest(SourceText(mutated))
        let findings = Linter().lintOnce(digest)
        let told = findings.map { "\($0.rule)@\(digest.text.line(containing: $0.range.lowerBound) + 1): \($0.message)" }.prefix(6).joined(
            separator: " | ")
        func wrong(_ reason: Verdict.Reason, _ more: String = "") -> Verdict {
            let line = digest.text.line(containing: edits.first?.range.lowerBound ?? 0)
            let first = max(0, line - 1)
            let around = digest.text.string(digest.text.start(ofLine: first)..<digest.text.start(ofLine: first + 4))
            let shown = around.split(separator: "\n", omittingEmptySubsequences: false).map { String($0.prefix(60)) }.joined(separator: "⏎")
            return .wrong(
                reason, "seed \(seed), line \(line + 1), entry \(scene.e + 1)/\(anatomy.entries.count): «\(shown)» \(more)\n      → \(told)"
            )
        }
        if rules.isEmpty {
            if findings.contains(where: { $0.severity >= .warning }) { return wrong(.flood) }
        } else {
            if findings.isEmpty { return wrong(.silent) }
            if findings.count > 1 { return wrong(.flood) }
            let isExpected = rules.contains(findings[0].rule) || scene.isLastEntry && atEnd.contains(findings[0].rule)
            if !isExpected { return wrong(.otherRule) }
            if !isAnywhere, !isNear(findings[0], edits, scene, digest.text) { return wrong(.place) }
        }
        guard checksFixes else { return .right }
        let fixed = Fixer.fix(digest, with: Linter(), allowingUnsafe: false)
        if restores, fixed.digest.text.bytes != anatomy.bytes {
            return wrong(.fix, "not restored: \(Self.difference(fixed.digest.text.bytes, anatomy.bytes))")
        }
        if let complaint = Self.complaint(about: fixed, of: mutated, findings, in: anatomy) { return wrong(.fix, complaint) }
        return .right
    }

    /// Whether a finding touches the lines of the mistake or the next lines with text around them.
    private func isNear(_ finding: Finding, _ edits: [TextEdit], _ scene: Scene, _ text: SourceText) -> Bool {
        var growth = 0
        let line = text.line(containing: finding.range.lowerBound)
        let lastLine = text.line(containing: max(finding.range.lowerBound, finding.range.upperBound - 1))
        for edit in edits {
            let start = edit.range.lowerBound + growth
            growth += edit.replacement.count - edit.range.count
            let end = max(start, edit.range.upperBound + growth)
            var first = text.line(containing: start) - 1
            while first > 0, text.contentRange(ofLine: first).isEmpty { first -= 1 }
            var last = text.line(containing: end) + 1
            while last < text.lineCount, text.contentRange(ofLine: last).isEmpty { last += 1 }
            if lastLine >= first, line <= last { return true }
        }
        for offset in scene.alsoAt {
            let moved = offset + edits.filter { $0.range.upperBound <= offset }.reduce(0) { $0 + $1.replacement.count - $1.range.count }
            if (line...max(line, lastLine)).contains(text.line(containing: moved)) { return true }
        }
        return false
    }

    /// What is wrong with the outcome of fixing, if anything is: fixes converge, add nothing and lose no paper.
    static func complaint(about fixed: Fixer.Outcome, of mutated: [UInt8], _ before: [Finding], in anatomy: Anatomy) -> String? {
        if let left = fixed.remaining.first(where: { $0.fix(allowingUnsafe: false) != nil }) { return "still fixable: \(left.rule)" }
        var known: [String: Int] = [:]
        for finding in before { known[finding.rule, default: 0] += 1 }
        for finding in fixed.remaining {
            known[finding.rule, default: 0] -= 1
            if known[finding.rule, default: 0] < 0 { return "new: \(finding.rule): \(finding.message)" }
        }
        if fixed.digest.text.bytes == anatomy.bytes { return nil }
        let again = Fixer.fix(fixed.digest, with: Linter(), allowingUnsafe: false)
        if again.digest.text != fixed.digest.text { return "a second run changes something" }
        let papers = Set(Self.papers(Digest(SourceText(mutated))))
        let lost = papers.subtracting(Self.papers(fixed.digest))
        if lost.count > (fixed.fixed.isEmpty ? 0 : 1) { return "lost: \(lost.count) papers" }
        return nil
    }

    /// Identifier, title, authors and abstract of every paper.
    private static func papers(_ digest: Digest) -> [String] {
        digest.blocks.compactMap { block in
            guard let entry = block.entry else { return nil }
            let parts = [entry.heading.title, entry.heading.url, entry.authors?.names, entry.field(.abstract)?.value]
            return parts.map { $0.map { digest.text.string(block.absolute($0)) } ?? "" }.joined(separator: "\n")
        }
    }

    static func difference(_ got: [UInt8], _ wanted: [UInt8]) -> String {
        let place = zip(got, wanted).enumerated().first { $0.1.0 != $0.1.1 }?.0 ?? min(got.count, wanted.count)
        func show(_ bytes: [UInt8]) -> String {
            String(decoding: bytes[max(0, min(place, bytes.count) - 20)..<min(bytes.count, place + 40)], as: UTF8.self).debugDescription
        }
        return "got \(show(got)), wanted \(show(wanted))"
    }
}
