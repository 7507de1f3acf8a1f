extension Rule {
    static let unknownRule = Rule(
        "unknown-rule", .warning, fix: .safe, "a suppression comment that names no rule",
        explanation: """
            A misspelt rule suppresses nothing. The fix writes the name that was meant, where one is near.
            """,
        examples: [
            Example(
                "two letters swapped", "### [2] [Gauss", "<!-- digestls-disable-entry empty-titel -->\n### [2] [Gauss",
                .becomes([("<!-- digestls-disable-entry empty-titel -->", "")], .safe))
        ],
        check: .suppressions)
}
