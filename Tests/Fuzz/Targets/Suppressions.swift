import DigestLint
import DigestSyntax

/// Comments that silence rules, anywhere in a digest: what they reach after an edit is what they reach in the whole text.
@_cdecl("LLVMFuzzerTestOneInput")
public func suppressions(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    var input = Input(start, count)
    let damaged = Array(Sample.digest.utf8).split(separator: UInt8(ascii: "T"), omittingEmptySubsequences: false).joined(separator: [])
    var digest = Digest(SourceText(Array(damaged)))
    var linter = Linter()
    let unsilenced = linter.lint(digest)
    let lines = digest.text.lineCount
    for _ in 0...input.byte() % 3 {
        let at = digest.text.start(ofLine: input.number(below: lines + 1))
        let comment = Array("<!-- digestls-".utf8) + input.text.prefix(200) + Array((input.byte() & 1 == 0 ? " -->\n" : " -->").utf8)
        digest.replace(at..<at, with: comment)
        let findings = linter.lint(digest)
        check(
            findings == Linter().lintOnce(Digest(SourceText(digest.text.bytes))), "what is silent after an edit is silent in the whole text"
        )
        for finding in findings {
            check(finding.range.lowerBound >= 0 && finding.range.upperBound <= digest.text.count, "\(finding.rule) stays in the text")
        }
    }
    digest.replace(0..<0, with: Array("<!-- digestls-disable-file -->\n".utf8))
    check(unsilenced.isEmpty || linter.lint(digest).count <= Linter().lintOnce(digest).count, "a comment for the file adds nothing")
    return 0
}
