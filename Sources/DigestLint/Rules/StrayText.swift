import DigestSyntax

extension Rule {
    static let strayText = Rule(
        "stray-text", .warning, fix: nil, "text that belongs to no entry",
        explanation: """
            Everything in a digest is part of the contents, of a section's header or of an entry. Other text is lost to every tool that reads it. Notes
            can stand in an HTML comment, `<!-- … -->`, which is never flagged.
            """,
        examples: [
            Example("a note between two entries", "\n\n\n### [2] [Gauss", "\n\nread this one first\n\n### [2] [Gauss", .stays),
            Example("a note above the first entry", "# cs.AI [[Back]](#toc)\n", "# cs.AI [[Back]](#toc)\n\nread these first\n", .stays),
        ],
        check: .file { context, report in
            for (index, block) in context.digest.blocks.enumerated() where !block.summary.isRegular {
                let stray: [Range<Int>] =
                    switch block.node.content {
                    case .entry(let entry): entry.stray
                    case .contents(let contents): contents.stray
                    case .section(let header): header.stray
                    case .preamble(let stray): stray
                    }
                for range in stray {
                    let lines =
                        context.text.line(containing: block.start + max(range.lowerBound, range.upperBound - 1))
                        - context.text.line(containing: block.start + range.lowerBound) + 1
                    report.add(
                        context.absolute(range, in: index),
                        lines == 1 ? "This text belongs to no entry" : "These \(lines) lines belong to no entry", fix: nil)
                }
            }
        })
}
