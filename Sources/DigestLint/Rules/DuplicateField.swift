import DigestSyntax

extension Rule {
    static let duplicateField = Rule(
        "duplicate-field", .warning, fix: nil, "the same label twice in an entry",
        explanation: """
            Two fields with one label are left by a merge or a paste; readers and tools see one of them. Which text is right only you can say. In an
            abstract, a line that begins with `Conclusion:` is text and no second field.
            """,
        examples: [Example("Result twice", "Result: 实时生成了稳定的视频\n", "Result: 实时生成了稳定的视频\n\nResult: 生成视频\n", .stays)],
        check: .damagedEntry { context, report in
            var first: [FieldKind: Range<Int>] = [:]
            for field in context.entry.fields where field.form != .absent {
                if let label = first[field.kind] {
                    report.add(
                        field.label, "\(context.name) has a second \(field.kind.name)", related: [.init(label, "The first one is here")],
                        fix: nil)
                } else {
                    first[field.kind] = field.label
                }
            }
        })
}
