/// The labelled fields of an entry, in the order in which the generator writes them.
package enum FieldKind: Int, Sendable, CaseIterable, Comparable, Hashable {
    case mainCategory, tldr, motivation, method, result, conclusion, abstract

    /// The label as the generator writes it, colon included.
    package var label: StaticString {
        switch self {
        case .mainCategory: "Main category:"
        case .tldr: "TL;DR:"
        case .motivation: "Motivation:"
        case .method: "Method:"
        case .result: "Result:"
        case .conclusion: "Conclusion:"
        case .abstract: "Abstract:"
        }
    }

    /// The field's name for people: its label without the colon.
    package var name: String { String(label.description.dropLast()) }

    /// Whether the field stands inside `<details>`.
    package var isFolded: Bool { self >= .motivation }

    /// Whether a language model wrote it.
    package var isSummary: Bool { self != .mainCategory && self != .abstract }

    package static func < (first: FieldKind, second: FieldKind) -> Bool { first.rawValue < second.rawValue }
}

/// One labelled field of an entry. All offsets count from the start of the entry's block.
package struct Field: Sendable, Equatable {
    package let kind: FieldKind
    /// The label with its colon, indentation and emphasis marks left out where it is exact; all of it where it is malformed;
    /// empty, at the value's start, where it is absent.
    package let label: Range<Int>
    package let form: LabelForm
    /// The text behind the label without white space at its ends: empty, at the label's end, where there is none.
    package let value: Range<Int>
    /// From the label's line to where the next part of the entry begins: the value with all white space that follows it.
    package let extent: Range<Int>
    /// Whether a blank line, a tag or the heading stands between this field and what comes before it.
    package let isSeparated: Bool
    /// Where the field stands towards the entry's fold.
    package let place: Place

    package enum LabelForm: Sendable, Equatable {
        /// As the generator writes it.
        case exact
        /// `TLDR:`, as the generator wrote it in April 2025.
        case oldDialect
        /// Misspelt, in the wrong case, emphasised, indented, or with a missing or full-width colon.
        case malformed
        /// Text that stands where the field belongs, without any label.
        case absent
    }

    package enum Place: Sendable, Equatable {
        case beforeDetails, insideDetails, afterDetails
    }
}
