import DigestSyntax

extension Rule {
    static let invalidArxivId = Rule(
        "invalid-arxiv-id", .error, fix: nil, "an identifier that arXiv cannot have given",
        explanation: """
            Identifiers are `2512.10935` since 2015, with four digits behind the dot from April 2007 to 2014, and `hep-th/9901001` before; each may end in a
            version such as `v2`. A month 13 or a digit too few leads to no paper, or to a wrong one.
            """,
        examples: [
            Example("month 13", "2512.10939", "2513.10939", .stays),
            Example("a digit too few", "2512.10939", "2512.1093", .stays),
            Example("a digit too many", "2512.10939", "2512.109399", .stays),
            Example("a letter", "2512.10939", "2512.1o939", .stays),
        ],
        check: .entry { context, report in
            let heading = context.entry.heading
            // Where the parenthesis is gone, what is cut off with it is not missing by itself.
            guard !heading.hasCanonicalLink, let url = heading.url, !heading.damage.contains(.linkClose) else { return }
            let found = context.string(url)
            guard ArxivAddress.hasCanonicalPrefix(found), ArxivAddress.plain(found.utf8) == found else { return }
            let range = min(url.upperBound, url.lowerBound + ArxivAddress.canonicalPrefix.utf8.count)..<url.upperBound
            let identifier = found.dropFirst(ArxivAddress.canonicalPrefix.count)
            do {
                _ = try ArxivIdentifier(identifier)
            } catch {
                report.add(
                    identifier.isEmpty ? url : range,
                    identifier.isEmpty
                        ? "The address ends before the identifier" : "`\(identifier.prefix(40))` is no arXiv identifier: \(error)", fix: nil
                )
            }
        })
}
