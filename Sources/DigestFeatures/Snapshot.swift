package import DigestLint
package import DigestSyntax

/// A digest at one moment, with what was found in it: what every editor feature is a question to.
///
/// Questions are asked in byte offsets and answered in byte ranges, strings and plain values. Every question has an answer for every
/// offset (those outside the text are cut to it) and for every digest, however damaged.
package struct Snapshot: Sendable {
    package let digest: Digest
    package let outline: Outline
    /// In the order of the text, as the linter gave them.
    package let findings: [Finding]
    /// What the findings were made with, and what fixing everything goes by.
    package let configuration: LintConfiguration

    /// - Complexity: linear in the number of blocks where no outline is given.
    package init(
        _ digest: Digest, outline: Outline? = nil, findings: [Finding] = [], configuration: LintConfiguration = LintConfiguration()
    ) {
        self.digest = digest
        self.outline = outline ?? Outline(digest)
        self.findings = findings
        self.configuration = configuration
    }
}

extension Snapshot {
    var text: SourceText { digest.text }

    func clamped(_ offset: Int) -> Int { min(max(offset, 0), digest.text.count) }

    func clamped(_ range: Range<Int>) -> Range<Int> { range.clamped(to: 0..<digest.text.count) }

    func bytes(_ range: Range<Int>) -> ArraySlice<UInt8> { digest.text.bytes[clamped(range)] }

    func byte(at offset: Int) -> UInt8? { digest.text.bytes.indices.contains(offset) ? digest.text.bytes[offset] : nil }

    func string(_ range: Range<Int>) -> String { digest.text.string(range) }

    /// Whether two ranges hold the same bytes.
    func equal(_ first: Range<Int>, _ second: Range<Int>) -> Bool {
        first.count == second.count && bytes(first).elementsEqual(bytes(second))
    }

    /// The line that holds `offset`, without its line end.
    func lineContent(at offset: Int) -> Range<Int> { digest.text.contentRange(ofLine: digest.text.line(containing: clamped(offset))) }

    /// The bytes in `range` without blanks and line ends at its ends; empty, at its start, where there is nothing else.
    func trimmed(_ range: Range<Int>) -> Range<Int> {
        let range = clamped(range)
        return digest.text.bytes.withUnsafeBufferPointer { bytes in
            var (start, end) = (range.lowerBound, range.upperBound)
            while start < end, bytes[start].isBlank || bytes[start].isLineEnd { start += 1 }
            guard start < end else { return range.lowerBound..<range.lowerBound }
            while bytes[end - 1].isBlank || bytes[end - 1].isLineEnd { end -= 1 }
            return start..<end
        }
    }

    /// A block up to the end of its last line with text.
    func textRange(of block: Block) -> Range<Int> { block.start..<max(block.start, trimmed(block.range).upperBound) }

    /// The paper in a block; nil where the block holds none, or does not exist.
    func paper(atBlock index: Int) -> Paper? {
        guard digest.blocks.indices.contains(index), let entry = digest.blocks[index].entry else { return nil }
        return Paper(index: index, block: digest.blocks[index], entry: entry, text: digest.text)
    }

    /// All papers, in the order of the text.
    var papers: some Sequence<Paper> { digest.blocks.indices.lazy.compactMap { paper(atBlock: $0) } }

    /// How many papers the sections of a name have together.
    func paperCount(ofSectionsNamed name: String) -> Int {
        outline.sections.reduce(0) { $1.isNamed(name) ? $0 + $1.entries.count : $0 }
    }
}

extension Range<Int> {
    /// Whether a caret at `offset` stands in the range or at one of its ends.
    func touches(_ offset: Int) -> Bool { lowerBound <= offset && offset <= upperBound }

    /// Whether the ranges share a byte or meet.
    func touches(_ other: Range<Int>) -> Bool { lowerBound <= other.upperBound && other.lowerBound <= upperBound }
}

/// "1 paper", "3,283 papers".
func counted(_ count: Int, _ noun: String) -> String { "\(grouped(count)) \(noun)\(count == 1 ? "" : "s")" }

/// The number with commas between groups of three digits.
func grouped(_ number: Int) -> String {
    let digits = Array(String(number.magnitude).utf8)
    guard digits.count > 3 else { return String(number) }
    var result = number < 0 ? "-" : ""
    for (index, digit) in digits.enumerated() {
        if index > 0, (digits.count - index) % 3 == 0 { result += "," }
        result.unicodeScalars.append(Unicode.Scalar(digit))
    }
    return result
}
