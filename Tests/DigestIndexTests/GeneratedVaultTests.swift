import DigestIndex
import DigestSyntax
import Foundation
import Testing

/// A vault whose answers are known.
struct GeneratedVaultTests {
    static let vault = Result { try GeneratedVault(days: 20, papersADay: 30, seed: 7) }

    @Test func `every repeat is found and none is invented`() throws {
        let vault = try Self.vault.get()
        let index = vault.index()
        #expect(index.distinctPaperCount == vault.appearances.count)
        for (id, files) in vault.appearances {
            let paper = try ArxivIdentifier(id)
            let found = index.appearances(of: paper)
            #expect(found.map(\.file) == files && index.appearanceCount(of: paper) == files.count)
            #expect(found.compactMap { $0.day?.description } == files.map { String($0.dropLast(3)) })
            #expect(index.firstAppearance(of: paper)?.file == files.first)
            for file in files {
                #expect(index.appearances(of: paper, outside: file).map(\.file) == files.filter { $0 != file })
            }
        }
        for (file, papers) in vault.files {
            let repeated = papers.filter { vault.appearances[$0.id]?.first != file }.map(\.id)
            let found = index.earlierAppearances(ofPapersIn: file)
            #expect(Set(found.keys.map(\.canonicalText)) == Set(repeated))
            #expect(found.allSatisfy { vault.appearances[$0.key.canonicalText]?.first == $0.value.file })
            for paper in papers {
                let identifier = try ArxivIdentifier(paper.id).paper
                #expect(index.firstAppearance(of: identifier, before: file) == found[identifier])
                #expect(index.firstAppearance(of: identifier, before: "2031-01-01.md") == index.firstAppearance(of: identifier))
                #expect(index.firstAppearance(of: identifier, before: "2001-01-01.md") == nil)
            }
        }
        #expect(index.appearances(of: try ArxivIdentifier("2501.00001")) == [] && index.papers(inFile: "2031-01-01.md") == [])
    }

    @Test func `every conflict is found and none is invented`() throws {
        let vault = try Self.vault.get()
        let found = vault.index().conflicts()
        #expect(!found.isEmpty)
        #expect(Set(found.map { [$0.paper.canonicalText, $0.other.file] }) == vault.conflicts)
        for conflict in found {
            #expect(conflict.titleDiffers == (conflict.first.title != conflict.other.title))
            #expect(conflict.categoryDiffers == (conflict.first.category != conflict.other.category))
        }
    }

    @Test func `every paper of an author is found, however the name is written`() throws {
        let vault = try Self.vault.get()
        var index = vault.index()
        var namesakes: [[String]: Set<String>] = [:]
        for (author, papers) in vault.authors { namesakes[words(author), default: []].formUnion(papers) }
        for (author, papers) in vault.authors {
            let found = Set(index.papers(ofAuthor: "  " + author.uppercased()).compactMap { $0.paper?.canonicalText })
            #expect(found.isSuperset(of: papers), "\(author)")
            #expect(found == namesakes[words(author)], "\(author)")
        }
        #expect(index.papers(ofAuthor: "Nobody Anywhere").isEmpty && index.papers(ofAuthor: " ").isEmpty)
    }

    /// What is left of a name without case, accents, dots and blanks.
    private func words(_ name: String) -> [String] {
        name.folding(options: [.diacriticInsensitive, .caseInsensitive], locale: nil).split { !$0.isLetter && !$0.isNumber }.map(
            String.init)
    }

    @Test func `every mention is found, by its source and by its target`() throws {
        let vault = try Self.vault.get()
        let index = vault.index()
        var found: Set<[String]> = []
        for paper in index.papers().compactMap(\.paper) {
            for mention in index.mentions(by: paper) {
                #expect(mention.source.paper == paper)
                found.insert([paper.canonicalText, mention.target.paper.canonicalText])
            }
        }
        #expect(!found.isEmpty && found == vault.mentions)
        var backwards: Set<[String]> = []
        for paper in index.papers().compactMap(\.paper) {
            for mention in index.mentions(of: paper) {
                #expect(mention.target.paper == paper && mention.target.version == 2)
                let (_, papers) = try #require(vault.files.first { $0.name == mention.source.file })
                let text = SourceText(GeneratedVault.text(papers))
                #expect(
                    text.string(mention.range) == "arXiv:\(mention.target)"
                        && text.line(containing: mention.range.lowerBound) == mention.line)
                backwards.insert([mention.source.paper?.canonicalText ?? "", paper.canonicalText])
            }
        }
        #expect(backwards == vault.mentions)
    }

    @Test func `totals are those of the files`() throws {
        let vault = try Self.vault.get()
        let index = vault.index()
        #expect(index.files == vault.files.map(\.name))
        var categories: [String: Int] = [:]
        for (_, papers) in vault.files { for paper in papers { categories[paper.category, default: 0] += 1 } }
        #expect(index.categoryTotals == categories)
        let repeats = vault.appearances.values.reduce(0) { $0 + $1.count - 1 }
        #expect(index.fileTotals.reduce(0) { $0 + $1.repeats } == repeats)
    }
}
