import DigestSyntax

// Categories: in the contents, in section headers, as main category.
extension Snapshot {
    /// The items where a category stands or could stand; nil where none could.
    func completionsOfCategory(_ caret: Caret) -> [CompletionItem]? {
        if caret.headBegins(with: FieldKind.mainCategory.label.description) { return completionsOfMainCategory(caret) }
        if let target = Self.start(behind: "](#", unless: UInt8(ascii: ")"), in: caret.head) {
            return completionsOfTarget(caret, from: target)
        }
        if caret.headBegins(with: "- [") { return completionsOfContentsLabel(caret) }
        if caret.headBegins(with: "<div id=") { return completionsOfAnchor(caret) }
        if caret.headBegins(with: "# ") { return completionsOfHeading(caret) }
        return nil
    }

    private func completionsOfMainCategory(_ caret: Caret) -> [CompletionItem]? {
        let value = caret.head.dropFirst(FieldKind.mainCategory.label.utf8CodeUnitCount)
        let word = value.drop(while: \.isBlank)
        let own = digest.blockIndex(containing: caret.offset).flatMap { outline.section(ofBlock: $0)?.name }
        let preferred = [own].compactMap { $0 } + outline.sections.map(\.name)
        let blank = value.isEmpty ? " " : ""
        return categoryItems(caret.word(from: word.startIndex), first: preferred) { blank + $0 }
    }

    /// Behind `(#`: the sections, and where it is a back link the contents.
    private func completionsOfTarget(_ caret: Caret, from start: Int) -> [CompletionItem] {
        let range = caret.word(from: start)
        let isContentsLine = caret.headBegins(with: "- [")
        var items: [CompletionItem] = []
        if !isContentsLine {
            let close = caret.behindWord.isEmpty ? ")" : ""
            items.append(
                CompletionItem(
                    label: "toc", kind: .anchor, detail: "Table of contents", insertText: "toc" + close, range: range, sortText: "",
                    key: nil))
        }
        return items
            + outline.sections.enumerated().filter { !$1.name.isEmpty }.map { index, section in
                var rest = ""
                if caret.behindWord.isEmpty { rest = isContentsLine ? ") [Total: \(paperCount(ofSectionsNamed: section.name))]" : ")" }
                return CompletionItem(
                    label: singleLine(section.name), kind: .anchor, detail: counted(section.entries.count, "paper"),
                    insertText: section.name + rest,
                    range: range,
                    sortText: Self.rank(index), key: CompletionKey(kind: "category", name: section.name))
            }
    }

    /// In the brackets of a contents line: sections that no line lists yet, other sections, all categories.
    private func completionsOfContentsLabel(_ caret: Caret) -> [CompletionItem]? {
        let label = caret.head.dropFirst(3)
        guard !label.contains(UInt8(ascii: "]")) else { return nil }
        let unlisted = outline.sections.map(\.name).filter { contentsLine(named: $0) == nil }
        let rest = caret.behindWord
        let isWhole = rest.isEmpty || rest.elementsEqual("]".utf8)
        var range = caret.word(from: label.startIndex)
        if isWhole { range = range.lowerBound..<range.upperBound + rest.count }
        return categoryItems(range, first: unlisted + outline.sections.map(\.name)) { name in
            isWhole ? "\(name)](#\(name)) [Total: \(paperCount(ofSectionsNamed: name))]" : name
        }
    }

    private func completionsOfAnchor(_ caret: Caret) -> [CompletionItem]? {
        var name = caret.head.dropFirst(8)
        let quote = name.first.flatMap { $0 == UInt8(ascii: "'") || $0 == UInt8(ascii: "\"") ? $0 : nil }
        if quote != nil { name = name.dropFirst() }
        guard name.allSatisfy(Caret.isPartOfName) else { return nil }
        let mark = quote == UInt8(ascii: "\"") ? "\"" : "'"
        let isWhole = caret.behindWord.isEmpty
        return categoryItems(caret.word(from: name.startIndex), first: listedWithoutSection) { name in
            isWhole ? "\(quote == nil ? mark : "")\(name)\(mark)></div>" : name
        }
    }

    private func completionsOfHeading(_ caret: Caret) -> [CompletionItem]? {
        let name = caret.head.dropFirst(2).drop(while: \.isBlank)
        guard name.allSatisfy(Caret.isPartOfName) else { return nil }
        let isWhole = caret.behindWord.isEmpty
        var first = listedWithoutSection
        // The anchor above says which section this is.
        if let block = digest.blockIndex(containing: caret.offset), let anchor = digest.blocks[block].section?.anchor {
            first.insert(string(digest.blocks[block].absolute(anchor.name)), at: 0)
        }
        return categoryItems(caret.word(from: name.startIndex), first: first) { isWhole ? "\($0) [[Back]](#toc)" : $0 }
    }

    /// The categories that the contents promise and no section opens.
    private var listedWithoutSection: [String] {
        outline.contentsLines.compactMap { $0.target ?? $0.label }.filter { outline.section(named: $0) == nil }
    }

    /// The categories in `first`, then arXiv's whole taxonomy.
    private func categoryItems(_ range: Range<Int>, first: [String], _ insertText: (String) -> String) -> [CompletionItem] {
        var items: [CompletionItem] = []
        items.reserveCapacity(Self.taxonomy.count + first.count)
        var seen: Set<String> = []
        for name in first where !name.isEmpty && seen.insert(name).inserted {
            items.append(
                CompletionItem(
                    label: singleLine(name), kind: .category, detail: Category.named(name)?.name ?? "", insertText: insertText(name),
                    range: range,
                    sortText: Self.rank(items.count), key: CompletionKey(kind: "category", name: name)))
        }
        for (name, title, sortText) in Self.taxonomy where !seen.contains(name) {
            items.append(
                CompletionItem(
                    label: name, kind: .category, detail: title, insertText: insertText(name), range: range, sortText: sortText,
                    key: CompletionKey(kind: "category", name: name)))
        }
        return items
    }

    /// What papers are listed under today, before names that only old papers have.
    private static let taxonomy: [(name: String, title: String, sortText: String)] = Category.all.map { category in
        (category.id, category.name, (category.standing == .current ? "1" : "2") + category.id)
    }

    /// A text that sorts before the taxonomy, in the order of the numbers.
    static func rank(_ index: Int) -> String { index < 10 ? "00\(index)" : index < 100 ? "0\(index)" : "0999" }

    /// Where the text behind the last `opening` begins, unless `closing` stands in it.
    private static func start(behind opening: String, unless closing: UInt8, in head: ArraySlice<UInt8>) -> Int? {
        let opening = Array(opening.utf8)
        guard head.count >= opening.count else { return nil }
        var start = head.endIndex - opening.count
        while start >= head.startIndex {
            if head[start..<start + opening.count].elementsEqual(opening) { return start + opening.count }
            if head[start] == closing || head[start + opening.count - 1] == closing { return nil }
            start -= 1
        }
        return nil
    }
}
