import DigestSyntax

extension Rule {
    static let missingSummary = Rule(
        "missing-summary", .error, fix: .safe, "a fold without `<summary>Details</summary>`",
        explanation: """
            The summary is what a reader clicks to open the fold. The fix writes it.
            """,
        examples: [
            Example("the line is gone", "<details>\n  <summary>Details</summary>\nMotivation: 语音", "<details>\nMotivation: 语音"),
            Example(
                "the end tag is gone", "  <summary>Details</summary>\nMotivation: 语音", "  <summary>Details\nMotivation: 语音"),
        ],
        check: .damagedEntry { context, report in
            let details = context.entry.details
            let text = "<summary>Details</summary>"
            if let summary = details.summary {
                if summary.isExact {
                    guard let open = details.open, summary.range.lowerBound < open.range.lowerBound else { return }
                    report.add(
                        summary.range, "`<summary>` stands before `<details>`",
                        fix: Fix(
                            "Put `<details>` first", .safe,
                            [
                                TextEdit(summary.range, Array(context.bytes(open.range))),
                                TextEdit(open.range, Array(context.bytes(summary.range))),
                            ]))
                    return
                }
                // A text that came between the tags is not to go with them.
                let found = context.bytes(summary.range)
                let isBare = found.count { $0.isLetter } <= 24 && found.allSatisfy { $0 < 0x80 && $0 != UInt8(ascii: ":") }
                report.add(
                    summary.range, "Expected `\(text)`, found `\(context.string(summary.range).prefix(40))`",
                    fix: isBare ? Fix("Write the summary", .safe, [TextEdit(summary.range, text)]) : nil)
            } else if let open = details.open {
                let insertion = open.range.upperBound..<open.range.upperBound
                report.add(
                    open.range, "The fold of \(context.entry.heading.number.map { "entry \($0)" } ?? "this entry") has no `\(text)`",
                    fix: Fix("Add the summary", .safe, [TextEdit(insertion, context.lineEnd + "  " + text)]))
            }
        })
}
