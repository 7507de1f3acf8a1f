import DigestLint
import DigestSyntax
import Testing

@testable import DigestFeatures

struct MinimalEditsTests {
    /// Every pair of texts of at most five lines out of three.
    @Test func `every small text becomes every other`() {
        var texts = [""]
        var last = texts
        for _ in 0..<4 {
            last = last.flatMap { text in ["a\n", "b\n", "ä"].map { text + $0 } }
            texts += last
        }
        for old in texts { for new in texts { check(old, new) } }
    }

    @Test(arguments: [
        ("a\r\nb\r\n", "a\nb\n"), ("a\rb", "a\r\nb"), ("字\n", "学\n"), ("1\n2\n3\n4\n", "0\n1\n2\n4\n5\n"), ("", "x"), ("x", ""),
        ("a\r\n", "a\r"), ("é", "è"), ("a\n\n\nb", "a\n\nb"),
    ])
    func `characters and line ends are never parted`(old: String, new: String) {
        check(old, new)
        for edit in MinimalEdits.between(SourceText(old), SourceText(new)) {
            #expect(String(validating: edit.replacement, as: UTF8.self) != nil)
            for offset in [edit.range.lowerBound, edit.range.upperBound] where offset < old.utf8.count {
                #expect(Array(old.utf8)[offset] & 0xC0 != 0x80)
            }
        }
    }

    @Test func `lines that stay are not touched`() {
        let old = (0..<1_000).map { "line \($0)\n" }
        var new = old
        new[10] = "other\n"
        new.remove(at: 500)
        new.insert("more\n", at: 900)
        let edits = MinimalEdits.between(SourceText(old.joined()), SourceText(new.joined()))
        #expect(edits.count == 3 && edits.allSatisfy { $0.range.count + $0.replacement.count < 20 })
        check(old.joined(), new.joined())
    }

    private func check(_ old: String, _ new: String) {
        let edits = MinimalEdits.between(SourceText(old), SourceText(new))
        if Array(old.utf8) == Array(new.utf8) { #expect(edits.isEmpty) }
        #expect(Array(applied(edits, to: old).utf8) == Array(new.utf8), "\(old.debugDescription) to \(new.debugDescription)")
    }
}
