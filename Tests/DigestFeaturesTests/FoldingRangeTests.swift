import DigestFeatures
import DigestSyntax
import Testing

struct FoldingRangeTests {
    @Test func `contents, sections, entries, details and long fields fold`() {
        let asked = Asked()
        let folds = asked.snapshot.foldingRanges()
        let shown = folds.map { fold in
            "\(line(fold.startLine, asked)) … \(line(fold.endLine, asked)) | \(fold.collapsedText ?? "-") | \(fold.kind.map { "\($0)" } ?? "-")"
        }
        #expect(
            shown.prefix(4) == [
                "# Table of Contents … - [cs.AI](#cs.AI) [Total: 1] | 2 sections · 4 papers | -",
                "# cs.CV [[Back]](#toc) … </details> | cs.CV · 3 papers | -",
                "### [1] [Any4D: Unified $\\varepsilon^{-2}$ Reconstruction](https://arxiv.org/abs/2512.10935) … </details> | Any4D是一个可扩展的多视角Transformer | region",
                "<details> … </details> | - | -",
            ])
        #expect(shown.contains("Method: 1. 映射高斯分布 … 2. 预测模型参数 | - | -"))
        #expect(
            shown.contains(
                "Abstract: OmniView addresses a wide range of tasks. …   A second paragraph, e.g. this one, costs 3.5 euros. Done. | - | -")
        )
        #expect(folds.count == 1 + 2 + 4 * 2 + 2)
    }

    @Test func `blank lines behind an entry stay`() {
        let asked = Asked()
        for fold in asked.snapshot.foldingRanges() { #expect(!line(fold.endLine, asked).isEmpty) }
    }

    @Test func `an entry without a TL;DR folds without a text`() {
        let asked = Asked([("TL;DR: 研究噪声量子学习理论\n", "")])
        #expect(asked.snapshot.foldingRanges().last { $0.kind == .region }?.collapsedText == nil)
    }

    @Test func `a comment behind an entry is not folded with it`() {
        let asked = Asked([("</details>\n\n\n### [2]", "</details>\n\n<!-- digestls-disable-entry wrong-total -->\n### [2]")])
        let fold = asked.snapshot.foldingRanges().first { $0.kind == .region }
        #expect(fold.map { line($0.endLine, asked) } == "</details>")
    }

    @Test(arguments: ["", "\n", "text", "# Table of Contents\n"])
    func `where there is one line nothing folds`(text: String) { #expect(Asked(text).snapshot.foldingRanges().isEmpty) }

    @Test func `CRLF folds the same lines`() {
        #expect(Asked(Asked.sample.replacing("\n", with: "\r\n")).snapshot.foldingRanges() == Asked().snapshot.foldingRanges())
    }

    private func line(_ line: Int, _ asked: Asked) -> String { asked.string(asked.snapshot.digest.text.contentRange(ofLine: line)) }
}
