import DigestIndex
import DigestSyntax

extension Rule {
    static let repeatedPaper = Rule(
        "repeated-paper", .hint, .onInEditors, fix: nil, "a paper that an earlier digest has already",
        explanation: """
            About a third of all papers come back on a later day, with another TL;DR. That is no mistake: in an editor the heading is greyed out for a
            reader who has seen the paper, and the finding leads to the day that had it first. `lint` asks only where the rule is turned on; then the
            digests that are linted are the library, ordered by the dates in their names, or by their names.
            """,
        examples: [
            Example(
                "the digest of the day before has arXiv:2512.09011", "[Noisy Quantum Learning Theory](https://arxiv.org/abs/2512.10929)",
                "[Learning to Walk](https://arxiv.org/abs/2512.09011v2)", .stays)
        ],
        check: .comeback { context, first, report in
            guard let paper = first.paper else { return }
            let heading = context.entry.heading
            report.add(
                heading.range.isEmpty ? context.anchor : heading.range,
                "arXiv:\(paper.canonicalText) is already in \(first.digestName)",
                related: [.init(first, first.number.map { "There it is entry \($0)" } ?? "There it stands")], isUnnecessary: true)
        })
}

extension Appearance {
    /// How messages name the digest: "the digest of 2025-12-30", or its file where its name holds no day.
    var digestName: String {
        if let day { return "the digest of \(day)" }
        return String(decoding: file.utf8.split(separator: UInt8(ascii: "/")).last ?? [], as: UTF8.self)
    }
}
