import DigestSyntax

extension Rule {
    static let duplicatePaper = Rule(
        "duplicate-paper", .warning, "a paper that stands in the file twice",
        explanation: """
            The same identifier, whatever its version, stands further up already. The fix removes the later entry, renumbers those behind and sets the
            totals. Where more than twenty papers repeat, one finding speaks for all.
            """,
        examples: [
            Example("the same paper under another title", "2512.10940", "2512.10935", .stays)
        ],
        check: .file { context, report in
            guard !context.firstAppearances.isEmpty else { return }
            let repeats = context.entries.filter { context.firstAppearances[$0] != nil }
            if repeats.count > limit, let first = repeats.first {
                report.add(
                    place(first, context), "\(repeats.count) papers of this file stand further up already; this is the first of them",
                    fix: Fix("Remove the \(repeats.count) repeated entries", .unsafe, context.removalEdits(ofEntries: Set(repeats))))
                return
            }
            for block in repeats {
                guard let first = context.firstAppearances[block], let paper = context.entry(block)?.heading.identifier?.paper else { continue }
                let number = context.entry(first)?.heading.number.map { "entry \($0)" } ?? "in this file"
                report.add(
                    place(block, context), "arXiv:\(paper.canonicalText) is already \(number)",
                    related: [.init(place(first, context), "It stands here first")],
                    fix: Fix("Remove this entry", .unsafe, context.removalEdits(ofEntries: [block])))
            }
        })

    /// How many repeats are told one by one.
    private static let limit = 20

    private static func place(_ block: Int, _ context: FileContext) -> Range<Int> {
        let heading = context.entry(block)?.heading
        return context.absolute(heading?.url ?? heading?.range ?? 0..<0, in: block)
    }
}
