import DigestSyntax

extension Rule {
    static let unlistedSection = Rule(
        "unlisted-section", .warning, fix: .safe, "a section that the contents do not list",
        explanation: """
            Readers who start from the contents never see these papers. The fix adds the line, in the order of the sections.
            """,
        examples: [
            Example("the last line is gone", "- [cs.AI](#cs.AI) [Total: 1]\n", ""),
            Example("the first line is gone", "- [cs.CV](#cs.CV) [Total: 3]\n", ""),
        ],
        check: .file { context, report in
            guard !context.outline.contentsLines.isEmpty else { return }
            let broken = context.outline.contentsLines.filter { !$0.line.isWellFormed }.prefix(8).map { context.string($0.range) }
            for index in context.matches.unlisted {
                let section = context.outline.sections[index]
                // Its header is gone as well: that is said there.
                guard section.header != nil else { continue }
                // Two lines run together: that is said there.
                let link = "(#\(section.name))"
                if broken.contains(where: { $0.contains(link) }) { continue }
                report.add(
                    context.place(of: section), "The contents do not list section `\(section.name)`",
                    fix: SectionName.isWritable(section.name)
                        ? Fix("Add it to the contents", .safe, [insertion(of: index, context)]) : nil)
            }
        })

    /// Inserts the line behind that of the nearest listed section above, or before the first line.
    private static func insertion(of index: Int, _ context: FileContext) -> TextEdit {
        let text = context.contentsText(for: context.outline.sections[index])
        if let previous = context.matches.line(before: index).map({ context.outline.contentsLines[$0] }) {
            return TextEdit(previous.range.upperBound..<previous.range.upperBound, context.lineEnd + text)
        }
        let start = context.outline.contentsLines.first?.range.lowerBound ?? 0
        return TextEdit(start..<start, text + context.lineEnd)
    }
}
