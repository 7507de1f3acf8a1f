/// The two lines that open a section: `<div id='cs.CV'></div>` and `# cs.CV [[Back]](#toc)`; one of them may be missing.
/// Offsets count from the start of the block.
package struct SectionHeader: Sendable, Equatable {
    package var anchor: Anchor?
    package var heading: SectionHeading?
    /// Runs of lines that belong to neither.
    package var stray: [Range<Int>] = []
}

/// An anchor line: `<div id='cs.CV'></div>`, or `<div id=toc></div>` above the contents.
package struct Anchor: Sendable, Equatable {
    /// The line without blanks at its ends.
    package let range: Range<Int>
    package let name: Range<Int>
    /// Whether a browser reads it as an empty element with this id: whole tags, matching quotes or none.
    package let isWellFormed: Bool
}

/// A section's heading line.
package struct SectionHeading: Sendable, Equatable {
    /// The line without blanks at its ends.
    package let range: Range<Int>
    /// The run of `#`, one where it is right.
    package let marks: Range<Int>
    package let hasBlankAfterMarks: Bool
    package let name: Range<Int>
    /// What stands behind the name, `[[Back]](#toc)` where it is right; empty, at the name's end, where nothing does.
    package let back: Range<Int>
    package let hasExactBack: Bool
}

extension Anchor {
    /// Reads a line that begins with a tag that carries an id; nil when it does not.
    init?(line: Range<Int>, in bytes: ByteView) {
        let line = bytes.trimmed(line)
        let end = line.upperBound
        guard line.count > 4 else { return nil }
        // `div id=…`, `< div id=…` and `<dvi id=…` were anchors, too.
        let opens = bytes[line.lowerBound] == UInt8(ascii: "<")
        let tag = bytes.skippingBlanks(opens ? line.lowerBound + 1 : line.lowerBound, limit: end)
        var index = tag
        while index < end, bytes[index].isLetter { index += 1 }
        let tagName = tag..<index
        let isTag =
            bytes.equalsIgnoringCase(tagName, "div") || bytes.equalsIgnoringCase(tagName, "a") || bytes.equalsIgnoringCase(tagName, "span")
        let closesDivision = bytes.hasSuffix("></div>", from: index, limit: end)
        guard opens && isTag || closesDivision && Self.resemblesDivision(tagName, in: bytes) else { return nil }
        index = bytes.skippingBlanks(index, limit: end)
        let attribute = index
        while index < end, bytes[index].isLetter { index += 1 }
        let isNamed = bytes.equalsIgnoringCase(attribute..<index, "id") || bytes.equalsIgnoringCase(attribute..<index, "name")
        // `<div 'cs.CV'></div>`, `<div di='cs.CV'></div>`
        let lacksAttribute = attribute == index && index < end && Self.isQuote(bytes[index])
        let isMisnamed = index - attribute == 2 && index < end && bytes[index] == UInt8(ascii: "=")
        guard isNamed || closesDivision && (lacksAttribute || isMisnamed) else { return nil }
        index = bytes.skippingBlanks(index, limit: end)
        var isWellFormed = opens && isTag && isNamed && tag == line.lowerBound + 1 && index < end && bytes[index] == UInt8(ascii: "=")
        if !isWellFormed, index < end, bytes[index] == UInt8(ascii: "=") { index += 1 }
        if isWellFormed { index += 1 }
        index = bytes.skippingBlanks(index, limit: end)
        let quote = index < end && (bytes[index] == UInt8(ascii: "'") || bytes[index] == UInt8(ascii: "\"")) ? bytes[index] : nil
        if quote != nil { index += 1 }
        let start = index
        while index < end, !Self.endsName(bytes[index]) { index += 1 }
        name = start..<index
        if let quote {
            if index < end, bytes[index] == quote { index += 1 } else { isWellFormed = false }
        }
        index = bytes.skippingBlanks(index, limit: end)
        let rest = index..<end
        let closes =
            bytes.hasPrefix(">", at: rest.lowerBound, limit: end) && bytes.hasPrefix("</", at: rest.lowerBound + 1, limit: end)
            && bytes.hasSuffix(">", from: rest.lowerBound + 3, limit: end)
            && bytes.equals(tagName, bytes.trimmed(rest.lowerBound + 3..<max(rest.lowerBound + 3, end - 1)))
        self.isWellFormed = isWellFormed && !name.isEmpty && closes
        range = line
    }

    /// Reads a division that holds nothing and names nothing: `<div id=></div>`, `<div></div>`. Only its place can tell whose anchor it was.
    init?(nameless line: Range<Int>, in bytes: ByteView) {
        let line = bytes.trimmed(line)
        guard bytes.hasPrefix("<div", at: line.lowerBound, limit: line.upperBound),
            bytes.hasSuffix("></div>", from: line.lowerBound + 4, limit: line.upperBound)
        else { return nil }
        let inner = line.lowerBound + 4..<line.upperBound - 7
        guard inner.isEmpty || bytes[inner.lowerBound].isBlank,
            !inner.contains(where: { bytes[$0] == UInt8(ascii: "<") || bytes[$0] == UInt8(ascii: ">") })
        else { return nil }
        range = line
        name = inner.upperBound..<inner.upperBound
        isWellFormed = false
    }

    private static func isQuote(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") }

    private static func resemblesDivision(_ name: Range<Int>, in bytes: ByteView) -> Bool {
        (2...4).contains(name.count) && editDistance(name.map { bytes[$0].lowercased }, Array("div".utf8), limit: 2) != nil
    }

    private static func endsName(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "<") || byte.isBlank
    }
}

extension SectionHeading {
    /// Reads a line that some sign showed to be a section's heading.
    init(line: Range<Int>, in bytes: ByteView) {
        let line = bytes.trimmed(line)
        let end = line.upperBound
        var index = line.lowerBound
        while index < end, bytes[index] == UInt8(ascii: "#") { index += 1 }
        marks = line.lowerBound..<index
        hasBlankAfterMarks = marks.isEmpty || index == end || bytes[index].isBlank
        let start = bytes.skippingBlanks(index, limit: end)
        // The name goes on to the link, or, where the link is broken, to the first blank, bracket or parenthesis.
        if bytes.hasSuffix("[[Back]](#toc)", from: start, limit: end) {
            name = bytes.trimmed(start..<end - 14)
            back = end - 14..<end
            hasExactBack = true
        } else {
            index = start
            while index < end, !bytes[index].isBlank, bytes[index] != UInt8(ascii: "["), bytes[index] != UInt8(ascii: "(") { index += 1 }
            name = start..<index
            let rest = bytes.trimmed(index..<end)
            back = rest.isEmpty ? index..<index : rest
            hasExactBack = false
        }
        range = line
    }
}
