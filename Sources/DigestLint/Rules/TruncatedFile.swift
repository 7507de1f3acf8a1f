import DigestSyntax

extension Rule {
    static let truncatedFile = Rule(
        "truncated-file", .error, fix: nil, "a file that ends in mid-entry",
        explanation: """
            A download or a write that broke off leaves a digest without its end. What is missing there, and in the totals and links of the contents, is
            one mistake. Fetch or generate the file again.
            """,
        examples: [
            Example(
                "cut off in an abstract", "Abstract: We develop a framework for learning from noisy quantum experiments.\n\n</details>\n",
                "Abstract: We develop a fra", .stays),
            Example(
                "cut off between two fields",
                "Result: 证明了指数级分离\n\nConclusion: 噪声学习是可能的\n\nAbstract: We develop a framework for learning from noisy quantum experiments.\n\n</details>\n",
                "", .stays),
        ],
        check: .file { context, report in
            guard let truncation = context.truncation else { return }
            let end = context.textEnd(before: context.text.count)
            let line = context.text.contentRange(ofLine: context.text.line(containing: max(0, end - 1)))
            let last = min(max(line.lowerBound, end - 1), max(0, end - 1))
            let start = context.text.scalarStart(atOrBefore: last)
            let part =
                switch truncation.part {
                case .contents: "its contents"
                case .sectionHeader: "a section's header"
                case .entry: context.entry(truncation.block)?.heading.number.map { "entry \($0)" } ?? "an entry"
                }
            report.add(start..<max(start, end), "The file ends in the middle of \(part)", fix: nil)
        })
}
