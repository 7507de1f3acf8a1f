import Foundation
import Testing

struct DiffCommandTests {
    @Test func `papers are compared, not lines`() throws {
        let folder = try TemporaryFolder()
        let text = Fixtures.small(titles: ["First", "Second"])
        try folder.write(text, "old.md")
        try folder.write(Fixtures.small(titles: ["First", "Other", "Third"]), "new.md")
        let run = try digestls("diff", "old.md", "new.md", in: folder.url)
        #expect(
            run.lines == [
                "+ 2512.10862 [cs.CV] Third", "~ 2512.10861 [cs.CV] Other", "    title: Second → Other", "1 added, 0 removed, 1 changed",
            ])
        #expect(run.status == 0)
        #expect(try digestls("diff", "new.md", "old.md", in: folder.url).lines.first == "- 2512.10862 [cs.CV] Third")
        #expect(try digestls("diff", "old.md", "old.md", in: folder.url).lines == ["0 added, 0 removed, 0 changed"])
        #expect(try digestls("diff", "old.md", in: folder.url).status == 2)
        #expect(try digestls("diff", "old.md", "none.md", in: folder.url).status == 2)
    }

    @Test func `eighteen papers of 000 are in 001, each with another TL;DR`() throws {
        let files = Fixtures.digests.map { "Fixtures/digests/\($0.0)" }
        let json = try digestls("diff", files[0], files[1], "--format", "json").json() as? [String: Any]
        let changed = try #require(json?["changed"] as? [[String: Any]])
        #expect(changed.count { ($0["changes"] as? [String: Any])?["tldr"] != nil } == 18)
        #expect((json?["added"] as? [Any])?.count == 1 && (json?["removed"] as? [Any])?.count == 3)
    }
}
