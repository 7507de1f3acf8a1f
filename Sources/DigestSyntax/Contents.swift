/// The table of contents: an anchor, a heading and one line per section. Offsets count from the start of the block.
package struct Contents: Sendable, Equatable {
    package var anchor: Anchor?
    package var heading: Heading?
    package var lines: [ContentsLine] = []
    /// Runs of lines that are none of these.
    package var stray: [Range<Int>] = []

    /// The line `# Table of Contents`.
    package struct Heading: Sendable, Equatable {
        /// The line without blanks at its ends.
        package let range: Range<Int>
        package let marks: Range<Int>
        package let hasBlankAfterMarks: Bool
        package let title: Range<Int>
    }
}

/// One line of the contents: `- [cs.CV](#cs.CV) [Total: 8]`.
package struct ContentsLine: Sendable, Equatable {
    /// The line without blanks at its ends.
    package let range: Range<Int>
    package let label: Range<Int>?
    /// What the link points to, without the `#`.
    package let target: Range<Int>?
    /// What stands behind `Total:`.
    package let totalText: Range<Int>?
    package let total: Int?
    /// Whether every bracket is where it belongs and the total is a number.
    package let isWellFormed: Bool
}

extension ContentsLine {
    /// Reads a line of the contents, taking what can be read from a damaged one. Nil when nothing in it looks like such a line.
    init?(line: Range<Int>, in bytes: ByteView) {
        let line = bytes.trimmed(line)
        if let exact = Self.exact(line: line, in: bytes) {
            self = exact
            return
        }
        let first = line.isEmpty ? 0 : bytes[line.lowerBound]
        let isBullet = first == UInt8(ascii: "-") || first == UInt8(ascii: "*") || first == UInt8(ascii: "+")
        let second = line.count > 1 ? bytes[line.lowerBound + 1] : 0
        let isListItem = isBullet && (second.isBlank || Self.isBracket(second) || second.isLetter)
        let total = bytes.firstRange(of: "Total", in: line) ?? bytes.firstRange(of: "total", in: line)
        let hash = bytes.firstRange(of: "(#", in: line) ?? bytes.firstRange(of: "]#", in: line)
        guard isListItem || total != nil && (hash != nil || first == UInt8(ascii: "[")) || hash != nil && first == UInt8(ascii: "[") else {
            return nil
        }
        range = line
        isWellFormed = false
        var index = line.lowerBound
        if isListItem { index = bytes.skippingBlanks(index + 1, limit: line.upperBound) }
        let beforeTotal = line.lowerBound..<(total?.lowerBound ?? line.upperBound)
        label = Self.word(from: index, limit: max(index, beforeTotal.upperBound), in: bytes)
        target = hash.flatMap { Self.word(from: $0.upperBound, limit: max($0.upperBound, beforeTotal.upperBound), in: bytes) }
        if let total {
            var end = total.upperBound
            while end < line.upperBound, bytes[end] == UInt8(ascii: ":") || bytes[end].isBlank { end += 1 }
            let start = end
            while end < line.upperBound, bytes[end] != UInt8(ascii: "]"), !bytes[end].isBlank { end += 1 }
            totalText = start..<end
            self.total = bytes.decimal(start..<end)
        } else {
            totalText = nil
            self.total = nil
        }
    }

    private static func exact(line: Range<Int>, in bytes: ByteView) -> ContentsLine? {
        let end = line.upperBound
        guard bytes.hasPrefix("- [", at: line.lowerBound, limit: end), bytes[end - 1] == UInt8(ascii: "]"),
            let seam = bytes.firstRange(of: "](#", in: line),
            let tail = bytes.lastRange(of: ") [Total: ", in: seam.upperBound..<end)
        else { return nil }
        let label = line.lowerBound + 3..<seam.lowerBound
        let target = seam.upperBound..<tail.lowerBound
        let total = tail.upperBound..<end - 1
        guard !label.isEmpty, !target.isEmpty, let value = bytes.decimal(total) else { return nil }
        guard !hasBracket(label, in: bytes), !hasBracket(target, in: bytes) else { return nil }
        return ContentsLine(range: line, label: label, target: target, totalText: total, total: value, isWellFormed: true)
    }

    private static func hasBracket(_ range: Range<Int>, in bytes: ByteView) -> Bool {
        range.contains { isBracket(bytes[$0]) || bytes[$0].isBlank }
    }

    private static func isBracket(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "[") || byte == UInt8(ascii: "]") || byte == UInt8(ascii: "(") || byte == UInt8(ascii: ")")
    }

    /// The first run of bytes that are neither brackets, `#`, nor blanks.
    private static func word(from start: Int, limit: Int, in bytes: ByteView) -> Range<Int>? {
        var index = start
        while index < limit, isBracket(bytes[index]) || bytes[index].isBlank || bytes[index].isLineEnd || bytes[index] == UInt8(ascii: "#")
        { index += 1 }
        let first = index
        while index < limit, !isBracket(bytes[index]), !bytes[index].isBlank, !bytes[index].isLineEnd, bytes[index] != UInt8(ascii: "#") {
            index += 1
        }
        return first < index ? first..<index : nil
    }
}
