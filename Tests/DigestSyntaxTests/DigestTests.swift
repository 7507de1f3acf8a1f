import Testing

@testable import DigestSyntax

struct DigestTests {
    @Test(arguments: zip(0..<5, [21, 19, 10, 77, 335]))
    func `every entry of a real digest is regular`(number: Int, papers: Int) throws {
        let digest = Digest(SourceText(try Fixtures.digest(number)))
        let entries = digest.blocks.compactMap(\.entry)
        #expect(entries.count == papers)
        #expect(entries.allSatisfy { $0.isRegular })
        #expect(entries.allSatisfy { $0.fields.count == 7 && $0.stray.isEmpty })
        #expect(digest.checkInvariants() == nil)
    }

    @Test func `a real digest is made of contents, section headers and entries`() throws {
        let digest = Digest(SourceText(try Fixtures.digest(1)))
        let sections = digest.blocks.compactMap(\.section)
        #expect(sections.count == 3)
        #expect(digest.blocks.first?.contents?.lines.map(\.total) == [8, 3, 8])
        #expect(digest.blocks.count == 1 + 3 + 19)
    }

    @Test func `the empty digest is contents and nothing else`() {
        let digest = Digest("<div id=toc></div>\n\n# Table of Contents\n\n")
        #expect(digest.blocks.count == 1)
        #expect(digest.blocks.first?.contents?.anchor != nil)
        #expect(digest.blocks.first?.contents?.heading != nil)
    }

    @Test func `every single-byte insertion and deletion gives the tree of the whole text`() throws {
        let text = Array(Fixtures.small.utf8)
        let inserted: [[UInt8]] = [[0x0A], [0x0D], [0x23], [0x3C], [0x2A], [0x41], [0xE4]]
        for offset in 0...text.count {
            for bytes in inserted {
                var digest = Digest(SourceText(text))
                digest.replace(offset..<offset, with: bytes)
                try expectEqualToWhole(digest, "insert \(bytes) at \(offset)")
            }
            if offset < text.count {
                var digest = Digest(SourceText(text))
                digest.replace(offset..<offset + 1, with: [])
                try expectEqualToWhole(digest, "delete at \(offset)")
            }
        }
    }

    @Test(arguments: [UInt64(1), 2, 3])
    func `thousands of random edits give the tree of the whole text`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let text = try Fixtures.digest(2)
        let pieces = Self.pieces
        var digest = Digest(SourceText(text))
        for step in 0..<2000 {
            let start = Int.random(in: 0...digest.text.count, using: &random)
            let length = [0, 0, 1, 2, 10, 300, 3000][Int.random(in: 0..<7, using: &random)]
            let range = start..<min(digest.text.count, start + length)
            let piece = pieces[Int.random(in: 0..<pieces.count, using: &random)]
            digest.replace(range, with: Array(piece.utf8))
            if digest.text.count < 20_000 { digest.replace(digest.text.count..<digest.text.count, with: text.prefix(20_000)) }
            try expectEqualToWhole(digest, "seed \(seed), step \(step), \(range) -> \(piece.debugDescription)")
        }
    }

    static let pieces = [
        "", "x", "\n", "\n\n", "\r", "\r\n", "### ", "### [3] [T](https://arxiv.org/abs/2512.10933)\n", "</details>\n", "<details>\n",
        "Method: ",
        "\nAbstract: ", "# cs.CV [[Back]](#toc)\n", "<div id='cs.CV'></div>\n", "*A,B*\n\nMain category: cs.CV\n",
        "- [cs.CV](#cs.CV) [Total: 8]\n",
        "# Table of Contents\n", "<div id=toc></div>\n", "中文", "<!-- digestls-disable-next-line empty-field -->\n", "## Notes\n", "  ", "*",
        "</details>### [4] [T](https://arxiv.org/abs/2512.10934)\n", "\n<<<<<<< a\n", "\n=======\n", "\n>>>>>>> b\n",
        "  <summary>Details</summary>\n",
    ]

    func expectEqualToWhole(_ digest: Digest, _ comment: String) throws {
        let whole = Digest(SourceText(digest.text.bytes))
        try #require(digest.text.lineStarts == whole.text.lineStarts, "\(comment)")
        try #require(digest.blocks.map(\.start) == whole.blocks.map(\.start), "\(comment)")
        try #require(digest.blocks.map(\.node) == whole.blocks.map(\.node), "\(comment)")
        try #require(digest.checkInvariants() == nil, "\(comment)")
    }

    @Test func `an edit keeps the nodes that it does not touch`() throws {
        var digest = Digest(SourceText(try Fixtures.digest(3)))
        let before = digest.blocks
        let middle = before[40]
        digest.replace(middle.start + 300..<middle.start + 300, with: Array("x".utf8))
        #expect(digest.blocks.count == before.count)
        let kept = zip(before, digest.blocks).filter { $0.node === $1.node }.count
        #expect(kept >= before.count - 2)
    }
}

extension Digest {
    /// What is wrong with the tree, or nil.
    func checkInvariants() -> String? {
        var end = 0
        for block in blocks {
            if block.start != end { return "a gap at \(end)" }
            if block.node.length <= 0 { return "an empty block at \(end)" }
            end = block.range.upperBound
            guard let entry = block.entry else { continue }
            var last = 0
            for field in entry.fields {
                if field.extent.lowerBound < last || field.extent.upperBound > block.node.length {
                    return "a field out of order at \(block.start)"
                }
                if field.label.lowerBound < field.extent.lowerBound - 80 || field.value.upperBound > field.extent.upperBound {
                    return "a value outside its field at \(block.start + field.value.lowerBound)"
                }
                if field.value.lowerBound < field.label.upperBound { return "a value before its label at \(block.start)" }
                last = field.extent.lowerBound
            }
        }
        return end == text.count ? nil : "the blocks end at \(end) of \(text.count)"
    }
}
