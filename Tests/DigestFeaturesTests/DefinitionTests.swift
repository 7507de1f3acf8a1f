import DigestFeatures
import Testing

struct DefinitionTests {
    @Test(arguments: [
        ("- [‸⟦cs.CV⟧](#cs.CV)", "⟦# ⟦cs.CV⟧ [[Back]](#toc)⟧"), ("- [⟦cs‸.CV⟧](#cs.CV)", "⟦# ⟦cs.CV⟧ [[Back]](#toc)⟧"),
        ("- [cs.CV](#⟦cs‸.CV⟧)", "⟦# ⟦cs.CV⟧ [[Back]](#toc)⟧"), ("‸⟦- [cs.CV](#cs.CV) [Total: 3]⟧", "⟦# ⟦cs.CV⟧ [[Back]](#toc)⟧"),
        ("⟦- [cs.CV](#cs.CV) [Total: 3]⟧‸", "⟦# ⟦cs.CV⟧ [[Back]](#toc)⟧"),
        ("⟦- [cs.AI](#cs.AI) [To‸tal: 1]⟧", "⟦# ⟦cs.AI⟧ [[Back]](#toc)⟧"),
        ("- [⟦cs.AI‸⟧](#cs.AI)", "⟦# ⟦cs.AI⟧ [[Back]](#toc)⟧"),
    ])
    func `a contents line leads to its section`(question: String, answer: String) { check(question, answer) }

    @Test(arguments: [
        ("# ⟦cs‸.CV⟧ [[Back]](#toc)", "⟦- [⟦cs.CV⟧](#cs.CV) [Total: 3]⟧"),
        ("‸# ⟦cs.CV⟧ [[Back]](#toc)", "⟦- [⟦cs.CV⟧](#cs.CV) [Total: 3]⟧"),
        ("# ⟦‸cs.AI⟧ [[Back]](#toc)", "⟦- [⟦cs.AI⟧](#cs.AI) [Total: 1]⟧"),
        ("<div id='⟦cs.‸AI⟧'></div>", "⟦- [⟦cs.AI⟧](#cs.AI) [Total: 1]⟧"),
        ("<d‸iv id='⟦cs.CV⟧'></div>", "⟦- [⟦cs.CV⟧](#cs.CV) [Total: 3]⟧"),
    ])
    func `a section's heading and anchor lead to its contents line`(question: String, answer: String) { check(question, answer) }

    @Test(arguments: [
        ("# cs.CV ⟦[[Ba‸ck]](#toc)⟧", "⟦# ⟦Table of Contents⟧⟧"), ("# cs.AI ⟦[[Back]](#to‸c)⟧", "⟦# ⟦Table of Contents⟧⟧"),
        ("# cs.AI ⟦‸[[Back]](#toc)⟧", "⟦# ⟦Table of Contents⟧⟧"), ("# cs.AI ⟦[[Back]](#toc)⟧‸", "⟦# ⟦Table of Contents⟧⟧"),
    ])
    func `a back link leads to the contents`(question: String, answer: String) { check(question, answer) }

    @Test(arguments: [
        ("Main category: ⟦cs‸.AI⟧", "⟦# ⟦cs.AI⟧ [[Back]](#toc)⟧"), ("Main category: ⟦‸cs.AI⟧", "⟦# ⟦cs.AI⟧ [[Back]](#toc)⟧"),
        ("Main‸ category: ⟦cs.AI⟧", "⟦# ⟦cs.AI⟧ [[Back]](#toc)⟧"), ("Main category: ⟦cs.AI‸⟧", "⟦# ⟦cs.AI⟧ [[Back]](#toc)⟧"),
    ])
    func `a main category leads to its section`(question: String, answer: String) { check(question, answer) }

    @Test(arguments: ["arXiv:2512.‸10939v2", "‸arXiv:2512.10939v2", "arXiv:2512.10939v2‸"])
    func `a paper mentioned in a text leads to its entry`(question: String) {
        let asked = Asked()
        let link = asked.snapshot.definition(at: asked.offset(question))
        #expect(link?.origin == asked.range("⟦arXiv:2512.10939v2⟧"))
        #expect(link?.targetSelection == asked.range("⟦GaussianHeadTalk: Wobble-Free 3D Talking Heads⟧"))
        #expect(link.map { asked.string($0.target).hasPrefix("### [2]") && asked.string($0.target).hasSuffix("</details>") } == true)
    }

    @Test(arguments: ["### [‸4] [", "[Noisy ‸Quantum", "abs/2512.1‸0935)\n*Jordan", "#‸## [4] ["])
    func `a repeated paper leads to where it stands first`(question: String) {
        let asked = Asked([("2512.10929", "2512.10935")])
        let link = asked.snapshot.definition(at: asked.offset(question))
        #expect(link?.targetSelection == asked.range("⟦Any4D: Unified $\\varepsilon^{-2}$ Reconstruction⟧"))
    }

    @Test(arguments: [
        "*Jay ‸Karhade", "TL;DR: Any4D是‸一个", "‸<details>\n  <summary>Details</summary>\nMotivation: 现有方法通", "### [1] [Any‸4D",
        "# Table ‸of", "<div id=‸toc>",
    ])
    func `other places lead nowhere`(question: String) {
        let asked = Asked()
        #expect(asked.snapshot.definition(at: asked.offset(question)) == nil)
    }

    @Test(arguments: [
        ("### [4] [⟦Noisy ‸Quantum Learning Theory⟧]", "cs.AI"), ("*⟦Jordan‸ Cotler⟧,", "cs.AI"), ("TL;DR: ⟦研究‸噪声量子学习理论⟧", "cs.AI"),
        ("Abs‸tract: ⟦OmniView addresses", "cs.CV"), ("### [⟦‸2⟧] [Gauss", "cs.CV"), ("Main category: ⟦cs.‸AI⟧", "cs.AI"),
    ])
    func `anywhere in an entry its type is its section`(question: String, category: String) {
        let asked = Asked()
        let link = asked.snapshot.typeDefinition(at: asked.offset(question))
        #expect(link?.targetSelection == asked.range("# ⟦\(category)⟧ [[Back]]"))
        let origin = Marked(question).ranges.first
        if let origin {
            #expect(link?.origin.lowerBound == asked.offset(question) - (Marked(question).carets.first ?? 0) + origin.lowerBound)
        }
    }

    @Test(arguments: ["- [‸cs.CV]", "# ‸cs.CV [[", "# Table‸"])
    func `outside entries nothing has a type`(question: String) {
        let asked = Asked()
        #expect(asked.snapshot.typeDefinition(at: asked.offset(question)) == nil)
    }

    @Test func `a section without its header is found by its first entry`() {
        let asked = Asked([("<div id='cs.AI'></div>\n\n# cs.AI [[Back]](#toc)\n\n", "")])
        let link = asked.snapshot.definition(at: asked.offset("- [‸cs.AI]"))
        #expect(link?.targetSelection == asked.range("⟦Noisy Quantum Learning Theory⟧"))
    }

    @Test func `a section that no line lists leads to the contents`() {
        let asked = Asked([("- [cs.AI](#cs.AI) [Total: 1]\n", "")])
        #expect(asked.snapshot.definition(at: asked.offset("# cs‸.AI [[Back]]"))?.target == asked.range("⟦# Table of Contents⟧"))
    }

    @Test func `a line whose target is misspelt leads where its label does`() {
        let asked = Asked([("- [cs.AI](#cs.AI)", "- [cs.AI](#csAI)")])
        #expect(asked.snapshot.definition(at: asked.offset("(#cs‸AI)"))?.targetSelection == asked.range("# ⟦cs.AI⟧ [["))
    }

    private func check(_ question: String, _ answer: String, sourceLocation: SourceLocation = #_sourceLocation) {
        let asked = Asked()
        let link = asked.snapshot.definition(at: asked.offset(question, sourceLocation: sourceLocation))
        #expect(link?.origin == asked.range(question, sourceLocation: sourceLocation), sourceLocation: sourceLocation)
        #expect(
            link.map { [$0.target, $0.targetSelection] } == asked.ranges(answer, sourceLocation: sourceLocation),
            sourceLocation: sourceLocation)
        #expect(asked.snapshot.declaration(at: asked.offset(question)) == link, sourceLocation: sourceLocation)
    }
}
