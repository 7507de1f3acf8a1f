import DigestSyntax

extension Rule {
    static let nestedDetails = Rule(
        "nested-details", .error, fix: .safe, "a `<details>` inside the fold of an entry",
        explanation: """
            Each entry has one fold. A second start tag, left by a paste, needs an end tag of its own and hides text twice. The fix removes it, with its
            end tag where there is one.
            """,
        examples: [
            Example("the tag pasted twice", "该论文提出GaussianHeadTalk\n\n\n<details>\n", "该论文提出GaussianHeadTalk\n\n\n<details>\n<details>\n"),
            Example(
                "a fold around the fold",
                [
                    ("该论文提出GaussianHeadTalk\n\n\n<details>\n", "该论文提出GaussianHeadTalk\n\n\n<details>\n<details>\n"),
                    ("$\\beta = 2$.\n\n</details>\n", "$\\beta = 2$.\n\n</details>\n</details>\n"),
                ]),
        ],
        check: .damagedEntry { context, report in
            let details = context.entry.details
            for (index, open) in details.extraOpens.enumerated() {
                var edits = [TextEdit(context.source.wholeLine(of: open), "")]
                if index < details.extraCloses.count {
                    edits.append(TextEdit(context.source.wholeLine(of: details.extraCloses[index]), ""))
                }
                if index < details.extraSummaries.count {
                    edits.append(TextEdit(context.source.wholeLine(of: details.extraSummaries[index]), ""))
                }
                edits.sort { $0.range.lowerBound < $1.range.lowerBound }
                report.add(
                    open, "\(context.name) opens a second `<details>` inside its fold",
                    related: details.open.map { [.init($0.range, "The fold opens here")] } ?? [], fix: Fix("Remove the tag", .safe, edits))
            }
        })
}
