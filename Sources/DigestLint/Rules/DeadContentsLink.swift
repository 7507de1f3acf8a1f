import DigestSyntax

extension Rule {
    static let deadContentsLink = Rule(
        "dead-contents-link", .error, fix: .safe, "a link of the contents to a section that is not there",
        explanation: """
            The reader clicks and stays where they are. Where the link's text, or a name one letter away, is a section of this file that nothing
            else links to, that is what was meant; otherwise the line can go.
            """,
        examples: [
            Example("a section that was removed", "[Total: 1]\n", "[Total: 1]\n- [cs.RO](#cs.RO) [Total: 5]\n", .restoredUnsafely),
            Example("a slip in the target", "(#cs.AI)", "(#cs.IA)"),
        ],
        check: .file { context, report in
            guard context.truncation == nil else { return }
            for (line, match) in zip(context.outline.contentsLines, context.matches.lines) where line.line.isWellFormed {
                guard let target = line.target, let range = line.line.target, context.outline.section(named: target) == nil else {
                    continue
                }
                let removal = Fix("Remove the line", .unsafe, [TextEdit(context.lines(of: line.range), "")])
                let place = line.absolute(range)
                switch match {
                case .section(let index):
                    let name = context.outline.sections[index].name
                    report.add(
                        place, "`#\(target)` leads nowhere: this file has no such section; did you mean `#\(name)`?",
                        fixes: (SectionName.isWritable(name) ? [Fix("Link to `#\(name)`", .safe, [TextEdit(place, name)])] : []) + [removal]
                    )
                case .guess(let index):
                    let name = context.outline.sections[index].name
                    var edits = [TextEdit(place, name)]
                    if let label = line.line.label { edits.insert(TextEdit(line.absolute(label), name), at: 0) }
                    report.add(
                        place, "`#\(target)` leads nowhere: this file has no such section; did you mean `#\(name)`?",
                        fixes: (SectionName.isWritable(name) ? [Fix("Change to `\(name)`", .unsafe, edits)] : []) + [removal])
                case .none, .repetition:
                    report.add(place, "`#\(target)` leads nowhere: this file has no section `\(target)`", fix: removal)
                }
            }
        })
}
