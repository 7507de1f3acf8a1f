import DigestIndex
import DigestSyntax
import Testing

/// The five digests are a vault already.
struct FixtureVaultTests {
    @Test func `eighteen papers are in both 000 and 001, ten in all of 000, 001 and 002, each time with a TL;DR of its own`() throws {
        let index = try Fixtures.index()
        let places = index.papers().compactMap(\.paper).map { paper in index.appearances(of: paper).map { String($0.file.prefix(3)) } }
        #expect(places.count { $0.contains("000") && $0.contains("001") } == 18)
        #expect(places.count { $0.prefix(3) == ["000", "001", "002"] } == 10)
        for paper in index.papers().compactMap(\.paper) {
            let all = index.appearances(of: paper).filter { $0.file < "003" }
            #expect(Set(all.map(\.tldr)).count == all.count)
            #expect(all.allSatisfy { $0.day == nil && $0.paper == paper })
        }
    }

    @Test func `an appearance has number, line, title, category and TL;DR of its place`() throws {
        let index = try Fixtures.index()
        let paper = try ArxivIdentifier("2512.10863")
        let all = index.appearances(of: paper)
        #expect(all.map { String($0.file.prefix(3)) }.suffix(1) == ["002"])
        let last = try #require(all.last)
        #expect(last.number == 1 && last.line == 12 && last.category == "cs.CV")
        #expect(last.title.hasPrefix("MMSI-Video-Bench: A Holistic Benchmark"))
        let text = SourceText(try Fixtures.bytes(2))
        #expect(text.string(last.range).hasPrefix("### [1] [MMSI-Video-Bench"))
        #expect(index.firstAppearance(of: try ArxivIdentifier("2512.10863v3")) == all.first)
        #expect(index.appearances(of: paper, outside: last.file) == Array(all.dropLast()))
    }

    @Test func `totals are those of the contents`() throws {
        let index = try Fixtures.index()
        #expect(index.fileTotals.map(\.papers) == [21, 19, 10, 77, 335])
        #expect(index.paperCount == 462)
        #expect(index.fileTotals.reduce(0) { $0 + $1.repeats } == index.paperCount - index.distinctPaperCount)
        #expect(index.papers().count == index.distinctPaperCount)
        let sections = try #require(index.summary(of: Fixtures.names[2])?.sections)
        #expect(sections.map(\.papers) == [8, 2] && sections.first?.name == "cs.CV" && sections.first?.line == 8)
    }
}
