import DigestSyntax

extension Rule {
    static let emptyAuthor = Rule(
        "empty-author", .warning, fix: .safe, "nothing between two commas in the line of authors",
        explanation: """
            `A,,B` or a comma at an end counts an author who is not there. The fix removes the empty place. Odd names that arXiv itself supplies, such
            as a lone colon, are left alone.
            """,
        examples: [
            Example("two commas", "Madhav Agarwal,Mingtian", "Madhav Agarwal,,Mingtian"),
            Example("a comma at the end", "Laura Sevilla-Lara*", "Laura Sevilla-Lara,*"),
        ],
        check: .entry { context, report in
            guard let authors = context.entry.authors, authors.hasEmptyName else { return }
            let names = context.bytes(authors.names)
            guard names.contains(where: { !$0.isBlank && $0 != UInt8(ascii: "*") && $0 != UInt8(ascii: ",") }) else {
                // No name at all: that is another rule, unless there are commas.
                return
            }
            let base = context.source.block.start
            var edits: [TextEdit] = []
            var start = names.startIndex
            var isFirst = true
            // Each empty place goes with the comma before it, the first one with the comma behind.
            for end in names.indices.filter({ names[$0] == UInt8(ascii: ",") }) + [names.endIndex] {
                if names[start..<end].allSatisfy(\.isBlank) {
                    let range = isFirst ? start..<min(end + 1, names.endIndex) : start - 1..<end
                    edits.append(TextEdit(range.shifted(by: -base), ""))
                } else {
                    isFirst = false
                }
                start = min(end + 1, names.endIndex)
            }
            guard let first = edits.first else { return }
            let count = edits.count
            report.add(
                first.range, count == 1 ? "An author's name is missing here" : "\(count) authors' names are missing, the first one here",
                fix: Fix("Remove the empty name", .safe, edits))
        })
}
