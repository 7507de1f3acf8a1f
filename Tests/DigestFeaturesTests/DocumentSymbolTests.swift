import DigestFeatures
import Testing

struct DocumentSymbolTests {
    @Test func `papers stand under their sections, fields under their papers`() {
        let symbols = Asked().snapshot.documentSymbols()
        #expect(symbols.map(\.name) == ["cs.CV", "cs.AI"])
        #expect(symbols.map(\.detail) == ["3 papers", "1 paper"])
        #expect(symbols.map(\.kind) == [.section, .section])
        #expect(
            symbols[0].children.map(\.name) == [
                "[1] Any4D: Unified ε⁻² Reconstruction", "[2] GaussianHeadTalk: Wobble-Free 3D Talking Heads",
                "[3] OmniView: An All-Seeing Diffusion Model",
            ])
        #expect(
            symbols.flatMap(\.children).map(\.detail) == [
                "Jay Karhade et al. · 2512.10935", "Madhav Agarwal et al. · 2512.10939", "Xiang Fan et al. · 2512.10940",
                "Jordan Cotler et al. · 2512.10929",
            ])
        #expect(
            symbols[1].children[0].children.map(\.name) == [
                "Main category", "TL;DR", "Motivation", "Method", "Result", "Conclusion", "Abstract",
            ])
        #expect(symbols[1].children[0].children.map(\.detail).prefix(2) == ["cs.AI", "研究噪声量子学习理论"])
    }

    @Test func `ranges reach to the last text and selections stand on names`() {
        let asked = Asked()
        let symbols = asked.snapshot.documentSymbols()
        #expect(asked.string(symbols[0].range).hasPrefix("<div id='cs.CV'>") && asked.string(symbols[0].range).hasSuffix("</details>"))
        #expect(symbols[0].selectionRange == asked.range("# ⟦cs.CV⟧ [["))
        #expect(
            asked.string(symbols[0].children[1].range).hasPrefix("### [2]")
                && asked.string(symbols[0].children[1].range).hasSuffix("</details>"))
        #expect(symbols[0].children[1].selectionRange == asked.range("⟦GaussianHeadTalk: Wobble-Free 3D Talking Heads⟧"))
        #expect(asked.string(symbols[0].children[1].children[3].range) == "Method: 1. 映射高斯分布\n2. 预测模型参数")
        #expect(asked.string(symbols[0].children[1].children[3].selectionRange) == "Method:")
    }

    @Test(arguments: [
        ("[Noisy Quantum Learning Theory]", "[]", "[4] (untitled)", "Jordan Cotler et al. · 2512.10929"),
        ("### [4] ", "### ", "Noisy Quantum Learning Theory", "Jordan Cotler et al. · 2512.10929"),
        ("*Jordan Cotler,Weiyuan Gong*\n", "", "[4] Noisy Quantum Learning Theory", "2512.10929"),
        ("2512.10929", "nonsense", "[4] Noisy Quantum Learning Theory", "Jordan Cotler et al."),
        ("Jordan Cotler,Weiyuan Gong", "Jordan Cotler", "[4] Noisy Quantum Learning Theory", "Jordan Cotler · 2512.10929"),
        ("Jordan Cotler", "", "[4] Noisy Quantum Learning Theory", "2512.10929"),
        ("2512.10929", "2512.10929v3", "[4] Noisy Quantum Learning Theory", "Jordan Cotler et al. · 2512.10929v3"),
        ("2512.10929", "hep-th/9901001", "[4] Noisy Quantum Learning Theory", "Jordan Cotler et al. · hep-th/9901001"),
        ("[Noisy Quantum Learning Theory]", "[[Re] $x_1$  Theory]", "[4] [Re] x₁ Theory", "Jordan Cotler et al. · 2512.10929"),
        ("[4] [Noisy", "[4 [Noisy", "[4] Noisy Quantum Learning Theory", "Jordan Cotler et al. · 2512.10929"),
    ])
    func `a damaged entry shows what is left of it`(right: String, wrong: String, name: String, detail: String) {
        let symbol = Asked([(right, wrong)]).snapshot.documentSymbols().last?.children.last
        #expect(symbol?.name == name)
        #expect(symbol?.detail == detail)
    }

    @Test func `long texts are cut at a character`() {
        let asked = Asked([("研究噪声量子学习理论", String(repeating: "长", count: 100))])
        #expect(asked.snapshot.documentSymbols()[1].children[0].children[1].detail == String(repeating: "长", count: 24) + "…")
    }

    @Test func `the flat list names containers and leaves fields out`() {
        let symbols = Asked().snapshot.flatDocumentSymbols()
        #expect(symbols.map(\.container) == [nil, "cs.CV", "cs.CV", "cs.CV", nil, "cs.AI"])
        #expect(symbols.map(\.kind) == [.section, .entry, .entry, .entry, .section, .entry])
    }

    @Test func `without fields papers have no children`() {
        #expect(Asked().snapshot.documentSymbols(withFields: false).flatMap(\.children).allSatisfy { $0.children.isEmpty })
    }

    @Test(arguments: ["", "\n\n", "<div id=toc></div>\n\n# Table of Contents\n\n", "just text"])
    func `a digest without papers has no symbols`(text: String) { #expect(Asked(text).snapshot.documentSymbols().isEmpty) }

    @Test func `entries before any section still stand in one`() {
        let text = String(Asked.sample[(Asked.sample.firstRange(of: "### [1]")?.lowerBound ?? Asked.sample.startIndex)...])
        #expect(Asked(text).snapshot.documentSymbols().map(\.name) == ["cs.CV", "cs.AI"])
    }
}
