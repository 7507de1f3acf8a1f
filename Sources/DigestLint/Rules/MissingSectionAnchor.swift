import DigestSyntax

extension Rule {
    static let missingSectionAnchor = Rule(
        "missing-section-anchor", .error, fix: .safe, "a section heading without its anchor, or with a broken one",
        explanation: """
            The links of the contents lead to the `<div id='cs.CV'></div>` above a section's heading. The fix writes it.
            """,
        examples: [
            Example("the anchor is gone", "<div id='cs.AI'></div>\n\n", ""),
            Example("a quote is gone", "<div id='cs.AI'></div>", "<div id='cs.AI></div>"),
            Example("the end tag is gone", "<div id='cs.AI'></div>", "<div id='cs.AI'>"),
        ],
        check: .file { context, report in
            for section in context.outline.sections {
                guard let (block, header) = context.header(of: section), !section.name.isEmpty else { continue }
                let expected = "<div id='\(section.name)'></div>"
                if let anchor = header.anchor {
                    let range = block.absolute(anchor.range)
                    if anchor.isWellFormed {
                        guard let heading = header.heading, heading.range.lowerBound < anchor.range.lowerBound else { continue }
                        let place = block.absolute(heading.range)
                        report.add(
                            range, "The anchor of section `\(section.name)` stands below its heading",
                            fix: Fix(
                                "Put the anchor first", .safe,
                                [TextEdit(place, context.string(range)), TextEdit(range, context.string(place))]))
                        continue
                    }
                    report.add(
                        range, "Expected the anchor `\(expected)`, found `\(context.string(range).prefix(60))`",
                        fix: Fix("Write the anchor", .safe, [TextEdit(range, expected)]))
                } else if let heading = header.heading {
                    let range = block.absolute(heading.range)
                    report.add(
                        range, "Section `\(section.name)` has no anchor `\(expected)` above its heading",
                        fix: Fix(
                            "Add the anchor", .safe,
                            [TextEdit(range.lowerBound..<range.lowerBound, expected + context.lineEnd + context.lineEnd)]))
                }
            }
        })
}
