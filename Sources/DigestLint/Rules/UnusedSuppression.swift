extension Rule {
    static let unusedSuppression = Rule(
        "unused-suppression", .warning, fix: .safe, "a suppression comment that suppresses nothing",
        explanation: """
            A comment that once silenced a finding and no longer does hides the next mistake in the same place. The fix removes it.
            """,
        examples: [
            Example(
                "the title is there", "### [2] [Gauss", "<!-- digestls-disable-entry empty-title -->\n### [2] [Gauss",
                .becomes([("<!-- digestls-disable-entry empty-title -->", "")], .safe))
        ],
        check: .suppressions)
}
