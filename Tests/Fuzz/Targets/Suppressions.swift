import DigestLint
import DigestSyntax

/// Comments that silence rules, anywhere in a digest: what they reach after an edit is what they reach in the whole text, and is what
/// a plain reading of all comments says.
@_cdecl("LLVMFuzzerTestOneInput")
public func suppressions(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    var input = Input(start, count)
    let damaged = Array(Sample.digest.utf8).split(separator: UInt8(ascii: "T"), omittingEmptySubsequences: false).joined(separator: [])
    var digest = Digest(SourceText(Array(damaged)))
    var linter = Linter()
    _ = linter.lint(digest)
    let lines = digest.text.lineCount
    // The input's lines are comments.
    for words in input.text.split(separator: UInt8(ascii: "\n"), maxSplits: 7) {
        let at = digest.text.start(ofLine: input.number(below: lines + 1))
        let comment = Array("<!-- digestls-".utf8) + words.prefix(200) + Array((input.byte() & 1 == 0 ? " -->\n" : " -->").utf8)
        digest.replace(at..<at, with: comment)
        let findings = linter.lint(digest)
        check(
            findings == Linter().lintOnce(Digest(SourceText(digest.text.bytes))), "what is silent after an edit is silent in the whole text"
        )
        checkFindings(findings, digest)
    }
    checkReach(digest, linter.lint(digest))
    let silent = Digest(SourceText(Array("<!-- digestls-disable-file -->\n".utf8) + digest.text.bytes))
    for finding in Linter().lintOnce(silent) { check(isAboutComments(finding), "a comment silences the file: \(finding.rule)") }
    return 0
}

private func isAboutComments(_ finding: Finding) -> Bool { finding.rule == "unused-suppression" || finding.rule == "unknown-rule" }

/// What the comments silence, read one by one: the findings of the same text with comments that say nothing, without those in reach.
private func checkReach(_ digest: Digest, _ findings: [Finding]) {
    var comments: [(range: Range<Int>, block: Int, directive: SuppressionDirective)] = []
    var mute = digest.text.bytes
    for (index, block) in digest.blocks.enumerated() {
        for comment in block.node.comments {
            let range = block.absolute(comment)
            guard let directive = SuppressionDirective(digest.text.bytes[range]) else { continue }
            comments.append((range, index, directive))
            if let place = mute[range].firstIndex(of: UInt8(ascii: "d")) { mute[place] = UInt8(ascii: "x") }
        }
    }
    var expected = Linter().lintOnce(Digest(SourceText(mute)))
    for (place, comment) in comments.enumerated() {
        let rules = Set(comment.directive.rules.map(\.id))
        let reach: Range<Int>
        switch comment.directive.scope {
        case .enable: continue
        case .file: reach = 0..<Int.max
        case .fromHere:
            let end = comments[(place + 1)...].first { later in
                later.directive.scope == .enable && (later.directive.rules.isEmpty || Set(later.directive.rules.map(\.id)) == rules)
            }
            reach = comment.range.upperBound..<(end?.range.lowerBound ?? Int.max)
        case .nextLine:
            var line = digest.text.line(containing: comment.range.lowerBound) + 1
            while line < digest.text.lineCount,
                digest.text.bytes[digest.text.contentRange(ofLine: line)].allSatisfy({ $0 == 0x20 || $0 == 0x09 })
            {
                line += 1
            }
            reach = comment.range.upperBound..<max(comment.range.upperBound, digest.text.start(ofLine: line + 1))
        case .entry:
            let holder = digest.blocks[comment.block]
            if let entry = holder.entry, comment.range.lowerBound < holder.start + entry.details.end {
                reach = holder.range
            } else {
                guard let next = digest.blocks[(comment.block + 1)...].first(where: { $0.entry != nil }) else { continue }
                reach = next.range
            }
        }
        expected.removeAll { reach.contains($0.range.lowerBound) && (rules.isEmpty || rules.contains($0.rule)) }
    }
    // A message may quote a comment and a fix may copy one, so these differ.
    func described(_ findings: [Finding]) -> [String] { findings.map { "\($0.range) \($0.rule)" } }
    let (kept, wanted) = (described(findings.filter { !isAboutComments($0) }), described(expected))
    check(
        kept == wanted,
        "comments silence what they reach: too many \(Set(kept).subtracting(wanted)), lacking \(Set(wanted).subtracting(kept))")
}
