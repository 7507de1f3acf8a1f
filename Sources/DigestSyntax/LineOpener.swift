/// What a line opens when it is read by itself.
enum LineOpener {
    case contentsAnchor, contentsHeading, contentsLine, sectionAnchor, sectionHeading, entryHeading

    /// Reads the sign that opens a part of a digest; nil for text.
    ///
    /// No text field of 111,795 real papers has a line that begins with `# ` or `### `, so a heading always opens something, however
    /// damaged the entry before it is; what it opens shows in what follows the marks, not in how many there are.
    @inline(__always)
    init?(line: Range<Int>, in bytes: ByteView) {
        guard !line.isEmpty else { return nil }
        var first = bytes[line.lowerBound]
        var start = line.lowerBound
        if first == 0x20 {
            start = bytes.skippingBlanks(start, limit: min(line.upperBound, start + 4))
            guard start < line.upperBound else { return nil }
            first = bytes[start]
        }
        switch first {
        case UInt8(ascii: "#"): self.init(heading: start..<line.upperBound, in: bytes)
        case UInt8(ascii: "<"): self.init(tag: start..<line.upperBound, in: bytes)
        case UInt8(ascii: "-"): self.init(listItem: start..<line.upperBound, in: bytes)
        case UInt8(ascii: "d") where bytes.hasPrefix("div ", at: start, limit: line.upperBound):
            self.init(tag: start..<line.upperBound, in: bytes)
        case UInt8(ascii: "["): self.init(bracket: start..<line.upperBound, in: bytes)
        default:
            guard bytes[line.upperBound - 1] == UInt8(ascii: ")"), bytes.hasSuffix("](#toc)", from: start, limit: line.upperBound) else {
                return nil
            }
            self = .sectionHeading
        }
    }

    private init?(heading line: Range<Int>, in bytes: ByteView) {
        var index = line.lowerBound
        while index < line.upperBound, bytes[index] == UInt8(ascii: "#") { index += 1 }
        let level = index - line.lowerBound
        let rest = bytes.trimmed(index..<line.upperBound)
        guard !rest.isEmpty, level <= 8 else { return nil }
        if bytes.hasPrefix("[", at: rest.lowerBound, limit: rest.upperBound) || bytes[rest.lowerBound].isDigit {
            if Self.isNumbered(rest, in: bytes) {
                self = .entryHeading
                return
            }
        }
        if bytes.firstRange(of: "](http", in: rest) != nil || bytes.firstRange(of: "arxiv.org/", in: rest) != nil {
            self = .entryHeading
        } else if bytes.firstRange(of: "#toc", in: rest) != nil || bytes.firstRange(of: "[Back", in: rest) != nil
            || bytes.firstRange(of: "Back]", in: rest) != nil
        {
            self = .sectionHeading
        } else if Self.namesContents(rest, in: bytes) {
            self = .contentsHeading
        } else if level == 3, bytes[rest.lowerBound] == UInt8(ascii: "[") {
            self = .entryHeading
        } else if Self.hasShapeOfCategory(rest, in: bytes) {
            self = .sectionHeading
        } else {
            return nil
        }
    }

    private init?(tag line: Range<Int>, in bytes: ByteView) {
        guard line.count > 6 else { return nil }
        let second = bytes[line.lowerBound + 1].lowercased
        guard
            bytes[line.lowerBound] == UInt8(ascii: "d") || second == UInt8(ascii: "d") || second == UInt8(ascii: "a")
                || second == UInt8(ascii: "s") || second == 0x20,
            let anchor = Anchor(line: line, in: bytes)
        else { return nil }
        self = Self.isNameOfContents(anchor.name, in: bytes) ? .contentsAnchor : .sectionAnchor
    }

    private init?(listItem line: Range<Int>, in bytes: ByteView) {
        guard bytes.hasPrefix("- [", at: line.lowerBound, limit: line.upperBound), bytes.firstRange(of: "](#", in: line) != nil,
            bytes.firstRange(of: "[Total", in: line) != nil
        else { return nil }
        self = .contentsLine
    }

    /// A line that begins with a bracket: an entry's heading without marks, or a back link.
    private init?(bracket line: Range<Int>, in bytes: ByteView) {
        let line = bytes.trimmed(line)
        if Self.isNumbered(line, in: bytes), bytes.firstRange(of: "](http", in: line) != nil {
            self = .entryHeading
        } else if bytes.equals(line, "[[Back]](#toc)") {
            self = .sectionHeading
        } else {
            return nil
        }
    }

    /// `[12] [`, and the same with a bracket or two missing: `12] [`, `[12 [`, `12 [`.
    private static func isNumbered(_ range: Range<Int>, in bytes: ByteView) -> Bool {
        let limit = range.upperBound
        var index = range.lowerBound
        if bytes[index] == UInt8(ascii: "[") { index += 1 }
        let digits = index..<bytes.skippingDigits(index, limit: limit)
        guard !digits.isEmpty else { return false }
        index = digits.upperBound
        if index < limit, bytes[index] == UInt8(ascii: "]") { index += 1 }
        index = bytes.skippingBlanks(index, limit: limit)
        return index < limit && bytes[index] == UInt8(ascii: "[")
    }

    /// Whether text behind heading marks is the contents' title, give or take some letters.
    private static func namesContents(_ range: Range<Int>, in bytes: ByteView) -> Bool {
        guard range.count <= 32 else { return false }
        let letters = range.filter { bytes[$0].isLetter }.map { bytes[$0].lowercased }
        guard letters.count >= 5 else { return false }
        let title = Array("tableofcontents".utf8)
        return letters == Array("contents".utf8) || editDistance(letters, title, limit: 3) != nil
    }

    /// `toc`, or a slip of it.
    private static func isNameOfContents(_ name: Range<Int>, in bytes: ByteView) -> Bool {
        if bytes.equals(name, "toc") { return true }
        guard (2...4).contains(name.count), name.allSatisfy({ bytes[$0].isLetter }) else { return false }
        return editDistance(name.map { bytes[$0].lowercased }, Array("toc".utf8), limit: 1) != nil
    }

    /// `cs.CV`, `hep-th`: one word with a dot, or the known name of an archive.
    private static func hasShapeOfCategory(_ range: Range<Int>, in bytes: ByteView) -> Bool {
        guard range.count <= 24 else { return false }
        var dots = 0
        for index in range {
            let byte = bytes[index]
            if byte == UInt8(ascii: ".") { dots += 1 } else if !byte.isLetter, byte != UInt8(ascii: "-") { return false }
        }
        if dots == 1 { return bytes[range.upperBound - 1] != UInt8(ascii: ".") && bytes[range.lowerBound] != UInt8(ascii: ".") }
        return dots == 0 && Category.named(range.map { bytes[$0] }) != nil
    }
}
