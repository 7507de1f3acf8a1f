import DigestSyntax

extension Rule {
    static let fieldOutsideDetails = Rule(
        "field-outside-details", .warning, fix: .safe, "a field of the fold that stands before or behind it",
        explanation: """
            Motivation, Method, Result, Conclusion and Abstract belong between `<details>` and `</details>`. The fix moves the tag, not the text.
            """,
        examples: [
            Example(
                "the fold ends too early",
                [
                    ("Abstract: Speech-driven", "</details>\n\nAbstract: Speech-driven"),
                    ("$\\beta = 2$.\n\n</details>\n", "$\\beta = 2$.\n"),
                ]),
            Example(
                "the fold begins too late",
                [
                    (
                        "<details>\n  <summary>Details</summary>\nMotivation: 语音驱动的说话头虽然是实时的\n\n",
                        "Motivation: 语音驱动的说话头虽然是实时的\n\n<details>\n  <summary>Details</summary>\n"
                    )
                ], .becomes([], .safe)),
        ],
        check: .damagedEntry { context, report in
            let entry = context.entry
            tell(entry.fields.filter { $0.kind.isFolded && $0.place == .afterDetails }, "behind", context, &report) { fields in
                guard let close = entry.details.close, let last = fields.last, entry.details.extraCloses.isEmpty,
                    context.source.endsLine(close.range)
                else { return nil }
                return [
                    TextEdit(context.source.wholeLineAndBlankLines(of: close.range), ""),
                    TextEdit(last.value.upperBound..<last.value.upperBound, context.lineEnd + context.lineEnd + "</details>"),
                ]
            }
            tell(entry.fields.filter { $0.kind.isFolded && $0.place == .beforeDetails }, "before", context, &report) { fields in
                guard let open = entry.details.open, let first = fields.first, entry.details.extraOpens.isEmpty else { return nil }
                let end = entry.details.summary?.range.upperBound ?? open.range.upperBound
                guard end >= open.range.lowerBound, context.source.endsLine(open.range.lowerBound..<end) else { return nil }
                let indented = context.source.lineStart(open.range.lowerBound)..<end
                let isAlone = context.bytes(indented.lowerBound..<open.range.lowerBound).allSatisfy(\.isBlank)
                let tags = isAlone ? indented : open.range.lowerBound..<end
                let text = Array(context.bytes(tags))
                let start = context.source.lineStart(first.label.lowerBound)
                // A tag above all else of an entry without a heading would be taken for the end of the entry before.
                guard start > 0 else { return nil }
                return [
                    TextEdit(start..<start, text + Array(context.lineEnd.utf8)), TextEdit(context.source.wholeLine(of: tags), ""),
                ]
            }
        })

    private static func tell(
        _ fields: [Field], _ place: String, _ context: EntryContext, _ report: inout Report, edits: ([Field]) -> [TextEdit]?
    ) {
        guard let first = fields.first else { return }
        let names = fields.map(\.kind.name)
        let list = names.count == 1 ? names[0] : names.dropLast().joined(separator: ", ") + " and " + (names.last ?? "")
        let tag = place == "behind" ? "</details>" : "<details>"
        report.add(
            first.label, "\(list) stand\(names.count == 1 ? "s" : "") \(place) `\(tag)`",
            fix: edits(fields).map { Fix("Move `\(tag)`", .safe, $0) })
    }
}
