import DigestLint
import DigestSyntax
import Foundation
import Testing

struct FormatterTests {
    @Test(arguments: FixtureTests.names)
    func `a real digest is canonical`(name: String) throws {
        let digest = Digest(SourceText([UInt8](try Data(contentsOf: FixtureTests.folder.appendingPathComponent(name)))))
        #expect(Formatter.edits(for: digest) == [])
    }

    @Test func `the sample and the empty digest are canonical`() {
        #expect(Formatter.edits(for: Digest(Sample.digest)) == [])
        #expect(Formatter.edits(for: Digest("<div id=toc></div>\n\n# Table of Contents\n\n")) == [])
    }

    @Test func `the bytes of a damaged anchor are kept`() {
        let bytes = Array("<div id=\"cs.".utf8) + [0xFB, 0xFC] + Array("\"></div>\n\n# cs.CV [[Back]](#toc)\n".utf8)
        let digest = Digest(SourceText(bytes))
        let formatted = Fixer.apply(Formatter.edits(for: digest), to: bytes)
        #expect(formatted == Array("<div id='cs.".utf8) + [0xFB, 0xFC] + Array("'></div>\n\n# cs.CV [[Back]](#toc)\n".utf8))
    }

    @Test func `a file that was cut off in a heading keeps what shows it`() {
        let text = Sample.digest.replacing("\n\n\n<div id='cs.AI'>", with: "\n\n\n\n<div id='cs.AI'>")
        guard let place = text.range(of: "[[Back]](#toc)\n\n### [4]") else { return #expect(Bool(false)) }
        let cut = Digest(text[..<place.lowerBound] + "[[Ba")
        let formatted = Digest(SourceText(Fixer.apply(Formatter.edits(for: cut), to: cut.text.bytes)))
        #expect(formatted.text != cut.text)
        for digest in [cut, formatted] { #expect(Linter().lintOnce(digest).map(\.rule) == ["truncated-file"]) }
    }

    @Test func `blank lines above the text do not say how lines end`() {
        for (blank, end) in [("\r\n", "\n"), ("\r", "\r\n"), ("\n \n", "\r\n")] {
            let digest = Digest(blank + Sample.digest.replacing("\n", with: end).replacing("\(end)Conclusion", with: "Conclusion"))
            #expect(digest.text.lineEnd == end)
            let once = Digest(SourceText(Fixer.apply(Formatter.edits(for: digest), to: digest.text.bytes)))
            #expect(Formatter.edits(for: once) == [] && once.text == SourceText(Sample.digest.replacing("\n", with: end)))
        }
    }

    static let layouts: [(String, String, String)] = [
        ("a blank line too many between entries", "</details>\n\n\n### [2]", "</details>\n\n\n\n\n### [2]"),
        ("a blank line too few between entries", "</details>\n\n\n### [2]", "</details>\n\n### [2]"),
        ("one blank line before the fold", "GaussianHeadTalk\n\n\n<details>", "GaussianHeadTalk\n\n<details>"),
        ("blank lines between fields", "实时生成了稳定的视频\n\nConclusion", "实时生成了稳定的视频\n\n\n\nConclusion"),
        (
            "no indentation of the summary", "<details>\n  <summary>Details</summary>\nMotivation: 语",
            "<details>\n<summary>Details</summary>\nMotivation: 语"
        ),
        ("a blank line below the summary", "<summary>Details</summary>\nMotivation: 语", "<summary>Details</summary>\n\nMotivation: 语"),
        ("double quotes in an anchor", "<div id='cs.AI'></div>", "<div id=\"cs.AI\"></div>"),
        ("quotes in the contents' anchor", "<div id=toc></div>", "<div id='toc'></div>"),
        ("blanks in a section heading", "# cs.AI [[Back]]", "#  cs.AI   [[Back]]"),
        ("blanks in an entry heading", "### [2] [Gauss", "###  [2]  [Gauss"),
        ("blanks behind a heading", "2512.10939)\n", "2512.10939)  \n"),
        ("no blank behind a label", "Result: 实时", "Result:实时"),
        ("a blank line between heading and authors", ")\n*Madhav", ")\n\n*Madhav"),
        ("two blank lines below a section heading", "# cs.AI [[Back]](#toc)\n\n", "# cs.AI [[Back]](#toc)\n\n\n"),
        ("one blank line above a section", "</details>\n\n\n<div id='cs.AI'", "</details>\n\n<div id='cs.AI'"),
        ("a blank line among the contents", "3]\n- [cs.AI]", "3]\n\n- [cs.AI]"),
        ("blank lines at the start", "<div id=toc>", "\n\n<div id=toc>"),
        ("`</details>` indented", "2$.\n\n</details>", "2$.\n\n  </details>"),
    ]

    @Test(arguments: layouts)
    func `a layout that strays is put right and is no finding`(name: String, right: String, wrong: String) throws {
        let text = try #require(Host.replace([(right, wrong)], in: Sample.digest), "\(name)")
        let digest = Digest(text)
        #expect(Linter().lintOnce(digest) == [], "\(name)")
        let formatted = Fixer.apply(Formatter.edits(for: digest), to: digest.text.bytes)
        #expect(String(decoding: formatted, as: UTF8.self) == Sample.digest, "\(name)")
        let crlf = Digest(text.replacingLineEnds("\r\n"))
        let formattedCRLF = Fixer.apply(Formatter.edits(for: crlf), to: crlf.text.bytes)
        #expect(
            String(decoding: formattedCRLF, as: UTF8.self).utf8.elementsEqual(Sample.digest.replacingLineEnds("\r\n").utf8),
            "\(name) with CRLF")
    }

    @Test func `a missing line end at the end of the file is added`() {
        let digest = Digest(String(Sample.digest.dropLast()))
        #expect(Formatter.edits(for: digest).map(\.replacement) == [[0x0A]])
        #expect(Linter().lintOnce(digest) == [])
    }

    @Test(arguments: RuleExampleTests.cases)
    func `formatting is idempotent, keeps prose and leaves comments where they are`(of item: RuleExampleTests.Case) throws {
        let example = try #require(item.example)
        let bad = try #require(Host.digest(with: example))
        let digest = Digest(bad)
        let once = Digest(SourceText(Fixer.apply(Formatter.edits(for: digest), to: digest.text.bytes)))
        #expect(Formatter.edits(for: once) == [])
        let letters = { (text: SourceText) in text.bytes.filter { !$0.isBlank && !$0.isLineEnd } }
        #expect(letters(digest.text) == letters(once.text))
        // Layout is no finding, and formatting makes none.
        #expect(Set(Linter().lintOnce(once).map(\.rule)).isSubset(of: Set(Linter().lintOnce(digest).map(\.rule))))
    }

    @Test func `line ends that all five summaries of an entry end in are their own`() throws {
        var text = Sample.digest
        for value in ["GaussianHeadTalk\n\n\n<", "虽然是实时的\n", "2. 预测模型参数\n", "实时生成了稳定的视频\n", "解决了不稳定性\n"] {
            text = text.replacing(value, value.dropLast(value.hasSuffix("<") ? 1 : 0) + "\n\n" + (value.hasSuffix("<") ? "<" : ""))
        }
        #expect(Formatter.edits(for: Digest(text)) == [])
    }
}
