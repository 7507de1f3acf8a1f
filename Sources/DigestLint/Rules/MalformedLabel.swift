import DigestSyntax

extension Rule {
    static let malformedLabel = Rule(
        "malformed-label", .error, fix: .safe, "a label that is misspelt, emphasised, indented, or has no proper colon",
        explanation: """
            Tools find a field by its label at the start of a line: `Method:`. A slip hides the field from them. The fix writes the label.
            """,
        examples: [
            Example("a slip", "Conclusion: 该方法有效", "Conclusoin: 该方法有效"),
            Example("lower case", "Conclusion: 该方法有效", "conclusion: 该方法有效"),
            Example("a full-width colon", "Conclusion: 该方法有效", "Conclusion：该方法有效"),
            Example("no colon", "Conclusion: 该方法有效", "Conclusion 该方法有效"),
            Example("bold", "Conclusion: 该方法有效", "**Conclusion:** 该方法有效"),
            Example("indented", "Conclusion: 该方法有效", "  Conclusion: 该方法有效"),
            Example("no semicolon", "TL;DR: 该论文", "TL,DR: 该论文"),
        ],
        check: .file { context, report in
            let isDialect = OldDialect(context) != nil
            for block in context.damagedEntries {
                guard let entry = context.entry(block) else { continue }
                for field in entry.fields where field.form == .malformed || field.form == .oldDialect && !isDialect {
                    let range = context.absolute(field.label, in: block)
                    let label = field.kind.label.description
                    let isBlankNext = context.text.bytes.indices.contains(range.upperBound) && context.text.bytes[range.upperBound].isBlank
                    let found = context.string(range)
                    let needsBlank = !isBlankNext && !field.value.isEmpty
                    report.add(
                        range, "Expected `\(label)`, found `\(found)`",
                        fix: Fix("Change to `\(label)`", .safe, [TextEdit(range, label + (needsBlank ? " " : ""))]))
                }
            }
        })
}
