import DigestSyntax

extension Rule {
    static let duplicatePaper = Rule(
        "duplicate-paper", .warning, fix: .unsafe, "a paper that stands in the file twice",
        explanation: """
            The same identifier, whatever its version, stands further up already. The fix removes the later entry, renumbers those behind and sets the
            totals. Where more than twenty papers repeat, one finding speaks for all.
            """,
        examples: [
            Example(
                "the last entry pasted again, and counted",
                [
                    ("[Total: 1]", "[Total: 2]"),
                    (
                        "learning from noisy quantum experiments.\n\n</details>\n",
                        """
                        learning from noisy quantum experiments.

                        </details>


                        ### [5] [Noisy Quantum Learning Theory](https://arxiv.org/abs/2512.10929v2)
                        *Jordan Cotler,Weiyuan Gong*

                        Main category: cs.AI

                        TL;DR: 研究噪声量子学习理论


                        <details>
                          <summary>Details</summary>
                        Motivation: 将标准量子计算扩展到噪声场景

                        Method: 定义了复杂度类

                        Result: 证明了指数级分离

                        Conclusion: 噪声学习是可能的

                        Abstract: We develop a framework.

                        </details>

                        """
                    ),
                ], .restoredUnsafely)
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
                guard let first = context.firstAppearances[block], let paper = context.entry(block)?.heading.identifier?.paper else {
                    continue
                }
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
