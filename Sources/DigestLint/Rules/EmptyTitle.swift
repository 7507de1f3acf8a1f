import DigestSyntax

extension Rule {
    static let emptyTitle = Rule(
        "empty-title", .error, fix: nil, "an entry without a title",
        explanation: """
            Readers know a paper by its title, and editors list entries by it. The title is what stands between the brackets before the address.
            """,
        examples: [
            Example("brackets with nothing in them", "[GaussianHeadTalk: Wobble-Free 3D Talking Heads]", "[]", .stays)
        ],
        check: .entry { context, report in
            guard let title = context.entry.heading.title, context.bytes(title).allSatisfy(\.isBlank) else { return }
            let brackets = max(0, title.lowerBound - 1)..<min(context.source.length, title.upperBound + 1)
            report.add(brackets, "\(context.name) has no title")
        })
}
