import DigestFeatures
import DigestLint
import DigestSyntax
import Testing

struct RenameTests {
    @Test(arguments: ["- [⟦c‸s.AI⟧]", "(#⟦cs.A‸I⟧)", "<div id='⟦‸cs.AI⟧'>", "# ⟦cs.AI‸⟧ [[", "Main category: ⟦cs.‸AI⟧"])
    func `a category is renamed everywhere at once`(question: String) throws {
        let asked = Asked()
        let offset = asked.offset(question)
        let prepared = try asked.snapshot.prepareRename(at: offset)
        #expect(prepared.range == asked.range(question) && prepared.name == "cs.AI")
        #expect(
            try applied(asked.snapshot.rename(at: offset, to: "cs.LG"), to: asked.text) == Asked.sample.replacing("cs.AI", with: "cs.LG"))
    }

    @Test func `a larger section takes its entries along and stays clean`() throws {
        let asked = Asked()
        let text = try applied(asked.snapshot.rename(at: asked.offset("- [c‸s.CV]"), to: "cs.GR"), to: asked.text)
        #expect(Linter().lintOnce(Digest(text)) == [] && !text.contains("cs.CV"))
    }

    @Test(arguments: [
        "# Table ‸of", "<div id=to‸c>", "[Noisy‸ Q", "TL;DR: Any4D‸是", "[Total: ‸1]", "[[Ba‸ck]](#toc)\n\n### [1]", "Main cat‸egory: cs.AI",
        "*Jay‸", "‸<details>\n  <summary>Details</summary>\nMotivation: 现有方法通",
    ])
    func `other places refuse with a reason`(question: String) {
        let asked = Asked()
        #expect(throws: RenameRefusal.self) { try asked.snapshot.prepareRename(at: asked.offset(question)) }
        #expect(throws: RenameRefusal.self) { try asked.snapshot.rename(at: asked.offset(question), to: "cs.LG") }
    }

    @Test(arguments: ["", " ", "cs LG", "cs.[LG]", "cs.LG)", "#cs", "cs.CV", "cs.", ".LG", "c", "cs.LG\n", "计算机", "<b>"])
    func `names without the shape of a category, or taken ones, are refused`(name: String) {
        let asked = Asked()
        do {
            _ = try asked.snapshot.rename(at: asked.offset("- [c‸s.AI]"), to: name)
            Issue.record("\(name) is refused")
        } catch { #expect(!error.reason.isEmpty && !error.reason.contains("\n")) }
    }

    @Test func `the same name changes nothing`() throws {
        let asked = Asked()
        #expect(try asked.snapshot.rename(at: asked.offset("- [c‸s.AI]"), to: "cs.AI") == [])
    }
}

struct LinkedEditingTests {
    @Test(arguments: ["- [⟦c‸s.AI⟧](#⟦cs.AI⟧)", "- [⟦cs.AI⟧](#⟦cs.‸AI⟧)", "- [⟦cs.AI‸⟧](#⟦cs.AI⟧)", "- [⟦‸cs.AI⟧](#⟦cs.AI⟧)"])
    func `label and target are typed together`(question: String) {
        let asked = Asked()
        #expect(asked.snapshot.linkedEditingRanges(at: asked.offset(question)) == asked.ranges(question))
    }

    @Test(arguments: ["‸- [cs.AI]", "[To‸tal: 1]", "# cs‸.AI [[", "Main category: cs‸.AI"])
    func `other places stand alone`(question: String) {
        let asked = Asked()
        #expect(asked.snapshot.linkedEditingRanges(at: asked.offset(question)) == nil)
    }

    @Test func `label and target that differ stand alone`() {
        let asked = Asked([("- [cs.AI](#cs.AI)", "- [cs.AI](#cs.LG)")])
        #expect(asked.snapshot.linkedEditingRanges(at: asked.offset("- [c‸s.AI]")) == nil)
    }
}
