import DigestLint
import DigestSyntax

/// Fixing settles and loses no paper, and formatting is idempotent and changes nothing but layout. Only digests are ever fixed, so other
/// texts need no more than to be survived.
@_cdecl("LLVMFuzzerTestOneInput")
public func fixesAndFormatter(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    var input = Input(start, count)
    let allowsUnsafe = input.byte() & 1 == 1
    let digest = Digest(SourceText(input.text))
    let findings = Linter().lintOnce(digest)
    checkFindings(findings, digest)
    let round = Fixer.compatibleEdits(of: findings, allowingUnsafe: allowsUnsafe)
    if !round.edits.isEmpty { checkEdits(round.edits, digest, "all fixes of a round") }
    let fixed = Fixer.fix(digest, with: Linter(), allowingUnsafe: allowsUnsafe)
    check(fixed.remaining == Linter().lintOnce(fixed.digest), "what remains is what is found")
    if FileKind(of: input.text) == .digest, namesCategory(input.text) {
        let again = Fixer.fix(fixed.digest, with: Linter(), allowingUnsafe: allowsUnsafe)
        check(again.digest.text == fixed.digest.text, "fixing twice is fixing once: \(again.fixed)")
        if !allowsUnsafe {
            check(FileKind(of: fixed.digest.text.bytes) == .digest, "a digest that was fixed safely is a digest")
            check(damage(in: fixed.digest) <= damage(in: digest), "a safe fix copies bytes as they are")
            check(prose(of: fixed.digest) >= prose(of: digest), "a safe fix keeps what papers say")
            let left = papers(of: fixed.digest)
            for (paper, count) in papers(of: digest) { check(left[paper] ?? 0 >= count, "a safe fix loses no paper: \(paper)") }
        }
    }
    checkFormatter(digest, findings)
    checkFormatter(fixed.digest, fixed.remaining)
    return 0
}

/// Whether a line names a paper's category, as all digests with papers have it: without, a file of headings may be anything.
private func namesCategory(_ text: [UInt8]) -> Bool {
    text.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }).contains { $0.starts(with: "Main category: ".utf8) }
}

private func checkFormatter(_ digest: Digest, _ findings: [Finding]) {
    let edits = Formatter.edits(for: digest)
    guard !edits.isEmpty else { return }
    checkEdits(edits, digest, "the formatter")
    let anchors = digest.blocks.flatMap { block in
        [block.section?.anchor?.range, block.contents?.anchor?.range].compactMap(\.self).map(block.absolute)
    }
    for edit in edits where !anchors.contains(edit.range) {
        let isBlank = (digest.text.bytes[edit.range] + edit.replacement).allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }
        check(isBlank, "the formatter changes white space and anchors only: \(digest.text.string(edit.range))")
    }
    let formatted = Digest(SourceText(Fixer.apply(edits, to: digest.text.bytes)))
    check(Formatter.edits(for: formatted).isEmpty, "formatting twice is formatting once")
    let (before, after) = (content(of: digest), content(of: formatted))
    if let place = zip(before, after).firstIndex(where: { $0 != $1 }) {
        check(false, "formatting keeps what is said: \(before[place]) becomes \(after[place])")
    }
    check(before.count == after.count, "formatting keeps what is said")
    // What is left of a command is a control character like others where the layout parts it from its letters.
    func kind(_ finding: Finding) -> String { finding.rule == "damaged-latex" ? "control-character" : finding.rule }
    let known = Set(findings.map(kind))
    for finding in Linter().lintOnce(formatted) {
        check(known.contains(kind(finding)), "formatting adds no finding: \(finding.rule): \(finding.message)")
    }
}

extension Sequence {
    fileprivate func firstIndex(where isWanted: (Element) -> Bool) -> Int? { enumerated().first { isWanted($0.element) }?.offset }
}

/// How many Chinese characters stand in entries, of which no label, tag or address has any.
private func prose(of digest: Digest) -> Int {
    digest.blocks.filter { $0.entry != nil }.reduce(0) { $0 + digest.text.bytes[$1.range].count { (0xE4...0xE9).contains($0) } }
}

/// How many replacement characters stand in a text: damaged UTF-8 becomes them where it passes through a string.
private func damage(in digest: Digest) -> Int {
    let bytes = digest.text.bytes
    return bytes.indices.dropLast(2).count { bytes[$0] == 0xEF && bytes[$0 + 1] == 0xBF && bytes[$0 + 2] == 0xBD }
}
