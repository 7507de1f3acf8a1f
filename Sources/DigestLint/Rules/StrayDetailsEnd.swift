import DigestSyntax

extension Rule {
    static let strayDetailsEnd = Rule(
        "stray-details-end", .error, fix: .safe, "a `</details>` that closes nothing, or too early",
        explanation: """
            One end tag ends an entry's fold. One too many closes whatever is open around it, or ends the fold before its last field. The fix removes it.
            """,
        examples: [
            Example(
                "twice at the end", "$\\beta = 2$.\n\n</details>\n", "$\\beta = 2$.\n\n</details>\n\n</details>\n", .becomes([], .safe)),
            Example("in the middle", "Result: 实时生成了稳定的视频\n", "</details>\nResult: 实时生成了稳定的视频\n"),
        ],
        check: .damagedEntry { context, report in
            let details = context.entry.details
            for close in details.extraCloses.dropFirst(details.extraOpens.count) {
                let message =
                    details.end > close.upperBound
                    ? "This `</details>` ends the fold before its last field" : "This `</details>` closes nothing"
                report.add(
                    close, message, related: details.close.map { [.init($0.range, "The fold ends here")] } ?? [],
                    fix: Fix("Remove the tag", .safe, [TextEdit(context.source.wholeLine(of: close), "")]))
            }
        })
}
