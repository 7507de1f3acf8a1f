import DigestSyntax

extension Rule {
    static let missingAuthors = Rule(
        "missing-authors", .error, fix: nil, "an entry without a line of authors",
        explanation: """
            The line below the heading names the authors: `*First Author,Second Author*`. Readers look for names they know.
            """,
        examples: [
            Example("the line is gone", "*Madhav Agarwal,Mingtian Zhang,Laura Sevilla-Lara*\n", "", .stays),
            Example("nobody between the asterisks", "*Madhav Agarwal,Mingtian Zhang,Laura Sevilla-Lara*", "**", .stays),
        ],
        check: .entry { context, report in
            let entry = context.entry
            if let authors = entry.authors {
                guard context.bytes(authors.names).allSatisfy({ $0.isBlank || $0 == UInt8(ascii: "*") }) else { return }
                report.add(authors.line, "\(context.name) names no authors", fix: nil)
            } else if !entry.fields.isEmpty, !entry.heading.damage.contains(.trailing) {
                report.add(
                    entry.heading.range.isEmpty ? entry.fields[0].label : entry.heading.range,
                    "\(context.name) has no line of authors below its heading", fix: nil)
            }
        })
}
