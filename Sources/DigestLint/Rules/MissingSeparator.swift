import DigestSyntax

extension Rule {
    static let missingSeparator = Rule(
        "missing-separator", .warning, fix: .safe, "two entries, fields or tags that run together",
        explanation: """
            Markdown joins what no blank line parts: two fields become one paragraph, and a heading right below `</details>` or an anchor is no heading
            at all, because the HTML before it has not ended. The fix adds the line breaks.
            """,
        examples: [
            Example("no blank line between two fields", "实时生成了稳定的视频\n\nConclusion: 该", "实时生成了稳定的视频\nConclusion: 该"),
            Example("two fields on one line", "实时生成了稳定的视频\n\nConclusion: 该", "实时生成了稳定的视频 Conclusion: 该"),
            Example("no blank line between two entries", "</details>\n\n\n### [3]", "</details>\n### [3]"),
            Example("two entries on one line", "</details>\n\n\n### [3]", "</details>### [3]"),
            Example("no blank line below an anchor", "<div id='cs.AI'></div>\n\n#", "<div id='cs.AI'></div>\n#"),
        ],
        check: .file { context, report in
            for index in context.digest.blocks.indices {
                let block = context.digest.blocks[index]
                if index > 0, !isParted(context.text.bytes, at: block.start) {
                    checkSeam(between: context.digest.blocks[index - 1], and: block, context, &report)
                }
                if block.summary.isRegular { continue }
                switch block.node.content {
                case .entry(let entry): checkFields(entry, block, context, &report)
                case .section(let header):
                    if let anchor = header.anchor, let heading = header.heading {
                        checkAnchor(block.absolute(anchor.range), block.absolute(heading.range), context, &report)
                    }
                case .contents(let contents):
                    if let anchor = contents.anchor, let heading = contents.heading {
                        checkAnchor(block.absolute(anchor.range), block.absolute(heading.range), context, &report)
                    }
                default: continue
                }
            }
        })

    /// Whether two line feeds stand before `offset`, as they do nearly everywhere.
    private static func isParted(_ bytes: [UInt8], at offset: Int) -> Bool {
        offset >= 2 && offset <= bytes.count && bytes[offset - 1] == 0x0A && bytes[offset - 2] == 0x0A
    }

    /// A block that begins right below, or right behind, the end of an HTML block.
    private static func checkSeam(between first: Block, and second: Block, _ context: FileContext, _ report: inout Report) {
        let bytes = context.text.bytes
        let end = context.textEnd(before: second.start)
        let breaks = context.text.line(containing: second.start) - context.text.line(containing: max(0, end - 1))
        guard breaks < 2, end > first.start, bytes.indices.contains(end - 1), bytes[end - 1] == UInt8(ascii: ">") else { return }
        // A comment ends in its own line.
        if end > 2, bytes[end - 2] == UInt8(ascii: "-"), bytes[end - 3] == UInt8(ascii: "-") { return }
        let line = context.text.contentRange(ofLine: context.text.line(containing: second.start))
        let shown = max(second.start, line.lowerBound)..<max(second.start, line.upperBound)
        let what = second.entry != nil ? "this entry" : "this section"
        report.add(
            shown, "No blank line parts \(what) from what stands before",
            fix: Fix("Add blank lines", .safe, [TextEdit(end..<second.start, String(repeating: context.lineEnd, count: 3))]))
    }

    private static func checkAnchor(_ anchor: Range<Int>, _ heading: Range<Int>, _ context: FileContext, _ report: inout Report) {
        guard anchor.upperBound <= heading.lowerBound,
            context.text.line(containing: heading.lowerBound) - context.text.line(containing: anchor.lowerBound) == 1
        else { return }
        report.add(
            heading, "No blank line parts this heading from the anchor, so Markdown does not see a heading",
            fix: Fix("Add a blank line", .safe, [TextEdit(anchor.upperBound..<heading.lowerBound, context.lineEnd + context.lineEnd)]))
    }

    private static func checkFields(_ entry: Entry, _ block: Block, _ context: FileContext, _ report: inout Report) {
        for field in entry.fields where !field.isSeparated && field.form != .absent {
            let label = block.absolute(field.label)
            let end = context.textEnd(before: label.lowerBound)
            guard end > block.start else { continue }
            let gap = field.kind.isFolded || field.kind <= .tldr ? 2 : 3
            report.add(
                label, "No blank line parts \(field.kind.name) from what stands before",
                fix: Fix("Add a blank line", .safe, [TextEdit(end..<label.lowerBound, String(repeating: context.lineEnd, count: gap))]))
        }
        if let open = entry.details.open?.range {
            let tag = block.absolute(open)
            let end = context.textEnd(before: tag.lowerBound)
            if end > block.start, context.text.line(containing: max(0, end - 1)) == context.text.line(containing: tag.lowerBound) {
                report.add(
                    tag, "`<details>` belongs on a line of its own",
                    fix: Fix("Add line breaks", .safe, [TextEdit(end..<tag.lowerBound, String(repeating: context.lineEnd, count: 3))]))
            }
        }
        guard let close = entry.details.close?.range else { return }
        let tag = block.absolute(close)
        let end = context.textEnd(before: tag.lowerBound)
        guard end > block.start, context.text.line(containing: max(0, end - 1)) == context.text.line(containing: tag.lowerBound) else {
            return
        }
        report.add(
            tag, "`</details>` belongs on a line of its own",
            fix: Fix("Add line breaks", .safe, [TextEdit(end..<tag.lowerBound, context.lineEnd + context.lineEnd)]))
    }
}
