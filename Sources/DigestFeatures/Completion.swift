import DigestLint
import DigestSyntax

/// A text that an editor offers to insert.
package struct CompletionItem: Sendable, Equatable {
    package enum Kind: Sendable, Equatable { case category, anchor, label, tag, entry, directive, rule, author, paper }

    package let label: String
    package let kind: Kind
    package let detail: String
    package let insertText: String
    /// The same with places to fill in, in the protocol's snippet syntax; nil where there are none.
    package var snippet: String?
    /// What it replaces; lies in the caret's line and touches the caret.
    package let range: Range<Int>
    /// What typing is compared with, where that is not the label.
    package var filterText: String?
    package let sortText: String
    package var isPreselected = false
    /// By which ``Snapshot/documentation(for:as:)`` finds what there is to say; nil where there is nothing.
    package let key: CompletionKey?
}

/// What a completion item is about: small enough to travel to the client and back.
package struct CompletionKey: Sendable, Equatable {
    /// `category`, `label`, `rule` or `paper`.
    package let kind: String
    package let name: String

    package init(kind: String, name: String) {
        self.kind = kind
        self.name = name
    }
}

extension Snapshot {
    /// The characters that begin something to complete.
    package static let completionTriggers = ["#", "(", "[", "'", ":", " ", "-", "<"]

    /// What may be typed at `offset`, the likeliest first by `sortText`; empty in running text.
    package func completions(at offset: Int) -> [CompletionItem] {
        let caret = Caret(self, at: clamped(offset))
        return completionsInComment(caret) ?? completionsOfCategory(caret) ?? completionsOfEntry(caret) ?? completionsOfLabel(caret) ?? []
    }

    /// The documentation of an item, made when it is looked at.
    package func documentation(for key: CompletionKey, as markup: Markup) -> String? {
        var text = MarkupText(markup)
        switch key.kind {
        case "category": writeCategory(key.name, &text)
        case "rule": writeRule(key.name, &text)
        case "label":
            guard let kind = FieldKind.allCases.first(where: { $0.name == key.name }) else { return nil }
            text.trusted(Self.meaning(of: kind))
        default: return nil
        }
        return text.finished
    }

    private static func meaning(of kind: FieldKind) -> String {
        switch kind {
        case .mainCategory: "The arXiv category that the paper is listed under, and whose section it stands in."
        case .tldr: "The paper in one sentence. Two blank lines follow it."
        case .motivation: "Why the work was done."
        case .method: "What was done, and how."
        case .result: "What came out."
        case .conclusion: "What it means."
        case .abstract: "The abstract as arXiv has it. Nothing but `</details>` ends it."
        }
    }

    /// A caret with its line.
    struct Caret {
        let offset: Int
        let line: Range<Int>
        /// The line before the caret, blanks at its start left out, and where that begins.
        let head: ArraySlice<UInt8>
        /// The line behind the caret, blanks at its end left out.
        let tail: ArraySlice<UInt8>

        init(_ snapshot: Snapshot, at offset: Int) {
            self.line = snapshot.lineContent(at: offset)
            // Between the two bytes of a line end a caret means the line's end.
            self.offset = min(offset, line.upperBound)
            head = snapshot.bytes(line.lowerBound..<self.offset).drop(while: \.isBlank)
            var tail = snapshot.bytes(self.offset..<line.upperBound)
            while let last = tail.last, last.isBlank { tail = tail.dropLast() }
            self.tail = tail
        }

        func headBegins(with prefix: String) -> Bool { head.starts(with: prefix.utf8) }

        /// From `start` up to where the tail stops to be part of a name.
        func word(from start: Int) -> Range<Int> {
            start..<max(start, offset + tail.prefix { Caret.isPartOfName($0) }.count)
        }

        /// What stands behind the name that the caret is in.
        var behindWord: ArraySlice<UInt8> { tail.drop { Caret.isPartOfName($0) } }

        static func isPartOfName(_ byte: UInt8) -> Bool {
            byte.isLetter || byte.isDigit || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-")
        }
    }

    // MARK: Suppression comments

    private func completionsInComment(_ caret: Caret) -> [CompletionItem]? {
        guard caret.headBegins(with: "<!--") else { return nil }
        let inner = caret.head.dropFirst(4)
        let wordStart = inner.lastIndex { $0.isBlank || $0 == UInt8(ascii: ",") }.map { $0 + 1 } ?? inner.startIndex
        let words = inner[..<wordStart].split { $0.isBlank || $0 == UInt8(ascii: ",") }
        guard !words.contains(where: { $0.elementsEqual("-->".utf8) }) else { return [] }
        let range = caret.word(from: wordStart)
        guard let directive = words.first else {
            let isOpen = caret.behindWord.isEmpty
            return Self.directives.enumerated().map { index, directive in
                let takesRules = isOpen && directive.name != "digestls-enable"
                let close = isOpen ? " -->" : ""
                return CompletionItem(
                    label: directive.name, kind: .directive, detail: directive.detail, insertText: directive.name + close,
                    snippet: takesRules ? "\(directive.name) ${1:rule} -->" : nil, range: range, sortText: String(index), key: nil)
            }
        }
        guard directive.starts(with: "digestls-".utf8) else { return [] }
        let named = Set(words.dropFirst().map { String(decoding: $0, as: UTF8.self) })
        return Rule.all.filter { !named.contains($0.id) }.map { rule in
            CompletionItem(
                label: rule.id, kind: .rule, detail: rule.summary, insertText: rule.id, range: range, sortText: rule.id,
                key: CompletionKey(kind: "rule", name: rule.id))
        }
    }

    private static let directives = [
        (name: "digestls-disable-next-line", detail: "silence on the next line"),
        (name: "digestls-disable-entry", detail: "silence in this entry"),
        (name: "digestls-disable-file", detail: "silence in the file"),
        (name: "digestls-disable", detail: "silence from here on"),
        (name: "digestls-enable", detail: "the end of the silence"),
    ]
}
