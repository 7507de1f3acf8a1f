import DigestSyntax

extension Rule {
    static let duplicateContents = Rule(
        "duplicate-contents", .warning, fix: .safe, "a second table of contents",
        explanation: """
            The contents were pasted twice, or two digests were joined. The fix removes the later ones where nothing else stands in them.
            """,
        examples: [
            Example(
                "contents pasted below themselves", "\n\n\n<div id='cs.CV'></div>",
                "\n\n\n<div id=toc></div>\n\n# Table of Contents\n\n- [cs.CV](#cs.CV) [Total: 3]\n- [cs.AI](#cs.AI) [Total: 1]\n\n\n<div id='cs.CV'></div>"
            )
        ],
        check: .file { context, report in
            guard let first = context.outline.contentsBlocks.first else { return }
            for block in context.outline.contentsBlocks.dropFirst() {
                guard let contents = context.digest.blocks[block].contents, let firstContents = context.digest.blocks[first].contents else {
                    continue
                }
                let part = contents.anchor?.range ?? contents.heading?.range ?? contents.lines.first?.range ?? 0..<0
                let firstPart = firstContents.anchor?.range ?? firstContents.heading?.range ?? firstContents.lines.first?.range ?? 0..<0
                let range = context.digest.blocks[block].range
                let fix = contents.stray.isEmpty ? Fix("Remove the second contents", .safe, [TextEdit(range, "")]) : nil
                report.add(
                    context.absolute(part, in: block), "The digest has a second table of contents",
                    related: [.init(context.absolute(firstPart, in: first), "The first one is here")], fix: fix)
            }
        })
}
