import Foundation
import Testing

struct OverviewCommandTests {
    @Test func `an outline names sections and papers`() throws {
        let run = try digestls("outline", "Fixtures/digests/002_66aa1f857e99bef7.md")
        #expect(run.lines.first == "Fixtures/digests/002_66aa1f857e99bef7.md: 10 papers in 2 sections")
        #expect(run.lines.contains("  cs.CV (8), line 9"))
        #expect(run.lines.contains { $0.hasPrefix("     1  2512.10863  MMSI-Video-Bench: A Holistic Benchmark") })
        #expect(run.status == 0)
    }

    @Test func `an outline as JSON has lines and totals`() throws {
        let outline = try digestls("outline", "Fixtures/digests", "--format", "json").json() as? [String: Any]
        let files = try #require(outline?["files"] as? [[String: Any]])
        #expect(files.map { $0["papers"] as? Int } == [21, 19, 10, 77, 335])
        let section = try #require((files[2]["sections"] as? [[String: Any]])?.first)
        #expect(section["name"] as? String == "cs.CV" && section["total"] as? Int == 8 && section["line"] as? Int == 9)
        #expect((section["papers"] as? [[String: Any]])?.first?["line"] as? Int == 13)
    }

    @Test func `an outline cannot steer a terminal`() throws {
        let folder = try TemporaryFolder()
        try folder.write(Fixtures.small(titles: ["A\u{1B}[2J"]), "x.md")
        #expect(try digestls("outline", "x.md", in: folder.url).output.contains("A<U+001B>[2J"))
    }

    @Test func `stats count papers, unsummarised ones and repeats`() throws {
        let folder = try TemporaryFolder()
        try folder.write(Fixtures.small(), "2026-01-01.md")
        try folder.write(Fixtures.small(titles: ["A", "B", "C"]), "vault/arxiv 2026-01-02.md")
        try folder.write(try Fixtures.text("broken/never-summarised.md"), "x.md")
        let run = try digestls("stats", in: folder.url)
        #expect(run.lines.prefix(2) == ["3 digests, 8 papers", "unsummarised 1 (12.5%), repeats 2 (25%)"])
        #expect(run.lines.contains("2026-01-02                3             0        2"))
        let json = try digestls("stats", "--format", "json", in: folder.url).json() as? [String: Any]
        #expect(json?["papers"] as? Int == 8 && json?["unsummarised"] as? Int == 1 && json?["repeats"] as? Int == 2)
        #expect(json?["categories"] as? [String: Int] == ["cs.CV": 8])
    }

    @Test func `stats go by day, wherever the files lie, and a repeat is what an earlier day has`() throws {
        let folder = try TemporaryFolder()
        try folder.write(Fixtures.small(titles: ["A", "B"]), "a/2026-01-02.md")
        try folder.write(Fixtures.small(titles: ["A"]), "b/2026-01-01.md")
        try folder.write(Fixtures.small(titles: ["A"]), "c/2026-01-02 evening.md")
        let run = try digestls("stats", in: folder.url)
        #expect(run.lines.suffix(2).map { $0.split(separator: " ") } == [["2026-01-01", "1", "0", "0"], ["2026-01-02", "3", "0", "2"]])
    }

    @Test func `stats of the fixtures agree with the export`() throws {
        let json = try digestls("stats", "Fixtures/digests", "--format", "json").json() as? [String: Any]
        let records = try digestls("export", "Fixtures/digests").lines
        #expect(json?["papers"] as? Int == records.count)
        let ids = try records.compactMap { (try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])?["id"] as? String }
        #expect(json?["repeats"] as? Int == ids.count - Set(ids).count)
    }
}
