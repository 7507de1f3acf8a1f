import DigestSyntax

extension Rule {
    static let unsummarisedEntry = Rule(
        "unsummarised-entry", .warning, fix: nil, "an entry whose summaries are all placeholders",
        explanation: """
            When the language model fails, the generator writes fixed texts such as `Summary generation failed` or `Error` in all five fields. The paper
            needs another run. One finding speaks for the entry; where more than twenty entries failed, one more speaks for the file.
            """,
        examples: [
            Example(
                "the generator's fallback texts",
                [
                    ("TL;DR: 该论文提出GaussianHeadTalk", "TL;DR: Summary generation failed"),
                    ("Motivation: 语音驱动的说话头虽然是实时的", "Motivation: Motivation analysis unavailable"),
                    ("Method: 1. 映射高斯分布\n2. 预测模型参数", "Method: Method extraction failed"),
                    ("Result: 实时生成了稳定的视频", "Result: Result analysis unavailable"),
                    ("Conclusion: 该方法有效解决了不稳定性", "Conclusion: Conclusion extraction failed"),
                ], .stays)
        ],
        check: .entry { context, report in
            guard context.isUnsummarised, let tldr = context.entry.field(.tldr) else { return }
            let related = context.entry.fields.filter { $0.kind.isSummary && $0.kind != .tldr }
            report.add(
                tldr.value.isEmpty ? tldr.label : tldr.value, "\(context.name) was never summarised: all five fields are placeholders",
                related: related.map { .init($0.value.isEmpty ? $0.label : $0.value, $0.kind.name) }, fix: nil)
        })
}

extension EntryContext {
    /// Whether all five fields that a language model writes are there and are placeholders.
    var isUnsummarised: Bool { source.text.isUnsummarised(entry, at: source.block.start) }
}
