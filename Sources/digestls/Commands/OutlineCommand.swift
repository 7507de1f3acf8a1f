import DigestProject
import DigestSyntax
import JSON

extension Option {
    fileprivate static let outlineFormat = Option.format(["text", "json"])
}

extension Command {
    static let outline = Command(
        name: "outline", operands: "PATH…", summary: "Show sections and papers at a glance", details: "",
        options: [.outlineFormat] + ProjectSelection.options
    ) { arguments, context throws(CommandFailure) in
        guard !arguments.operands.isEmpty else { throw .usage("outline needs a PATH") }
        let selection = try ProjectSelection(arguments)
        let output = context.output
        let isJSON = arguments[.outlineFormat] == "json"
        if isJSON { output.write("{\"version\":1,\"files\":[") }
        var isFirst = true
        let status = selection.run(output) { job, _, file in
            let digest = DigestOverview(Digest(SourceText(file.bytes)), path: job.path)
            return isJSON ? TerminalSafety.json(digest.json()) : Array(digest.text.utf8)
        } deliver: { _, text in
            if !isFirst { output.write(isJSON ? "," : "\n") }
            if isJSON { output.write("\n") }
            isFirst = false
            output.write(text)
        }
        if isJSON { output.write(isFirst ? "]}\n" : "\n]}\n") }
        return status
    }
}

/// The sections of a digest with their papers.
private struct DigestOverview: JSONWritable {
    private let path: String
    private let sections: [Section]

    private struct Section {
        let name: String
        let line: Int
        /// What the contents promise.
        let total: Int?
        let papers: [Paper]
    }

    private struct Paper {
        let number: Int?
        let id: String?
        let title: String
        let line: Int
    }

    init(_ digest: Digest, path: String) {
        self.path = path
        let outline = Outline(digest)
        let text = digest.text
        func line(_ block: Int) -> Int { text.line(containing: digest.blocks[block].start) + 1 }
        func papers(_ blocks: Range<Int>) -> [Paper] {
            blocks.compactMap { index in
                let block = digest.blocks[index]
                guard let heading = block.entry?.heading else { return nil }
                return Paper(
                    number: heading.number,
                    id: heading.url.flatMap { PaperRecord.identifier(inURL: text.string(block.absolute($0))) },
                    title: heading.title.map { text.string(block.absolute($0)) } ?? "", line: line(index))
            }
        }
        sections = outline.sections.map { section in
            let first = section.header ?? section.entries.lowerBound
            let listed = outline.contentsLines.first { $0.target == section.name || $0.label == section.name }
            return Section(name: section.name, line: line(first), total: listed?.line.total, papers: papers(section.entries))
        }
    }

    var text: String {
        let count = sections.reduce(0) { $0 + $1.papers.count }
        var text = "\(PlainText.of(path)): \(counted(count, "paper")) in \(counted(sections.count, "section"))\n"
        for section in sections {
            text += "\n  \(PlainText.of(section.name)) (\(section.papers.count)), line \(section.line)\n"
            for paper in section.papers {
                let number = paper.number.map(String.init) ?? "?"
                let id = PlainText.of(paper.id ?? "?")
                text += String(repeating: " ", count: max(0, 6 - number.utf8.count)) + number
                text += "  " + id + String(repeating: " ", count: max(0, 10 - id.count)) + "  " + PlainText.of(paper.title) + "\n"
            }
        }
        return text
    }

    func write(to writer: inout JSONWriter) {
        writer.object { object in
            object.field("file", path)
            object.field("papers", sections.reduce(0) { $0 + $1.papers.count })
            object.array("sections") { array in
                for section in sections {
                    array.object { object in
                        object.field("name", section.name)
                        object.field("line", section.line)
                        object.field("total", section.total)
                        object.array("papers") { array in
                            for paper in section.papers {
                                array.object { object in
                                    object.field("number", paper.number)
                                    object.field("id", paper.id)
                                    object.field("title", paper.title)
                                    object.field("line", paper.line)
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
