import DigestLint
import DigestSyntax

// Parts of entries, and whole ones.
extension Snapshot {
    /// A whole entry with the number that it must have, where one may begin; nil elsewhere.
    func completionsOfEntry(_ caret: Caret) -> [CompletionItem]? {
        guard caret.tail.isEmpty || caret.tail.elementsEqual("]".utf8), Self.beginsHeading(caret.head), let place = placeForEntry(caret)
        else { return nil }
        let number = place.number
        let category = place.section?.name ?? ""
        let range = (caret.head.isEmpty ? caret.offset : caret.head.startIndex)..<caret.offset + caret.tail.count
        let plain = entryText(number: number, title: "", identifier: "", authors: "", category: category) { _ in "" }
        let snippet = entryText(
            number: number, title: "${1:Title}", identifier: "${2:identifier}", authors: "${3:Authors}",
            category: "${4:\(Self.inSnippet(category))}"
        ) { "$\($0.rawValue + 4)" }
        return [
            CompletionItem(
                label: "New entry [\(number)]", kind: .entry, detail: category.isEmpty ? "a paper" : "a paper of \(singleLine(category))",
                insertText: plain,
                snippet: snippet, range: range, filterText: "### [\(number)]", sortText: "0", key: nil)
        ]
    }

    /// `#`, `### [`, or nothing: what somebody has typed who begins a heading.
    private static func beginsHeading(_ head: ArraySlice<UInt8>) -> Bool {
        let rest = head.drop { $0 == UInt8(ascii: "#") }
        guard head.count - rest.count <= 3 else { return false }
        return rest.drop(while: \.isBlank).drop { $0 == UInt8(ascii: "[") }.drop(while: \.isDigit).isEmpty && rest.count <= 6
    }

    /// The section and the number of an entry that begins in the caret's line; nil where none may.
    private func placeForEntry(_ caret: Caret) -> (section: Outline.Section?, number: Int)? {
        guard var index = digest.blockIndex(containing: caret.offset) else { return nil }
        let block = digest.blocks[index]
        switch block.node.content {
        case .preamble, .contents: return nil
        case .section(let header):
            guard let heading = header.heading, caret.line.lowerBound > block.absolute(heading.range).upperBound else { return nil }
        case .entry(let entry):
            if let close = entry.details.close {
                guard caret.line.lowerBound > block.absolute(close.range).upperBound else { return nil }
            } else {
                // The line itself is all there is of an entry so far.
                guard entry.fields.isEmpty, entry.authors == nil, block.absolute(entry.heading.range).touches(caret.offset), index > 0
                else { return nil }
                index -= 1
            }
        }
        let section = outline.section(ofBlock: index) ?? outline.sections.last { ($0.header ?? Int.max) <= index }
        var last = index
        while last >= 0 {
            if let number = digest.blocks[last].entry?.heading.number { return (section, number < 999_999_999 ? number + 1 : number) }
            last -= 1
        }
        return (section, 1)
    }

    private func entryText(
        number: Int, title: String, identifier: String, authors: String, category: String, value: (FieldKind) -> String
    ) -> String {
        var lines = ["### [\(number)] [\(title)](https://arxiv.org/abs/\(identifier))", "*\(authors)*", ""]
        for kind in FieldKind.allCases {
            lines += ["\(kind.label) \(kind == .mainCategory ? category : value(kind))", ""]
            if kind == .tldr { lines += ["", "<details>", "  <summary>Details</summary>"] }
        }
        lines.append("</details>")
        return lines.joined(separator: text.lineEnd)
    }

    private static func inSnippet(_ text: String) -> String {
        var result = ""
        for character in text {
            if character == "$" || character == "}" || character == "\\" { result += "\\" }
            result.append(character)
        }
        return result
    }

    /// The labels that the entry lacks between the field before and the field behind the caret, and the tags of the fold that it lacks.
    func completionsOfLabel(_ caret: Caret) -> [CompletionItem]? {
        guard caret.tail.isEmpty, let index = digest.blockIndex(containing: caret.offset), let paper = paper(atBlock: index),
            caret.line.lowerBound > paper.absolute(paper.entry.heading.range).upperBound, caret.head.count <= 24
        else { return nil }
        let typed = String(decoding: caret.head, as: UTF8.self).lowercased()
        let range = (caret.head.isEmpty ? caret.offset : caret.head.startIndex)..<caret.offset
        var items: [CompletionItem] = []
        for kind in missingFields(of: paper, around: caret) {
            let label = kind.label.description
            guard label.lowercased().hasPrefix(typed) else { continue }
            items.append(
                CompletionItem(
                    label: label, kind: .label, detail: "this entry lacks it", insertText: label + " ", range: range,
                    sortText: Self.rank(items.count),
                    isPreselected: items.isEmpty, key: CompletionKey(kind: "label", name: kind.name)))
        }
        for tag in missingTags(of: paper, around: caret) where tag.drop(while: { $0 == " " }).lowercased().hasPrefix(typed) {
            items.append(
                CompletionItem(
                    label: String(tag.drop { $0 == " " }), kind: .tag, detail: "this entry lacks it",
                    insertText: caret.line.lowerBound == range.lowerBound ? tag : String(tag.drop { $0 == " " }),
                    range: range, sortText: Self.rank(items.count), isPreselected: items.isEmpty, key: nil))
        }
        return items
    }

    private func missingFields(of paper: Paper, around caret: Caret) -> [FieldKind] {
        // What stands in the caret's line is being typed, and text without a label may be too.
        let fields = paper.entry.fields.filter { $0.form != .absent && !paper.absolute($0.label).overlaps(caret.line) }
        let last = fields.last { paper.absolute($0.label).upperBound <= caret.line.lowerBound }?.kind
        let next = fields.first { paper.absolute($0.label).lowerBound >= caret.line.upperBound }?.kind
        let isBehindOpen = paper.entry.details.open.map { paper.absolute($0.range).upperBound <= caret.line.lowerBound }
        return FieldKind.allCases.filter { kind in
            guard last.map({ $0 < kind }) ?? true, next.map({ kind < $0 }) ?? true else { return false }
            guard let isBehindOpen else { return true }
            return kind.isFolded == isBehindOpen
        }
    }

    private func missingTags(of paper: Paper, around caret: Caret) -> [String] {
        let details = paper.entry.details
        func isBehind(_ range: Range<Int>?) -> Bool { range.map { paper.absolute($0).upperBound <= caret.line.lowerBound } ?? false }
        if details.open == nil, isBehind(paper.entry.field(.tldr)?.label) { return ["<details>"] }
        if details.summary == nil, isBehind(details.open?.range), !isBehind(paper.entry.field(.motivation)?.label) {
            return ["  <summary>Details</summary>"]
        }
        if details.close == nil, isBehind(paper.entry.field(.abstract)?.label) { return ["</details>"] }
        return []
    }
}
