import DigestSyntax

extension Rule {
    static let missingDetails = Rule(
        "missing-details", .error, fix: .safe, "a fold without `<details>`",
        explanation: """
            `<details>` folds Motivation to Abstract away, so that a day can be skimmed. Without it the page shows everything, and the end tag closes
            nothing. The fix writes it.
            """,
        examples: [
            Example("the tag is gone", "该论文提出GaussianHeadTalk\n\n\n<details>\n", "该论文提出GaussianHeadTalk\n\n\n"),
            Example("the tag is misspelt", "该论文提出GaussianHeadTalk\n\n\n<details>\n", "该论文提出GaussianHeadTalk\n\n\n<detials>\n"),
            Example(
                "tag and summary are gone", "该论文提出GaussianHeadTalk\n\n\n<details>\n  <summary>Details</summary>\n",
                "该论文提出GaussianHeadTalk\n\n\n"),
        ],
        check: .damagedEntry { context, report in
            let details = context.entry.details
            if let open = details.open {
                guard !open.isExact else { return }
                report.add(
                    open.range, "Expected `<details>`, found `\(context.string(open.range).prefix(40))`",
                    fix: Fix("Write `<details>`", .safe, [TextEdit(open.range, "<details>")]))
                return
            }
            let firstFolded = context.entry.fields.first { $0.kind.isFolded }
            guard let place = details.summary?.range ?? firstFolded?.label ?? details.close?.range else { return }
            var text = "<details>" + context.lineEnd
            if details.summary == nil, firstFolded != nil { text += "  <summary>Details</summary>" + context.lineEnd }
            let insertion = context.source.lineStart(place.lowerBound)
            report.add(
                place, "\(context.name) has no `<details>` before its fold",
                // Above all else of an entry without a heading the tag would be taken for the end of the entry before.
                fix: firstFolded == nil || insertion == 0 ? nil : Fix("Add `<details>`", .safe, [TextEdit(insertion..<insertion, text)]))
        })
}
