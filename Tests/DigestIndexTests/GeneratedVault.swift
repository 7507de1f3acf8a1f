import DigestIndex
import DigestSyntax
import Foundation

/// A vault made from the papers of the fixtures, the same each time: fresh identifiers, a day for each file, a third of the papers
/// of a day taken up from an earlier one, some of those with another title or category; and what is true about it.
struct GeneratedVault {
    struct Paper: Hashable {
        var id: String
        var title: String
        var category: String
        let authors: String
        var mention: String?
    }

    private(set) var files: [(name: String, papers: [Paper])] = []
    /// For each paper the files that have it, oldest first.
    private(set) var appearances: [String: [String]] = [:]
    /// Pairs of a paper and the later file that contradicts the first one.
    private(set) var conflicts: Set<[String]> = []
    /// Papers by author.
    private(set) var authors: [String: Set<String>] = [:]
    /// Pairs of the paper that mentions and the one that is mentioned.
    private(set) var mentions: Set<[String]> = []

    init(days: Int, papersADay: Int, seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let originals = try Self.originals()
        var all: [Paper] = []
        for day in 0..<days {
            let name = "20\(20 + day / 336)-\(Self.two(1 + day / 28 % 12))-\(Self.two(1 + day % 28)).md"
            var papers: [Paper] = []
            while papers.count < papersADay {
                if day > 0, papers.count < papersADay / 3, let old = all.randomElement(using: &random) {
                    guard !papers.contains(where: { $0.id == old.id }) else { continue }
                    var paper = old
                    switch Int.random(in: 0..<10, using: &random) {
                    case 0: paper.title += ", Revisited"
                    case 1: paper.category = old.category == "cs.CV" ? "cs.LG" : "cs.CV"
                    default: break
                    }
                    paper.mention = old.mention
                    if paper.title != old.title || paper.category != old.category { conflicts.insert([old.id, name]) }
                    papers.append(paper)
                    continue
                }
                let place = all.count
                let base = originals[place % originals.count]
                // Past the fixtures' titles some words change, so that titles stay as different as real ones are.
                let title = Self.varied(base.title, place / originals.count)
                let mention = place % 7 == 3 ? all.last?.id : nil
                let id = "24\(Self.two(1 + place / 99_000)).\(String(10_001 + place % 89_000))"
                let paper = Paper(id: id, title: title, category: base.category, authors: base.authors, mention: mention)
                all.append(paper)
                papers.append(paper)
            }
            files.append((name, papers))
            for paper in papers {
                appearances[paper.id, default: []].append(name)
                for author in paper.authors.split(separator: ",") { authors[String(author), default: []].insert(paper.id) }
                if let mention = paper.mention { mentions.insert([paper.id, mention]) }
            }
        }
    }

    /// The text of a file's digest.
    static func text(_ papers: [Paper]) -> String {
        var text = "<div id=toc></div>\n\n# Table of Contents\n\n- [cs.CV](#cs.CV) [Total: \(papers.count)]\n\n\n"
        text += "<div id='cs.CV'></div>\n\n# cs.CV [[Back]](#toc)\n\n"
        return text + papers.enumerated().map { entry($1, number: $0 + 1) }.joined(separator: "\n\n")
    }

    private static func entry(_ paper: Paper, number: Int) -> String {
        """
        ### [\(number)] [\(paper.title)](https://arxiv.org/abs/\(paper.id))
        *\(paper.authors)*

        Main category: \(paper.category)

        TL;DR: 第\(number)篇 \(paper.id)


        <details>
          <summary>Details</summary>
        Motivation: 动机

        Method: 方法

        Result: 结果

        Conclusion: 结论

        Abstract: We show it.\(paper.mention.map { " It extends arXiv:\($0)v2." } ?? "")

        </details>

        """
    }

    static func summary(_ papers: [Paper]) -> FileSummary { FileSummary(Digest(text(papers))) }

    func index() -> DigestIndex {
        var index = DigestIndex()
        for (name, papers) in files { index.update(name, Self.summary(papers)) }
        return index
    }

    private static func originals() throws -> [Paper] {
        var seen: Set<String> = []
        var authors: [String] = []
        var result: [Paper] = []
        for appearance in try Fixtures.index().papers() {
            guard let paper = appearance.paper, seen.insert(appearance.title).inserted else { continue }
            authors.append(appearance.authors)
            result.append(
                Paper(
                    id: paper.canonicalText, title: appearance.title, category: appearance.category ?? "", authors: appearance.authors,
                    mention: nil))
        }
        return result
    }

    /// The title with a third of its words turned into others, a different third and others each time; as it is the first time.
    private static func varied(_ title: String, _ round: Int) -> String {
        guard round > 0 else { return title }
        let words = title.split(separator: " ").enumerated().map { place, word -> String in
            guard (place + round) % 3 == 0, word.count > 3 else { return String(word) }
            let shift = UInt8(1 + round % 24)
            return String(
                decoding: word.utf8.map { $0.isLetter ? 0x61 + (($0 | 0x20) - 0x61 + shift) % 26 : $0 }, as: UTF8.self)
        }
        return words.joined(separator: " ")
    }

    private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
}

/// A reproducible source of random numbers.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64
    init(seed: UInt64) { state = seed &+ 0x9E37_79B9_7F4A_7C15 }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
