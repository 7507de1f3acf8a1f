import DigestSyntax

extension Rule {
    static let wrongTotal = Rule(
        "wrong-total", .warning, "a total in the contents that is not the number of entries",
        explanation: """
            The contents promise how many papers a section has. The generator itself can get it wrong: it counts before it skips papers
            without a summary. The fix writes the number of entries that are there.
            """,
        examples: [
            Example("one too many", "[Total: 3]", "[Total: 4]"),
            Example("a section that grew", "[Total: 1]", "[Total: 0]"),
        ],
        check: .file { context, report in
            for line in context.outline.contentsLines {
                guard let total = line.line.total, let text = line.line.totalText, line.line.isWellFormed,
                    let index = context.outline.section(of: line)
                else { continue }
                let name = context.outline.sections[index].name
                let count = context.outline.sections.filter { $0.isNamed(name) }.reduce(0) { $0 + $1.entries.count }
                guard count != total else { continue }
                let range = line.absolute(text)
                report.add(
                    range, "`\(name)` lists \(papers(total)), the section has \(count)",
                    fix: Fix("Set the total to \(count)", .safe, [TextEdit(range, String(count))]))
            }
        })
}

/// "1 paper", "8 papers".
func papers(_ count: Int) -> String { count == 1 ? "1 paper" : "\(count) papers" }
