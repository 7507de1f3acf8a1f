import DigestSyntax

extension Rule {
    static let missingSectionHeading = Rule(
        "missing-section-heading", .error, fix: .safe, "a section without a heading",
        explanation: """
            Without `# cs.CV [[Back]](#toc)` the papers of a section look as if they belonged to the one before. A section is known by its anchor, or,
            where that is gone too, because the contents promise it and the entries name its category. The fix writes the heading.
            """,
        examples: [
            Example("only the anchor is left", "# cs.AI [[Back]](#toc)\n\n", ""),
            Example("anchor and heading are gone", "<div id='cs.AI'></div>\n\n# cs.AI [[Back]](#toc)\n\n", ""),
        ],
        check: .file { context, report in
            for section in context.outline.sections where !section.name.isEmpty && !section.isContinuation {
                let expected = "# \(section.name) [[Back]](#toc)"
                let gap = context.lineEnd + context.lineEnd
                func fix(_ title: String, at place: Int, _ text: String) -> Fix? {
                    SectionName.isWritable(section.name) ? Fix(title, .safe, [TextEdit(place..<place, text)]) : nil
                }
                if let (block, header) = context.header(of: section) {
                    guard header.heading == nil, let anchor = header.anchor, context.truncation?.block != section.header else { continue }
                    let range = block.absolute(anchor.range)
                    report.add(
                        range, "Section `\(section.name)` has no heading `\(expected)`",
                        fix: fix("Add the heading", at: range.upperBound, gap + expected))
                } else {
                    let start = context.digest.blocks[section.entries.lowerBound].start
                    report.add(
                        context.place(of: section), "Section `\(section.name)` begins here without anchor and heading",
                        fix: fix("Add anchor and heading", at: start, "<div id='\(section.name)'></div>" + gap + expected + gap))
                }
            }
        })
}
