import DigestSyntax

extension Rule {
    static let wrongEntryNumber = Rule(
        "wrong-entry-number", .warning, fix: .safe, "a number that is missing, repeated, skipped or restarted",
        explanation: """
            Entries are numbered 1, 2, 3 … through the whole file, over all sections. One wrong number is one finding, and the count goes on from there.
            The fix numbers all entries anew.
            """,
        examples: [
            Example("a repeated number", "### [2] [Gauss", "### [1] [Gauss"),
            Example("an empty number", "### [2] [Gauss", "### [] [Gauss"),
            Example("no number", "### [2] [Gauss", "### [Gauss"),
            Example("a skipped number", [("### [3] [Omni", "### [4] [Omni"), ("### [4] [Noisy", "### [5] [Noisy")]),
            Example("restarted in the next section", "### [4] [Noisy", "### [1] [Noisy"),
        ],
        check: .file { context, report in
            let fix = lazyFix(context)
            // What the entry before shows, and what it should have shown: the next one may follow either.
            var shown = 0
            var counted = 0
            var gap: (expected: Int, found: Int)?
            for block in context.entries {
                // Nearly always the count just goes on.
                if let number = context.digest.blocks[block].summary.number, number == shown + 1 {
                    counted += 1
                    shown += 1
                    continue
                }
                guard let heading = context.entry(block)?.heading else { continue }
                let number = heading.number
                if number == nil, !heading.damage.isDisjoint(with: [.missing, .numberText]) {
                    shown += 1
                    counted += 1
                    continue
                }
                if number == shown + 1 || number == counted + 1 {
                    counted += 1
                    shown = number ?? counted
                    continue
                }
                if context.firstAppearances[block] != nil { continue }
                // Two neighbours changed places: that was said at the first of them.
                if let gap, number == gap.expected, gap.found == gap.expected + 1 {
                    counted += 1
                    shown = counted
                    continue
                }
                let range = context.absolute(place(of: heading), in: block)
                if let number {
                    report.add(range, "Expected number \(shown + 1), found \(number)", fix: fix())
                    gap = (shown + 1, number)
                    counted += 1
                    shown = number
                } else {
                    report.add(range, "This entry has no number; expected \(shown + 1)", fix: fix())
                    shown += 1
                    counted += 1
                }
            }
        })

    private static func place(of heading: EntryHeading) -> Range<Int> {
        if let text = heading.numberText {
            // Empty brackets: show both.
            return text.isEmpty ? max(0, text.lowerBound - 1)..<min(heading.range.upperBound, text.upperBound + 1) : text
        }
        return heading.title ?? heading.range
    }

    /// The fix is the same for all wrong numbers of a file, and is made when the first one asks.
    private static func lazyFix(_ context: FileContext) -> () -> Fix? {
        var made: Fix??
        return {
            if let made { return made }
            let edits = context.renumberingEdits()
            let fix = edits.isEmpty ? nil : Fix("Number all entries anew", .safe, edits)
            made = .some(fix)
            return fix
        }
    }
}
