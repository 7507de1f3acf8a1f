import DigestSyntax

extension Rule {
    static let brokenBackLink = Rule(
        "broken-back-link", .warning, fix: .safe, "a section heading without `[[Back]](#toc)`, or with a broken one",
        explanation: """
            The back link is how a reader returns to the contents, and how tools know a section's heading. The fix writes it.
            """,
        examples: [
            Example("it is gone", "# cs.AI [[Back]](#toc)", "# cs.AI"),
            Example("it leads elsewhere", "# cs.AI [[Back]](#toc)", "# cs.AI [[Back]](#top)"),
            Example("a bracket is gone", "# cs.AI [[Back]](#toc)", "# cs.AI [[Back](#toc)"),
        ],
        check: .file { context, report in
            for section in context.outline.sections {
                guard let (block, header) = context.header(of: section), let heading = header.heading, !heading.hasExactBack else {
                    continue
                }
                let found = context.string(block.absolute(heading.back))
                let resembles = found.isEmpty || found.contains("[") || found.contains("(") || found.lowercased().contains("back")
                let isReadBack = SectionName.isWritable(context.string(block.absolute(heading.name)))
                let edit = TextEdit(block.absolute(heading.name.upperBound..<heading.range.upperBound), " [[Back]](#toc)")
                report.add(
                    block.absolute(heading.back.isEmpty ? heading.name : heading.back),
                    found.isEmpty
                        ? "The heading of `\(section.name)` has no `[[Back]](#toc)`"
                        : "Expected `[[Back]](#toc)`, found `\(found.prefix(40))`",
                    fix: resembles && isReadBack ? Fix("Write the back link", .safe, [edit]) : nil)
            }
        })
}
