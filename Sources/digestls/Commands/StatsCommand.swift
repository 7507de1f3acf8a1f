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
        var statistics = VaultStatistics()
        let status = selection.run(context.output) { job, _, file in
            FileStatistics(PaperRecord.all(of: Digest(SourceText(file.bytes))), path: job.path)
        } deliver: { _, file in
            statistics.add(file)
        }
        if arguments[.statsFormat] == "json" {
            context.output.write(TerminalSafety.json(statistics.json(style: .indented)))
            context.output.write("\n")
        } else {
            context.output.write(statistics.text)
        }
        return status
    }
}

/// What one file adds.
private struct FileStatistics: Sendable {
    let day: String
    let categories: [String: Int]
    let identifiers: [String]
    let papers: Int
    let unsummarised: Int

    init(_ records: [PaperRecord], path: String) {
        day = Self.date(in: Path.name(of: path)) ?? Path.name(of: path)
        var categories: [String: Int] = [:]
        for record in records { categories[String(decoding: record[.mainCategory] ?? [], as: UTF8.self), default: 0] += 1 }
        self.categories = categories
        identifiers = records.compactMap(\.id)
        papers = records.count
        unsummarised = records.filter(Self.isUnsummarised).count
    }

    private static let fallbacks: Set<String> = [
        "Summary generation failed", "Motivation analysis unavailable", "Method extraction failed", "Result analysis unavailable",
        "Conclusion extraction failed", "Processing failed", "Error", "",
    ]

    private static func isUnsummarised(_ record: PaperRecord) -> Bool {
        FieldKind.allCases.filter(\.isSummary).allSatisfy { kind in
            let value = record[kind] ?? []
            // No fallback text is longer; most values are.
            guard value.count < 64 else { return false }
            let words = value.split { $0.isBlank || $0.isLineEnd }
            return fallbacks.contains(String(decoding: Array(words.joined(separator: [0x20])), as: UTF8.self))
        }
    }

    /// The first `2025-12-30` in a name.
    private static func date(in name: String) -> String? {
        let bytes = Array(name.utf8)
        guard bytes.count >= 10 else { return nil }
        for start in 0...bytes.count - 10 {
            let part = bytes[start..<start + 10]
            let isDate = part.enumerated().allSatisfy { $0 == 4 || $0 == 7 ? $1 == UInt8(ascii: "-") : $1.isDigit }
            if isDate { return String(decoding: part, as: UTF8.self) }
        }
        return nil
    }
}

private struct VaultStatistics: JSONWritable {
    private var files = 0
    private var papers = 0
    private var unsummarised = 0
    private var repeats = 0
    private var categories: [String: Int] = [:]
    private var days: [String: (papers: Int, unsummarised: Int, repeats: Int)] = [:]
    private var seen: Set<String> = []

    mutating func add(_ file: FileStatistics) {
        files += 1
        papers += file.papers
        unsummarised += file.unsummarised
        categories.merge(file.categories, uniquingKeysWith: +)
        let repeated = file.identifiers.filter { !seen.insert($0).inserted }.count
        repeats += repeated
        let day = days[file.day] ?? (0, 0, 0)
        days[file.day] = (day.papers + file.papers, day.unsummarised + file.unsummarised, day.repeats + repeated)
    }

    private var categoriesByCount: [(String, Int)] { categories.map { ($0.key, $0.value) }.sorted { ($1.1, $0.0) < ($0.1, $1.0) } }

    var text: String {
        var text = "\(counted(files, "digest")), \(counted(papers, "paper"))\n"
        text += "unsummarised \(unsummarised) (\(Self.share(unsummarised, of: papers))), repeats \(repeats) (\(Self.share(repeats, of: papers)))\n"
        guard papers > 0 else { return text }
        text += "\nCategory             Papers\n"
        for (name, count) in categoriesByCount { text += Self.row(name.isEmpty ? "(none)" : name, [count]) }
        text += "\nDay                  Papers  Unsummarised  Repeats\n"
        for (day, counts) in days.sorted(by: { Path.precedes($0.key, $1.key) }) {
            text += Self.row(day, [counts.papers, counts.unsummarised, counts.repeats])
        }
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
                for (day, counts) in days.sorted(by: { Path.precedes($0.key, $1.key) }) {
                    array.object { object in
                        object.field("day", day)
                        object.field("papers", counts.papers)
                        object.field("unsummarised", counts.unsummarised)
                        object.field("repeats", counts.repeats)
                    }
                }
            }
        }
    }
}
