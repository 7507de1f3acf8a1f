import DigestLint
import DigestSyntax

/// A stretch of a line that an editor colours.
package struct SemanticToken: Sendable, Equatable {
    /// What it is. `rawValue` is its place in the legend.
    package enum Kind: Int, Sendable, CaseIterable {
        case number, identifier, title, authors, category, label, placeholder

        /// The protocol's standard type that themes have a colour for.
        package var typeName: String {
            switch self {
            case .number: "number"
            case .identifier: "macro"
            case .title: "class"
            case .authors: "parameter"
            case .category: "namespace"
            case .label: "keyword"
            case .placeholder: "comment"
            }
        }
    }

    package let range: Range<Int>
    package let kind: Kind
    /// Whether it stands for something that should not be there: a fallback text, a paper met before.
    package let isDeprecated: Bool

    /// The types and modifiers that tokens are numbered by.
    package static let typeNames = Kind.allCases.map(\.typeName)
    package static let modifierNames = ["deprecated"]
}

extension Snapshot {
    /// The tokens in the order of the text. They do not overlap, none is empty, and none crosses a line's end.
    package func semanticTokens() -> [SemanticToken] { semanticTokens(in: 0..<text.count) }

    /// The tokens that overlap a range.
    /// - Complexity: the blocks that the range touches.
    package func semanticTokens(in range: Range<Int>) -> [SemanticToken] {
        let range = clamped(range)
        guard let first = digest.blockIndex(containing: range.lowerBound) else { return [] }
        let repeated = repeatedPapers(in: range)
        var tokens: [SemanticToken] = []
        tokens.reserveCapacity(min(digest.blocks.count - first, 1 + range.count / 1_000) * 12)
        for block in digest.blocks[first...] {
            guard block.start < range.upperBound else { break }
            let start = tokens.count
            addTokens(of: block, repeated, &tokens)
            arrange(&tokens, from: start)
        }
        let isWhole = range == 0..<text.count
        return isWhole ? tokens : tokens.filter { $0.range.overlaps(range) }
    }

    private func addTokens(of block: Block, _ repeated: [Range<Int>], _ tokens: inout [SemanticToken]) {
        func add(_ range: Range<Int>?, _ kind: SemanticToken.Kind, isDeprecated: Bool = false) {
            guard let range, !range.isEmpty else { return }
            tokens.append(SemanticToken(range: block.absolute(range), kind: kind, isDeprecated: isDeprecated))
        }
        switch block.node.content {
        case .preamble: break
        case .contents(let contents):
            for line in contents.lines {
                add(line.label, .category)
                add(line.target, .category)
                add(line.totalText, .number)
            }
        case .section(let header):
            add(header.anchor?.name, .category)
            add(header.heading?.name, .category)
        case .entry(let entry):
            let heading = entry.heading
            let isRepeated = !repeated.isEmpty && repeated.contains { $0.overlaps(block.range) }
            add(heading.numberText, .number)
            add(heading.title, .title, isDeprecated: isRepeated)
            add(heading.url.flatMap { identifier(in: $0, of: block) }, .identifier, isDeprecated: isRepeated)
            add(entry.authors?.names, .authors)
            for field in entry.fields {
                add(field.label, .label)
                if field.kind == .mainCategory {
                    add(field.value, .category)
                } else if field.kind.isSummary, Placeholder.matches(bytes(block.absolute(field.value))) {
                    add(field.value, .placeholder, isDeprecated: true)
                }
            }
        }
    }

    /// The identifier in an address: what follows its last known page name, or the whole address where it has none.
    private func identifier(in url: Range<Int>, of block: Block) -> Range<Int>? {
        let range = clamped(block.absolute(url))
        return text.bytes.withUnsafeBufferPointer { bytes in
            // An old style identifier has a slash of its own, so look for the page and not for the last slash.
            var index = range.lowerBound
            while index + 5 <= range.upperBound {
                if bytes[index] == UInt8(ascii: "/"), bytes[index + 4] == UInt8(ascii: "/"),
                    Self.isPage(bytes[index + 1], bytes[index + 2], bytes[index + 3])
                {
                    return index + 5 - block.start..<url.upperBound
                }
                index += 1
            }
            return nil
        }
    }

    private static func isPage(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Bool {
        first == UInt8(ascii: "a") && second == UInt8(ascii: "b") && third == UInt8(ascii: "s")
            || first == UInt8(ascii: "p") && second == UInt8(ascii: "d") && third == UInt8(ascii: "f")
    }

    /// Where the linter found papers that stand in the digest before.
    private func repeatedPapers(in range: Range<Int>) -> [Range<Int>] {
        findings.lazy.filter { $0.rule == "duplicate-paper" && $0.range.touches(range) }.map(\.range)
    }

    /// Sorts a block's tokens, and takes out what overlaps or crosses a line in a damaged one.
    private func arrange(_ tokens: inout [SemanticToken], from start: Int) {
        var isInOrder = true
        for index in tokens.indices.dropFirst(start + 1) where tokens[index].range.lowerBound < tokens[index - 1].range.upperBound {
            isInOrder = false
            break
        }
        let isOnLines = tokens[start...].allSatisfy { token in !bytes(token.range).contains(where: \.isLineEnd) }
        guard !isInOrder || !isOnLines else { return }
        var fresh: [SemanticToken] = []
        for token in tokens[start...].sorted(by: { ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound) }
        ) {
            let isOnLine = !bytes(token.range).contains(where: \.isLineEnd)
            let isFree = fresh.last.map { $0.range.upperBound <= token.range.lowerBound } ?? true
            if isOnLine, isFree { fresh.append(token) }
        }
        tokens.replaceSubrange(start..., with: fresh)
    }
}
