import DigestSyntax

extension Rule {
    static let mismatchedContentsLabel = Rule(
        "mismatched-contents-label", .warning, fix: .safe, "a line of the contents whose text and target name different sections",
        explanation: """
            The line reads one thing and leads to another. Where only one of the two makes sense, because the other names no section or one that
            another line lists, the fix follows it.
            """,
        examples: [
            Example("a slip in the label", "- [cs.AI](", "- [cs.IA]("),
            Example("the target of another section", "(#cs.AI)", "(#cs.CV)"),
        ],
        check: .file { context, report in
            for (line, match) in zip(context.outline.contentsLines, context.matches.lines) where line.line.isWellFormed {
                guard let label = line.label, let target = line.target, label != target, let labelRange = line.line.label,
                    let targetRange = line.line.target, context.outline.section(named: target) != nil
                else { continue }
                var fix: Fix?
                if case .section(let index) = match, case let name = context.outline.sections[index].name, SectionName.isWritable(name) {
                    if name == target {
                        let isFree = context.outline.section(named: label).map { isListedElsewhere($0, context) } ?? true
                        if isFree { fix = Fix("Change the label to `\(target)`", .safe, [TextEdit(line.absolute(labelRange), target)]) }
                    } else if name == label {
                        fix = Fix("Link to `#\(label)`", .safe, [TextEdit(line.absolute(targetRange), label)])
                    }
                }
                let range = line.absolute(labelRange)
                report.add(range, "The label says `\(label)`, the link leads to `#\(target)`", fix: fix)
            }
        })

    private static func isListedElsewhere(_ section: Int, _ context: FileContext) -> Bool { context.matches.line(of: section) != nil }
}
