import DigestSyntax

extension Rule {
    static let unknownCategory = Rule(
        "unknown-category", .warning, fix: .unsafe, "a category that arXiv does not have",
        explanation: """
            Every category of arXiv's taxonomy is known, with the archives' old names such as `cond-mat`. A name beyond them is a slip.
            """,
        examples: [
            Example(
                "two letters swapped", "Main category: cs.AI", "Main category: cs.IA",
                .becomes([("Main category: cs.IA", "Main category: cs.AI")], .unsafe))
        ],
        check: .file { context, report in
            // To guess what was meant costs a look at the whole taxonomy: nobody reads more than the first guesses.
            var guesses = 0
            func closestCategory(_ name: String) -> String? {
                guesses += 1
                return guesses <= 50 ? Category.closest(to: name)?.id : nil
            }
            for section in context.outline.sections {
                let isKnown = Category.named(section.name) != nil || section.otherName.flatMap { Category.named($0) } != nil
                if !isKnown, !section.name.isEmpty, section.header != nil {
                    report.add(context.place(of: section), message(section.name, closestCategory(section.name)), fix: nil)
                }
            }
            for block in context.outline.misfits {
                guard let section = context.outline.section(ofBlock: block), let field = context.entry(block)?.field(.mainCategory),
                    // Text without the label may be anything.
                    field.form != .absent
                else { continue }
                let value = field.value
                let range = context.absolute(value, in: block)
                let name = context.string(range)
                guard Category.named(name) == nil, section.otherName != name else { continue }
                let meant = closest(to: name, among: SectionName.isWritable(section.name) ? [section.name] : []) ?? closestCategory(name)
                report.add(range, message(name, meant), fix: meant.map { Fix("Change to `\($0)`", .unsafe, [TextEdit(range, $0)]) })
            }
        })

    private static func message(_ name: String, _ meant: String?) -> String {
        "arXiv has no category `\(name.prefix(40))`" + (meant.map { "; did you mean `\($0)`?" } ?? "")
    }
}
