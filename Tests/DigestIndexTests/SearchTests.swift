import DigestIndex
import DigestSyntax
import Testing

/// What somebody remembers of a paper finds it.
struct SearchTests {
    @Test func `three words of a title in any order, one of them misspelt, find it among the first five`() throws {
        let vault = try GeneratedVault(days: 25, papersADay: 30, seed: 3)
        var index = vault.index()
        var random = SeededGenerator(seed: 11)
        let papers = Array(index.papers().prefix(500))
        #expect(papers.count == 500)
        var missed: [String] = []
        for paper in papers {
            var words = remembered(paper.title)
            words.shuffle(using: &random)
            words = Array(words.prefix(3)).sorted { $0.count < $1.count }
            guard let last = words.popLast(), words.count == 2 else { continue }
            words.insert(misspelt(last, &random), at: Int.random(in: 0...2, using: &random))
            let query = words.joined(separator: " ")
            if !index.search(query, limit: 5).contains(where: { $0.paper == paper.paper }) { missed.append("\(query) – \(paper.title)") }
        }
        #expect(missed == [])
    }

    /// The words that stay in mind: long ones, none twice.
    private func remembered(_ title: String) -> [String] {
        var seen: Set<Substring> = []
        return title.lowercased().split { !$0.isLetter }.filter { $0.count >= 6 && $0.allSatisfy(\.isASCII) && seen.insert($0).inserted }
            .map(String.init)
    }

    /// A letter left out, doubled, replaced or swapped with the next.
    private func misspelt(_ word: String, _ random: inout SeededGenerator) -> String {
        var letters = Array(word)
        let place = Int.random(in: 0..<letters.count - 1, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: letters.remove(at: place)
        case 1: letters.insert(letters[place], at: place)
        case 2: letters[place] = letters[place] == "q" ? "w" : "q"
        default: letters.swapAt(place, place + 1)
        }
        return String(letters)
    }

    @Test func `an identifier finds its paper, with a version, as an address, or begun`() throws {
        var index = try Fixtures.index()
        for query in [
            "2512.10863", "2512.10863v2", "arXiv:2512.10863", "arxiv:2512.10863v3", "https://arxiv.org/abs/2512.10863v1",
            "http://arxiv.org/pdf/2512.10863", "benchmark 2512.10863", "2512.10863 CS.CV",
        ] {
            #expect(index.search(query, limit: 5).map { $0.paper?.canonicalText } == ["2512.10863"], "\(query)")
        }
        let begun = index.search("2512.1086", limit: 50).compactMap { $0.paper?.canonicalText }
        #expect(begun.contains("2512.10863") && begun.allSatisfy { $0.hasPrefix("2512.1086") } && Set(begun).count == begun.count)
        #expect(index.search("2512.", limit: 3).count == 3 && index.search("2612.10863", limit: 3).isEmpty)
    }

    @Test func `a surname finds the author's papers, with or without accents`() throws {
        var index = try Fixtures.index()
        let everything = index.papers()
        for paper in everything.prefix(120) {
            guard let surname = paper.authorNames.first?.split(separator: " ").last, surname.count > 3 else { continue }
            let found = index.search(String(surname), limit: 200)
            #expect(found.contains { $0.paper == paper.paper }, "\(surname)")
        }
        var small = DigestIndex()
        let paper = GeneratedVault.Paper(id: "2401.00001", title: "X", category: "cs.CV", authors: "José  Muñoz-Šimić,Li Wei", mention: nil)
        small.update("x.md", GeneratedVault.summary([paper]))
        for query in ["munoz", "Muñoz", "MUÑOZ simic", "jose", "Mun\u{303}oz", "wei li", "cs.cv muñ"] {
            #expect(small.search(query, limit: 5).count == 1, "\(query)")
        }
        #expect(small.papers(ofAuthor: "JOSE MUNOZ SIMIC").count == 1 && small.papers(ofAuthor: "Jose Munoz").isEmpty)
        #expect(small.authors(matching: "mu", limit: 3).map(\.name) == ["José  Muñoz-Šimić"])
        #expect(small.authors(matching: "jose simi", limit: 3).count == 1 && small.authors(matching: "wei jo", limit: 3).isEmpty)
    }

    @Test func `among equals the newest stands first, and a repeat once`() {
        func paper(_ id: String) -> GeneratedVault.Paper {
            .init(id: id, title: "Walking Robots", category: "cs.RO", authors: "A B", mention: nil)
        }
        var index = DigestIndex()
        index.update("2025-01-02.md", GeneratedVault.summary([paper("2401.00002"), paper("2401.00001")]))
        index.update("2025-01-03.md", GeneratedVault.summary([paper("2401.00003")]))
        index.update("2025-01-01.md", GeneratedVault.summary([paper("2401.00001"), paper("2401.00004")]))
        let found = index.search("robots walking", limit: 10)
        #expect(found.map { $0.paper?.canonicalText } == ["2401.00003", "2401.00002", "2401.00001", "2401.00004"])
        #expect(found.map { $0.day?.description } == ["2025-01-03", "2025-01-02", "2025-01-02", "2025-01-01"])
        #expect(index.search("robots", limit: 2).count == 2 && index.search("robots", limit: 0).isEmpty)
    }

    @Test func `nonsense finds nothing and hurts nobody`() throws {
        var index = try Fixtures.index()
        for query in [
            "", " ", "\u{0}", "qqqqxxzzz", "....", "[[[", String(repeating: "a ", count: 4000), String(repeating: "x", count: 9000),
        ] {
            _ = index.search(query, limit: 5)
        }
        #expect(index.search("qqqqxxzzz", limit: 5).isEmpty && index.search("", limit: 5).isEmpty)
        #expect(index.search("视频", limit: 5).isEmpty)
    }
}
