import DigestSyntax

extension Rule {
    static let malformedContentsLine = Rule(
        "malformed-contents-line", .error, fix: .safe, "a line of the contents that is not `- [x](#x) [Total: n]`",
        explanation: """
            One lost bracket turns a link of the contents into text. The fix writes the line anew where it is clear which section it means; the
            total is kept where it can be read.
            """,
        examples: [
            Example("a parenthesis is missing", "(#cs.AI) [", "(#cs.AI ["),
            Example("the total is missing", "- [cs.AI](#cs.AI) [Total: 1]", "- [cs.AI](#cs.AI)"),
            Example("the total is no number", "[Total: 1]", "[Total: x]"),
            Example("the link has no brackets", "- [cs.AI](#cs.AI)", "- cs.AI (#cs.AI)"),
        ],
        check: .file { context, report in
            guard context.truncation?.part != .contents else { return }
            for (line, match) in zip(context.outline.contentsLines, context.matches.lines) where !line.line.isWellFormed {
                let found = context.string(line.range)
                let message = "Expected `- [category](#category) [Total: n]`, found `\(found.prefix(60))`"
                var fix: Fix?
                switch match {
                case .section(let index), .guess(let index), .repetition(let index):
                    let section = context.outline.sections[index]
                    guard SectionName.isWritable(section.name) else { break }
                    let total = line.line.total ?? context.count(ofSection: section.name)
                    fix = Fix(
                        "Write the line anew", .safe, [TextEdit(line.range, "- [\(section.name)](#\(section.name)) [Total: \(total)]")])
                case .none: break
                }
                report.add(line.range, message, fix: fix)
            }
        })
}
