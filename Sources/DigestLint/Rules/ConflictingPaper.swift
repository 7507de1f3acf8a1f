import DigestIndex
import DigestSyntax

extension Rule {
    static let conflictingPaper = Rule(
        "conflicting-paper", .info, .off, fix: nil, "a title or main category that is not the one of an earlier digest",
        explanation: """
            The paper came on an earlier day under another title or in another main category. Its authors may have changed it; a generator that mixed
            two papers up shows in the same way. White space does not count, and neither does what is missing. `lint` takes the digests that are linted
            for the library, ordered by the dates in their names, or by their names.
            """,
        examples: [
            Example(
                "the digest of the day before has arXiv:2512.09011 as “Learning to Walk”",
                "[Noisy Quantum Learning Theory](https://arxiv.org/abs/2512.10929)",
                "[Learning to Run](https://arxiv.org/abs/2512.09011)", .stays),
            Example(
                "the digest of the day before has arXiv:2512.09011 in cs.AI",
                "[OmniView: An All-Seeing Diffusion Model](https://arxiv.org/abs/2512.10940)",
                "[Learning to Walk](https://arxiv.org/abs/2512.09011)", .stays),
        ],
        check: .comeback { context, first, report in
            if let title = context.entry.heading.title, PaperConflict.differ(titles: first.title, context.string(title)) {
                report.add(title, "The title in \(first.digestName) is “\(first.title)”", related: [.init(first, "The earlier title")])
            }
            if let category = context.entry.field(.mainCategory)?.value, !category.isEmpty, let other = first.category {
                let found = context.string(category)
                guard PaperConflict.differ(categories: other, found) else { return }
                report.add(
                    category, "The main category in \(first.digestName) is \(other), here it is \(found)",
                    related: [.init(first, "The earlier category")])
            }
        })
}
