import Foundation
import Testing

/// The rules that compare digests, on the command line.
struct LibraryRuleTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try folder.write(Fixtures.small(titles: ["One"]), "2025-12-11.md")
        try folder.write(Fixtures.small(titles: ["Another"]), "2025-12-12.md")
    }

    @Test func `repeats and conflicts are silent unless somebody asks`() throws {
        let run = try digestls("lint", "--fail-on", "hint", in: folder.url)
        #expect(run.status == 0 && run.output.contains("nothing found"))
    }

    @Test func `a repeat leads to the first digest, in every format that has related places`() throws {
        let text = try digestls("lint", "--select", "repeated-paper", "--fail-on", "hint", in: folder.url)
        #expect(text.status == 1)
        #expect(text.output.contains("hint[repeated-paper]: arXiv:2512.10860 is already in the digest of 2025-12-11\n"))
        #expect(text.output.contains("note: There it is entry 1 (2025-12-11.md:12)\n"))
        let run = try digestls("lint", "--select", "repeated-paper", "--format", "json", in: folder.url)
        let findings = try #require((try run.json() as? [String: Any])?["findings"] as? [[String: Any]])
        let related = try #require(findings.first?["related"] as? [[String: Any]])
        #expect(findings.count == 1 && related.first?["file"] as? String == "2025-12-11.md")
        #expect((related.first?["start"] as? [String: Any])?["line"] as? Int == 12)
        for format in ["sarif", "rdjson"] {
            let run = try digestls("lint", "--select", "repeated-paper", "--format", format, in: folder.url)
            #expect(run.output.contains("\"2025-12-12.md\"") && run.output.contains("\"2025-12-11.md\""), "\(format)")
        }
    }

    @Test func `a conflict names the earlier title or category`() throws {
        let run = try digestls("lint", "--severity", "conflicting-paper=warning", in: folder.url)
        #expect(run.status == 1)
        #expect(run.output.contains("warning[conflicting-paper]: The title in the digest of 2025-12-11 is “One”\n"))
        try folder.write(Fixtures.small(titles: ["One"], category: "cs.AI"), "2025-12-12.md")
        let category = try digestls("lint", "--select", "conflicting-paper", "--fail-on", "info", in: folder.url)
        #expect(category.status == 1)
        let message = "The main category in the digest of 2025-12-11 is cs.CV, here it is cs.AI"
        #expect(category.output.contains("info[conflicting-paper]: \(message)\n"))
    }

    @Test func `standard input is compared with the digests beside it`() throws {
        let input = Array(Fixtures.small(titles: ["One"]).utf8)
        let run = try digestls(
            "lint", "2025-12-11.md", "-", "--stdin-filename", "2025-12-13.md", "--select", "repeated-paper", "--fail-on", "hint",
            "--format", "concise", input: input, in: folder.url)
        #expect(run.status == 1)
        #expect(run.output == "2025-12-13.md:12:1: hint[repeated-paper] arXiv:2512.10860 is already in the digest of 2025-12-11\n")
    }

    @Test func `the configuration can turn them on`() throws {
        try folder.write(#"{"rules": {"repeated-paper": "info"}}"#, ".digestls.json")
        let run = try digestls("lint", "--fail-on", "info", "--format", "concise", in: folder.url)
        #expect(run.status == 1 && run.lines.map { $0.prefix(39) } == ["2025-12-12.md:12:1: info[repeated-paper"], "\(run.output)")
    }

    @Test func `the real digests hold as many repeats as two of them share`() throws {
        let run = try digestls("lint", "Fixtures/digests", "--select", "repeated-paper", "--statistics")
        #expect(run.output.contains("28"), "\(run.output)")
    }
}
