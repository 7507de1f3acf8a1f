import DigestSyntax

extension Rule {
    static let placeholderField = Rule(
        "placeholder-field", .warning, fix: nil, "a field that holds a placeholder in place of text",
        explanation: """
            One of the generator's fallback texts, `Error`, `None`, `?` or an unfilled hole of a template such as `{tldr}` says nothing about the paper.
            Only a whole value counts: "Error bounds are tightened" is text.
            """,
        examples: [
            Example("the word None", "Result: 实时生成了稳定的视频", "Result: None", .stays),
            Example("an unfilled hole", "TL;DR: 该论文提出GaussianHeadTalk", "TL;DR: {tldr}", .stays),
            Example("a fallback text", "Method: 1. 映射高斯分布\n2. 预测模型参数", "Method: Method extraction failed", .stays),
        ],
        check: .entry { context, report in
            for field in context.entry.fields where field.kind != .mainCategory && field.value.count <= 40 && !field.value.isEmpty {
                let value = context.bytes(field.value)
                guard Placeholder.matches(value) else { continue }
                if field.kind.isSummary, context.isUnsummarised { return }
                report.add(field.value, "\(field.kind.name) holds the placeholder `\(context.string(field.value))`", fix: nil)
            }
        })
}
