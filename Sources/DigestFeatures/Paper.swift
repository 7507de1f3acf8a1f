import DigestLint
import DigestSyntax

/// An entry in its place in the text: ranges are those of the text, strings are made for people.
struct Paper {
    /// The index of its block.
    let index: Int
    let block: Block
    let entry: Entry
    let text: SourceText

    func absolute(_ range: Range<Int>) -> Range<Int> { block.absolute(range) }

    var number: Int? { entry.heading.number }
    var identifier: ArxivIdentifier? { entry.heading.identifier }

    /// The title, its LaTeX as Unicode; "(untitled)" where there is none, so never empty.
    var title: String {
        guard let range = entry.heading.title else { return "(untitled)" }
        let title = display(absolute(range))
        return title.isEmpty ? "(untitled)" : title
    }

    /// `[12] Title`, or the title alone where there is no number.
    var numberedTitle: String { number.map { "[\($0)] \(title)" } ?? title }

    /// The same for prose, where brackets would have to be escaped and some editors show the backslashes.
    var readableTitle: String { number.map { "\($0) · \(title)" } ?? title }

    /// The value of the first field of a kind; nil where the field is absent or empty.
    func value(_ kind: FieldKind) -> Range<Int>? {
        guard let value = entry.field(kind)?.value, !value.isEmpty else { return nil }
        return absolute(value)
    }

    /// A field's value for people: on one line, its LaTeX as Unicode.
    func display(_ kind: FieldKind) -> String? { value(kind).map { display($0) } }

    func display(_ range: Range<Int>) -> String { unicodeFromLaTeX(singleLine(text.string(range))) }

    /// The category as the entry gives it.
    var category: String? { value(.mainCategory).map { text.string($0) } }

    /// Where it is shown when something leads to it: its heading, else its first line.
    var headingRange: Range<Int> {
        if !entry.heading.range.isEmpty { return absolute(entry.heading.range) }
        return entry.authors.map { absolute($0.line) } ?? block.start..<block.start
    }

    /// The title, or another part of the heading that can stand for it.
    var selectionRange: Range<Int> {
        if let title = entry.heading.title, !title.isEmpty { return absolute(title) }
        return headingRange
    }

    /// The authors' names, blanks around them left out, none of them empty.
    var authors: [Range<Int>] {
        guard let names = entry.authors.map({ absolute($0.names) })?.clamped(to: 0..<text.count) else { return [] }
        return text.bytes.withUnsafeBufferPointer { bytes in
            var result: [Range<Int>] = []
            var start = names.lowerBound
            for index in names.lowerBound...names.upperBound where index == names.upperBound || bytes[index] == UInt8(ascii: ",") {
                var (first, end) = (start, index)
                while first < end, bytes[first].isBlank { first += 1 }
                while end > first, bytes[end - 1].isBlank { end -= 1 }
                if first < end { result.append(first..<end) }
                start = index + 1
            }
            return result
        }
    }

    /// The first author, and whether there are more; cheap for three thousand of them.
    var firstAuthor: (name: String, hasMore: Bool)? {
        guard let names = entry.authors.map({ absolute($0.names) })?.clamped(to: 0..<text.count), !names.isEmpty else { return nil }
        let bytes = text.bytes[names]
        let end = bytes.firstIndex(of: UInt8(ascii: ",")) ?? bytes.endIndex
        let name = display(names.lowerBound..<end)
        return name.isEmpty ? nil : (name, end < bytes.endIndex)
    }
}

/// The text on one line: white space in a row becomes one blank, none stays at the ends, and characters that do something other than
/// stand there are left out.
func singleLine(_ text: String) -> String {
    var text = text
    if text.withUTF8({ isSingleLine($0) }) { return text }
    var result = String.UnicodeScalarView()
    var blankIsDue = false
    for scalar in text.unicodeScalars {
        switch scalar.value {
        case 0x09, 0x0A, 0x0D, 0x20, 0x2028, 0x2029, 0x85: blankIsDue = true
        default:
            if PlainText.isUnsafe(scalar) { continue }
            if blankIsDue, !result.isEmpty { result.append(" ") }
            blankIsDue = false
            result.append(scalar)
        }
    }
    return String(result)
}

/// Whether ``singleLine(_:)`` would leave the text as it is, judged in one pass over its bytes.
func isSingleLine(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var previous: UInt8 = 0x20
    for index in bytes.indices {
        let byte = bytes[index]
        if byte < 0x21 {
            guard byte == 0x20, previous != 0x20 else { return false }
        } else if byte >= 0x7F, byte == 0x7F || mayBeUnshown(byte, at: index, in: bytes) {
            return false
        }
        previous = byte
    }
    return previous != 0x20 || bytes.isEmpty
}

/// Whether a C1 control, a line separator, a direction mark, a byte order mark or a tag may begin here.
@inline(__always)
private func mayBeUnshown(_ byte: UInt8, at index: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    switch byte {
    case 0xC2: index + 1 < bytes.count && bytes[index + 1] < 0xA0
    // U+2000…207F hold more than these, but nothing that texts are full of except quotes and dashes.
    case 0xD8: index + 1 < bytes.count && bytes[index + 1] == 0x9C
    case 0xE2:
        index + 2 < bytes.count
            && (bytes[index + 1] == 0x80 && ([0x8E, 0x8F].contains(bytes[index + 2]) || 0xA8...0xAE ~= bytes[index + 2])
                || bytes[index + 1] == 0x81)
    case 0xEF: index + 2 < bytes.count && (bytes[index + 1] == 0xBB || bytes[index + 1] == 0xBF && 0xB9...0xBB ~= bytes[index + 2])
    case 0xF3: index + 1 < bytes.count && bytes[index + 1] == 0xA0
    default: false
    }
}
