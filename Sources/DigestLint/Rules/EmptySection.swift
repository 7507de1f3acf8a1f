import DigestSyntax

extension Rule {
    static let emptySection = Rule(
        "empty-section", .info, fix: .unsafe, "a section without entries",
        explanation: """
            The generator writes a section for every category that has papers, and then leaves out those without a summary; nothing may be left.
            The section can go, with its line in the contents.
            """,
        examples: [
            Example(
                "a header and nothing below it",
                [
                    ("[Total: 1]\n", "[Total: 1]\n- [cs.RO](#cs.RO) [Total: 0]\n"),
                    (
                        "learning from noisy quantum experiments.\n\n</details>\n",
                        "learning from noisy quantum experiments.\n\n</details>\n\n\n<div id='cs.RO'></div>\n\n# cs.RO [[Back]](#toc)\n"
                    ),
                ], .restoredUnsafely)
        ],
        check: .file { context, report in
            for (index, section) in context.outline.sections.enumerated() where section.entries.isEmpty {
                guard let block = section.header, context.truncation?.block != block else { continue }
                guard context.outline.sectionCount(named: section.name) == 1 else { continue }
                report.add(context.place(of: section), "Section `\(section.name)` has no entries", fix: removal(of: index, block, context))
            }
        })

    private static func removal(of index: Int, _ block: Int, _ context: FileContext) -> Fix? {
        guard context.digest.blocks[block].section?.stray.isEmpty == true else { return nil }
        let promise = context.matches.line(of: index).map { context.lines(of: context.outline.contentsLines[$0].range) }
        let range = context.digest.blocks[block].range
        var edits: [TextEdit] = []
        if block == context.digest.blocks.indices.last {
            // The contents may stand right above it, if anything does.
            let start = max(context.textEnd(before: range.lowerBound), promise?.upperBound ?? 0)
            edits.append(TextEdit(start..<context.text.count, context.lineEnd))
        } else {
            edits.append(TextEdit(range, ""))
        }
        guard let promise else { return Fix("Remove the section", .unsafe, edits) }
        // In a damaged digest the contents may stand anywhere, the section's own lines included.
        guard !promise.overlaps(range) else { return nil }
        edits.insert(TextEdit(promise, ""), at: promise.lowerBound < range.lowerBound ? 0 : edits.count)
        return Fix("Remove the section", .unsafe, edits)
    }
}
