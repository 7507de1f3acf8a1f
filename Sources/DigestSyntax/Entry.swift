/// One paper of a digest: heading, authors, category, TL;DR and the folded rest. All offsets count from the start of its block.
///
/// What is damaged is still here, in the place it was meant for, with its damage written beside it: a rule reads the damage,
/// and no second rule takes the same damage for another one.
package final class Entry: Sendable {
    package let heading: EntryHeading
    package let authors: Authors?
    /// In the order of the text.
    package let fields: [Field]
    package let details: Details
    /// Runs of lines that belong to no part of the entry.
    package let stray: [Range<Int>]
    /// Whether every part is there, exact and in its place, so that no rule about an entry's structure has anything to say.
    package let isRegular: Bool
    /// Whether the entry begins behind other text on the same line.
    package let isGlued: Bool

    init(
        heading: EntryHeading, authors: Authors?, fields: [Field], details: Details, stray: [Range<Int>], isRegular: Bool, isGlued: Bool
    ) {
        self.heading = heading
        self.authors = authors
        self.fields = fields
        self.details = details
        self.stray = stray
        self.isRegular = isRegular
        self.isGlued = isGlued
    }

    /// The field of a kind: the first one where there are several.
    package func field(_ kind: FieldKind) -> Field? {
        // In a regular entry each kind stands at its own place.
        let place = kind.rawValue
        if place < fields.count, fields[place].kind == kind, isRegular { return fields[place] }
        return fields.first { $0.kind == kind }
    }
}

extension Entry: Equatable {
    package static func == (first: Entry, second: Entry) -> Bool {
        first === second
            || first.heading == second.heading && first.authors == second.authors && first.fields == second.fields
                && first.details == second.details && first.stray == second.stray && first.isRegular == second.isRegular
                && first.isGlued == second.isGlued
    }
}

/// The line of authors: `*A,B,C*`.
package struct Authors: Sendable, Equatable {
    /// The line without blanks at its ends.
    package let line: Range<Int>
    /// What stands between the asterisks.
    package let names: Range<Int>
    package let opens: Bool
    package let closes: Bool
    /// Whether nothing stands before, between or behind two commas.
    package let hasEmptyName: Bool

    init(line: Range<Int>, names: Range<Int>, opens: Bool, closes: Bool, in bytes: ByteView) {
        self.line = line
        self.names = names
        self.opens = opens
        self.closes = closes
        var isEmpty = true
        var hasEmptyName = false
        for index in names {
            if bytes[index] == UInt8(ascii: ",") {
                hasEmptyName = hasEmptyName || isEmpty
                isEmpty = true
            } else if !bytes[index].isBlank {
                isEmpty = false
            }
        }
        self.hasEmptyName = hasEmptyName || isEmpty
    }
}

/// The fold of an entry: `<details>`, `<summary>Details</summary>`, `</details>`.
package struct Details: Sendable, Equatable {
    package var open: Tag?
    package var summary: Tag?
    package var close: Tag?
    /// Further `<details>` and `</details>` lines.
    package var extraOpens: [Range<Int>] = []
    package var extraCloses: [Range<Int>] = []
    /// Further `<summary>` lines behind further `<details>`.
    package var extraSummaries: [Range<Int>] = []
    /// Where `</details>` stands, or would have to stand: behind the last of what the fold holds.
    package var end: Int = 0

    /// A tag, and whether it is spelt as it must be.
    package struct Tag: Sendable, Equatable {
        package let range: Range<Int>
        package let isExact: Bool
    }
}
