import DigestSyntax

extension Rule {
    static let duplicateContentsLine = Rule(
        "duplicate-contents-line", .warning, fix: .safe, "a section that the contents list twice",
        explanation: """
            Two lines for one section are left by a merge or a paste. The fix removes the later one.
            """,
        examples: [
            Example("a line pasted twice", "- [cs.AI](#cs.AI) [Total: 1]\n", "- [cs.AI](#cs.AI) [Total: 1]\n- [cs.AI](#cs.AI) [Total: 1]\n")
        ],
        check: .file { context, report in
            for (line, match) in zip(context.outline.contentsLines, context.matches.lines) where line.line.isWellFormed {
                guard case .repetition(let index) = match, line.label == line.target else { continue }
                let name = context.outline.sections[index].name
                let first = context.matches.line(of: index).map { context.outline.contentsLines[$0] }
                report.add(
                    line.range, "The contents list `\(name)` a second time",
                    related: first.map { [.init($0.range, "It is listed here first")] } ?? [],
                    fix: Fix("Remove the line", .safe, [TextEdit(context.lines(of: line.range), "")]))
            }
        })
}
