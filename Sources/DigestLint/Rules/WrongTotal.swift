import DigestSyntax

extension Rule {
    static let wrongTotal = Rule(
        "wrong-total", .warning, fix: .safe, "a total in the contents that is not the number of entries",
        explanation: """
            The contents promise how many papers a section has. The generator itself can get it wrong: it counts before it skips papers
            without a summary. The fix writes the number of entries that are there.
            """,
        examples: [
            Example("one too many", "[Total: 3]", "[Total: 4]"),
            Example("a section that grew", "[Total: 1]", "[Total: 0]"),
        ],
        check: .file { context, report in
            for (line, match) in zip(context.outline.contentsLines, context.matches.lines) where line.line.isWellFormed {
                guard let total = line.line.total, let text = line.line.totalText else { continue }
                let index: Int
                switch match {
                case .section(let section), .guess(let section): index = section
                case .repetition, .none: continue
                }
                let section = context.outline.sections[index]
                let count = context.count(ofSection: section.name)
                guard count != total, !isCutOff(index, total, count, context), count - repeats(in: section, context) != total else {
                    continue
                }
                let range = line.absolute(text)
                report.add(
                    range, "`\(section.name)` lists \(papers(total)), the section has \(count == 0 ? "none" : String(count))",
                    related: [.init(context.place(of: section), "The section is here")],
                    fix: Fix("Set the total to \(count)", .safe, [TextEdit(range, String(count))]))
            }
        })

    /// Whether the papers are missing because the file ends in this section.
    private static func isCutOff(_ section: Int, _ total: Int, _ count: Int, _ context: FileContext) -> Bool {
        context.truncation != nil && section == context.outline.sections.indices.last && count < total
    }

    /// How many papers of the section stand in the file before; they are reported as such.
    private static func repeats(in section: Outline.Section, _ context: FileContext) -> Int {
        context.firstAppearances.isEmpty ? 0 : section.entries.reduce(0) { $0 + (context.firstAppearances[$1] == nil ? 0 : 1) }
    }
}

/// "1 paper", "8 papers".
func papers(_ count: Int) -> String { count == 1 ? "1 paper" : "\(count) papers" }
