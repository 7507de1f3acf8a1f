import DigestSyntax
import Foundation
import Testing

@testable import DigestLint

struct FixerTests {
    @Test func `a tag that moves from behind a text leaves the text there`() {
        let text = Sample.digest.replacing(
            "<details>\n  <summary>Details</summary>\nMotivation: 语音驱动的说话头虽然是实时的\n",
            with: "Motivation: 语音驱动的说话头虽然是实时的<details>\n  <summary>Details</summary>\n")
        #expect(text != Sample.digest)
        let fixed = Fixer.fix(Digest(text), with: Linter(), allowingUnsafe: false)
        #expect(fixed.digest.text.string(0..<fixed.digest.text.count).components(separatedBy: "Motivation: 语音驱动的说话头虽然是实时的").count == 2)
        #expect(fixed.remaining == [])
    }

    @Test(arguments: ["<summary>Details ", "<summary>", "<summary>Details</sumary>", "<sumary>"])
    func `what stands behind a summary that lost its end is kept`(summary: String) {
        let text = Sample.digest.replacing(
            "<details>\n  <summary>Details</summary>\nMotivation: 语音", with: "<details>\n  \(summary)Motivation: 语音")
        let fixed = Fixer.fix(Digest(text), with: Linter(), allowingUnsafe: false)
        #expect(fixed.fixed["missing-summary"] == 1 && fixed.remaining == [])
        #expect(Fixer.apply(Formatter.edits(for: fixed.digest), to: fixed.digest.text.bytes) == Array(Sample.digest.utf8))
    }

    @Test func `of two edits at one place the one that puts in stays before the one that takes out`() {
        let edits = [TextEdit(4..<4, "new "), TextEdit(4..<8, ""), TextEdit(9..<9, "!")]
        let finding = Finding(rule: "x", .error, 0..<0, "x", fixes: [Fix("x", .safe, edits)])
        let chosen = Fixer.compatibleEdits(of: [finding], allowingUnsafe: false).edits
        #expect(chosen == edits)
        #expect(Fixer.apply(chosen, to: Array("abc old d".utf8)) == Array("abc new d!".utf8))
    }

    @Test func `a fix copies damaged bytes as they are`() {
        let heading = Array("### [2] [Ga\u{FF}".utf8.dropLast(2)) + [0xFF]
        var bytes = Array(Sample.digest.utf8)
        guard let place = Host.occurrences(of: Array("### [2] [Gauss".utf8), in: bytes).first,
            let close = Host.occurrences(of: Array("2512.10939)".utf8), in: bytes).first
        else { return #expect(Bool(false)) }
        bytes.remove(at: close + 10)
        bytes.replaceSubrange(place..<place + 14, with: heading)
        let fixed = Fixer.fix(Digest(SourceText(bytes)), with: Linter(), allowingUnsafe: false)
        #expect(fixed.fixed == ["malformed-entry-heading": 1])
        bytes.insert(UInt8(ascii: ")"), at: close + 10 - 14 + heading.count)
        #expect(fixed.digest.text.bytes == bytes)
    }
}
