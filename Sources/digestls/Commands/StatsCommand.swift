import DigestIndex
import DigestProject
import DigestSyntax
import JSON

extension Option {
    fileprivate static let statsFormat = Option.format(["text", "json"])
}

extension Command {
    static let stats = Command(
        name: "stats", operands: "[PATH…]", summary: "Count papers by category and day, unsummarised ones and repeats",
        details: """
            A day is the date in a file's name, else the name. A paper is unsummarised where
            every field that a language model should have written is a fallback text. A
            repeat is a paper that an earlier file, or an earlier place, has already.
            """,
        options: [.statsFormat] + ProjectSelection.options
    ) { arguments, context throws(CommandFailure) in
        let selection = try ProjectSelection(arguments)
        let (index, status) = selection.index(context.output)
        let statistics = VaultStatistics(index)
        if arguments[.statsFormat] == "json" {
            context.output.write(TerminalSafety.json(statistics.json(style: .indented)))
            context.output.write("\n")
        } else {
            context.output.write(statistics.text)
        }
        return status
    }
}

private struct VaultStatistics: JSONWritable {
    private let files: Int
    private var papers = 0
    private var unsummarised = 0
    private var repeats = 0
    private let categories: [String: Int]
    /// Oldest first.
    private var days: [Day] = []

    private struct Day {
        let name: String
        var papers: Int
        var unsummarised: Int
        var repeats: Int
    }

    init(_ index: DigestIndex) {
        let totals = index.fileTotals
        files = totals.count
        categories = index.categoryTotals
        for file in totals {
            papers += file.papers
            unsummarised += file.unsummarised
            repeats += file.repeats
            let name = file.day?.description ?? Path.name(of: file.file)
            // The files of one day, or of one name, follow each other.
            if let last = days.indices.last, days[last].name == name {
                days[last].papers += file.papers
                days[last].unsummarised += file.unsummarised
                days[last].repeats += file.repeats
            } else {
                days.append(Day(name: name, papers: file.papers, unsummarised: file.unsummarised, repeats: file.repeats))
            }
        }
    }

    private var categoriesByCount: [(String, Int)] { categories.map { ($0.key, $0.value) }.sorted { ($1.1, $0.0) < ($0.1, $1.0) } }

    var text: String {
        var text = "\(counted(files, "digest")), \(counted(papers, "paper"))\n"
        text +=
            "unsummarised \(unsummarised) (\(Self.share(unsummarised, of: papers))), repeats \(repeats) (\(Self.share(repeats, of: papers)))\n"
        guard papers > 0 else { return text }
        text += "\nCategory             Papers\n"
        for (name, count) in categoriesByCount { text += Self.row(name.isEmpty ? "(none)" : name, [count]) }
        text += "\nDay                  Papers  Unsummarised  Repeats\n"
        for day in days { text += Self.row(day.name, [day.papers, day.unsummarised, day.repeats]) }
        return text
    }

    private static func row(_ name: String, _ counts: [Int]) -> String {
        let name = PlainText.of(name)
        var text = name + String(repeating: " ", count: max(1, 19 - TerminalWidth.cells(of: name)))
        for (count, width) in zip(counts, [8, 14, 9]) {
            let number = String(count)
            text += String(repeating: " ", count: max(1, width - number.utf8.count)) + number
        }
        return text + "\n"
    }

    /// "12.5%"
    private static func share(_ part: Int, of whole: Int) -> String {
        guard whole > 0 else { return "0%" }
        let tenths = (part * 1000 + whole / 2) / whole
        return tenths.isMultiple(of: 10) ? "\(tenths / 10)%" : "\(tenths / 10).\(tenths % 10)%"
    }

    func write(to writer: inout JSONWriter) {
        writer.object { object in
            object.field("version", 1)
            object.field("files", files)
            object.field("papers", papers)
            object.field("unsummarised", unsummarised)
            object.field("repeats", repeats)
            object.object("categories") { inner in
                for (name, count) in categoriesByCount { inner.field(named: JSONString(name), count) }
            }
            object.array("days") { array in
                for day in days {
                    array.object { object in
                        object.field("day", day.name)
                        object.field("papers", day.papers)
                        object.field("unsummarised", day.unsummarised)
                        object.field("repeats", day.repeats)
                    }
                }
            }
        }
    }
}
