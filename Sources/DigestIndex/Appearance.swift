package import DigestSyntax

/// A paper in one of the digests. Offsets are bytes of that file, lines count from 0.
package struct Appearance: Sendable, Equatable {
    /// As the index was given it.
    package let file: String
    /// The date in the file's name, where there is one.
    package let day: DigestDay?
    /// As the address has it, with its version; nil where it cannot be read.
    package let identifier: ArxivIdentifier?
    package let number: Int?
    /// The line of the heading.
    package let line: Int
    /// The heading.
    package let range: Range<Int>
    package let title: String
    /// The names in one text, separated by commas, as they are written.
    package let authors: String
    package let category: String?
    /// Nil where there is none.
    package let tldr: String?
    package let isUnsummarised: Bool

    /// Where the heading begins.
    package var offset: Int { range.lowerBound }
    package var paper: ArxivIdentifier? { identifier?.paper }

    /// The authors' names, blanks around them left out, none of them empty.
    package var authorNames: [String] {
        authors.utf8.split(separator: UInt8(ascii: ",")).compactMap { name in
            let trimmed = name.drop(while: \.isBlank).prefixUpToTrailingBlanks
            return trimmed.isEmpty ? nil : String(decoding: trimmed, as: UTF8.self)
        }
    }
}

extension Substring.UTF8View {
    fileprivate var prefixUpToTrailingBlanks: Substring.UTF8View {
        var result = self
        while let last = result.last, last.isBlank { result.removeLast() }
        return result
    }
}

/// A place in a paper's texts that names a paper.
package struct PaperMention: Sendable, Equatable {
    /// The paper in whose texts it stands.
    package let source: Appearance
    /// What is named, with its version.
    package let target: ArxivIdentifier
    /// `arXiv:2512.10935v2`, in bytes of the source's file.
    package let range: Range<Int>
    /// From 0.
    package let line: Int
}

/// Two appearances of a paper that contradict each other.
package struct PaperConflict: Sendable, Equatable {
    package let paper: ArxivIdentifier
    package let first: Appearance
    /// The later one.
    package let other: Appearance
    package let titleDiffers: Bool
    package let categoryDiffers: Bool

    /// Nil where title (white space aside) and category are the same, or one of them has none.
    package init?(first: Appearance, other: Appearance) {
        guard let paper = first.paper, other.paper == paper else { return nil }
        self.paper = paper
        self.first = first
        self.other = other
        titleDiffers = Self.differ(titles: first.title, other.title)
        categoryDiffers = Self.differ(categories: first.category, other.category)
        guard titleDiffers || categoryDiffers else { return nil }
    }

    /// Whether two titles contradict each other; an empty one contradicts nothing.
    package static func differ(titles first: String, _ other: String) -> Bool {
        !first.isEmpty && !other.isEmpty && !isSame(first, other)
    }

    /// Whether two main categories contradict each other.
    package static func differ(categories first: String?, _ other: String?) -> Bool {
        first != nil && other != nil && first != other
    }

    /// Whether two texts are the same but for runs of white space.
    package static func isSame(_ first: String, _ second: String) -> Bool {
        first == second
            || first.utf8.split(whereSeparator: \.isWhiteSpace).elementsEqual(
                second.utf8.split(whereSeparator: \.isWhiteSpace), by: { $0.elementsEqual($1) })
    }
}

extension UInt8 {
    fileprivate var isWhiteSpace: Bool { isBlank || isLineEnd }
}
