import DigestSyntax
import Testing

@Suite struct TerminalWidthTests {
    @Test(arguments: [
        "a", " ", "~", "é", "ß", "α", "Ж", "ε", "—", "…", "°", "×", "½", "ℝ", "→", "≤", "²", "ا", "\u{AD}", "\u{A0}", "☺", "ｱ",
        "\u{FFFD}", "𝒪",
    ])
    func `most scalars take one cell`(scalar: Unicode.Scalar) {
        #expect(TerminalWidth.cells(of: scalar) == 1)
    }

    @Test(arguments: [
        "中", "文", "，", "。", "「", "あ", "ア", "한", "Ａ", "！", "\u{3000}", "🚀", "✅", "⭐", "😀", "🤖", "𠀀", "\u{1100}", "\u{2FFFD}", "\u{3FFFD}",
    ])
    func `East Asian wide scalars and emoji take two cells`(scalar: Unicode.Scalar) {
        #expect(TerminalWidth.cells(of: scalar) == 2)
    }

    @Test(arguments: [
        "\u{0}", "\t", "\n", "\u{1B}", "\u{7F}", "\u{85}", "\u{9F}", "\u{301}", "\u{20D7}", "\u{200B}", "\u{200C}", "\u{200D}",
        "\u{2060}", "\u{202E}",
        "\u{FE0E}", "\u{FE0F}", "\u{FEFF}", "\u{E0100}", "\u{1160}", "\u{3099}", "\u{0E31}",
    ])
    func `marks, joiners and controls take no cell`(scalar: Unicode.Scalar) {
        #expect(TerminalWidth.cells(of: scalar) == 0)
    }

    @Test(arguments: [("", 0), ("abc", 3), ("深度学习", 8), ("cs.CV 论文", 10), ("e\u{301}", 1), ("a\u{1B}[0m", 4), ("🚀 up", 5)])
    func `a text is as wide as its scalars`(text: String, cells: Int) {
        #expect(TerminalWidth.cells(of: text) == cells)
        #expect(TerminalWidth.cells(of: Array(text.utf8)) == cells)
    }

    @Test func `damaged bytes take the cell of their replacement`() {
        #expect(TerminalWidth.cells(of: [0x61, 0xFF, 0x62] as [UInt8]) == 3)
        #expect(TerminalWidth.cells(of: [0xE4, 0xB8] as [UInt8]) == 1)
    }

    @Test func `every scalar takes two cells at most`() {
        for value in UInt32(0)...0x10FFFF {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let cells = TerminalWidth.cells(of: scalar)
            if cells < 0 || cells > 2 { Issue.record("U+\(String(value, radix: 16)) takes \(cells)") }
        }
    }
}
