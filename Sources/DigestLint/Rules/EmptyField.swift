import DigestSyntax

extension Rule {
    static let emptyField = Rule(
        "empty-field", .warning, fix: nil, "a label without text",
        explanation: """
            The generator writes a label even when the model gave it nothing. Where all five summaries of a paper are empty, the paper was never
            summarised, and that is one finding of its own.
            """,
        examples: [Example("Result is empty", "Result: 实时生成了稳定的视频", "Result: ", .stays)],
        check: .entry { context, report in
            for field in context.entry.fields where field.value.isEmpty && field.form != .absent {
                if field.kind.isSummary, context.isUnsummarised { continue }
                report.add(field.label, "\(field.kind.name) is empty", fix: nil)
            }
        })
}
