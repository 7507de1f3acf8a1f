import Testing

@testable import DigestSyntax

struct PositionCursorTests {
    @Test(arguments: PositionEncoding.allCases) func `a cursor says what the text says, in any order`(encoding: PositionEncoding) {
        let text = SourceText(Array("a中😀\r\né\rx\n\n".utf8) + [0xFF, 0xE4, 0xB8, 0x41, 0x0A])
        var ascending = PositionCursor(text, in: encoding)
        var jumping = PositionCursor(text, in: encoding)
        for offset in -1...text.count + 1 {
            #expect(ascending.position(of: offset) == text.position(of: offset, in: encoding), "\(offset)")
            let other = offset * 7 % (text.count + 1)
            #expect(jumping.position(of: other) == text.position(of: other, in: encoding), "\(other)")
        }
    }
}
