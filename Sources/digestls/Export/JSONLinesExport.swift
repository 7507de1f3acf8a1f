import DigestSyntax
import JSON

/// The generator's own record, one paper a line.
struct JSONLinesExport: JSONWritable {
    let record: PaperRecord
    let path: String

    func write(to writer: inout JSONWriter) {
        writer.object { object in
            object.field("id", record.id)
            object.key("abs")
            object.string(utf8: record.url)
            object.key("pdf")
            object.string(utf8: record.pdf)
            object.key("title")
            object.string(utf8: record.title)
            object.array("authors") { array in for author in record.authors { array.string(utf8: author) } }
            object.array("categories") { array in if let category = record[.mainCategory] { array.string(utf8: category) } }
            write("summary", record[.abstract], to: &object)
            object.object("AI") { object in
                write("tldr", record[.tldr], to: &object)
                write("motivation", record[.motivation], to: &object)
                write("method", record[.method], to: &object)
                write("result", record[.result], to: &object)
                write("conclusion", record[.conclusion], to: &object)
            }
            object.field("number", record.number)
            object.field("file", path)
            object.field("line", record.line)
        }
    }

    private func write(_ key: StaticString, _ value: [UInt8]?, to object: inout JSONWriter) {
        object.key(key)
        if let value { object.string(utf8: value) } else { object.null() }
    }
}
