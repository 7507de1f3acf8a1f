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
                func fix(_ title: String, _ range: Range<Int>, _ text: String) -> Fix? {
                    SectionName.isWritable(section.name) ? Fix(title, .safe, [TextEdit(range, text)]) : nil
                }
                if let anchor = header.anchor {
                    let range = block.absolute(anchor.range)
                    if anchor.isWellFormed {
                        guard let heading = header.heading, heading.range.lowerBound < anchor.range.lowerBound else { continue }
                        let place = block.absolute(heading.range)
                        report.add(
                            range, "The anchor of section `\(section.name)` stands below its heading",
                            fix: Fix(
                                "Put the anchor first", .safe,
                                [TextEdit(place, context.bytes(range)), TextEdit(range, context.bytes(place))]))
                        continue
                    }
                    report.add(
                        range, "Expected the anchor `\(expected)`, found `\(context.string(range).prefix(60))`",
                        fix: fix("Write the anchor", range, expected))
                } else if let heading = header.heading {
                    let range = block.absolute(heading.range)
                    report.add(
                        range, "Section `\(section.name)` has no anchor `\(expected)` above its heading",
                        fix: fix("Add the anchor", range.lowerBound..<range.lowerBound, expected + context.lineEnd + context.lineEnd))
                }
            }
        })
}
