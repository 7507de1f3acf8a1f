import DigestFeatures
import DigestLint
import DigestSyntax
import Testing

struct CompletionTests {
    @Test(arguments: [
        "Main category: ‸", "Main category:‸", "Main category: cs‸", "Main category: ‸cs.AI", "Main category: cs.AI‸",
        "  Main category: c‸s",
    ])
    func `behind the label all categories come, the entry's own section first`(line: String) {
        let (items, asked) = complete("Main category: cs.AI", line)
        #expect(items.prefix(2).map(\.label) == ["cs.AI", "cs.CV"])
        #expect(items.count >= 155 && Set(items.map(\.label)).count == items.count)
        #expect(items[0].detail == "Artificial Intelligence")
        #expect(items.contains { $0.label == "q-bio.NC" && $0.detail == "Neurons and Cognition" })
        #expect(items.map(\.sortText) == items.map(\.sortText).sorted() || items[0].sortText < "1")
        #expect(items[0].insertText == (line.contains(": ") ? "cs.AI" : " cs.AI"))
        #expect(asked.string(items[0].range) == asked.string(items[0].range).filter { $0 != " " })
    }

    @Test(arguments: [
        ("- [‸", "cs.CV](#cs.CV) [Total: 3]"), ("- [‸]", "cs.CV](#cs.CV) [Total: 3]"), ("- [cs‸](#cs.AI) [Total: 1]", "cs.CV"),
        ("- [cs.AI](#‸", "cs.CV) [Total: 3]"), ("- [cs.AI](#‸) [Total: 1]", "cs.CV"),
        ("- [cs.AI](#cs‸.AI) [Total: 1]", "cs.CV"),
    ])
    func `in the contents sections come, with what the line lacks`(line: String, inserted: String) {
        let (items, _) = complete("- [cs.AI](#cs.AI) [Total: 1]", line)
        #expect(items.first { $0.label == "cs.CV" }?.insertText == inserted)
        #expect(items.allSatisfy { $0.label != "toc" })
    }

    @Test func `sections that no line lists come first`() {
        let (items, _) = complete("- [cs.AI](#cs.AI) [Total: 1]", "- [‸")
        #expect(items.map(\.label).prefix(2) == ["cs.AI", "cs.CV"])
    }

    @Test(arguments: [("# cs.AI [[Back]](#‸)", "toc"), ("# cs.AI [[Back]](#‸", "toc)"), ("# cs.AI [[Back]](#t‸oc)", "toc")])
    func `a back link leads to the contents`(line: String, inserted: String) {
        let (items, _) = complete("# cs.AI [[Back]](#toc)", line)
        #expect(items.first?.label == "toc" && items.first?.insertText == inserted)
    }

    @Test(arguments: [("# ‸", "cs.AI [[Back]](#toc)"), ("# c‸s", "cs.AI [[Back]](#toc)"), ("# c‸ [[Back]](#toc)", "cs.AI")])
    func `a heading takes the category of its anchor first`(line: String, inserted: String) {
        let (items, _) = complete("# cs.AI [[Back]](#toc)", line)
        #expect(items.first?.label == "cs.AI" && items.first?.insertText == inserted)
    }

    @Test(arguments: [
        ("<div id='‸", "cs.AI'></div>"), ("<div id='‸'></div>", "cs.AI"), ("<div id=‸", "'cs.AI'></div>"),
        ("<div id=\"c‸", "cs.AI\"></div>"),
    ])
    func `an anchor takes the category that is listed and has no section`(line: String, inserted: String) {
        var asked = Asked([
            ("<div id='cs.AI'></div>\n\n# cs.AI [[Back]](#toc)\n\n", Marked(line).text + "\n\n"), ("Main category: cs.AI\n", ""),
        ])
        asked = Asked(asked.text)
        let items = asked.snapshot.completions(at: asked.offset(line + "\n\n### [4]"))
        #expect(items.contains { $0.label == "cs.AI" && $0.insertText == inserted })
    }

    @Test(arguments: [
        ("<!-- ‸", "digestls-disable-entry", "digestls-disable-entry -->"),
        ("<!-- ‸ -->", "digestls-disable-entry", "digestls-disable-entry"), ("<!-- dig‸", "digestls-enable", "digestls-enable -->"),
        ("<!-- digestls-disable-entry ‸ -->", "wrong-total", "wrong-total"),
        ("<!-- digestls-disable-entry wr‸ -->", "wrong-total", "wrong-total"),
        ("<!-- digestls-disable-file empty-title,‸", "wrong-total", "wrong-total"),
        ("<!-- digestls-disable empty-title ‸-->", "wrong-total", "wrong-total"),
    ])
    func `in comments directives and rules come`(line: String, label: String, inserted: String) {
        let (items, _) = complete("### [4] [Noisy", Marked.keeping(line) + "\n### [4] [Noisy")
        #expect(items.first { $0.label == label }?.insertText == inserted)
        #expect(!line.contains("empty-title") || !items.contains { $0.label == "empty-title" })
    }

    @Test(arguments: ["<!-- note ‸", "<!-- digestls-disable x --> ‸"])
    func `other comments have nothing to complete`(line: String) {
        #expect(complete("### [4] [Noisy", line + "\n### [4] [Noisy").0.isEmpty)
    }

    @Test(arguments: [
        ("Method: 定义了复杂度类\n", "‸\n", ["Method:"]), ("Method: 定义了复杂度类\n", "Me‸\n", ["Method:"]),
        ("Method: 定义了复杂度类\n", "method‸\n", ["Method:"]),
        ("Method: 定义了复杂度类\n\nResult: 证明了指数级分离\n", "‸\n", ["Method:", "Result:"]),
        ("Method: 定义了复杂度类\n\nResult: 证明了指数级分离\n", "R‸\n", ["Result:"]),
        ("Main category: cs.AI\n", "‸\n", ["Main category:"]), ("TL;DR: 研究噪声量子学习理论\n", "‸\n", ["TL;DR:"]),
        ("TL;DR: 研究噪声量子学习理论\n", "tl‸\n", ["TL;DR:"]),
        ("Abstract: We develop a framework for learning from noisy quantum experiments.\n", "‸\n", ["Abstract:"]),
        ("Motivation: 将标准量子计算扩展到噪声场景\n", "‸\n", ["Motivation:"]),
        ("Method: 定义了复杂度类\n", "X‸\n", []), ("Method: 定义了复杂度类\n", "Method: 定义了复杂度类\n‸\n", []),
        ("Method: 定义了复杂度类\n", "Re‸\nMethod: 定义了复杂度类\n", []),
    ])
    func `at the start of a line the labels come that the entry lacks there`(line: String, typed: String, labels: [String]) {
        let (items, _) = complete(line, typed)
        #expect(items.filter { $0.kind == .label }.map(\.label) == labels)
        #expect(items.allSatisfy { $0.insertText == $0.label + " " } && items.first?.isPreselected != false)
    }

    @Test func `a missing end of the fold comes`() {
        let asked = Asked([("noisy quantum experiments.\n\n</details>\n", "noisy quantum experiments.\n\n\n")])
        #expect(asked.snapshot.completions(at: asked.offset("noisy quantum experiments.\n\n‸\n")).map(\.label) == ["</details>"])
    }

    @Test(arguments: [
        ("</details>\n\n\n### [2]", "</details>\n\n‸\n### [2]", 2), ("</details>\n\n\n### [2]", "</details>\n\n#‸\n\n### [2]", 2),
        ("</details>\n\n\n### [2]", "</details>\n\n###‸\n\n### [2]", 2),
        ("experiments.\n\n</details>\n", "experiments.\n\n</details>\n\n\n‸", 5),
        ("[[Back]](#toc)\n\n### [1]", "[[Back]](#toc)\n‸\n### [1]", 1), ("[[Back]](#toc)\n\n### [4]", "[[Back]](#toc)\n‸\n### [4]", 4),
        ("experiments.\n\n</details>\n", "experiments.\n\n</details>\n\n\n### [‸", 5),
        ("experiments.\n\n</details>\n", "experiments.\n\n</details>\n\n\n### ‸", 5),
        ("experiments.\n\n</details>\n", "experiments.\n\n</details>\n\n\n### [5‸]", 5),
    ])
    func `where an entry may begin a new one comes with its number`(right: String, typed: String, number: Int) {
        let (items, asked) = complete(right, typed)
        #expect(items.map(\.label) == ["New entry [\(number)]"])
        #expect(items.first?.insertText.hasPrefix("### [\(number)] [](https://arxiv.org/abs/)\n**\n\nMain category: cs.") == true)
        #expect(items.first?.snippet?.contains("[${1:Title}](https://arxiv.org/abs/${2:identifier})\n*${3:Authors}*") == true)
        #expect(items.first.map { asked.string($0.range).allSatisfy { "#[]5 ".contains($0) } } == true)
    }

    @Test func `the new entry has the shape of the others`() throws {
        let (items, asked) = complete("experiments.\n\n</details>\n", "experiments.\n\n</details>\n\n\n‸")
        let item = try #require(items.first)
        let filled = item.insertText.replacing("[](", with: "[T](").replacing("abs/)", with: "abs/2512.00001)").replacing(
            "**\n", with: "*A*\n")
        let digest = Digest(applied([TextEdit(item.range, filled)], to: asked.text))
        #expect(digest.blocks.compactMap(\.entry).count == 5)
        #expect(digest.blocks.compactMap(\.entry).last?.isRegular == true)
    }

    @Test(arguments: [
        "TL;DR: Any4D是‸一个", "*Jay ‸Karhade", "Conclusion: 为下游‸", "[Noisy‸ Q", "abs/2512.1‸0929", "Abstract: We develop a ‸frame",
        "<details>‸\n  <summary>Details</summary>\nMotivation: 现有方法通", "# Table of‸ Contents",
    ])
    func `running text has nothing to complete`(question: String) {
        let asked = Asked()
        #expect(asked.snapshot.completions(at: asked.offset(question)).isEmpty)
    }

    @Test(arguments: [
        ("category", "cs.AI", "Artificial Intelligence"), ("rule", "wrong-total", "total"), ("label", "TL;DR", "one sentence"),
        ("label", "Abstract", "</details>"),
    ])
    func `documentation is made by key`(kind: String, name: String, part: String) {
        let snapshot = Asked().snapshot
        for markup in Markup.allCases {
            #expect(snapshot.documentation(for: CompletionKey(kind: kind, name: name), as: markup)?.contains(part) == true)
        }
    }

    @Test func `unknown keys have none`() {
        #expect(Asked().snapshot.documentation(for: CompletionKey(kind: "x", name: "y"), as: .markdown) == nil)
        #expect(Asked().snapshot.documentation(for: CompletionKey(kind: "label", name: "y"), as: .markdown) == nil)
    }

    @Test(arguments: FieldKind.allCases)
    func `every label has documentation`(kind: FieldKind) {
        #expect(Asked().snapshot.documentation(for: CompletionKey(kind: "label", name: kind.name), as: .markdown)?.isEmpty == false)
    }

    private func complete(_ right: String, _ typed: String, sourceLocation: SourceLocation = #_sourceLocation) -> ([CompletionItem], Asked)
    {
        let asked = Asked([(right, typed)], sourceLocation: sourceLocation)
        let marked = Marked(asked.text)
        let clean = Asked(marked.text)
        return (clean.snapshot.completions(at: marked.carets.first ?? 0), clean)
    }
}

extension Marked {
    /// The text as it is: for those that are marked again.
    static func keeping(_ text: String) -> String { text }
}
