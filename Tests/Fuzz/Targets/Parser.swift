import DigestLint
import DigestSyntax

/// What a client's edits contain, and what cuts a digest into pieces.
private let pieces = [
    "", "\n", "\r", "\r\n", "\n\n", " ", "x", "]", ")", "*", "`", "$", "\u{0}", "\u{FEFF}", "论", "</details>",
    "<details>\n  <summary>Details</summary>\n",
    "### [2] [A](https://arxiv.org/abs/2512.00002)\n", "Main category: cs.CV\n", "TL;DR: ", "Abstract: ", "# cs.CV [[Back]](#toc)\n",
    "<div id='cs.CV'></div>\n", "<div id=toc></div>\n", "# Table of Contents\n", "- [cs.CV](#cs.CV) [Total: 1]\n", "<<<<<<< a\n",
    "=======\n",
    ">>>>>>> b\n", "<!-- digestls-disable -->", "<!-- digestls-disable-entry", "-->",
]

/// The tree after edits is the tree of the edited text, and its findings are that text's findings.
@_cdecl("LLVMFuzzerTestOneInput")
public func parserWithEdits(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    var input = Input(start, count)
    var digest = Digest(SourceText(input.text))
    _ = FileKind(of: input.text)
    var linter = Linter()
    checkTree(digest)
    checkFindings(linter.lint(digest), digest)
    for _ in 0...input.byte() % 3 {
        let at = input.number(below: digest.text.count + 1)
        let length = input.byte() % 64
        let piece = pieces[input.byte() % pieces.count]
        digest.replace(at..<min(digest.text.count, at + length), with: Array(piece.utf8))
        let whole = Digest(SourceText(digest.text.bytes))
        checkTree(digest)
        check(whole.text.lineStarts == digest.text.lineStarts, "lines are those of the whole text")
        check(whole.blocks.map(\.start) == digest.blocks.map(\.start), "blocks are those of the whole text")
        check(whole.blocks.map(\.node) == digest.blocks.map(\.node), "nodes are those of the whole text")
        check(whole.hasConflictMarkers == digest.hasConflictMarkers, "conflict markers are those of the whole text")
        check(linter.lint(digest) == Linter().lintOnce(whole), "remembered findings are those of the whole text")
    }
    return 0
}
