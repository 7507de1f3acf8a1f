/// The heading of an entry: `### [12] [Title](https://arxiv.org/abs/2512.10935)`. Offsets count from the start of the block.
package struct EntryHeading: Sendable, Equatable {
    /// The line without blanks at its ends; empty, at the block's start, where the entry has no heading.
    package let range: Range<Int>
    /// The run of `#`, three where it is right.
    package let marks: Range<Int>
    package let hasBlankAfterMarks: Bool
    /// What stands between the first brackets, where that is a number or meant to be one.
    package let numberText: Range<Int>?
    package let number: Int?
    package let title: Range<Int>?
    package let url: Range<Int>?
    package let damage: Damage
    /// The paper that the address leads to; nil where that cannot be read.
    package let identifier: ArxivIdentifier?
    /// Whether the address is `https://arxiv.org/abs/` and an identifier, as the generator writes it.
    package let hasCanonicalLink: Bool

    /// What is wrong with the line's brackets. None of it hides the parts that can still be read.
    package struct Damage: OptionSet, Sendable, Hashable {
        package let rawValue: UInt16
        package init(rawValue: UInt16) { self.rawValue = rawValue }

        /// There is no heading at all.
        package static let missing = Damage(rawValue: 1 << 0)
        /// `12]`
        package static let numberOpen = Damage(rawValue: 1 << 1)
        /// `[12 [Title]`
        package static let numberClose = Damage(rawValue: 1 << 2)
        /// `[1x]`: between the brackets stands no number.
        package static let numberText = Damage(rawValue: 1 << 3)
        /// No blank, or more than one, between number and title.
        package static let gap = Damage(rawValue: 1 << 4)
        /// `[12] Title](…)`
        package static let titleOpen = Damage(rawValue: 1 << 5)
        /// `[Title(…)`
        package static let titleClose = Damage(rawValue: 1 << 6)
        /// `[Title]https://…)`
        package static let linkOpen = Damage(rawValue: 1 << 7)
        /// `[Title](https://…`
        package static let linkClose = Damage(rawValue: 1 << 8)
        /// `[Title] (https://…)`
        package static let linkGap = Damage(rawValue: 1 << 9)
        /// Text behind the closing parenthesis.
        package static let trailing = Damage(rawValue: 1 << 10)
        /// No address.
        package static let noLink = Damage(rawValue: 1 << 11)
    }
}

extension EntryHeading {
    /// Reads the heading in `line`, a line's content that some sign showed to be an entry's heading.
    init(line: Range<Int>, in bytes: ByteView) {
        var reader = HeadingReader(bytes: bytes, line: bytes.trimmed(line))
        reader.read()
        range = reader.line
        marks = reader.marks
        hasBlankAfterMarks = reader.hasBlankAfterMarks
        numberText = reader.numberText
        number = reader.numberText.flatMap { bytes.decimal($0) }
        title = reader.title
        url = reader.url
        damage = reader.damage
        let link = reader.url.map { PaperLink($0, in: bytes) }
        identifier = link?.identifier
        hasCanonicalLink = link?.isCanonical ?? false
    }

    /// The heading of an entry that has none.
    static func missing(at offset: Int) -> EntryHeading {
        EntryHeading(
            range: offset..<offset, marks: offset..<offset, hasBlankAfterMarks: true, numberText: nil, number: nil, title: nil, url: nil,
            damage: .missing, identifier: nil, hasCanonicalLink: false)
    }
}

/// Reads a heading from left to right, and takes what it can.
private struct HeadingReader {
    let bytes: ByteView
    let line: Range<Int>
    var marks = 0..<0
    var hasBlankAfterMarks = true
    var numberText: Range<Int>?
    var title: Range<Int>?
    var url: Range<Int>?
    var damage: EntryHeading.Damage = []

    private let open = UInt8(ascii: "["), close = UInt8(ascii: "]")

    mutating func read() {
        let end = line.upperBound
        var index = line.lowerBound
        while index < end, bytes[index] == UInt8(ascii: "#") { index += 1 }
        marks = line.lowerBound..<index
        hasBlankAfterMarks = marks.isEmpty || index == end || bytes[index].isBlank
        index = bytes.skippingBlanks(index, limit: end)
        index = readNumber(from: index)
        readLink(from: index)
    }

    /// Reads `[12]` or what is left of it; answers where the title's link begins.
    private mutating func readNumber(from start: Int) -> Int {
        let end = line.upperBound
        guard start < end else { return start }
        let opens = bytes[start] == open || bytes[start] == UInt8(ascii: "(")
        let digits = (opens ? start + 1 : start)..<bytes.skippingDigits(opens ? start + 1 : start, limit: end)
        if !digits.isEmpty {
            let closes = digits.upperBound < end && bytes[digits.upperBound] == close
            let after = closes ? digits.upperBound + 1 : digits.upperBound
            let next = bytes.skippingBlanks(after, limit: end)
            // `[3D Gaussians](…)` begins with a digit and is a title.
            let isNumber = closes || next == end || bytes[next] == open || (!opens && next > after)
            if isNumber {
                numberText = digits
                if !opens || bytes[start] != open { damage.insert(.numberOpen) }
                if !closes { damage.insert(.numberClose) }
                return gap(from: after, to: next)
            }
            if opens, bytes[digits.upperBound] == UInt8(ascii: ")") {
                numberText = digits
                if bytes[start] != open { damage.insert(.numberOpen) }
                damage.insert(.numberClose)
                return gap(from: digits.upperBound + 1, to: bytes.skippingBlanks(digits.upperBound + 1, limit: end))
            }
        }
        guard bytes[start] == open, let closing = bytes.firstIndex(of: close, in: start..<min(end, start + 24)) else { return start }
        // `[] [Title](…)`, `[1x] [Title](…)`: brackets with something else in them, and the link's brackets behind.
        let next = bytes.skippingBlanks(closing + 1, limit: end)
        guard next < end, bytes[next] == open, closing + 1 < next || closing == start + 1 else { return start }
        let inner = start + 1..<closing
        let looksLikeNumber = inner.count <= 8 && (bytes.trimmed(inner).isEmpty || inner.contains { bytes[$0].isDigit } || inner.count <= 3)
        guard looksLikeNumber else { return start }
        numberText = inner
        if !bytes.trimmed(inner).isEmpty { damage.insert(.numberText) }
        return gap(from: closing + 1, to: next)
    }

    private mutating func gap(from: Int, to: Int) -> Int {
        if to < line.upperBound, to - from != 1 || bytes[from] != 0x20 { damage.insert(.gap) }
        return to
    }

    private mutating func readLink(from start: Int) {
        let end = line.upperBound
        guard start < end else {
            damage.insert(.noLink)
            return
        }
        let opens = bytes[start] == open
        if !opens { damage.insert(.titleOpen) }
        let titleStart = opens ? start + 1 : start
        // Where a paper's address stands, further links behind it (`[PDF](…)`) are no part of the title.
        if let seam = bytes.firstRange(of: "](https://arxiv.org/abs/", in: titleStart..<end) {
            title = titleStart..<seam.lowerBound
            readAddress(from: seam.lowerBound + 2)
            return
        }
        if let seam = bytes.lastRange(of: "](", in: titleStart..<end), !hidesAddress(behind: seam.upperBound) {
            title = titleStart..<seam.lowerBound
            readAddress(from: seam.upperBound)
            return
        }
        guard let address = addressStart(in: titleStart..<end) else {
            damage.insert(.noLink)
            if bytes[end - 1] == close {
                title = titleStart..<max(titleStart, end - 1)
            } else if let seam = bytes.lastIndex(of: close, in: titleStart..<end) {
                title = titleStart..<seam
            } else {
                title = titleStart..<end
                if opens { damage.insert(.titleClose) }
            }
            return
        }
        // Walk back from the address over what is left of `](`.
        var index = address
        while index > titleStart, bytes[index - 1].isBlank { index -= 1 }
        var hasParenthesis = false
        if index > titleStart, bytes[index - 1] == UInt8(ascii: "(") {
            hasParenthesis = true
            index -= 1
        }
        let beforeParenthesis = index
        while index > titleStart, bytes[index - 1].isBlank { index -= 1 }
        let hasBracket = index > titleStart && bytes[index - 1] == close
        if hasBracket { index -= 1 }
        if !hasParenthesis { damage.insert(.linkOpen) }
        if !hasBracket { damage.insert(.titleClose) }
        if hasParenthesis, hasBracket, beforeParenthesis > index + 1 { damage.insert(.linkGap) }
        title = titleStart..<index
        readAddress(from: address)
    }

    /// Whether the `](` before `offset` is the title's own, because a bare address stands further right: `[Z[u](u2(https://…)`.
    private func hidesAddress(behind offset: Int) -> Bool {
        guard let address = addressStart(in: offset..<line.upperBound) else { return false }
        return address > offset && bytes[address - 1] == UInt8(ascii: "(")
    }

    private mutating func readAddress(from start: Int) {
        let end = line.upperBound
        // No address of a paper holds a parenthesis: what follows the first one is no part of it.
        if let closing = bytes.firstIndex(of: UInt8(ascii: ")"), in: start..<end) {
            url = start..<closing
            if closing + 1 < end { damage.insert(.trailing) }
        } else {
            let closesOtherwise = end > start && (bytes[end - 1] == close || bytes[end - 1] == UInt8(ascii: "}"))
            url = start..<(closesOtherwise ? end - 1 : end)
            damage.insert(.linkClose)
        }
    }

    /// Where the last thing that looks like a web address begins.
    private func addressStart(in range: Range<Int>) -> Int? {
        if let hit = bytes.lastRange(of: "http", in: range) { return hit.lowerBound }
        guard let host = bytes.lastRange(of: "arxiv.org", in: range) else { return nil }
        let start = host.lowerBound
        return start - range.lowerBound >= 4 && bytes.hasPrefix("www.", at: start - 4, limit: start) ? start - 4 : start
    }
}
