import DigestSyntax

/// The comments of a digest that tell rules to be silent: `<!-- digestls-disable[-next-line|-entry|-file] rule, rule -->`.
///
/// Without rules a comment means all of them. `-next-line` is the next line with text, `-entry` the entry around the comment or, where
/// the comment stands between entries, the one that follows; a bare `-disable` reaches to the `digestls-enable` that names the same rules or
/// none, or to the end of the file.
struct Suppressions {
    private var comments: [Comment] = []

    /// One comment, and what it reaches.
    private struct Comment {
        let range: Range<Int>
        var reach: Range<Int>
        let rules: [RuleName]
    }

    private struct RuleName {
        let id: String
        let range: Range<Int>
    }

    /// - Complexity: linear in blocks and comments.
    init(_ digest: Digest) {
        var open = OpenComments()
        var nextEntry = 0
        for (index, block) in digest.blocks.enumerated() where !block.node.comments.isEmpty {
            nextEntry = max(nextEntry, index + 1)
            while nextEntry < digest.blocks.count, digest.blocks[nextEntry].summary.kind != .entry { nextEntry += 1 }
            let following = nextEntry < digest.blocks.count ? digest.blocks[nextEntry].range : nil
            for comment in block.node.comments {
                let range = block.absolute(comment)
                guard let directive = SuppressionDirective(digest.text.bytes[range]) else { continue }
                if directive.scope == .enable {
                    for ended in open.close(directive) { comments[ended].reach = comments[ended].reach.lowerBound..<range.lowerBound }
                    continue
                }
                if directive.scope == .fromHere { open.add(comments.count, directive) }
                comments.append(
                    Comment(
                        range: range, reach: Self.reach(of: directive.scope, range, block, following, digest.text),
                        rules: directive.rules.map { RuleName(id: $0.id, range: $0.range) }))
            }
        }
    }

    /// The comments that wait for `digestls-enable`, by the rules that they name: one that names the same rules ends them, one that names
    /// none ends all. Each is ended once.
    private struct OpenComments {
        private var waiting: [Set<String>: [Int]] = [:]

        mutating func add(_ comment: Int, _ directive: SuppressionDirective) {
            waiting[Set(directive.rules.map(\.id)), default: []].append(comment)
        }

        mutating func close(_ directive: SuppressionDirective) -> [Int] {
            guard directive.rules.isEmpty else { return waiting.removeValue(forKey: Set(directive.rules.map(\.id))) ?? [] }
            defer { waiting = [:] }
            return waiting.values.flatMap(\.self)
        }
    }

    /// What a comment in `block` reaches; `following` is the next entry behind that block.
    private static func reach(
        of scope: SuppressionDirective.Scope, _ range: Range<Int>, _ block: Block, _ following: Range<Int>?, _ text: SourceText
    ) -> Range<Int> {
        switch scope {
        case .file: return 0..<Int.max
        case .fromHere, .enable: return range.upperBound..<Int.max
        case .nextLine:
            var line = text.line(containing: range.lowerBound) + 1
            while line < text.lineCount, text.bytes[text.contentRange(ofLine: line)].allSatisfy(\.isBlank) { line += 1 }
            return range.upperBound..<max(range.upperBound, text.start(ofLine: line + 1))
        case .entry:
            if let entry = block.entry, range.lowerBound < block.start + entry.details.end { return block.range }
            return following ?? range
        }
    }

    /// The findings that nothing suppresses, and those about the comments themselves.
    /// - Parameter isLibraryKnown: Where it is not, rules about the library cannot show whether they would speak.
    /// - Complexity: linear in comments and findings, but for sorting them.
    func apply(to findings: [Finding], _ configuration: LintConfiguration, isLibraryKnown: Bool) -> [Finding] {
        let mayHide = !isLibraryKnown && configuration.needsLibrary
        var used = comments.map { _ in Set<Int>() }
        let kept = sweep(findings, &used, includingBare: true)
        var own: [Finding] = []
        for (index, comment) in comments.enumerated() { own += Self.findings(about: comment, used[index], configuration, mayHide) }
        var ignored = used
        return kept + sweep(own, &ignored, includingBare: false)
    }

    /// A comment's reach for one of the rules it names, or for all (-1).
    private struct Reach {
        let range: Range<Int>
        let comment: Int
        let place: Int
    }

    /// Takes out what is suppressed, and notes which names of which comments did it.
    private func sweep(_ findings: [Finding], _ used: inout [Set<Int>], includingBare: Bool) -> [Finding] {
        var reaches: [String: [Reach]] = [:]
        for (index, comment) in comments.enumerated() {
            if comment.rules.isEmpty, includingBare {
                reaches[Self.all, default: []].append(Reach(range: comment.reach, comment: index, place: -1))
            }
            for (place, rule) in comment.rules.enumerated() {
                reaches[rule.id, default: []].append(Reach(range: comment.reach, comment: index, place: place))
            }
        }
        var active: [String: ActiveReaches] = reaches.mapValues { ActiveReaches($0) }
        return findings.sorted { $0.range.lowerBound < $1.range.lowerBound }.filter { finding in
            let byRule = active[finding.rule]?.suppresses(finding.range.lowerBound, &used) ?? false
            let byBare = active[Self.all]?.suppresses(finding.range.lowerBound, &used) ?? false
            return !byRule && !byBare
        }
    }

    private static let all = "*"

    /// The reaches for one rule, asked at rising offsets: each is begun, and found used or over, once.
    private struct ActiveReaches {
        private var waiting: ArraySlice<Reach>
        private var fresh: [Reach] = []
        private var end = 0

        init(_ reaches: [Reach]) { waiting = reaches.sorted { $0.range.lowerBound < $1.range.lowerBound }[...] }

        mutating func suppresses(_ offset: Int, _ used: inout [Set<Int>]) -> Bool {
            while let next = waiting.first, next.range.lowerBound <= offset {
                fresh.append(next)
                end = max(end, next.range.upperBound)
                waiting.removeFirst()
            }
            for reach in fresh where reach.range.upperBound > offset { used[reach.comment].insert(reach.place) }
            fresh.removeAll()
            return offset < end
        }
    }

    private static func removal(of comment: Comment) -> Fix {
        Fix("Remove the comment", .safe, [TextEdit(comment.range, "")])
    }

    /// - Parameter mayHide: Whether there may be findings of rules about the library that nobody could make.
    private static func findings(
        about comment: Comment, _ used: Set<Int>, _ configuration: LintConfiguration, _ mayHide: Bool
    ) -> [Finding] {
        var result: [Finding] = []
        let unused = comment.rules.indices.filter { place in
            // A rule that is off cannot show whether it would speak, nor can one about a library that nobody knows.
            let canTell = Rule.named(comment.rules[place].id).map { rule in
                configuration.severity(of: rule) != nil && !(mayHide && rule.isAboutLibrary)
            }
            return !used.contains(place) && canTell ?? true
        }
        for index in unused {
            let name = comment.rules[index]
            if Rule.named(name.id) != nil {
                guard let severity = configuration.severity(of: .unusedSuppression) else { continue }
                let isWhole = unused.count == comment.rules.count
                if isWhole, index != unused.first { continue }
                let message =
                    isWhole && comment.rules.count > 1
                    ? "None of these rules finds anything here: the comment suppresses nothing"
                    : "`\(name.id)` finds nothing here: the comment suppresses nothing"
                result.append(
                    Finding(
                        rule: Rule.unusedSuppression.id, severity, isWhole ? comment.range : name.range, message,
                        fixes: isWhole ? [Self.removal(of: comment)] : [], isUnnecessary: true))
            } else if let severity = configuration.severity(of: .unknownRule) {
                var message = "There is no rule `\(name.id)`"
                let meant = closest(to: name.id, among: Rule.all.map(\.id))
                if let meant { message += "; did you mean `\(meant)`?" }
                let fixes = meant.map { [Fix("Change to `\($0)`", .safe, [TextEdit(name.range, $0)])] } ?? []
                result.append(Finding(rule: Rule.unknownRule.id, severity, name.range, message, fixes: fixes))
            }
        }
        if comment.rules.isEmpty, used.isEmpty, !mayHide, let severity = configuration.severity(of: .unusedSuppression) {
            result.append(
                Finding(
                    rule: Rule.unusedSuppression.id, severity, comment.range, "Nothing is found here: the comment suppresses nothing",
                    fixes: [Self.removal(of: comment)], isUnnecessary: true))
        }
        return result
    }
}

/// A suppression comment, read.
package struct SuppressionDirective {
    package enum Scope: Sendable { case fromHere, nextLine, entry, file, enable }

    package let scope: Scope
    /// The rules that it names, with their places in the text.
    package let rules: [(id: String, range: Range<Int>)]

    /// Reads a comment with its `<!--` and `-->`; nil where it is not ours.
    package init?(_ comment: ArraySlice<UInt8>) {
        let inner = comment.dropFirst(4).dropLast(3)
        var words: [(id: String, range: Range<Int>)] = []
        var start: Int?
        for index in inner.indices {
            let isWord = !(inner[index].isBlank || inner[index] == UInt8(ascii: ","))
            if isWord, start == nil { start = index }
            if !isWord, let first = start {
                words.append((String(decoding: inner[first..<index], as: UTF8.self), first..<index))
                start = nil
            }
        }
        if let first = start { words.append((String(decoding: inner[first...], as: UTF8.self), first..<inner.endIndex)) }
        guard let directive = words.first?.id else { return nil }
        switch directive {
        case "digestls-disable": scope = .fromHere
        case "digestls-disable-next-line": scope = .nextLine
        case "digestls-disable-entry": scope = .entry
        case "digestls-disable-file": scope = .file
        case "digestls-enable": scope = .enable
        default: return nil
        }
        rules = Array(words.dropFirst())
    }
}
