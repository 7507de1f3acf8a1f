import DigestFeatures
import Testing

struct HoverTests {
    static let gaussian = """
        **2 · GaussianHeadTalk: Wobble-Free 3D Talking Heads**

        Madhav Agarwal, Mingtian Zhang, Laura Sevilla-Lara

        [2512.10939](https://arxiv.org/abs/2512.10939) · [PDF](https://arxiv.org/pdf/2512.10939) · cs.CV (Computer Vision and Pattern Recognition)

        **TL;DR** 该论文提出GaussianHeadTalk

        Speech-driven talking heads are unstable at β = 2.
        """

    @Test(arguments: [
        "##‸# [2] [Gauss", "### [‸2] [", "[Gaussian‸HeadTalk", "abs/2512.10‸939)", "TL;DR: 该论文‸提出", "T‸L;DR: 该论文", "Motivation: ‸语音",
        "Method: 1. 映‸射", "2. 预测‸模型",
        "at $\\be‸ta = 2$.\n\n</details>", "at $\\beta = 2$.\n\n‸</details>", "Main ‸category: cs.CV\n\nTL;DR: 该", "at $\\beta = 2$.\n‸",
    ])
    func `anywhere in an entry the paper is shown`(question: String) {
        let asked = Asked()
        #expect(asked.snapshot.hover(at: asked.offset(question), as: .markdown)?.content == Self.gaussian)
    }

    @Test func `plain text has addresses and no marks`() {
        let asked = Asked()
        #expect(
            asked.snapshot.hover(at: asked.offset("[Gaussian‸HeadTalk"), as: .plainText)?.content == """
                2 · GaussianHeadTalk: Wobble-Free 3D Talking Heads

                Madhav Agarwal, Mingtian Zhang, Laura Sevilla-Lara

                2512.10939: https://arxiv.org/abs/2512.10939 · PDF: https://arxiv.org/pdf/2512.10939 · cs.CV (Computer Vision and Pattern Recognition)

                TL;DR 该论文提出GaussianHeadTalk

                Speech-driven talking heads are unstable at β = 2.
                """)
    }

    @Test(arguments: [
        ("[Noisy Quantum Learning Theory]", "[$O(n^2)$ Learning]", "O(n²) Learning"),
        ("[Noisy Quantum Learning Theory]", "[$\\unknown{x}$]", "$\\\\unknown{x}$"),
        ("[Noisy Quantum Learning Theory]", "[]", "(untitled)"), ("Abstract: We develop", "Abstract: $\\alpha$ We develop", "α We develop"),
        ("[Noisy Quantum Learning Theory]", "[A* Search with <think>]", "A\\* Search with \\<think\\>"),
        ("Abstract: We develop", "Abstract: [a](http://evil.org) We develop", "\\[a\\](http\\://evil.org) We develop"),
        ("Abstract: We develop", "Abstract: ![a](http://evil.org) We", "!\\[a\\](http\\://evil.org) We"),
        ("Abstract: We develop", "Abstract: # We", "\n\\# We"),
        ("Abstract: We develop", "Abstract: - We", "\n\\- We"), ("Abstract: We develop", "Abstract: 1. We", "\n1\\. We"),
        ("Abstract: We develop", "Abstract: 1) We", "\n1\\) We"),
        ("Abstract: We develop", "Abstract: <img src=x> We", "\\<img src=x\\> We"),
        ("Abstract: We develop", "Abstract: `code` We", "\\`code\\` We"),
        ("Abstract: We develop", "Abstract: www.evil.org We", "www\\.evil.org We"),
        ("Abstract: We develop", "Abstract: a_b_c ~~x~~ &lt; We", "a\\_b\\_c \\~\\~x\\~\\~ \\&lt; We"),
        ("Abstract: We develop", "Abstract: me@evil.org We", "me\\@evil.org We"),
        ("Abstract: We develop", "Abstract: \u{1B}[31mred We", "\n\\[31mred We"),
        ("Abstract: We develop", "Abstract: \u{202E}gnorw We", "\ngnorw We"),
        ("Abstract: We develop", "Abstract: a\tb   c We", "\na b c We"),
        ("Abstract: We develop", "Abstract: +1 We", "\n\\+1 We"), ("Abstract: We develop", "Abstract: ===\n  x We", "\n\\===\n\nx We"),
        ("Abstract: We develop", "Abstract: a | b We", "a \\| b We"), ("Abstract: We develop", "Abstract: C:\\dir We", "C:\\\\dir We"),
    ])
    func `texts are shown as they are and mean nothing to Markdown`(right: String, wrong: String, expected: String) {
        let asked = Asked([(right, wrong)])
        let content = asked.snapshot.hover(at: asked.offset("TL;DR: 研究‸噪声"), as: .markdown)?.content ?? ""
        #expect(content.contains(expected), "\(content)")
    }

    @Test func `paragraphs of an abstract stay paragraphs`() {
        let asked = Asked()
        let content = asked.snapshot.hover(at: asked.offset("[Omni‸View"), as: .markdown)?.content ?? ""
        #expect(content.hasSuffix("OmniView addresses a wide range of tasks.\n\nA second paragraph, e.g. this one, costs 3.5 euros. Done."))
    }

    @Test(arguments: [(1, ""), (20, ""), (21, ""), (22, " and 2 more"), (3303, " and 3,283 more")])
    func `long lists of authors are shortened`(count: Int, ending: String) {
        let names = (1...count).map { "A\($0)" }
        let asked = Asked([("Jordan Cotler,Weiyuan Gong", names.joined(separator: ","))])
        let content = asked.snapshot.hover(at: asked.offset("TL;DR: 研究‸噪声"), as: .markdown)?.content ?? ""
        let shown = ending.isEmpty ? names : Array(names.prefix(20))
        #expect(content.contains("\n\n\(shown.joined(separator: ", "))\(ending)\n\n"))
    }

    @Test func `a missing abstract is said so, the TL;DR stands for it`() {
        let asked = Asked([("Abstract: We develop a framework for learning from noisy quantum experiments.\n\n", "")])
        let content = asked.snapshot.hover(at: asked.offset("TL;DR: 研究‸噪声"), as: .markdown)?.content ?? ""
        #expect(content.hasSuffix("**TL;DR** 研究噪声量子学习理论\n\n_This entry has no abstract._"))
    }

    @Test func `a paper that was never summarised is said so`() {
        let asked = Asked(unsummarised)
        let content = asked.snapshot.hover(at: asked.offset("[Noisy ‸Q"), as: .plainText)?.content ?? ""
        #expect(content.contains("Not summarised.\n\nWe develop") && !content.contains("TL;DR"))
    }

    @Test(arguments: ["- [c‸s.CV]", "(#cs‸.CV) [Total: 3]", "[Total‸: 3]", "# cs‸.CV [[", "<div id='c‸s.CV'>"])
    func `a section is shown with its papers`(question: String) {
        let asked = Asked()
        #expect(
            asked.snapshot.hover(at: asked.offset(question), as: .markdown)?.content == """
                **cs.CV** Computer Vision and Pattern Recognition (Computer Science)

                3 papers

                - 1 · Any4D: Unified ε⁻² Reconstruction
                - 2 · GaussianHeadTalk: Wobble-Free 3D Talking Heads
                - 3 · OmniView: An All-Seeing Diffusion Model
                """)
    }

    @Test func `a wrong total is shown beside the right one`() {
        let asked = Asked([("[Total: 3]", "[Total: 9]")])
        #expect(
            asked.snapshot.hover(at: asked.offset("- [c‸s.CV]"), as: .plainText)?.content.contains("3 papers, the contents list 9\n")
                == true)
    }

    @Test func `a contents line without a section says so`() {
        let asked = Asked([("- [cs.AI]", "- [cs.XX](#cs.XX) [Total: 1]\n- [cs.AI]")])
        #expect(
            asked.snapshot.hover(at: asked.offset("- [c‸s.XX]"), as: .plainText)?.content
                == "cs.XX is not in arXiv's taxonomy\n\nThis digest has no such section.")
    }

    @Test func `a main category is shown with its counts`() {
        let asked = Asked()
        let hover = asked.snapshot.hover(at: asked.offset("Main category: c‸s.AI"), as: .plainText)
        #expect(hover?.content == "cs.AI Artificial Intelligence (Computer Science)\n\n1 paper")
        #expect(hover?.range == asked.range("Main category: ⟦cs.AI⟧"))
    }

    @Test func `papers of a category that stand elsewhere are counted`() {
        let asked = Asked([("Main category: cs.AI", "Main category: cs.CV")])
        #expect(
            asked.snapshot.hover(at: asked.offset("Main category: c‸s.CV\n\nTL;DR: 研究"), as: .plainText)?.content.contains(
                "Main category of 4 papers") == true)
    }

    @Test(arguments: [
        ("Jay Karhade,Ni‸khil", "Nikhil Keetha\n\n1 other paper in this digest:\n\n- 3 · OmniView: An All-Seeing Diffusion Model"),
        ("Xiang Fan,Ni‸khil", "Nikhil Keetha\n\n1 other paper in this digest:\n\n- 1 · Any4D: Unified ε⁻² Reconstruction"),
        ("*J‸ay", "Jay Karhade\n\nNo other paper in this digest."),
    ])
    func `an author is shown with their other papers`(question: String, content: String) {
        let asked = Asked()
        #expect(asked.snapshot.hover(at: asked.offset(question), as: .plainText)?.content == content)
    }

    @Test(arguments: ["# Table ‸of", "<div id‸=toc>", "[[Ba‸ck]](#toc)\n\n### [1]"])
    func `the contents are shown with their sections`(question: String) {
        let asked = Asked()
        #expect(
            asked.snapshot.hover(at: asked.offset(question), as: .plainText)?.content
                == "Table of contents\n\n2 sections, 4 papers\n\n- cs.CV (Computer Vision and Pattern Recognition): 3 papers\n- cs.AI (Artificial Intelligence): 1 paper"
        )
    }

    @Test(arguments: [
        (
            "<!-- digestls-disable-‸entry empty-title, wrong-total -->", "In this entry",
            ["empty-title: an entry without a title", "wrong-total: a total"]
        ),
        ("<!-- digestls-disable-entry empty‸-title, wrong-total -->", "In this entry", ["empty-title: an entry without a title"]),
        ("<!-- digestls-disable-next-line nonsense‸ -->", "On the next line", ["nonsense names no rule."]),
        ("<!-- digestls-disable-file‸ -->", "In this file", ["all of them."]),
        ("<!-- digestls‸-disable wrong-total -->", "From here on, until digestls-enable", ["wrong-total: "]),
        ("<!-- digestls-enable ‸-->", "speak again", []),
    ])
    func `a suppression comment shows its rules`(comment: String, beginning: String, pages: [String]) {
        let asked = Asked([("### [4] [Noisy", Marked(comment).text + "\n### [4] [Noisy")])
        let content = asked.snapshot.hover(at: asked.offset(comment), as: .plainText)?.content ?? ""
        #expect(content.contains(beginning) && pages.allSatisfy(content.contains), "\(content)")
        if pages.count == 1 { #expect(!content.contains("wrong-total: ") || pages[0].hasPrefix("wrong-total")) }
    }

    @Test func `other comments and empty places show nothing`() {
        let asked = Asked([("### [4] [Noisy", "<!-- a note -->\n### [4] [Noisy")])
        #expect(asked.snapshot.hover(at: asked.offset("<!-- a ‸note -->"), as: .markdown) == nil)
        #expect(Asked("").snapshot.hover(at: 0, as: .markdown) == nil)
    }

    private let unsummarised = [
        ("研究噪声量子学习理论", "Summary generation failed"), ("将标准量子计算扩展到噪声场景", "Motivation analysis unavailable"),
        ("定义了复杂度类", "Method extraction failed"),
        ("证明了指数级分离", "Result analysis unavailable"), ("噪声学习是可能的", "Conclusion extraction failed"),
    ]
}
