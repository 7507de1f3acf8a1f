import DigestSyntax

extension Rule {
    static let missingContents = Rule(
        "missing-contents", .error, fix: .safe, "sections without a table of contents, or contents without their anchor, heading or lines",
        explanation: """
            Readers jump from the contents to a section and back. Without the anchor every `[[Back]](#toc)` leads nowhere; without the heading and the
            lines nobody sees what a day holds. The fix writes what is missing from the sections that are there.
            """,
        examples: [
            Example("the anchor is gone", "<div id=toc></div>\n\n", ""),
            Example("the heading is gone", "# Table of Contents\n\n", ""),
            Example("the anchor is broken", "<div id=toc></div>", "<div id=toc>"),
            Example(
                "no contents at all",
                "<div id=toc></div>\n\n# Table of Contents\n\n- [cs.CV](#cs.CV) [Total: 3]\n- [cs.AI](#cs.AI) [Total: 1]\n\n\n", ""),
            Example("no lines", "\n- [cs.CV](#cs.CV) [Total: 3]\n- [cs.AI](#cs.AI) [Total: 1]\n", ""),
        ],
        check: .file { context, report in
            guard let first = context.digest.blocks.first else { return }
            let sections = context.listableSections
            guard let block = context.outline.contentsBlocks.first, let contents = context.digest.blocks[block].contents else {
                guard !sections.isEmpty else { return }
                let start = context.digest.blocks.first { $0.contents != nil || $0.section != nil || $0.entry != nil }?.start ?? first.start
                report.add(
                    context.text.contentRange(ofLine: context.text.line(containing: start)),
                    "The digest has no table of contents; it has \(sections.count == 1 ? "one section" : "\(sections.count) sections")",
                    fix: Fix("Write the contents", .safe, context.contentsRegenerationEdits()))
                return
            }
            let base = context.digest.blocks[block].start
            let gap = context.lineEnd + context.lineEnd
            let firstPart = contents.anchor?.range ?? contents.heading?.range ?? contents.lines.first?.range ?? 0..<0
            let listStart = (contents.lines.first?.range ?? contents.heading?.range ?? firstPart).lowerBound + base
            let visible = firstPart.shifted(by: base)
            if let anchor = contents.anchor {
                if !anchor.isWellFormed || !context.text.bytes[anchor.name.shifted(by: base)].elementsEqual("toc".utf8) {
                    let range = anchor.range.shifted(by: base)
                    report.add(
                        range, "Expected the contents' anchor `\(FileContext.contentsAnchor)`, found `\(context.string(range).prefix(40))`",
                        fix: Fix("Write the anchor", .safe, [TextEdit(range, FileContext.contentsAnchor)]))
                } else if contents.heading == nil {
                    report.add(
                        visible, "The contents have no heading `\(FileContext.contentsHeading)`",
                        fix: Fix(
                            "Add the heading", .safe,
                            [TextEdit(anchor.range.upperBound + base..<anchor.range.upperBound + base, gap + FileContext.contentsHeading)]))
                }
            } else if contents.heading == nil {
                report.add(
                    visible, "The contents have neither their anchor `\(FileContext.contentsAnchor)` nor a heading",
                    fix: Fix(
                        "Add anchor and heading", .safe,
                        [TextEdit(listStart..<listStart, FileContext.contentsAnchor + gap + FileContext.contentsHeading + gap)]))
            } else {
                report.add(
                    visible, "The contents have no anchor `\(FileContext.contentsAnchor)`, so no back link finds them",
                    fix: Fix("Add the anchor", .safe, [TextEdit(visible.lowerBound..<visible.lowerBound, FileContext.contentsAnchor + gap)])
                )
            }
            if let heading = contents.heading, !context.text.bytes[heading.title.shifted(by: base)].elementsEqual("Table of Contents".utf8)
            {
                let range = heading.title.shifted(by: base)
                report.add(
                    range, "Expected the heading `\(FileContext.contentsHeading)`, found `\(context.string(range).prefix(40))`",
                    fix: Fix("Write the heading", .safe, [TextEdit(range, "Table of Contents")]))
            }
            if contents.lines.isEmpty, !sections.isEmpty {
                report.add(
                    (contents.heading?.range ?? firstPart).shifted(by: base),
                    "The contents list none of the \(sections.count) sections",
                    fix: Fix("List the sections", .safe, context.contentsRegenerationEdits()))
            }
        })
}
