import DigestLint
import DigestSyntax
import Testing

/// How far comments reach, in a digest whose third entry has no title and whose total is wrong.
struct SuppressionTests {
    private static func findings(_ top: String, _ beforeEntry: String = "") -> [String] {
        let text = Sample.digest.replacing("[Total: 3]", with: "[Total: 9]").replacing(
            "### [3] [OmniView: An All-Seeing Diffusion Model]", with: beforeEntry + "### [3] []")
        return Linter().lintOnce(Digest(top + text)).map(\.rule)
    }

    @Test(arguments: [
        ("", "", ["wrong-total", "empty-title"]),
        ("disable", "", []),
        ("disable", "enable", ["empty-title"]),
        ("disable wrong-total, empty-title", "enable empty-title,wrong-total", ["unused-suppression", "empty-title"]),
        ("disable wrong-total, empty-title", "enable wrong-total", []),
        ("disable wrong-total, empty-title", "enable", ["unused-suppression", "empty-title"]),
        ("disable-file", "enable", []),
        ("disable-file empty-title", "enable empty-title", ["wrong-total"]),
    ])
    func `a comment reaches to the one that ends it`(first: String, second: String, expected: [String]) {
        func comment(_ words: String) -> String { words.isEmpty ? "" : "<!-- digestls-\(words) -->\n" }
        #expect(Self.findings(comment(first), comment(second)) == expected)
    }
}
