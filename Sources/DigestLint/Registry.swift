extension Rule {
    /// Every rule, in the order of the catalogue: the contents, the sections, the entries from top to bottom, the text, the file.
    package static let all: [Rule] = [
        .emptyTitle,
        .wrongTotal,
        .unusedSuppression, .unknownRule,
    ]

    /// The rule of that id.
    package static func named(_ id: String) -> Rule? { byID[id] }

    private static let byID = Dictionary(all.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
}
