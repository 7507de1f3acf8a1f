import Foundation
import Testing

struct SearchCommandTests {
    @Test func `words in any order, one misspelt, find a paper`() throws {
        let run = try digestls("search", "holistic benchmrk mmsi", "Fixtures/digests", "--limit", "1")
        #expect(run.status == 0 && run.lines.count == 2)
        #expect(run.lines.first?.hasPrefix("Fixtures/digests/002_66aa1f857e99bef7.md:13: 2512.10863 [cs.CV] MMSI-Video-Bench") == true)
    }

    @Test func `a paper that comes back is found once, where it stands last`() throws {
        let run = try digestls("search", "2512.10863v2", "Fixtures/digests", "--format", "json")
        let papers = try #require((try run.json() as? [String: Any])?["papers"] as? [[String: Any]])
        #expect(papers.count == 1)
        #expect(papers.first?["line"] as? Int == 13 && papers.first?["number"] as? Int == 1 && papers.first?["day"] == nil)
    }

    @Test func `as JSON lines each paper has a line, and nothing found is no failure`() throws {
        let run = try digestls("search", "video", "Fixtures/digests", "--format", "jsonl", "-n", "3")
        #expect(run.lines.count == 3)
        for line in run.lines { #expect(try JSONSerialization.jsonObject(with: Data(line.utf8)) is [String: Any]) }
        let nothing = try digestls("search", "qqqqxxzzz", "Fixtures/digests")
        #expect(nothing.status == 0 && nothing.output.isEmpty)
        #expect(try digestls("search").status == 2)
    }
}
