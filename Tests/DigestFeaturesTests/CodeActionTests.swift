import DigestFeatures
import DigestLint
import DigestSyntax
import Testing

struct CodeActionTests {
    @Test func `a clean digest offers nothing`() {
        let asked = Asked(Sample.digest, lint: true)
        for offset in stride(from: 0, through: asked.count, by: 7) { #expect(asked.snapshot.codeActions(in: offset..<offset).isEmpty) }
    }

    @Test(arguments: ["[Total: ‸9]", "[Total: 9‸]", "[Total: ‸9]"])
    func `a finding is mended from its range`(question: String) {
        let asked = Asked([("[Total: 3]", "[Total: 9]")], lint: true)
        let offset = asked.offset(question)
        let actions = asked.snapshot.codeActions(in: offset..<offset)
        #expect(
            actions.map(\.title) == [
                "Set the total to 3", "Suppress wrong-total for this line", "Suppress wrong-total for this file",
                "Fix all that can be fixed safely", "Write the contents anew",
            ])
        #expect(actions.map(\.kind) == ["quickfix", "quickfix", "quickfix", "source.fixAll.digestls", "source.contents.digestls"])
        #expect(actions.map(\.isPreferred) == [true, false, false, false, false])
        #expect(actions[0].finding?.rule == "wrong-total")
        for index in [0, 3, 4] { #expect(applied(edits(actions[index], asked), to: asked.text) == Asked.sample) }
    }

    @Test(arguments: [
        ("quickfix", ["quickfix"]), ("source", ["source.fixAll.digestls", "source.contents.digestls"]),
        ("source.fixAll", ["source.fixAll.digestls"]), ("source.fix", []), ("refactor", []),
        ("", ["quickfix", "source.fixAll.digestls", "source.contents.digestls"]),
    ])
    func `only is a prefix up to a dot`(only: String, kinds: [String]) {
        let asked = Asked([("[Total: 3]", "[Total: 9]")], lint: true)
        let offset = asked.offset("[Total: ‸9]")
        var found: [String] = []
        for action in asked.snapshot.codeActions(in: offset..<offset, only: [only]) where !found.contains(action.kind) {
            found.append(action.kind)
        }
        #expect(found == kinds)
    }

    @Test func `a misplaced entry moves to its section`() throws {
        let asked = Asked(
            [
                ("TL;DR: OmniView", "TL;DR: x OmniView"),
                ("Sharath Girish*\n\nMain category: cs.CV", "Sharath Girish*\n\nMain category: cs.AI"),
            ], lint: true)
        let offset = asked.offset("TL;DR: x Omni‸View")
        let action = try #require(asked.snapshot.codeActions(in: offset..<offset).first { $0.kind == "refactor.move" })
        #expect(action.title == "Move the entry to `cs.AI`")
        let text = applied(edits(action, asked), to: asked.text)
        #expect(Linter().lintOnce(Digest(text)) == [])
        #expect(Asked(text).snapshot.documentSymbols().map { $0.children.count } == [2, 2])
    }

    @Test func `a repeated paper is removed with its number and total`() throws {
        let asked = Asked([("2512.10940", "2512.10935")], lint: true)
        let offset = asked.offset("TL;DR: Omni‸View")
        let action = try #require(asked.snapshot.codeActions(in: offset..<offset).first { $0.title.hasPrefix("Remove") })
        #expect(action.title == "Remove the repeated paper, which is entry 1")
        let text = applied(edits(action, asked), to: asked.text)
        #expect(Linter().lintOnce(Digest(text)) == [])
        #expect(Digest(text).blocks.compactMap(\.entry).count == 3)
    }

    @Test func `wrong numbers are set anew in one go`() {
        let asked = Asked([("### [2]", "### [7]"), ("### [4]", "### [1]")], lint: true)
        let action = asked.snapshot.codeActions(in: 0..<0).first { $0.kind == CodeAction.renumberKind }
        #expect(action.map { applied(edits($0, asked), to: asked.text) } == Asked.sample)
    }

    @Test func `what mends several findings is offered once`() {
        let asked = Asked([("### [2]", "### [7]"), ("### [4]", "### [1]")], lint: true)
        let actions = asked.snapshot.codeActions(in: 0..<asked.count)
        #expect(asked.snapshot.findings.count { $0.rule == "wrong-entry-number" } == 2)
        #expect(actions.filter { $0.title == "Number all entries anew" }.map(\.kind) == ["quickfix"])
        #expect(asked.snapshot.codeActions(in: 0..<asked.count, only: ["source"]).contains { $0.kind == CodeAction.renumberKind })
    }

    @Test(arguments: [
        ("line", "[Total: ‸9]", "<!-- digestls-disable-next-line wrong-total -->\n- [cs.CV](#cs.CV) [Total: 9]"),
        ("file", "[Total: ‸9]", "<!-- digestls-disable-file wrong-total -->\n<div id=toc></div>"),
    ])
    func `a comment silences the finding`(scope: String, question: String, answer: String) throws {
        let asked = Asked([("[Total: 3]", "[Total: 9]")], lint: true)
        let action = try #require(self.action("Suppress wrong-total for this \(scope)", at: asked.offset(question), asked))
        let text = applied(edits(action, asked), to: asked.text)
        #expect(text.contains(answer))
        #expect(Linter().lintOnce(Digest(text)) == [])
    }

    @Test func `a comment before an entry silences it, and takes further rules`() throws {
        var asked = Asked([("[OmniView: An All-Seeing Diffusion Model]", "[]"), ("Result: 图像质量提高了33%", "Result: None")], lint: true)
        var action = try #require(self.action("Suppress empty-title for this entry", at: asked.offset("[‸](https"), asked))
        var text = applied(edits(action, asked), to: asked.text)
        #expect(text.contains("</details>\n\n\n<!-- digestls-disable-entry empty-title -->\n### [3] []"))
        asked = Asked(text, lint: true)
        #expect(asked.snapshot.findings.map(\.rule) == ["placeholder-field"])
        action = try #require(self.action("Suppress placeholder-field for this entry", at: asked.offset("Result: N‸one"), asked))
        text = applied(edits(action, asked), to: asked.text)
        #expect(text.contains("<!-- digestls-disable-entry empty-title, placeholder-field -->\n### [3] []"))
        #expect(Linter().lintOnce(Digest(text)) == [])
    }

    @Test(arguments: ["line", "entry", "file"])
    func `comments are written with the line ends of the file`(scope: String) throws {
        let text = Asked.sample.replacing("Result: 图像质量提高了33%", with: "Result: None").replacing("\n", with: "\r\n")
        let asked = Asked(text, lint: true)
        let action = try #require(self.action("Suppress placeholder-field for this \(scope)", at: asked.offset("Result: N‸one"), asked))
        let mended = applied(edits(action, asked), to: text)
        #expect(mended.contains("placeholder-field -->\r\n"))
        #expect(Linter().lintOnce(Digest(mended)) == [])
    }

    @Test func `a byte order mark stays first`() throws {
        let asked = Asked("\u{FEFF}" + Asked.sample.replacing("[Total: 3]", with: "[Total: 9]"), lint: true)
        let action = try #require(self.action("Suppress wrong-total for this file", at: asked.offset("[Total: ‸9]"), asked))
        #expect(applied(edits(action, asked), to: asked.text).hasPrefix("\u{FEFF}<!-- digestls-disable-file wrong-total -->\n<div"))
    }

    /// Every mistake that the rules' pages show.
    @Test(arguments: Rule.all.map(\.id))
    func `each action about a rule's finding leaves it neither in place nor replaced by another`(rule: String) throws {
        for example in try #require(Rule.named(rule)).examples {
            var text = Sample.digest
            for mistake in example.mistakes { text = text.replacing(mistake.right, with: mistake.wrong, maxReplacements: 1) }
            let asked = Asked(text, lint: true)
            let before = Set(asked.snapshot.findings.map(\.rule))
            for finding in asked.snapshot.findings {
                for action in asked.snapshot.codeActions(in: finding.range, only: ["quickfix"]) where action.finding == finding {
                    let edits = self.edits(action, asked)
                    expectSound(edits, in: asked.count)
                    guard action.title.hasPrefix("Suppress") else { continue }
                    let after = Linter().lintOnce(Digest(SourceText(Fixer.apply(edits, to: Array(text.utf8)))))
                    #expect(after.count < asked.snapshot.findings.count, "\(action.title), \(example.note): \(after.map(\.message))")
                    #expect(Set(after.map(\.rule)).isSubset(of: before), "\(action.title), \(example.note): \(after.map(\.message))")
                }
            }
        }
    }

    @Test func `keys that mean nothing have no edits`() {
        let asked = Asked()
        #expect(asked.snapshot.edits(for: CodeActionKey(name: "nonsense", offset: 0)) == nil)
        #expect(asked.snapshot.edits(for: CodeActionKey(name: "moveEntry", offset: 0)) == nil)
        #expect(asked.snapshot.edits(for: CodeActionKey(name: "removeEntry", offset: Int.max)) != nil)
        #expect(asked.snapshot.edits(for: CodeActionKey(name: "fixAll", offset: -1)) == [])
    }

    private func action(_ title: String, at offset: Int, _ asked: Asked) -> CodeAction? {
        asked.snapshot.codeActions(in: offset..<offset).first { $0.title == title }
    }

    private func edits(_ action: CodeAction, _ asked: Asked) -> [TextEdit] {
        switch action.content {
        case .edits(let edits): edits
        case .key(let key): asked.snapshot.edits(for: key) ?? []
        }
    }
}
