import DigestIndex
import DigestSyntax
import Testing

/// Whatever happened, the index says what a fresh one says.
struct UpdateTests {
    @Test(arguments: 0..<12)
    func `any sequence of updates and removals ends in the index of a fresh start`(seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(seed))
        let vault = try GeneratedVault(days: 10, papersADay: 9, seed: UInt64(seed))
        var index = DigestIndex()
        var truth: [String: FileSummary] = [:]
        for step in 0..<80 {
            guard let file = vault.files.randomElement(using: &random), let other = vault.files.randomElement(using: &random) else {
                return
            }
            if Int.random(in: 0..<4, using: &random) == 0 {
                let isKnown = truth.removeValue(forKey: file.name) != nil
                #expect(index.update(file.name, nil) == isKnown)
            } else {
                // Papers of a day, some left out, some of another day, one perhaps twice.
                var papers =
                    file.papers.filter { _ in Bool.random(using: &random) } + other.papers.prefix(Int.random(in: 0..<4, using: &random))
                papers.shuffle(using: &random)
                let summary = GeneratedVault.summary(papers)
                #expect(index.update(file.name, summary) == (truth[file.name] != summary))
                truth[file.name] = summary
            }
            if step % 9 == 0 { _ = index.search("learning model", limit: 3) }
            if step % 20 == 19 { try expectSame(&index, truth) }
        }
    }

    private func expectSame(_ index: inout DigestIndex, _ truth: [String: FileSummary]) throws {
        var fresh = DigestIndex()
        for (file, summary) in truth.sorted(by: { $0.key < $1.key }) { fresh.update(file, summary) }
        #expect(index.files == fresh.files && index.fileTotals == fresh.fileTotals && index.categoryTotals == fresh.categoryTotals)
        #expect(index.papers() == fresh.papers() && index.conflicts() == fresh.conflicts())
        #expect(index.distinctPaperCount == fresh.distinctPaperCount)
        for paper in fresh.papers().compactMap(\.paper) {
            #expect(index.appearances(of: paper) == fresh.appearances(of: paper))
            #expect(index.mentions(of: paper) == fresh.mentions(of: paper) && index.mentions(by: paper) == fresh.mentions(by: paper))
        }
        for file in fresh.files {
            #expect(index.papers(inFile: file) == fresh.papers(inFile: file))
            #expect(index.earlierAppearances(ofPapersIn: file) == fresh.earlierAppearances(ofPapersIn: file))
            #expect(index.otherAppearanceCounts(ofPapersIn: file) == fresh.otherAppearanceCounts(ofPapersIn: file))
        }
        for query in ["learning model", "difusion", "2401.1000", "cs.cv video", "the of a", "zhang"] {
            #expect(index.search(query, limit: 20) == fresh.search(query, limit: 20), "\(query)")
        }
        for author in fresh.papers().prefix(10).compactMap(\.authorNames.first) {
            #expect(index.papers(ofAuthor: author) == fresh.papers(ofAuthor: author))
        }
    }

    @Test func `words of papers that are gone change nothing about a search`() {
        func summary(_ title: String, _ category: String) -> FileSummary {
            GeneratedVault.summary([.init(id: "2501.00001", title: title, category: category, authors: "A B", mention: nil)])
        }
        let later = summary("Transformers for cs and LG", "cs.CV")
        var index = DigestIndex()
        for (title, category) in [("Trabsform", "cs.LG"), ("Cats", "cs.LG")] {
            index.update("x.md", summary(title, category))
            index.prepareSearch()
        }
        index.update("x.md", later)
        var fresh = DigestIndex()
        fresh.update("x.md", later)
        for query in ["cs.LG", "trabsform", "cats"] {
            #expect(index.search(query, limit: 5) == fresh.search(query, limit: 5), "\(query)")
        }
        #expect(index.search("cs.LG", limit: 5).count == 1 && index.search("trabsform", limit: 5).count == 1)
    }

    @Test func `a file without a date sorts by its name and has no day`() {
        var index = DigestIndex()
        let summary = FileSummary(Digest(""))
        for name in ["z/2025-03-01.md", "b/2024-12-31 late.md", "a/2025-13-01.md", "c/12025-01-01.md", "/2025-02-01/x.md"] {
            index.update(name, summary)
        }
        #expect(index.files == ["c/12025-01-01.md", "b/2024-12-31 late.md", "z/2025-03-01.md", "a/2025-13-01.md", "/2025-02-01/x.md"])
        #expect(index.files.map { index.day(of: $0)?.description } == [nil, "2024-12-31", "2025-03-01", nil, nil])
    }

    @Test func `a paper without a readable address is a paper, and like no other`() {
        let text = GeneratedVault.text([
            .init(id: "nonsense", title: "One Curious Thing", category: "cs.CV", authors: "A B", mention: nil),
            .init(id: "nonsense", title: "Two Curious Things", category: "cs.CV", authors: "A B", mention: nil),
        ])
        var index = DigestIndex()
        index.update("x.md", FileSummary(Digest(text)))
        #expect(index.papers().map(\.title) == ["One Curious Thing", "Two Curious Things"] && index.distinctPaperCount == 0)
        #expect(index.search("curious", limit: 5).count == 2 && index.papers(ofAuthor: "a b").count == 2)
    }
}
