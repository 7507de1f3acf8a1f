import DigestSyntax

extension Rule {
    static let unclosedAuthors = Rule(
        "unclosed-authors", .warning, fix: .safe, "a line of authors that lacks an asterisk",
        explanation: """
            The authors stand between asterisks, `*A,B*`, which set them in italics. The fix adds the missing one.
            """,
        examples: [
            Example("the last asterisk is gone", "Laura Sevilla-Lara*", "Laura Sevilla-Lara"),
            Example("the first asterisk is gone", "*Madhav", "Madhav"),
        ],
        check: .damagedEntry { context, report in
            guard let authors = context.entry.authors, !authors.opens || !authors.closes else { return }
            let missing =
                authors.opens ? "no `*` at its end" : authors.closes ? "no `*` at its start" : "no `*` at its start and end"
            var edits: [TextEdit] = []
            if !authors.opens { edits.append(TextEdit(authors.line.lowerBound..<authors.line.lowerBound, "*")) }
            if !authors.closes { edits.append(TextEdit(authors.line.upperBound..<authors.line.upperBound, "*")) }
            report.add(authors.line, "The line of authors has \(missing)", fix: Fix("Add the asterisk", .safe, edits))
        })
}
