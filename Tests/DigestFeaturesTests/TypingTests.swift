import DigestFeatures
import DigestLint
import DigestSyntax
import Testing

struct OnTypeFormattingTests {
    /// What stands in the sample, what somebody makes of it with the caret behind Enter, and what that becomes.
    @Test(arguments: [
        (
            "Result: 证明了指数级分离\n\nConclusion: 噪声学习是可能的\n", "Conclusion: 噪声学习是可能的\n", "定义了复杂度类\n‸\n\nConclusion",
            "定义了复杂度类\n\nResult: \n\nConclusion"
        )
    ])
    func `behind a field the next label comes`(gone: String, left: String, typed: String, expected: String) {
        let asked = Asked([(gone, left)])
        let text = asked.text.replacing("定义了复杂度类\n\nConclusion", with: typed)
        check(text, text.replacing(typed, with: expected))
    }

    @Test(arguments: [
        ("Method: 定义了复杂度类\n\nResult: 证明了指数级分离\n", "Method: 定义了复杂度类\n‸\n", "Method: 定义了复杂度类\n\nResult: \n"),
        ("Method: 定义了复杂度类\n\nResult: 证明了指数级分离\n", "Method: 定义了复杂度类\n\n‸\n", "Method: 定义了复杂度类\n\nResult: \n"),
        ("Motivation: 将标准量子计算扩展到噪声场景\n\nMethod: 定义了复杂度类\n", "Motivation: 将标准\n‸\n", "Motivation: 将标准\n\nMethod: \n"),
        (
            "Conclusion: 噪声学习是可能的\n\nAbstract: We develop a framework for learning from noisy quantum experiments.\n", "Conclusion: x\n‸\n",
            "Conclusion: x\n\nAbstract: \n"
        ),
        ("Main category: cs.AI\n\nTL;DR: 研究噪声量子学习理论\n", "Main category: cs.AI\n‸\n", "Main category: cs.AI\n\nTL;DR: \n"),
        (
            "*Jordan Cotler,Weiyuan Gong*\n\nMain category: cs.AI\n", "*Jordan Cotler,Weiyuan Gong*\n‸\n",
            "*Jordan Cotler,Weiyuan Gong*\n\nMain category: \n"
        ),
    ])
    func `only the missing successor of a field comes`(gone: String, typed: String, expected: String) {
        check(Asked([(gone, typed)]).text, Asked([(gone, expected)]).text)
    }

    @Test func `behind the TL;DR of an entry without a fold the fold comes`() {
        let start = Asked.sample.firstRange(of: "TL;DR: 研究噪声量子学习理论")?.upperBound ?? Asked.sample.endIndex
        let head = String(Asked.sample[..<start])
        check(head + "\n‸", head + "\n\n\n<details>\n  <summary>Details</summary>\nMotivation: ".replacing("\n\n\n<", with: "\n\n\n<"))
    }

    @Test(arguments: [
        "Method: 定义了复杂度类\n‸\n\nResult", "Method: 定义了\n‸复杂度类", "Method: \n‸定义了复杂度类",
        "*Jordan Cotler,Weiyuan Gong*\n‸\n\nMain category: cs.AI", "- [cs.AI](#cs.AI) [Total: 1]\n‸\n",
        "quantum experiments.\n‸\n\n</details>",
        "# cs.AI [[Back]](#toc)\n‸\n", "‸",
    ])
    func `other typing is left alone`(typed: String) {
        let plain = typed.replacing("\n‸\n\n", with: "\n\n").replacing("\n‸\n", with: "\n").replacing("\n‸", with: "").replacing(
            "‸", with: "")
        guard !plain.isEmpty else { return #expect(Asked("").snapshot.onTypeEdits(at: 0, typed: "\n") == []) }
        let text = Asked.sample.replacing(plain, with: typed, maxReplacements: 1)
        let marked = Marked(text)
        #expect(marked.carets.count == 1 || plain.hasSuffix("Result"))
        guard let caret = marked.carets.first else { return }
        #expect(Asked(marked.text).snapshot.onTypeEdits(at: caret, typed: "\n") == [])
    }

    @Test(arguments: ["x", "", " ", "#", "\n\n"])
    func `other characters are left alone`(character: String) {
        let marked = Marked(Asked([("Method: 定义了复杂度类\n\nResult: 证明了指数级分离\n", "Method: 定义了复杂度类\n‸\n")]).text)
        #expect(Asked(marked.text).snapshot.onTypeEdits(at: marked.carets.first ?? 0, typed: character) == [])
    }

    @Test func `every Enter in a whole digest is left alone`() {
        let bytes = Array(Asked.sample.utf8)
        for offset in stride(from: 0, through: bytes.count, by: 3) {
            var typed = bytes
            typed.insert(0x0A, at: offset)
            // Splitting a label makes the entry lack it; everything else lacks nothing.
            let snapshot = Snapshot(Digest(SourceText(typed)))
            let lacks = snapshot.digest.blocks.compactMap(\.entry).contains { $0.fields.count < 7 }
            if !lacks { #expect(snapshot.onTypeEdits(at: offset + 1, typed: "\n") == []) }
        }
    }

    private func check(_ typed: String, _ expected: String, sourceLocation: SourceLocation = #_sourceLocation) {
        let marked = Marked(typed)
        let asked = Asked(marked.text)
        let edits = asked.snapshot.onTypeEdits(at: marked.carets.first ?? 0, typed: "\n")
        #expect(applied(edits, to: asked.text) == expected, sourceLocation: sourceLocation)
    }
}

struct FormattingTests {
    @Test func `a canonical digest has no edits`() {
        #expect(Asked().snapshot.formattingEdits() == [])
        #expect(Asked().snapshot.formattingEdits(in: [0..<Asked().count]) == [])
    }

    @Test func `edits stay in the lines of the ranges`() {
        let asked = Asked([("Method: 定义了复杂度类\n\n", "Method: 定义了复杂度类\n\n\n\n"), ("Method: 使用模块化表示\n\n", "Method: 使用模块化表示\n\n\n\n")])
        let all = asked.snapshot.formattingEdits()
        #expect(applied(all, to: asked.text) == Asked.sample)
        let entry = asked.range("⟦### [4]⟧").lowerBound..<asked.count
        let some = asked.snapshot.formattingEdits(in: [entry])
        #expect(!some.isEmpty && some.count < all.count && some.allSatisfy { $0.range.lowerBound >= entry.lowerBound })
        #expect(applied(asked.snapshot.formattingEdits(in: [0..<entry.lowerBound, entry]), to: asked.text) == Asked.sample)
        #expect(asked.snapshot.formattingEdits(in: []) == [])
    }
}

struct FixAllTests {
    @Test(arguments: [
        [("[Total: 3]", "[Total: 9]")], [("### [2]", "### [7]"), ("[Total: 1]", "[Total: 5]")],
        [("</details>\n\n\n### [2]", "### [2]"), ("[Total: 3]", "[Total: 2]")],
        [("# cs.AI [[Back]](#toc)", "# cs.AI"), ("Result: 证明了指数级分离", "result: 证明了指数级分离")],
    ])
    func `all safe fixes together are one set of small edits`(mistakes: [(String, String)]) {
        let asked = Asked(mistakes, lint: true)
        let edits = asked.snapshot.fixAllEdits()
        let outcome = Fixer.fix(Digest(asked.text), with: Linter(), allowingUnsafe: false)
        #expect(applied(edits, to: asked.text) == String(decoding: outcome.digest.text.bytes, as: UTF8.self))
        #expect(edits.reduce(0) { $0 + $1.range.count + $1.replacement.count } < 120)
    }

    @Test func `a clean digest has none`() { #expect(Asked(lint: true).snapshot.fixAllEdits() == []) }
}
