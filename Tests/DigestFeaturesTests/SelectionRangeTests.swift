import DigestFeatures
import Testing

struct SelectionRangeTests {
    /// In each question the ranges that a selection grows to, innermost first, as far as the fragment reaches.
    @Test(arguments: [
        "Main category: cs.AI\n\n⟦TL;DR: ⟦研究‸噪声量子学习理论⟧⟧", "⟦Method: ⟦1. 映射高斯分布\n⟦2. ⟦预测‸模型参数⟧⟧⟧⟧", "⟦Method: ⟦⟦⟦1‸⟧. 映射高斯分布⟧\n2. 预测模型参数⟧⟧",
        "⟦TL;DR: ⟦⟦⟦Omni‸View⟧是一个统一的扩散模型。⟧它比基线好！对吗？⟧⟧", "⟦TL;DR: ⟦OmniView是一个统一的扩散模型。⟦⟦它比‸基线好⟧！⟧对吗？⟧⟧",
        "⟦TL;DR: ⟦OmniView是一个统一的扩散模型。它比基线好！⟦⟦对‸吗⟧？⟧⟧⟧",
        "⟦⟦*⟦⟦⟦Jordan‸⟧ Cotler⟧,Weiyuan Gong⟧*⟧⟧", "⟦*⟦Jordan Cotler,⟦Weiyuan ⟦Go‸ng⟧⟧⟧*⟧", "⟦- [⟦⟦c‸s⟧.AI⟧](#cs.AI) [Total: 1]⟧",
        "⟦- [cs.AI](#⟦cs.⟦A‸I⟧⟧) [Total: 1]⟧", "⟦- [cs.AI](#cs.AI) [Total: ⟦1‸⟧]⟧",
        "⟦- [cs.AI](#cs.AI) [⟦To‸tal⟧: 1]⟧", "⟦# ⟦⟦c‸s⟧.AI⟧ [[Back]](#toc)⟧", "⟦# cs.AI ⟦[[⟦Ba‸ck⟧]](#toc)⟧⟧",
        "⟦<div id='⟦cs.⟦A‸I⟧⟧'></div>⟧",
        "⟦Main category: ⟦⟦cs‸⟧.AI⟧⟧", "⟦⟦⟦Ma‸in⟧ category:⟧ cs.AI⟧",
        "⟦### [4] [⟦⟦No‸isy⟧ Quantum Learning Theory⟧](https://arxiv.org/abs/2512.10929)⟧", "⟦### [⟦4‸⟧] [Noisy Quantum Learning Theory]",
    ])
    func `a selection grows by the parts of a line`(question: String) {
        let asked = Asked()
        let found = asked.snapshot.selectionRanges(at: [asked.offset(question)])[0]
        let start = asked.offset("‸" + Marked(question).text)
        let length = Marked(question).text.utf8.count
        let inner = found.filter { $0.lowerBound >= start && $0.upperBound <= start + length }
        // Marks that are said twice count once.
        var expected: [Range<Int>] = []
        for range in Marked(question).ranges.reversed().map({ $0.lowerBound + start..<$0.upperBound + start })
        where !expected.contains(range) { expected.append(range) }
        expected.sort { $0.count < $1.count }
        #expect(inner == expected, "\(inner.map(asked.string))")
    }

    @Test func `from a word to the file every step is there`() {
        let asked = Asked()
        let found = asked.snapshot.selectionRanges(at: [asked.offset("e.g. this ‸one, costs")])[0].map(asked.string)
        #expect(
            found.prefix(4) == [
                "one", "A second paragraph, e.g. this one, costs 3.5 euros.",
                "OmniView addresses a wide range of tasks.\n  A second paragraph, e.g. this one, costs 3.5 euros. Done.",
                "Abstract: OmniView addresses a wide range of tasks.\n  A second paragraph, e.g. this one, costs 3.5 euros. Done.",
            ])
        #expect(found.dropFirst(4).map { $0.prefix(9) } == ["<details>", "### [3] [", "<div id='", "<div id=t"])
        #expect(found.last == asked.text)
    }

    @Test(arguments: [
        ("naïve‸ Bayes", "naïve"), ("x ‸漢字かな y", "漢字かな"), ("3‸.5", "3"), ("한국어‸ 말", "한국어"), ("AI‸模型", "模型"), ("模型‸AI", "AI"),
        ("模型‸，", "模型"), ("‸(x)", ""), ("a_b‸-c", "a_b"), ("Привет‸!", "Привет"), ("𝟙‸ x", "𝟙"),
    ])
    func `words are runs of letters or of ideographs`(text: String, word: String) {
        let marked = Marked(text)
        let asked = Asked([("研究噪声量子学习理论", "讲 " + marked.text)])
        let start = asked.offset("TL;DR: 讲 ‸")
        let first = asked.snapshot.selectionRanges(at: [start + (marked.carets.first ?? 0)])[0].first.map(asked.string)
        if word.isEmpty { #expect(first != "x") } else { #expect(first == word) }
    }

    @Test(arguments: [
        ("One is here. T‸wo is here.", "Two is here."), ("One is‸ here. Two is here.", "One is here."),
        ("See Fig. 3, e.g. t‸his. End.", "3, e.g. this."), ("costs 3.5 e‸uros. End.", "costs 3.5 euros."),
        ("一句话。第‸二句话！", "第二句话！"), ("他说“好。”然‸后走了。", "然后走了。"), ("Really? Y‸es! Ok.", "Yes!"), ("no full ‸stop", "no full stop"),
        ("一句话。‸", "一句话。"), ("End.‸", "End."),
    ])
    func `sentences end at full stops of both worlds`(text: String, sentence: String) {
        let marked = Marked(text)
        let asked = Asked([("研究噪声量子学习理论", marked.text)])
        let start = asked.offset("TL;DR: ‸" + marked.text)
        let found = asked.snapshot.selectionRanges(at: [start + (marked.carets.first ?? 0)])[0].map(asked.string)
        #expect(found.contains(sentence), "\(found.prefix(3))")
    }

    @Test func `each offset has one answer, in their order`() {
        let asked = Asked()
        let offsets = [900, 10, 500, 10]
        #expect(asked.snapshot.selectionRanges(at: offsets) == offsets.map { asked.snapshot.selectionRanges(at: [$0])[0] })
        #expect(asked.snapshot.selectionRanges(at: []) == [])
        #expect(Asked("").snapshot.selectionRanges(at: [0]) == [[0..<0]])
    }
}
