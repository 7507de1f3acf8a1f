extension Rule {
    /// Every rule, in the order of the catalogue: the contents, the sections, the entries from top to bottom, the text, the file.
    package static let all: [Rule] = [
        .missingContents, .malformedContentsLine, .deadContentsLink, .unlistedSection, .duplicateContentsLine, .duplicateContents,
        .mismatchedContentsLabel, .wrongTotal, .contentsOutOfOrder,
        .missingSectionAnchor, .missingSectionHeading, .mismatchedSectionAnchor, .duplicateSection, .brokenBackLink, .emptySection,
        .unknownCategory,
        .wrongHeadingLevel, .malformedEntryHeading, .wrongEntryNumber, .emptyTitle, .malformedLink, .invalidArxivId, .duplicatePaper,
        .misplacedPaper, .missingAuthors, .unclosedAuthors, .emptyAuthor,
        .missingField, .emptyField, .duplicateField, .misorderedField, .malformedLabel,
        .missingDetails, .unclosedDetails, .nestedDetails, .strayDetailsEnd, .missingSummary, .fieldOutsideDetails,
        .missingSeparator, .strayText, .truncatedFile, .mergeConflict,
        .unsummarisedEntry, .placeholderField, .damagedLatex, .controlCharacter, .replacementCharacter, .escapedText, .repeatedLabel,
        .invalidUtf8, .byteOrderMark, .mixedLineEndings, .oldDialect,
        .repeatedPaper, .conflictingPaper,
        .unusedSuppression, .unknownRule,
    ]

    /// The rule of that id.
    package static func named(_ id: String) -> Rule? { byID[id] }

    private static let byID = Dictionary(all.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
}
