import DigestSyntax

extension Rule {
    static let mismatchedSectionAnchor = Rule(
        "mismatched-section-anchor", .error, fix: .suggestion, "a section whose anchor and heading name different categories",
        explanation: """
            Links to the one lead to a section that calls itself the other. Which is right shows in the contents and in the papers' main category;
            an editor offers to follow them.
            """,
        examples: [Example("a slip in the anchor", "<div id='cs.AI'>", "<div id='cs.IA'>", .stays)],
        check: .file { context, report in
            for section in context.outline.sections {
                guard let other = section.otherName, let (block, header) = context.header(of: section), let heading = header.heading,
                    let anchor = header.anchor, anchor.isWellFormed
                else { continue }
                let anchorIsRight = context.string(block.absolute(anchor.name)) == section.name
                let wrong = block.absolute(anchorIsRight ? heading.name : anchor.name)
                let right = block.absolute(anchorIsRight ? anchor.name : heading.name)
                report.add(
                    wrong,
                    anchorIsRight
                        ? "The heading says `\(other)`, its anchor `\(section.name)`"
                        : "The anchor says `\(other)`, its heading `\(section.name)`",
                    related: [.init(right, "`\(section.name)` stands here")],
                    fix: SectionName.isWritable(section.name)
                        ? Fix("Change to `\(section.name)`", .suggestion, [TextEdit(wrong, section.name)]) : nil)
            }
        })
}
