import DigestSyntax

extension FileContext {
    /// The findings without those that only follow from another one, and with one more where a cause hits many entries.
    func withoutConsequences(_ findings: [Finding]) -> [Finding] {
        var findings = findings
        if let truncation, findings.contains(where: { $0.rule == Rule.truncatedFile.id }) {
            // What the cut took away is not missing by itself.
            let end = digest.blocks[truncation.block].range
            findings.removeAll { Self.followsFromTruncation.contains($0.rule) && $0.range.lowerBound >= end.lowerBound }
        }
        if !firstAppearances.isEmpty {
            // Of a paper that stands in the file twice, the first is the one that came back.
            findings.removeAll { finding in
                Self.aboutLibrary.contains(finding.rule)
                    && digest.blockIndex(containing: finding.range.lowerBound).map { firstAppearances[$0] != nil } ?? false
            }
        }
        rollUp(&findings)
        return findings
    }

    private static let aboutLibrary = Set(Rule.all.filter(\.isAboutLibrary).map(\.id))

    private static let followsFromTruncation: Set<String> = Set(
        [
            Rule.malformedContentsLine, .missingSectionAnchor, .missingSectionHeading, .brokenBackLink, .emptySection,
            .mismatchedSectionAnchor,
            .unknownCategory, .malformedEntryHeading, .malformedLink, .invalidArxivId, .missingAuthors, .unclosedAuthors, .emptyAuthor,
            .missingField,
            .emptyField, .malformedLabel, .missingDetails, .unclosedDetails, .missingSummary, .strayText, .invalidUtf8, .misplacedPaper,
            .replacementCharacter, .emptyTitle, .missingContents, .unlistedSection, .wrongEntryNumber,
        ].map(\.id))

    /// How many entries that were never summarised are told without a summary of them.
    private static let rollUpLimit = 20

    private func rollUp(_ findings: inout [Finding]) {
        let id = Rule.unsummarisedEntry.id
        let count = findings.count { $0.rule == id }
        guard count > Self.rollUpLimit, let first = findings.first(where: { $0.rule == id }) else { return }
        let place = outline.contentsBlocks.first.flatMap { block -> Range<Int>? in
            guard let contents = digest.blocks[block].contents, let part = contents.heading?.range ?? contents.anchor?.range else {
                return nil
            }
            return absolute(part, in: block)
        }
        findings.append(
            Finding(
                rule: id, first.severity, place ?? 0..<0, "\(count) of \(papers(entries.count)) were never summarised",
                related: [.init(first.range, "The first of them")]))
    }
}
