import Testing

@testable import DigestSyntax

/// What one pass over sixteen bytes at a time says is what a look at every character says.
struct TextTraitsTests {
    /// Everything that has a trait or a neighbour that has one, whole and cut.
    private static let pieces: [[UInt8]] = [
        [0x00], [0x08], [0x09], [0x0A], [0x0D], [0x1F], [0x20], [0x7E], [0x7F], [0x80], [0xBF], [0xC0], [0xC1, 0x80], [0xC2, 0x80],
        [0xC2, 0x9F], [0xC2, 0xA0], [0xC2], [0xC3, 0xA9], [0xDF, 0xBF], [0xE0, 0x9F, 0x80], [0xE0, 0xA0, 0x80], [0xE5], [0xE5, 0x8D],
        [0xE8, 0xA7, 0x86], [0xED, 0x9F, 0xBF], [0xED, 0xA0, 0x80], [0xEF, 0xBC, 0x8C], [0xEF, 0xBF, 0xBC], [0xEF, 0xBF, 0xBD],
        [0xEF, 0xBF], [0xF0, 0x8F, 0x80, 0x80], [0xF0, 0x9F, 0x98, 0x80], [0xF0, 0x9F, 0x98], [0xF4, 0x90, 0x80, 0x80], [0xF5], [0xFF],
    ]

    @Test(arguments: ["a", "视", "é", "a视", "\n，"])
    func `whatever stands anywhere among text is seen`(filling: String) throws {
        let filling = Array(filling.utf8)
        for piece in Self.pieces {
            for before in 12..<28 {
                for after in [0, 1, 20] {
                    let front = Array(repeating: filling, count: before).joined(), back = Array(repeating: filling, count: after).joined()
                    try expectTraits(Array(front) + piece + Array(back))
                }
            }
        }
    }

    @Test func `any pieces in any order, and any part of them`() throws {
        var random = SeededGenerator(seed: 5)
        for _ in 0..<2000 {
            var text: [UInt8] = []
            let strange = Int.random(in: 0...8, using: &random)
            for _ in 0..<Int.random(in: 0..<40, using: &random) {
                let plain = Int.random(in: 0..<10, using: &random) >= strange
                text += plain ? [0xE8, 0xA7, 0x86, 0x61] : Self.pieces[Int.random(in: 0..<Self.pieces.count, using: &random)]
            }
            let start = Int.random(in: 0...text.count, using: &random)
            try expectTraits(text, in: start..<Int.random(in: start...text.count, using: &random))
        }
    }

    private func expectTraits(_ text: [UInt8], in range: Range<Int>? = nil) throws {
        let range = range ?? 0..<text.count
        let traits = text.withUnsafeBufferPointer { TextTraits(of: $0, in: range) }
        try #require(traits == Self.traits(text[range]), "\(text) in \(range)")
    }

    /// By the book: what Unicode's own decoder says of each character.
    private static func traits(_ text: ArraySlice<UInt8>) -> TextTraits {
        var traits: TextTraits = text.contains { $0 >= 0x80 } ? .nonASCII : []
        if String(validating: text, as: UTF8.self) == nil { traits.insert(.invalidUTF8) }
        var bytes = text.makeIterator()
        var decoder = UTF8()
        while true {
            switch decoder.decode(&bytes) {
            case .emptyInput: return traits
            case .error: break
            case .scalarValue("\n"): break
            case .scalarValue("\r"): traits.insert(.carriageReturn)
            case .scalarValue("\t"): traits.insert(.tab)
            case .scalarValue("\u{FFFD}"): traits.insert(.replacementCharacter)
            case .scalarValue(let scalar) where scalar.properties.generalCategory == .control: traits.insert(.control)
            case .scalarValue: break
            }
        }
    }
}
