import DigestSyntax

/// BibTeX: `@misc` with arXiv's own fields. The key is made of the identifier, so it stays whatever else changes.
enum BibTeXExport {
    /// The key of a paper; nil where its address holds no identifier that could be one.
    static func key(of record: PaperRecord) -> String? {
        guard let id = record.id, !id.isEmpty, let identifier = try? ArxivIdentifier(id) else { return nil }
        return "arXiv:\(identifier.paper.canonicalText)"
    }

    static func append(_ record: PaperRecord, key: String, to output: inout [UInt8]) {
        var text = "@misc{\(key),\n"
        // A second pair of braces keeps capitals.
        text += "  title         = {{\(LaTeXSafety.text(string(record.title)))}},\n"
        let authors = record.authors.map { LaTeXSafety.text(string($0)) }.filter { name in name.contains { $0 != " " } }
        if !authors.isEmpty { text += "  author        = {\(authors.map(name).joined(separator: " and "))},\n" }
        if let id = record.id, let identifier = try? ArxivIdentifier(id) {
            text += "  year          = {\(identifier.year)},\n"
            text += "  eprint        = {\(identifier.paper.canonicalText)},\n"
            text += "  archivePrefix = {arXiv},\n"
        }
        if let category = record[.mainCategory].map(string), Category.hasShape(category.utf8) { text += "  primaryClass  = {\(category)},\n" }
        let url = string(record.url)
        if !url.isEmpty, url.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && !"{}\\%#\"".utf8.contains($0) }) { text += "  url           = {\(url)},\n" }
        text += "}\n\n"
        output += text.utf8
    }

    /// A name that BibTeX would cut in two, by a comma or the word "and", in braces of its own.
    private static func name(_ name: String) -> String {
        let isSplit = name.contains(",") || name.split(separator: " ").contains { $0.lowercased() == "and" || $0.lowercased() == "others" }
        return isSplit ? "{\(name)}" : name
    }

    private static func string(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
