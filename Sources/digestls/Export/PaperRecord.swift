import DigestSyntax

/// One paper as the generator had it before it became Markdown. Values are exactly the text between a label and the end of its field.
struct PaperRecord: Sendable {
    let number: Int?
    let url: [UInt8]
    let title: [UInt8]
    let authors: [[UInt8]]
    /// By kind; nil where the field is absent.
    private let values: [FieldKind: [UInt8]]
    /// From 1.
    let line: Int

    init(_ entry: Entry, _ block: Block, in text: SourceText) {
        func bytes(_ range: Range<Int>?) -> [UInt8] { range.map { Array(text.bytes[block.absolute($0).clamped(to: 0..<text.count)]) } ?? [] }
        number = entry.heading.number
        url = bytes(entry.heading.url)
        title = bytes(entry.heading.title)
        authors = entry.authors.map { authors in
            bytes(authors.names).split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false).map(Array.init)
        } ?? []
        var values: [FieldKind: [UInt8]] = [:]
        for field in entry.fields where values[field.kind] == nil { values[field.kind] = Self.value(of: field, bytes(field.extent)) }
        self.values = values
        line = text.line(containing: block.start) + 1
    }

    /// Every paper of a digest, in the order of the file.
    static func all(of digest: Digest) -> [PaperRecord] {
        digest.blocks.compactMap { block in block.entry.map { PaperRecord($0, block, in: digest.text) } }
    }

    subscript(kind: FieldKind) -> [UInt8]? { values[kind] }

    /// What stands behind `/abs/` in the address.
    var id: String? { Self.identifier(inURL: String(decoding: url, as: UTF8.self)) }

    static func identifier(inURL url: String) -> String? {
        guard let mark = Self.mark(in: Array(url.utf8)) else { return nil }
        return String(decoding: Array(url.utf8)[mark.upperBound...], as: UTF8.self)
    }

    /// The address of the PDF; the address itself where it is no abstract's.
    var pdf: [UInt8] {
        guard let mark = Self.mark(in: url) else { return url }
        return url[..<mark.lowerBound] + Array("/pdf/".utf8) + url[mark.upperBound...]
    }

    /// The first `/abs/`.
    private static func mark(in url: [UInt8]) -> Range<Int>? {
        let mark = Array("/abs/".utf8)
        guard url.count >= mark.count else { return nil }
        return (0...url.count - mark.count).first { url[$0..<$0 + mark.count].elementsEqual(mark) }.map { $0..<$0 + mark.count }
    }

    /// The label, one blank and the template's own line ends taken away: three behind TL;DR, two behind the others. Further ones are the
    /// value's.
    private static func value(of field: Field, _ extent: [UInt8]) -> [UInt8] {
        var start = field.label.upperBound - field.extent.lowerBound
        start = min(max(start, 0), extent.count)
        if start < extent.count, extent[start] == 0x20 { start += 1 }
        var end = extent.count
        for _ in 0..<(field.kind == .tldr ? 3 : 2) {
            guard end > start, extent[end - 1].isLineEnd else { break }
            end -= extent[end - 1] == 0x0A && end - 1 > start && extent[end - 2] == 0x0D ? 2 : 1
        }
        return Array(extent[start..<end])
    }
}
