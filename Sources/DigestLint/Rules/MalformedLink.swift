import DigestSyntax

extension Rule {
    static let malformedLink = Rule(
        "malformed-link", .error, fix: .safe, "an address that is not `https://arxiv.org/abs/` and an identifier",
        explanation: """
            Every entry links to the abstract page of its paper. An address with `http`, of the PDF, with blanks or with characters that nobody sees is
            rewritten; one that leads somewhere else is left for you.
            """,
        examples: [
            Example("http", "(https://arxiv.org/abs/2512.10939", "(http://arxiv.org/abs/2512.10939"),
            Example("the PDF", "(https://arxiv.org/abs/2512.10939", "(https://arxiv.org/pdf/2512.10939"),
            Example("a blank", "(https://arxiv.org/abs/2512.10939", "( https://arxiv.org/abs/2512.10939"),
            Example("a zero-width space", "(https://arxiv.org/abs/2512.10939", "(https://arxiv.org/abs/\u{200B}2512.10939"),
            Example("another site", "(https://arxiv.org/abs/2512.10939", "(https://example.org/2512.10939", .stays),
            Example("nothing", "(https://arxiv.org/abs/2512.10939)", "()", .stays),
        ],
        check: .entry { context, report in
            let heading = context.entry.heading
            guard !heading.hasCanonicalLink, let url = heading.url, !heading.damage.contains(.linkClose) || heading.identifier != nil else {
                return
            }
            let found = context.string(url)
            if found.allSatisfy({ $0 == " " || $0 == "\t" }) {
                let parentheses = max(0, url.lowerBound - 1)..<min(context.source.length, url.upperBound + 1)
                report.add(parentheses, "\(context.name) has no address; expected `https://arxiv.org/abs/` and an identifier", fix: nil)
                return
            }
            let plain = ArxivAddress.plain(found.utf8)
            // The address is right, the identifier is not: that is another rule.
            if plain == found, ArxivAddress.hasCanonicalPrefix(found) { return }
            let fix = ArxivAddress(plain).map { Fix("Write the address anew", .safe, [TextEdit(url, "https://arxiv.org/abs/\($0.text)")]) }
            let hidden = plain != found ? " (it holds blanks or characters that nobody sees)" : ""
            report.add(url, "Expected `https://arxiv.org/abs/` and an identifier, found `\(plain.prefix(80))`\(hidden)", fix: fix)
        })
}

extension ArxivAddress {
    static let canonicalPrefix = "https://arxiv.org/abs/"

    static func hasCanonicalPrefix(_ address: String) -> Bool { address.utf8.starts(with: canonicalPrefix.utf8) }
}
