import DigestIndex
import DigestLint
import DigestSyntax
import Foundation
import Testing

/// The rules that compare digests.
struct LibraryRuleTests {
    private static let all = LintConfiguration(severities: ["repeated-paper": .hint, "conflicting-paper": .info])

    private static func entry(_ number: Int, _ paper: String, _ title: String, _ category: String = "cs.AI") -> String {
        Sample.dayBefore.replacing("[1]", "[\(number)]").replacing("2512.09011", paper).replacing("Learning to Walk", title)
            .replacing("Main category: cs.AI", "Main category: \(category)").components(behind: "(#toc)\n\n")
    }

    /// A digest of these entries, in one section.
    private static func digest(_ entries: [String]) -> Digest {
        let head = Sample.dayBefore.replacing("[Total: 1]", "[Total: \(entries.count)]").components(before: "### [1]")
        return Digest(head + entries.joined(separator: "\n\n"))
    }

    private func findings(_ digest: Digest, _ configuration: LintConfiguration = all) -> [String] {
        Linter(configuration).lintOnce(digest, earlier: Host.earlier).map { "\($0.rule): \(digest.text.string($0.range))" }
    }

    @Test func `a repeat without conflict is one finding, and with conflicts each difference has its own`() {
        #expect(
            findings(Self.digest([Self.entry(1, "2512.09011", "Learning  to Walk")]))
                == ["repeated-paper: ### [1] [Learning  to Walk](https://arxiv.org/abs/2512.09011)"])
        #expect(
            findings(Self.digest([Self.entry(1, "2512.09011v3", "Learning to Run", "cs.RO")])) == [
                "repeated-paper: ### [1] [Learning to Run](https://arxiv.org/abs/2512.09011v3)",
                "conflicting-paper: Learning to Run", "conflicting-paper: cs.RO", "misplaced-paper: cs.RO",
            ])
    }

    @Test func `of a paper that stands twice in a file only the first came back`() {
        let twice = [Self.entry(1, "2512.09011", "Learning to Walk"), Self.entry(2, "2512.09011", "Learning to Walk")]
        #expect(findings(Self.digest(twice)).map { $0.prefix(while: { $0 != ":" }) } == ["repeated-paper", "duplicate-paper"])
    }

    @Test func `in real digests, some with another title, the rules find what the library knows`() throws {
        var index = DigestIndex()
        var digests: [(file: String, digest: Digest)] = []
        for (place, name) in FixtureTests.names.enumerated() {
            var text = try String(contentsOf: FixtureTests.folder.appendingPathComponent(name), encoding: .utf8)
            if place == 1 { text = text.replacing("### [3] [", "### [3] [New: ").replacing("### [5] [", "### [5] [New: ") }
            digests.append(("2025-12-1\(place).md", Digest(text)))
            index.update(digests[place].file, FileSummary(digests[place].digest))
        }
        let linter = Linter(Self.all)
        var (repeats, conflicts): (Set<[String]>, Set<[String]>) = ([], [])
        for (file, digest) in digests {
            for finding in linter.lintOnce(digest, earlier: { index.firstAppearance(of: $0, before: file) }) {
                let block = try #require(digest.blockIndex(containing: finding.range.lowerBound))
                let paper = try #require(digest.blocks[block].entry?.heading.identifier?.paper.canonicalText)
                if finding.rule == "repeated-paper" { repeats.insert([file, paper]) } else { conflicts.insert([file, paper]) }
            }
        }
        let known = digests.flatMap { file, _ in index.earlierAppearances(ofPapersIn: file).keys.map { [file, $0.canonicalText] } }
        #expect(repeats == Set(known) && repeats.count == 28)
        #expect(conflicts == Set(index.conflicts().map { [$0.other.file, $0.paper.canonicalText] }) && !conflicts.isEmpty)
    }

    @Test func `without a library, and by default, nothing is said`() {
        let digest = Self.digest([Self.entry(1, "2512.09011", "Learning to Run")])
        #expect(Linter(Self.all).lintOnce(digest) == [])
        #expect(findings(digest, LintConfiguration()) == [])
        #expect(findings(digest, LintConfiguration(isForEditor: true)).count == 1)
        #expect(findings(digest, LintConfiguration(selected: ["conflicting-paper"])) == ["conflicting-paper: Learning to Run"])
    }

    @Test func `what is remembered of a block is what a fresh look finds, until the library changes`() {
        var digest = Self.digest([Self.entry(1, "2512.09012", "Learning to Walk")])
        var linter = Linter(Self.all)
        #expect(linter.lint(digest, earlier: Host.earlier) == [])
        let place = Array(digest.text.bytes).firstRange(of: "2512.09012".utf8)?.lowerBound ?? 0
        digest.replace(place + 9..<place + 10, with: Array("1".utf8)[...])
        #expect(linter.lint(digest, earlier: Host.earlier).count == 1)
        #expect(linter.lint(digest, earlier: { _ in nil }).count == 1)
        linter.forget()
        #expect(linter.lint(digest, earlier: { _ in nil }) == [])
    }

    @Test func `a suppression is unused only where the library is known`() {
        let comment = "\n<!-- digestls-disable-file repeated-paper -->\n"
        let fresh = Digest(Sample.digest + comment)
        #expect(Linter(Self.all).lintOnce(fresh) == [])
        #expect(Linter(Self.all).lintOnce(fresh, earlier: Host.earlier).map(\.rule) == ["unused-suppression"])
        // A comment that may be of use is not taken away because its other rules find nothing.
        let both = Digest(Sample.digest + "\n<!-- digestls-disable-file wrong-total, repeated-paper -->\n")
        for linter in [Linter(), Linter(Self.all)] {
            let findings = linter.lintOnce(both)
            #expect(findings.map(\.rule) == ["unused-suppression"] && findings.allSatisfy { $0.fixes.isEmpty })
        }
        #expect(Linter(Self.all).lintOnce(both, earlier: Host.earlier).map(\.fixes.count) == [1])
        let bare = Digest(Sample.digest + "\n<!-- digestls-disable -->\n<!-- digestls-enable -->\n")
        #expect(Linter(Self.all).lintOnce(bare) == [])
        #expect(Linter().lintOnce(bare).map(\.rule) == ["unused-suppression"])
    }
}

extension String {
    fileprivate func components(behind separator: String) -> String {
        firstRange(of: separator).map { String(self[$0.upperBound...]) } ?? self
    }

    fileprivate func components(before separator: String) -> String {
        firstRange(of: separator).map { String(self[..<$0.lowerBound]) } ?? self
    }
}
