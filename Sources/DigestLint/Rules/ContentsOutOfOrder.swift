import DigestSyntax

extension Rule {
    static let contentsOutOfOrder = Rule(
        "contents-out-of-order", .warning, fix: .safe, "contents in another order than the sections",
        explanation: """
            No order of categories is better than another, but the contents should follow the file. The fix sorts the lines as the sections stand.
            """,
        examples: [
            Example(
                "two lines swapped", "- [cs.CV](#cs.CV) [Total: 3]\n- [cs.AI](#cs.AI) [Total: 1]",
                "- [cs.AI](#cs.AI) [Total: 1]\n- [cs.CV](#cs.CV) [Total: 3]")
        ],
        check: .file { context, report in
            var listed: [(line: Outline.Line, section: Int)] = []
            for (line, match) in zip(context.outline.contentsLines, context.matches.lines) {
                if case .section(let index) = match { listed.append((line, index)) }
            }
            let sorted = listed.sorted { $0.section < $1.section }
            guard let place = zip(listed, sorted).first(where: { $0.0.section != $0.1.section }) else { return }
            let edits = zip(listed, sorted).compactMap { here, wanted in
                here.section == wanted.section ? nil : TextEdit(here.line.range, context.bytes(wanted.line.range))
            }
            let expected = context.outline.sections[place.1.section].name
            let found = context.outline.sections[place.0.section].name
            report.add(
                place.0.line.range, "The contents list `\(found)` here, in the file `\(expected)` comes first",
                fix: Fix("Sort the contents", .safe, edits))
        })
}
