import Testing

@testable import DigestProject

struct GlobTests {
    @Test(arguments: [
        // A pattern without a slash fits names anywhere.
        ("*.md", "a.md", true), ("*.md", "deep/er/a.md", true), ("*.md", "a.mdx", false), ("a.md", "b/a.md", true),
        ("a.md", "xa.md", false),
        // With a slash it counts from the folder.
        ("/a.md", "a.md", true), ("/a.md", "b/a.md", false), ("b/*.md", "b/a.md", true), ("b/*.md", "b/c/a.md", false),
        ("b/*.md", "x/b/a.md", false),
        // Across folders.
        ("**/a.md", "a.md", true), ("**/a.md", "x/y/a.md", true), ("**/a.md", "xa.md", false), ("b/**/a.md", "b/a.md", true),
        ("b/**/a.md", "b/x/y/a.md", true), ("b/**/a.md", "ba.md", false), ("b/**", "b/x/y", true), ("b/**", "bx/y", false),
        // What fits a folder fits what is below it.
        ("drafts", "drafts/a.md", true), ("drafts", "x/drafts/y/a.md", true), ("drafts/", "drafts/a.md", true),
        ("drafts/", "drafts", false),
        ("/drafts/", "x/drafts/a.md", false),
        // Single characters, sets, braces.
        ("a?.md", "ab.md", true), ("a?.md", "a语.md", true), ("a?.md", "a.md", false), ("a?b", "a/b", false), ("[a-c].md", "b.md", true),
        ("[a-c].md", "d.md", false), ("[!a-c].md", "d.md", true), ("[^a].md", "a.md", false), ("[]x].md", "].md", true),
        ("202{5,6}-*.md", "2026-01-01.md", true), ("202{5,6}-*.md", "2024-01-01.md", false), ("{a,b{c,d}}.md", "bd.md", true),
        ("*.{md,markdown}", "x.markdown", true), ("a\\*.md", "a*.md", true), ("a\\*.md", "ab.md", false), ("\\{a\\}", "{a}", true),
        ("**", "anything/at/all", true), ("a**b", "axxb", true), ("a**b", "a/b", false), ("论文/*.md", "论文/一.md", true),
    ]) func `a pattern fits what its text says`(pattern: String, path: String, fits: Bool) throws {
        #expect(try Glob(pattern).matches(path) == fits, "\(pattern) \(path)")
    }

    @Test func `folders are excluded with a slash at the end or without`() throws {
        #expect(try Glob("build/").matchesFolder("x/build"))
        #expect(try Glob("build").matchesFolder("x/build"))
        #expect(try !Glob("/build/").matchesFolder("x/build"))
    }

    @Test(arguments: [
        ("", "the pattern is empty"), ("[a", "the bracket is not closed"), ("{a", "the brace is not closed"),
        ("[z-a]", "the range z-a runs backwards"),
        ("a\\", "nothing follows the last backslash"),
        ("{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}", "the braces stand for more than 256 patterns"),
    ]) func `what is no pattern says why`(pattern: String, reason: String) {
        #expect(throws: Glob.Invalidity(reason: reason)) { try Glob(pattern) }
    }

    @Test func `a hostile pattern costs the product of both lengths`() throws {
        let glob = try Glob(String(repeating: "*a", count: 40) + "b")
        #expect(!glob.matches(String(repeating: "a", count: 4000)))
        let folders = try Glob(String(repeating: "**/", count: 40) + "b")
        #expect(!folders.matches(String(repeating: "a/", count: 200) + "c"))
    }
}
