import DigestSyntax

extension Rule {
    static let duplicateSection = Rule(
        "duplicate-section", .error, fix: nil, "a category that opens twice",
        explanation: """
            Links lead to the first of two sections with one name; the papers of the second are found by nobody. Join the two by hand: which papers
            belong where is not for a tool to say.
            """,
        examples: [
            Example(
                "a second header in the middle", "### [3] [OmniView",
                "<div id='cs.CV'></div>\n\n# cs.CV [[Back]](#toc)\n\n### [3] [OmniView", .stays)
        ],
        check: .file { context, report in
            for (index, section) in context.outline.sections.enumerated() where section.header != nil && !section.name.isEmpty {
                guard let first = context.outline.section(named: section.name), first < index, context.outline.sections[first].header != nil
                else { continue }
                report.add(
                    context.place(of: section), "Section `\(section.name)` opens a second time",
                    related: [.init(context.place(of: context.outline.sections[first]), "It opens here first")], fix: nil)
            }
        })
}
