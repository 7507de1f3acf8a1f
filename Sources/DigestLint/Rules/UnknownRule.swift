extension Rule {
    static let unknownRule = Rule(
        "unknown-rule", .warning, "a suppression comment that names no rule",
        explanation: """
            A misspelt rule suppresses nothing. The fix writes the name that was meant, where one is near.
            """,
        examples: [
            Example(
                "a letter too few", "[GaussianHeadTalk: Wobble-Free 3D Talking Heads]", "[]", .stays)
        ],
        check: .suppressions)
}
