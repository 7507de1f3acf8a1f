import DigestSyntax

extension Rule {
    static let wrongHeadingLevel = Rule(
        "wrong-heading-level", .error, fix: .safe, "a heading with too many or too few `#`, or no blank after them",
        explanation: """
            Contents and sections are headings of level 1, entries of level 3; outlines and the generator's tools rely on it, and without a blank it is no
            heading at all. The fix writes the marks.
            """,
        examples: [
            Example("an entry on level 2", "### [2] [Gauss", "## [2] [Gauss"),
            Example("no blank", "### [2] [Gauss", "###[2] [Gauss"),
            Example("no marks", "### [2] [Gauss", "[2] [Gauss"),
            Example("a section on level 2", "# cs.AI [[Back]]", "## cs.AI [[Back]]"),
            Example("the contents on level 2", "# Table of Contents", "## Table of Contents"),
        ],
        check: .file { context, report in
            for (index, block) in context.digest.blocks.enumerated() where !block.summary.isRegular {
                switch block.node.content {
                case .entry(let entry):
                    let heading = entry.heading
                    // A line that lost its marks and more is a malformed heading.
                    guard !heading.damage.contains(.missing), !heading.marks.isEmpty || heading.damage.isEmpty else { continue }
                    check(heading.marks, heading.range, 3, heading.hasBlankAfterMarks, "An entry's heading", index, context, &report)
                case .section(let header):
                    guard let heading = header.heading else { continue }
                    check(heading.marks, heading.range, 1, heading.hasBlankAfterMarks, "A section's heading", index, context, &report)
                case .contents(let contents):
                    guard let heading = contents.heading else { continue }
                    check(heading.marks, heading.range, 1, heading.hasBlankAfterMarks, "The contents' heading", index, context, &report)
                default: continue
                }
            }
        })

    private static func check(
        _ marks: Range<Int>, _ line: Range<Int>, _ level: Int, _ hasBlank: Bool, _ what: String, _ block: Int, _ context: FileContext,
        _ report: inout Report
    ) {
        let expected = String(repeating: "#", count: level)
        guard marks.count != level || !hasBlank else { return }
        let range = context.absolute(marks, in: block)
        let needsBlank = marks.isEmpty || !hasBlank
        let message =
            marks.count == level
            ? "\(what) needs a blank after `\(expected)`"
            : "\(what) begins with `\(expected)`, here stand\(marks.count == 1 ? "s" : "") \(marks.isEmpty ? "none" : "\(marks.count)")"
        report.add(
            marks.isEmpty ? context.absolute(line, in: block) : range, message,
            fix: Fix("Write `\(expected)`", .safe, [TextEdit(range, expected + (needsBlank ? " " : ""))]))
    }
}
