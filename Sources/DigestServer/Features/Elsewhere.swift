import DigestIndex
import DigestProject
import DigestSyntax
import LanguageServerProtocol

/// Turns places in files, as the index has them, into places that the client can go to. Each file is read once, and none where it is open.
struct Elsewhere {
    private let encoding: PositionEncoding
    private let documents: [DocumentURI: Document]
    private var converters: [String: PositionConverter] = [:]

    init(_ session: Session) {
        encoding = session.client.encoding
        documents = session.documents
    }

    func uri(of file: String) -> DocumentURI {
        let uri = DocumentURI(filePath: file)
        return documents[uri]?.uri ?? uri
    }

    /// The range in a file; the start of its line where the file is not any more what the index knows.
    mutating func range(_ range: Range<Int>, line: Int, in file: String) -> PositionRange {
        var converter = converters[file] ?? PositionConverter(text(of: file), encoding)
        defer { converters[file] = converter }
        guard range.upperBound <= converter.text.count, converter.text.line(containing: range.lowerBound) == line else {
            return PositionRange(at: Position(line: line, character: 0))
        }
        return converter.range(range)
    }

    mutating func location(of paper: Appearance) -> Location {
        Location(uri: uri(of: paper.file), range: range(paper.range, line: paper.line, in: paper.file))
    }

    mutating func location(of mention: PaperMention) -> Location {
        let file = mention.source.file
        return Location(uri: uri(of: file), range: range(mention.range, line: mention.line, in: file))
    }

    private func text(of file: String) -> SourceText {
        if let document = documents[DocumentURI(filePath: file)] { return document.text }
        return SourceText((try? FileReader.read(file).bytes) ?? [])
    }
}

extension Session {
    /// The index, with what is open in it; nil in a session without folders.
    var currentIndex: DigestIndex? {
        guard !library.roots.isEmpty else { return nil }
        updateLibrary()
        return library.index
    }

    /// The file that a document counts for; empty, and so no file's name, where it counts for none.
    func file(of document: Document) -> String { document.path ?? "" }

    /// The address of a paper's heading, to be followed from a text.
    func address(of paper: Appearance) -> String {
        let uri = DocumentURI(filePath: paper.file).spelling
        let safe = uri.utf8.map { byte in
            byte == UInt8(ascii: "(") ? "%28" : byte == UInt8(ascii: ")") ? "%29" : String(decoding: [byte], as: UTF8.self)
        }
        return "\(safe.joined())#L\(paper.line + 1)"
    }
}
