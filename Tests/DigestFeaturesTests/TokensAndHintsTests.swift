import DigestFeatures
import DigestLint
import DigestSyntax
import Testing

struct SemanticTokenTests {
    @Test func `an entry's parts have their colours`() {
        let asked = Asked()
        let range = asked.range(
            "⟦### [4] [Noisy Quantum Learning Theory](https://arxiv.org/abs/2512.10929)\n*Jordan Cotler,Weiyuan Gong*\n\nMain category: cs.AI\n\nTL;DR: 研究⟧"
        )
        let tokens = asked.snapshot.semanticTokens(in: range)
        #expect(
            tokens.map { "\($0.kind) \(asked.string($0.range))" } == [
                "number 4", "title Noisy Quantum Learning Theory", "identifier 2512.10929", "authors Jordan Cotler,Weiyuan Gong",
                "label Main category:", "category cs.AI",
                "label TL;DR:",
            ])
        #expect(tokens.allSatisfy { !$0.isDeprecated })
    }

    @Test func `contents and headers have theirs`() {
        let asked = Asked()
        let tokens = asked.snapshot.semanticTokens()
        #expect(
            tokens.prefix(8).map { "\($0.kind) \(asked.string($0.range))" } == [
                "category cs.CV", "category cs.CV", "number 3", "category cs.AI", "category cs.AI", "number 1", "category cs.CV",
                "category cs.CV",
            ])
    }

    @Test(arguments: ["Error", "None", "?", "Summary generation failed", "{tldr}"])
    func `placeholders are deprecated`(text: String) {
        let asked = Asked([("研究噪声量子学习理论", text)])
        let token = asked.snapshot.semanticTokens().first { $0.kind == .placeholder }
        #expect(token.map { asked.string($0.range) } == text && token?.isDeprecated == true)
    }

    @Test func `text that only begins like a placeholder has no colour`() {
        #expect(!Asked([("研究噪声量子学习理论", "Error bounds are tightened")]).snapshot.semanticTokens().contains { $0.kind == .placeholder })
    }

    @Test func `a repeated paper is deprecated`() {
        let asked = Asked([("2512.10929", "2512.10935")], lint: true)
        #expect(
            asked.snapshot.semanticTokens().filter(\.isDeprecated).map { asked.string($0.range) } == [
                "Noisy Quantum Learning Theory", "2512.10935",
            ])
    }

    @Test(arguments: [
        ("https://arxiv.org/abs/2512.10929", "hep-th/9901001"), ("https://arxiv.org/pdf/2512.10929", "2512.10929"),
        ("http://www.arxiv.org/abs/2512.10929v2", "2512.10929v2"),
    ])
    func `the identifier is what the address ends in`(url: String, identifier: String) {
        let written = identifier == "2512.10929" || identifier.hasSuffix("v2") ? url : "https://arxiv.org/abs/\(identifier)"
        let asked = Asked([("https://arxiv.org/abs/2512.10929", written)])
        #expect(asked.snapshot.semanticTokens().last { $0.kind == .identifier }.map { asked.string($0.range) } == identifier)
    }

    @Test func `the tokens of a range are those of the whole that overlap it`() {
        let asked = Asked()
        let all = asked.snapshot.semanticTokens()
        for start in stride(from: 0, to: asked.count, by: 31) {
            let range = start..<min(asked.count, start + 200)
            #expect(asked.snapshot.semanticTokens(in: range) == all.filter { $0.range.overlaps(range) })
        }
    }

    @Test func `the legend has a name for every kind`() {
        #expect(
            SemanticToken.typeNames.count == SemanticToken.Kind.allCases.count
                && Set(SemanticToken.typeNames).count == SemanticToken.typeNames.count)
        #expect(SemanticToken.Kind.allCases.map(\.rawValue) == Array(SemanticToken.typeNames.indices))
    }
}

struct InlayHintTests {
    @Test(arguments: [
        ("[Total: 3]", "[Total: 9]", "→ 3"), ("[Total: 1]", "[Total: 0]", "→ 1"), ("[Total: 3]", "[Total: 3]", ""),
        ("[Total: 3]", "[Total: many]", ""), ("- [cs.AI](#cs.AI)", "- [cs.XX](#cs.XX)", ""),
    ])
    func `a wrong total has the right one beside it`(right: String, wrong: String, label: String) {
        let asked = Asked([(right, wrong)])
        let hints = asked.snapshot.inlayHints(in: 0..<asked.count)
        #expect(hints.map(\.label) == (label.isEmpty ? [] : [label]))
        #expect(hints.allSatisfy { $0.offset == asked.range("⟦\(wrong)⟧").upperBound && $0.hasPaddingBefore && !$0.tooltip.isEmpty })
    }

    @Test func `a paper that was never summarised is marked, in its range only`() {
        let asked = Asked(unsummarised)
        let hints = asked.snapshot.inlayHints(in: 0..<asked.count)
        #expect(hints.map(\.label) == ["not summarised"])
        #expect(hints.map(\.offset) == [asked.offset("abs/2512.10929)‸\n")])
        #expect(asked.snapshot.inlayHints(in: 0..<100).isEmpty)
    }

    @Test func `lenses count papers, and those that were never summarised`() {
        let asked = Asked(unsummarised)
        #expect(asked.snapshot.codeLenses().map(\.title) == ["3 papers", "1 paper · 1 unsummarised"])
        #expect(
            asked.snapshot.codeLenses().map(\.range) == [asked.range("⟦# cs.CV [[Back]](#toc)⟧"), asked.range("⟦# cs.AI [[Back]](#toc)⟧")])
        #expect(asked.snapshot.codeLenses().map(\.target) == [asked.range("# ⟦cs.CV⟧ [["), asked.range("# ⟦cs.AI⟧ [[")])
        #expect(Asked("").snapshot.codeLenses().isEmpty)
    }

    private let unsummarised = [
        ("研究噪声量子学习理论", "Error"), ("将标准量子计算扩展到噪声场景", "Error"), ("定义了复杂度类", "Error"), ("证明了指数级分离", "Error"), ("噪声学习是可能的", "Error"),
    ]
}
