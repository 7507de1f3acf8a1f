import Testing

@testable import DigestSyntax

struct LineLookupTests {
    @Test func `a line is the same from wherever it is looked for`() {
        let text = SourceText("a\n\nbc\r\n\r\r\n" + String(repeating: "x\n", count: 40) + "end")
        for offset in -1...text.count + 1 {
            let line = text.line(containing: offset)
            for near in -2...text.lineCount + 2 { #expect(text.line(containing: offset, near: near) == line, "\(offset) from \(near)") }
        }
    }

    @Test func `an empty text has one line`() {
        #expect(SourceText("").line(containing: 0, near: 3) == 0)
    }
}
