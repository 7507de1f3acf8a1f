import DigestSyntax

extension Rule {
    static let misplacedPaper = Rule(
        "misplaced-paper", .warning, fix: .unsafe, "a paper in the section of another category",
        explanation: """
            A digest lists each paper under its main category. Either the category or the place is wrong; the fix believes the category and moves the
            entry to the end of its section.
            """,
        examples: [
            Example("the category of another section", "Main category: cs.AI", "Main category: cs.CV", .stays)
        ],
        check: .file { context, report in
            guard !context.outline.misfits.isEmpty else { return }
            var misfits = context.outline.misfits[...]
            for section in context.outline.sections {
                // Both lists rise.
                let here = misfits.prefix { $0 < section.entries.upperBound }
                misfits = misfits.dropFirst(here.count)
                guard section.header != nil, !section.name.isEmpty else { continue }
                let misplaced = here.compactMap { block -> (Int, Range<Int>)? in
                    // A paper that stands further up already is reported as such.
                    if context.firstAppearances[block] != nil { return nil }
                    guard let value = context.entry(block)?.field(.mainCategory)?.value else { return nil }
                    return (block, context.absolute(value, in: block))
                }.filter { section.otherName != context.string($0.1) && Category.named(context.text.bytes[$0.1]) != nil }
                guard let first = misplaced.first else { continue }
                let name = context.string(first.1)
                if misplaced.count > 1, misplaced.count == section.entries.count, misplaced.allSatisfy({ context.string($0.1) == name }) {
                    report.add(
                        context.place(of: section),
                        "All \(papers(misplaced.count)) of section `\(section.name)` have the main category `\(name)`",
                        related: [.init(first.1, "The first of them")], fix: nil)
                    continue
                }
                for (index, (block, range)) in misplaced.enumerated() {
                    let category = context.string(range)
                    // A move numbers the whole file anew; the first ones make room for those behind them.
                    let edits = index < movable ? context.moveEdits(ofEntry: block, toSection: category) : []
                    report.add(
                        range, "The main category is `\(category)`, the section `\(section.name)`",
                        related: [.init(context.place(of: section), "The section is here")],
                        fix: edits.isEmpty ? nil : Fix("Move the entry to `\(category)`", .unsafe, edits))
                }
            }
        })

    /// How many papers of a section come with a fix that moves them.
    private static let movable = 20
}
