import DigestSyntax

extension Rule {
    static let repeatedLabel = Rule(
        "repeated-label", .hint, fix: .safe, "a value that begins with its own label",
        explanation: """
            The model answered `tldr: …` and the generator wrote its label before that. The fix drops the second one.
            """,
        examples: [Example("the label in lower case", "Result: 实时", "Result: result: 实时")],
        check: .entry { context, report in
            for field in context.entry.fields where field.kind.isSummary && field.form != .absent {
                // Most values begin with a character that is no letter of a label.
                guard let first = context.byte(field.value.lowerBound), first.isLetter else { continue }
                let value = context.bytes(field.value.lowerBound..<min(field.value.upperBound, field.value.lowerBound + 24))
                guard let colon = value.firstIndex(of: UInt8(ascii: ":")) else { continue }
                let name = value[..<colon].filter(\.isLetter).map(\.lowercased)
                let expected = field.kind.name.utf8.filter(\.isLetter).map(\.lowercased)
                guard name == expected else { continue }
                let end = field.value.lowerBound + (colon - value.startIndex) + 1
                let rest = context.bytes(end..<field.value.upperBound).prefix { $0.isBlank }.count
                report.add(
                    field.value.lowerBound..<end, "\(field.kind.name) begins with its own label",
                    fix: Fix("Drop the second label", .safe, [TextEdit(field.value.lowerBound..<end + rest, "")]))
            }
        })
}
