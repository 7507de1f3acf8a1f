import DigestFeatures
import DigestSyntax
import Testing

struct FileLinkTests {
    private func links(_ text: String) -> [String] {
        let source = SourceText(Array(text.utf8))
        return source.fileLinks().map { ($0.isAngled ? "<" : "") + source.string($0.range) }
    }

    @Test(arguments: [
        ("[a](b.md)", ["b.md"]), ("[a](  b.md \"t\")", ["b.md"]), ("[a](b.md#x) ![c](d/e.md?f)", ["b.md", "d/e.md"]),
        ("[a](<b c.md>)", ["<b c.md"]),
        ("[a](b(c).md)", ["b(c).md"]), ("[a](b", ["b"]), ("[x]: b.md", ["b.md"]), ("   [x]:b.md", ["b.md"]),
        ("[a](#x) [b](/c.md) [d](e:f)", []),
        ("[a](https://x.y/z.md) <b.md>", []), ("`[a](b.md)` [c](d.md)", ["d.md"]), ("``[a](b.md)` [c](d.md)``", []), ("\\[a\\](b.md)", []),
        ("`[a](b.md)", ["b.md"]), ("~~~\n[a](b.md)\n~~~\n[c](d.md)", ["d.md"]), ("````\n```\n[a](b.md)\n````", []),
        ("```a`b\n[a](b.md)", ["b.md"]),
        ("[a]()", []), ("[a](", []), ("]", []), ("](", []), ("\\", []), ("[x]:", []), ("- [会](会.md)\r\n", ["会.md"]),
    ])
    func `links to files beside the text are found`(text: String, expected: [String]) {
        #expect(links(text) == expected)
    }

    @Test func `any text at all has links or none, inside its lines`() {
        var random = SystemRandomNumberGenerator()
        let parts = ["[", "]", "(", ")", "<", ">", "`", "~~~", "\\", ":", "#", " ", "\n", "\r", "a.md", "会", "\u{FEFF}"]
        for _ in 0..<3000 {
            let text = (0..<12).map { _ in parts.randomElement(using: &random) ?? "" }.joined()
            let source = SourceText(Array(text.utf8))
            for link in source.fileLinks() {
                #expect(
                    !link.range.isEmpty
                        && source.line(containing: link.range.lowerBound) == source.line(containing: link.range.upperBound - 1))
            }
        }
    }
}
