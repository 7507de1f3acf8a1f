import DigestSyntax

/// Comma-separated values (RFC 4180): CRLF between records, quotes where they are needed.
enum CSVExport {
    static let header = "file,line,number,id,title,authors,category,tldr,motivation,method,result,conclusion,abstract,url\r\n"

    static func append(_ record: PaperRecord, path: String, to output: inout [UInt8]) {
        append(Array(path.utf8), to: &output)
        let numbers = [String(record.line), record.number.map(String.init) ?? "", record.id ?? ""]
        for text in numbers { append(Array(text.utf8), after: true, to: &output) }
        append(record.title, after: true, to: &output)
        append(Array(record.authors.joined(separator: [UInt8(ascii: ",")])), after: true, to: &output)
        for kind in FieldKind.allCases { append(record[kind] ?? [], after: true, to: &output) }
        append(record.url, after: true, to: &output)
        output += "\r\n".utf8
    }

    private static func append(_ value: [UInt8], after comma: Bool = false, to output: inout [UInt8]) {
        if comma { output.append(UInt8(ascii: ",")) }
        let quote = UInt8(ascii: "\"")
        guard value.contains(where: { $0 == quote || $0 == UInt8(ascii: ",") || $0.isLineEnd }) else { return output += value }
        output.append(quote)
        for byte in value {
            if byte == quote { output.append(quote) }
            output.append(byte)
        }
        output.append(quote)
    }
}
