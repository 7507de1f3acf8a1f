import DigestFeatures
import Testing

struct ReferencesTests {
    @Test(arguments: [
        "- [c‸s.AI]", "(#cs.‸AI)", "<div id='cs.A‸I'>", "# ‸cs.AI [[", "Main category: cs.AI‸", "M‸ain category: cs.AI",
        "[cs.AI](#cs.AI) [To‸tal",
    ])
    func `a category is named in the contents, its header and its entries`(question: String) {
        let asked = Asked()
        let references = asked.snapshot.references(at: asked.offset(question))
        let expected =
            asked.ranges("- [⟦cs.AI⟧](#⟦cs.AI⟧)") + asked.ranges("<div id='⟦cs.AI⟧'></div>\n\n# ⟦cs.AI⟧ [[Back]]")
            + asked.ranges("Main category: ⟦cs.AI⟧")
        #expect(references.map(\.range) == expected)
        #expect(references.map(\.isDefinition) == [false, false, true, true, false])
        #expect(asked.snapshot.references(at: asked.offset(question), includingDefinition: false).count == 3)
        #expect(asked.snapshot.documentHighlights(at: asked.offset(question)).map(\.kind) == [.read, .read, .write, .write, .read])
    }

    @Test func `a category of three papers is named by each`() {
        let asked = Asked()
        #expect(asked.snapshot.references(at: asked.offset("- [c‸s.CV]")).count == 7)
    }

    @Test(arguments: ["### [‸2] [Gauss", "[Gaussian‸HeadTalk", "abs/2512.10‸939)", "arXiv:2512.‸10939v2"])
    func `a paper is its entry and its mentions`(question: String) {
        let asked = Asked()
        let references = asked.snapshot.references(at: asked.offset(question))
        #expect(references.map(\.range) == [asked.range("⟦arXiv:2512.10939v2⟧"), asked.range("(⟦https://arxiv.org/abs/2512.10939⟧)")])
        #expect(references.map(\.isDefinition) == [false, true])
    }

    @Test(arguments: [
        ("see arXiv:2512.10929.", 1), ("see https://arxiv.org/pdf/2512.10929v3.", 1), ("ARXIV: 2512.10929 and arXiv:2512.10929", 2),
        ("10929 and 2512.10929", 0),
        ("arXiv:2512.109290", 0), ("https://github.com/2512.10929", 0), ("参见arXiv:2512.10929。", 1), ("export.arxiv.org/abs/2512.10929", 1),
    ])
    func `mentions are those with arXiv before the number`(text: String, count: Int) {
        let asked = Asked([("GaussianHeadTalk\n\n\n", "GaussianHeadTalk \(text)\n\n\n")])
        #expect(asked.snapshot.references(at: asked.offset("[Noisy ‸Q"), includingDefinition: false).count == count)
    }

    @Test func `every entry of a repeated paper is a reference, the first one its definition`() {
        let asked = Asked([("2512.10929", "2512.10935v2")])
        let references = asked.snapshot.references(at: asked.offset("[Noisy ‸Q"))
        #expect(references.map(\.isDefinition) == [true, false])
        #expect(references.last?.range == asked.range("(⟦https://arxiv.org/abs/2512.10935v2⟧)"))
    }

    @Test(arguments: [
        ("Jay Karhade,Ni‸khil", ["Jay Karhade,⟦Nikhil Keetha⟧", "Xiang Fan,⟦Nikhil Keetha⟧"]),
        ("Fan,‸Nikhil", ["Jay Karhade,⟦Nikhil Keetha⟧", "Xiang Fan,⟦Nikhil Keetha⟧"]),
        ("*Jay‸ K", ["*⟦Jay Karhade⟧"]), ("*‸Jay", ["*⟦Jay Karhade⟧"]), ("Laura Sevilla-Lara‸*", ["⟦Laura Sevilla-Lara⟧"]),
        ("Mingtian Zhan‸g", ["⟦Mingtian Zhang⟧"]),
    ])
    func `an author is named by each of their papers`(question: String, answers: [String]) {
        let asked = Asked()
        #expect(asked.snapshot.references(at: asked.offset(question)).map(\.range) == answers.map { asked.range($0) })
    }

    @Test(arguments: ["# Table ‸of", "TL;DR: Any4D‸是", "  <summ‸ary>Details</summary>\nMotivation: 现有方法通", "[[B‸ack]](#toc)\n\n### [1]"])
    func `other places have none`(question: String) {
        let asked = Asked()
        #expect(asked.snapshot.references(at: asked.offset(question)).isEmpty)
        #expect(asked.snapshot.documentHighlights(at: asked.offset(question)).isEmpty)
    }
}
