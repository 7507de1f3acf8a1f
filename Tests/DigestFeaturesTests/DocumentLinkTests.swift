import DigestFeatures
import Testing

struct DocumentLinkTests {
    @Test func `headings lead to the abstract page and the PDF, hash links into the file`() {
        let asked = Asked()
        let links = asked.snapshot.documentLinks()
        func target(_ fragment: String) -> DocumentLink.Target? { links.first { $0.range == asked.range(fragment) }?.target }
        #expect(target("(⟦https://arxiv.org/abs/2512.10939⟧)") == .address("https://arxiv.org/abs/2512.10939"))
        #expect(target("### [⟦2⟧] [Gauss") == .address("https://arxiv.org/pdf/2512.10939"))
        #expect(target("- [cs.AI](⟦#cs.AI⟧)") == .place(asked.offset("‸# cs.AI [[Back]]")))
        #expect(target("# cs.CV [[Back]](⟦#toc⟧)") == .place(asked.offset("‸# Table of Contents")))
        #expect(target("⟦https://github.com/any4d/any4d⟧.") == .address("https://github.com/any4d/any4d"))
        #expect(target("⟦arXiv:2512.10939v2⟧.") == .address("https://arxiv.org/abs/2512.10939v2"))
        #expect(links.count == 2 + 2 + 4 * 2 + 2)
        #expect(links.allSatisfy { !$0.tooltip.isEmpty })
    }

    @Test(arguments: [
        "see ⟦https://github.com/a/b⟧.", "see ⟦https://github.com/a/b⟧, and", "(⟦https://github.com/a/b⟧)",
        "(see ⟦https://en.wikipedia.org/wiki/A_(b)⟧)", "见⟦https://github.com/a/b⟧。",
        "见⟦https://github.com/a/b⟧，代码", "见⟦https://github.com/a/b⟧代码", "（⟦https://github.com/a/b⟧）", "⟦http://a.org⟧",
        "<⟦https://a.org/?q=1&r=2#frag⟧>", "\"⟦https://a.org/x⟧\"",
        "[x](⟦https://a.org/x⟧)", "\\url{⟦https://a.org/x⟧}", "⟦https://a.org/x⟧; ⟦https://b.org/y⟧!", "**⟦https://a.org/x⟧**",
        "⟦https://a.org/x.html⟧?", "⟦HTTPS://A.org⟧", "⟦https://a.org/~user/⟧",
        "⟦https://a.org/x⟧...", "`⟦https://a.org/x⟧`", "xhttps://a.org", "https:// a.org", "ftp://a.org", "https://", "a://b", "http://。",
        "no link at all", "http:a.org",
        "⟦https://arxiv.org/abs/2512.00001⟧, ⟦arXiv:2512.00002⟧", "⟦arxiv.org/abs/2512.00001⟧", "arXiv:99.1", "⟦https://a.org/[x]⟧",
        "[⟦https://a.org/x⟧]",
    ])
    func `addresses end where the sentence goes on`(text: String) {
        let marked = Marked(text)
        let asked = Asked([("研究噪声量子学习理论", "讲" + marked.text)])
        let start = asked.offset("TL;DR: 讲‸")
        let links = asked.snapshot.documentLinks().map(\.range).filter {
            start <= $0.lowerBound && $0.upperBound <= start + marked.text.utf8.count
        }
        #expect(links == marked.ranges.map { $0.lowerBound + start..<$0.upperBound + start })
    }

    @Test(arguments: [
        ("https://a.org/a\\_b", "https://a.org/a_b"), ("https://a.org/50\\%", "https://a.org/50%"),
        ("https://a.org/\\~u", "https://a.org/~u"), ("arXiv: 2512.00001", "https://arxiv.org/abs/2512.00001"),
        ("arxiv.org/pdf/2512.00001v2.pdf", "https://arxiv.org/abs/2512.00001v2"),
        ("https://arxiv.org/pdf/2512.00001", "https://arxiv.org/pdf/2512.00001"),
        ("arXiv:hep-th/9901001", "https://arxiv.org/abs/hep-th/9901001"),
    ])
    func `what is written leads to an address`(text: String, address: String) {
        let asked = Asked([("研究噪声量子学习理论", text)])
        #expect(asked.snapshot.documentLinks().contains { $0.target == .address(address) && asked.string($0.range) == text })
    }

    @Test func `a heading with another address leads there`() {
        let asked = Asked([("https://arxiv.org/abs/2512.10929", "https://example.org/paper")])
        #expect(asked.snapshot.documentLinks().last?.target == .address("https://example.org/paper"))
    }

    @Test func `a damaged address of a paper leads to the right one`() {
        let asked = Asked([("https://arxiv.org/abs/2512.10929", "http://www.arxiv.org/pdf/2512.10929.pdf")])
        #expect(asked.snapshot.documentLinks().contains { $0.target == .address("https://arxiv.org/abs/2512.10929") })
    }

    @Test func `a contents line without a section leads nowhere`() {
        let asked = Asked([("- [cs.AI](#cs.AI)", "- [cs.AI](#cs.XX)")])
        #expect(!asked.snapshot.documentLinks().contains { asked.string($0.range) == "#cs.XX" })
    }
}
