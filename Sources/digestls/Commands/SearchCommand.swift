import DigestIndex
import DigestProject
import DigestSyntax
import JSON

extension Option {
    fileprivate static let searchFormat = Option.format(["text", "json", "jsonl"])
    fileprivate static let limit = Option("limit", short: "n", placeholder: "N", "Print at most N papers (default: 20)")
}

extension Command {
    static let search = Command(
        name: "search", operands: "QUERY [PATH…]", summary: "Find papers by what you remember of them",
        details: """
            QUERY is words of title, authors or category, or an identifier or its
            beginning, in any order, as one argument; slips are forgiven. The best fit
            comes first, of equal ones the newest; a paper comes once. The exit status is
            0 whether or not anything is found.
            """,
        options: [.searchFormat, .limit] + ProjectSelection.options
    ) { arguments, context throws(CommandFailure) in
        var arguments = arguments
        guard let query = arguments.takeOperand() else { throw .usage("search needs a QUERY") }
        let limit = try arguments.count(.limit) ?? 20
        let selection = try ProjectSelection(arguments)
        var (index, status) = selection.index(context.output)
        let found = index.search(query, limit: limit).map(FoundPaper.init)
        switch arguments[.searchFormat] {
        case "json":
            var writer = JSONWriter(capacity: 4096)
            writer.object { object in
                object.field("version", 1)
                object.array("papers") { array in
                    for paper in found { array.object { paper.write(to: &$0) } }
                }
            }
            context.output.write(TerminalSafety.json(writer.bytes))
            context.output.write("\n")
        case "jsonl":
            for paper in found {
                var writer = JSONWriter(capacity: 1024)
                writer.object { paper.write(to: &$0) }
                context.output.write(TerminalSafety.json(writer.bytes))
                context.output.write("\n")
            }
        default: for paper in found { context.output.write(paper.text) }
        }
        return status
    }
}

/// A paper that was found, as it is printed.
private struct FoundPaper {
    let appearance: Appearance

    /// Where it is, what it is, and what it says in one line.
    var text: String {
        let id = appearance.identifier.map(\.description) ?? "?"
        var text = "\(PlainText.of(appearance.file)):\(appearance.line + 1): \(id)"
        if let category = appearance.category { text += " [\(PlainText.of(category))]" }
        text += " \(PlainText.of(appearance.title))\n"
        if let tldr = appearance.tldr { text += "    \(PlainText.of(tldr))\n" }
        return text
    }

    func write(to object: inout JSONWriter) {
        object.field("id", appearance.identifier?.description)
        object.field("title", appearance.title)
        object.array("authors") { array in for name in appearance.authorNames { array.string(name) } }
        object.field("category", appearance.category)
        object.field("tldr", appearance.tldr)
        object.field("day", appearance.day?.description)
        object.field("file", appearance.file)
        object.field("line", appearance.line + 1)
        object.field("number", appearance.number)
    }
}
