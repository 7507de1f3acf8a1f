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
            guard let authors = context.entry.authors else { return }
            if authors.opens, authors.closes {
                let breaks = lineBreaks(in: authors.line, context)
                guard !breaks.isEmpty else { return }
                report.add(
                    authors.line, "The authors stand on \(breaks.count + 1) lines, where one is expected",
                    fix: Fix("Join the lines", .safe, breaks.map { TextEdit($0, "") }))
                return
            }
            let missing =
                authors.opens ? "no `*` at its end" : authors.closes ? "no `*` at its start" : "no `*` at its start and end"
            var edits: [TextEdit] = []
            if !authors.opens { edits.append(TextEdit(authors.line.lowerBound..<authors.line.lowerBound, "*")) }
            if !authors.closes { edits.append(TextEdit(authors.line.upperBound..<authors.line.upperBound, "*")) }
            report.add(authors.line, "The line of authors has \(missing)", fix: Fix("Add the asterisk", .safe, edits))
        })

    /// The line ends in a range, each with the blanks around it.
    private static func lineBreaks(in range: Range<Int>, _ context: EntryContext) -> [Range<Int>] {
        var result: [Range<Int>] = []
        var index = range.lowerBound
        while index < range.upperBound {
            guard let byte = context.byte(index), byte.isLineEnd else {
                index += 1
                continue
            }
            var start = index
            while start > range.lowerBound, context.byte(start - 1)?.isBlank == true { start -= 1 }
            while index < range.upperBound, let next = context.byte(index), next.isLineEnd || next.isBlank { index += 1 }
            result.append(start..<index)
        }
        return result
    }
}
