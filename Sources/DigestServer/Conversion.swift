import DigestSyntax
import LanguageServerProtocol

/// Between the byte offsets of one text and the positions that the client counts in.
///
/// Going up the text it walks on from where it was, so that all positions of a document cost one pass over its lines.
///
/// - Invariant: the text is well-formed UTF-8, as everything that came in JSON is; columns are counted by the first bytes of characters.
struct PositionConverter {
    let text: SourceText
    let encoding: PositionEncoding
    private var line = 0
    private var content: Range<Int>
    /// The start of the line behind.
    private var nextLine: Int
    /// A place in the line whose column is known.
    private var knownOffset: Int
    private var knownColumn = 0

    init(_ text: SourceText, _ encoding: PositionEncoding) {
        self.text = text
        self.encoding = encoding
        content = text.contentRange(ofLine: 0)
        nextLine = text.start(ofLine: 1)
        knownOffset = 0
    }

    /// The position of an offset; inside a line end it is the end of the line, inside a character the character's start.
    mutating func position(of offset: Int) -> Position {
        let offset = min(max(offset, 0), text.count)
        move(toLineOf: offset)
        let end = min(offset, content.upperBound)
        let known = knownOffset <= end ? (knownOffset, knownColumn) : (content.lowerBound, 0)
        (knownOffset, knownColumn) = text.bytes.withUnsafeBufferPointer { bytes in
            var end = end
            while end > content.lowerBound, end < bytes.count, bytes[end] & 0xC0 == 0x80 { end -= 1 }
            return (end, known.1 + Self.units(bytes, from: known.0, to: end, encoding))
        }
        return Position(line: line, character: knownColumn)
    }

    mutating func range(_ range: Range<Int>) -> PositionRange {
        let start = position(of: range.lowerBound)
        return PositionRange(start: start, end: range.isEmpty ? start : position(of: range.upperBound))
    }

    private mutating func move(toLineOf offset: Int) {
        if offset >= content.lowerBound, offset < nextLine || nextLine == text.count && line + 1 >= text.lineCount { return }
        line = text.line(containing: offset, near: line)
        content = text.contentRange(ofLine: line)
        nextLine = text.start(ofLine: line + 1)
        (knownOffset, knownColumn) = (content.lowerBound, 0)
    }

    private static func units(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int, _ encoding: PositionEncoding) -> Int {
        guard start < end else { return 0 }
        guard encoding != .utf8 else { return end - start }
        let isUTF16 = encoding == .utf16
        let raw = UnsafeRawBufferPointer(bytes)
        var (count, index) = (end - start, start)
        // A byte inside a character counts nothing; the first one of four counts twice in UTF-16.
        while end - index >= 8 {
            let word = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
            index += 8
            guard word & Self.highBits != 0 else { continue }
            count -= (word & ~(word << 1) & Self.highBits).nonzeroBitCount
            if isUTF16 { count += (word & word << 1 & word << 2 & word << 3 & Self.highBits).nonzeroBitCount }
        }
        for byte in bytes[index..<end] { count += (byte & 0xC0 == 0x80 ? -1 : 0) + (isUTF16 && byte >= 0xF0 ? 1 : 0) }
        return count
    }

    private static let highBits: UInt64 = 0x8080_8080_8080_8080
}

extension SourceText {
    /// The offset of a position of an edit: behind the last line it is the end of the text, behind a line's end that end.
    func offset(ofEdit position: Position, _ encoding: PositionEncoding) -> Int {
        offset(of: LineColumn(line: position.line, column: position.character), in: encoding)
    }

    /// The offset of a position that is asked about; nil on lines that the text does not have.
    func offset(ofQuery position: Position, _ encoding: PositionEncoding) -> Int? {
        position.line < lineCount ? offset(ofEdit: position, encoding) : nil
    }

    func range(ofEdit range: PositionRange, _ encoding: PositionEncoding) -> Range<Int> {
        let start = offset(ofEdit: range.start, encoding)
        return start..<max(start, offset(ofEdit: range.end, encoding))
    }
}
