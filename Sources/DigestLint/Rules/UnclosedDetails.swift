import DigestSyntax

extension Rule {
    static let unclosedDetails = Rule(
        "unclosed-details", .error, fix: .safe, "a fold without `</details>`",
        explanation: """
            Without its end tag the fold swallows every paper that follows. The fix writes it behind the entry's last text.
            """,
        examples: [
            Example("the tag is gone", "$\\beta = 2$.\n\n</details>\n", "$\\beta = 2$.\n"),
            Example("the tag is misspelt", "$\\beta = 2$.\n\n</details>\n", "$\\beta = 2$.\n\n</detail>\n"),
            Example("the slash is gone", "$\\beta = 2$.\n\n</details>\n", "$\\beta = 2$.\n\n<details>\n"),
        ],
        check: .damagedEntry { context, report in
            let details = context.entry.details
            if let close = details.close {
                guard !close.isExact else { return }
                report.add(
                    close.range, "Expected `</details>`, found `\(context.string(close.range).prefix(40))`",
                    fix: Fix("Write `</details>`", .safe, [TextEdit(close.range, "</details>")]))
                return
            }
            guard details.open != nil || details.summary != nil || context.entry.fields.contains(where: \.kind.isFolded) else { return }
            let end = details.end..<details.end
            // The white space up to the next block becomes the layout's.
            let rest = details.end..<max(details.end, context.source.length)
            let isLast = context.source.block.range.upperBound == context.source.text.count
            let isBlank = context.bytes(rest).allSatisfy { $0.isBlank || $0.isLineEnd }
            let ending = isBlank ? String(repeating: context.lineEnd, count: isLast ? 1 : 3) : ""
            let related = details.open.map { [Finding.Related($0.range, "The fold opens here")] } ?? []
            report.add(
                end, "\(context.name) has no `</details>` behind its last field", related: related,
                fix: Fix(
                    "Add `</details>`", .safe, [TextEdit(isBlank ? rest : end, context.lineEnd + context.lineEnd + "</details>" + ending)]))
        })
}
