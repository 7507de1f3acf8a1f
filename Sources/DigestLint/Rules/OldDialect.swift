import DigestSyntax

extension Rule {
    static let oldDialect = Rule(
        "old-dialect", .hint, fix: .safe, "a digest that writes `TLDR:` for `TL;DR:` throughout",
        explanation: """
            The generator wrote `TLDR:` in April 2025. Such a file is a digest like any other; the fix brings it up to date. One hint speaks for the
            whole file.
            """,
        examples: [
            Example(
                "all labels in the old spelling",
                [
                    ("TL;DR: Any4D", "TLDR: Any4D"), ("TL;DR: 该论文", "TLDR: 该论文"), ("TL;DR: OmniView", "TLDR: OmniView"),
                    ("TL;DR: 研究", "TLDR: 研究"),
                ])
        ],
        check: .file { context, report in
            guard let dialect = OldDialect(context), let first = dialect.labels.first else { return }
            report.add(
                first, "This digest writes `TLDR:` for `TL;DR:` (\(dialect.labels.count) times), as the generator did in April 2025",
                fix: Fix("Write `TL;DR:` throughout", .safe, dialect.labels.map { TextEdit($0, "TL;DR:") }))
        })
}

/// The labels of a file that is written in the dialect of April 2025.
struct OldDialect {
    let labels: [Range<Int>]

    /// Nil where not most of the entries are.
    init?(_ context: FileContext) {
        var labels: [Range<Int>] = []
        for block in context.damagedEntries {
            guard let entry = context.entry(block) else { continue }
            for field in entry.fields where field.form == .oldDialect { labels.append(context.absolute(field.label, in: block)) }
        }
        guard !labels.isEmpty, labels.count * 2 > context.entries.count else { return nil }
        self.labels = labels
    }
}
