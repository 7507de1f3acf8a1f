package import DigestIndex
import DigestSyntax

/// What is being typed that the library may know, and what a completion replaces.
package enum LibraryQuery: Sendable, Equatable {
    /// A name in an authors' line, and the other names there.
    case author(String, range: Range<Int>, others: Set<String>)
    /// A title in an entry's heading; the range goes on to the end of the line, so that a completion brings the address.
    case title(String, range: Range<Int>)
}

// Authors and titles of the library.
extension Snapshot {
    /// Nil where nothing of the library is being typed, or too little of it.
    package func libraryQuery(at offset: Int) -> LibraryQuery? {
        let caret = Caret(self, at: clamped(offset))
        return titleQuery(caret) ?? authorQuery(caret)
    }

    /// Behind `### [12] [`.
    private func titleQuery(_ caret: Caret) -> LibraryQuery? {
        var rest = caret.head.drop { $0 == UInt8(ascii: "#") }
        guard (1...6).contains(caret.head.count - rest.count) else { return nil }
        rest = rest.drop(while: \.isBlank)
        guard rest.first == UInt8(ascii: "[") else { return nil }
        rest = rest.dropFirst().drop(while: \.isDigit)
        guard rest.first == UInt8(ascii: "]") else { return nil }
        rest = rest.dropFirst().drop(while: \.isBlank)
        guard rest.first == UInt8(ascii: "[") else { return nil }
        let title = rest.dropFirst()
        guard !title.contains(UInt8(ascii: "]")), title.count >= Self.shortestQuery else { return nil }
        return .title(String(decoding: title, as: UTF8.self), range: title.startIndex..<caret.offset + caret.tail.count)
    }

    /// In `*A,B*` below a heading.
    private func authorQuery(_ caret: Caret) -> LibraryQuery? {
        guard caret.headBegins(with: "*"), !caret.headBegins(with: "**"), let index = digest.blockIndex(containing: caret.offset),
            let paper = paper(atBlock: index)
        else { return nil }
        let heading = digest.text.line(containing: paper.absolute(paper.entry.heading.range).lowerBound)
        guard (1...2).contains(digest.text.line(containing: caret.offset) - heading) else { return nil }
        func isBorder(_ byte: UInt8) -> Bool { byte == UInt8(ascii: ",") || byte == UInt8(ascii: "*") }
        let start = (caret.head.lastIndex(where: isBorder) ?? caret.head.startIndex) + 1
        let typed = caret.head[start...].drop(while: \.isBlank)
        // Behind the closing star no name goes on.
        guard typed.count >= Self.shortestQuery, caret.head.count(where: { $0 == UInt8(ascii: "*") }) == 1 else { return nil }
        let behind = caret.tail.prefix { !isBorder($0) }
        let others =
            (caret.head[..<start].split(whereSeparator: isBorder) + caret.tail.dropFirst(behind.count).split(whereSeparator: isBorder))
        return .author(
            String(decoding: typed, as: UTF8.self), range: typed.startIndex..<caret.offset + behind.count,
            others: Set(others.map { String(decoding: $0.drop(while: \.isBlank), as: UTF8.self) }))
    }

    /// Fewer bytes than these say too little.
    private static let shortestQuery = 2

    /// The papers that were found, those left out that the digest has already. What was typed stays the filter: the search forgives slips
    /// and knows words in any order, which an editor's own filter does not.
    package func completions(ofPapers papers: [Appearance], typed: String, range: Range<Int>) -> [CompletionItem] {
        let own = Set(identifiedPapers().map(\.identifier.paper))
        var items: [CompletionItem] = []
        for paper in papers {
            guard let identifier = paper.paper, !own.contains(identifier), !paper.title.isEmpty else { continue }
            items.append(
                CompletionItem(
                    label: displayed(paper.title), kind: .paper,
                    detail: [identifier.canonicalText, paper.category.map { displayed($0) }, paper.day?.description].compactMap { $0 }
                        .joined(separator: " · "),
                    insertText: "\(paper.title)](\(Self.abstractAddress(of: identifier)))", range: range, filterText: typed,
                    sortText: Self.rank(items.count), key: CompletionKey(kind: "paper", name: identifier.canonicalText)))
        }
        return items
    }

    package func completions(
        ofAuthors authors: [(name: String, papers: Int)], typed: String, range: Range<Int>, others: Set<String>
    ) -> [CompletionItem] {
        authors.filter { !others.contains($0.name) }.enumerated().map { place, author in
            CompletionItem(
                label: displayed(author.name), kind: .author, detail: counted(author.papers, "paper"), insertText: author.name,
                range: range,
                filterText: typed, sortText: Self.rank(place), key: nil)
        }
    }
}
