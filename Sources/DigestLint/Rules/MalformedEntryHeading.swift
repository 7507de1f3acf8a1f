import DigestSyntax

extension Rule {
    static let malformedEntryHeading = Rule(
        "malformed-entry-heading", .error, fix: .safe, "an entry heading that is not `### [n] [title](address)`",
        explanation: """
            One lost bracket makes a link unreadable for people and for tools. What can be read of it is still read, so the entry keeps its number,
            its title and its paper. The fix puts back the one bracket or blank that is missing.
            """,
        examples: [
            Example("the number's bracket is gone", "### [2] [Gauss", "### [2 [Gauss"),
            Example("the title's bracket is gone", "### [2] [Gauss", "### [2] Gauss"),
            Example("the bracket before the address is gone", "Heads](https", "Heads(https"),
            Example("the parenthesis is gone", "2512.10939)", "2512.10939"),
            Example("a blank before the address", "Heads](https", "Heads] (https"),
            Example("no address", "](https://arxiv.org/abs/2512.10939)", "]", .stays),
            Example(
                "no heading at all",
                "### [2] [GaussianHeadTalk: Wobble-Free 3D Talking Heads](https://arxiv.org/abs/2512.10939)\n", "", .stays),
        ],
        check: .damagedEntry { context, report in
            let heading = context.entry.heading
            guard !heading.damage.isEmpty else { return }
            if heading.damage.contains(.missing) {
                let place = context.entry.authors?.line ?? context.entry.fields.first?.label ?? heading.range
                report.add(place, "This entry has no heading `### [n] [title](address)`", fix: nil)
                return
            }
            // Blanks between number and title are layout.
            if heading.damage == .gap, context.bytes(betweenNumberAndTitle(heading)).contains(where: \.isBlank) { return }
            report.add(heading.range, "\(context.name): \(message(heading.damage))", fix: rebuilt(context))
        })

    private static func betweenNumberAndTitle(_ heading: EntryHeading) -> Range<Int> {
        guard let number = heading.numberText, let title = heading.title, number.upperBound <= title.lowerBound else { return 0..<0 }
        return number.upperBound..<title.lowerBound
    }

    private static func message(_ damage: EntryHeading.Damage) -> String {
        let expected = "expected `### [n] [title](address)`, found "
        let found: [(EntryHeading.Damage, String)] = [
            (.numberText, "no number between the first brackets"), (.numberOpen, "no `[` before the number"),
            (.numberClose, "no `]` behind the number"), (.gap, "no blank between number and title"), (.noLink, "no address"),
            (.titleOpen, "no `[` before the title"), (.titleClose, "no `]` behind the title"), (.linkOpen, "no `(` before the address"),
            (.linkClose, "no `)` behind the address"), (.linkGap, "a blank between title and address"),
            (.trailing, "text behind the address"),
        ]
        return expected + found.filter { damage.contains($0.0) }.map(\.1).joined(separator: " and ")
    }

    /// The heading with the one thing put back that is missing.
    private static func rebuilt(_ context: EntryContext) -> Fix? {
        let heading = context.entry.heading
        let mendable: EntryHeading.Damage = [.numberOpen, .numberClose, .gap, .titleOpen, .titleClose, .linkOpen, .linkClose, .linkGap]
        guard mendable.isSuperset(of: heading.damage),
            heading.damage.rawValue.nonzeroBitCount == 1 || heading.damage == [.numberOpen, .numberClose],
            let number = heading.number, let title = heading.title, let url = heading.url, heading.identifier != nil
        else { return nil }
        let text = Array("### [\(number)] [".utf8) + context.bytes(title) + Array("](".utf8) + context.bytes(url) + Array(")".utf8)
        return Fix("Put the heading right", .safe, [TextEdit(heading.range, text)])
    }
}
