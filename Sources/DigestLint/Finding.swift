import DigestIndex
import DigestSyntax

/// One thing that is wrong, at the place a person would look first.
package struct Finding: Sendable, Equatable {
    /// The id of the rule.
    package let rule: String
    package let severity: Severity
    /// Bytes of the text; may be empty where something is missing.
    package var range: Range<Int>
    /// What was expected and what was found; one line, never empty, fit to be seen whatever the digest holds.
    package let message: String
    package var related: [Related]
    /// What can be done about it, the likeliest first.
    package var fixes: [Fix]
    /// Whether an editor should grey the range out.
    package let isUnnecessary: Bool

    /// Another place that has to do with it.
    package struct Related: Sendable, Equatable {
        package var place: Place
        package let message: String

        package enum Place: Sendable, Equatable {
            /// Bytes of the same text.
            case here(Range<Int>)
            /// A heading in another digest, as the library knew it: a line, from 0, and its bytes.
            case elsewhere(file: String, line: Int, range: Range<Int>)
        }

        package init(_ range: Range<Int>, _ message: String) {
            place = .here(range)
            self.message = PlainText.of(message)
        }

        init(_ appearance: Appearance, _ message: String) {
            place = .elsewhere(file: appearance.file, line: appearance.line, range: appearance.range)
            self.message = PlainText.of(message)
        }

        fileprivate func shifted(by offset: Int) -> Related {
            guard case .here(let range) = place else { return self }
            return Related(range.shifted(by: offset), message)
        }
    }

    init(
        rule: String, _ severity: Severity, _ range: Range<Int>, _ message: String, related: [Related] = [], fixes: [Fix] = [],
        isUnnecessary: Bool = false
    ) {
        self.rule = rule
        self.severity = severity
        self.range = range
        self.message = PlainText.of(message)
        self.related = related
        self.fixes = fixes
        self.isUnnecessary = isUnnecessary
    }

    /// The fix that a command may apply, given whether unsafe ones are wanted.
    package func fix(allowingUnsafe: Bool) -> Fix? {
        fixes.first { $0.safety == .safe } ?? (allowingUnsafe ? fixes.first { $0.safety == .unsafe } : nil)
    }

    /// The same finding `offset` bytes further on.
    func shifted(by offset: Int) -> Finding {
        guard offset != 0 else { return self }
        var result = self
        result.range = range.shifted(by: offset)
        for index in result.related.indices { result.related[index] = related[index].shifted(by: offset) }
        for index in result.fixes.indices { result.fixes[index] = fixes[index].shifted(by: offset) }
        return result
    }
}

/// A change that mends a finding.
package struct Fix: Sendable, Equatable {
    /// What it does, as an imperative: "Set the total to 7".
    package let title: String
    package let safety: Safety
    /// Ascending, not overlapping, all on the text that the finding was made on.
    package var edits: [TextEdit]

    package enum Safety: String, Sendable {
        /// Never changes what a paper says; applied by `--fix` and on save.
        case safe
        /// Right in most cases; applied by `--unsafe-fixes`, or one at a time in an editor.
        case unsafe
        /// Offered in an editor, where somebody looks at it and goes on typing.
        case suggestion
    }

    package init(_ title: String, _ safety: Safety, _ edits: [TextEdit]) {
        self.title = PlainText.of(title)
        self.safety = safety
        // Most fixes are one edit; those of several come as the rule found them.
        self.edits =
            edits.count < 2
            ? edits : edits.sorted { ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound) }
    }

    /// Whether it changes nothing outside of a range.
    func isWithin(_ range: Range<Int>) -> Bool {
        edits.allSatisfy { $0.range.lowerBound >= range.lowerBound && $0.range.upperBound <= range.upperBound }
    }

    func shifted(by offset: Int) -> Fix {
        Fix(title, safety, edits.map { TextEdit($0.range.shifted(by: offset), $0.replacement) })
    }
}

/// A replacement of bytes.
package struct TextEdit: Sendable, Equatable {
    package let range: Range<Int>
    package let replacement: [UInt8]

    package init(_ range: Range<Int>, _ replacement: [UInt8]) {
        self.range = range
        self.replacement = replacement
    }

    package init(_ range: Range<Int>, _ replacement: String) { self.init(range, Array(replacement.utf8)) }
}

extension Range<Int> {
    package func shifted(by offset: Int) -> Range<Int> { lowerBound + offset..<upperBound + offset }
}
