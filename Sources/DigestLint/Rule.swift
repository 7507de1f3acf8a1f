import DigestIndex
import DigestSyntax

/// One rule: why it is there, examples that are its tests, and the check with its messages and fixes. One file each in `Rules`.
package struct Rule: Sendable {
    /// Its name, stable once released: names the bad pattern, as in "allow unclosed-details".
    package let id: String
    /// What it flags, in half a sentence without a full stop.
    package let summary: String
    /// The severity it has unless somebody sets another.
    package let severity: Severity
    /// Where it speaks unless somebody turns it on or off.
    package let standing: Standing
    /// The best fix that its findings may have; nil where there is never one.
    package let fix: Fix.Safety?
    /// Why it matters and what to do, as Markdown: one or two paragraphs.
    package let explanation: String
    package let examples: [Example]
    let check: Check

    package enum Standing: Sendable { case on, onInEditors, off }

    /// A mistake made in ``Sample``, and what becomes of it.
    package struct Example: Sendable {
        package let note: String
        /// Each text, which the sample holds once, and what stands there instead in the bad digest.
        package let mistakes: [(right: String, wrong: String)]
        package let outcome: Outcome

        package enum Outcome: Sendable {
            /// The safe fix gives the sample back.
            case restored
            /// The unsafe fix gives the sample back.
            case restoredUnsafely
            /// A fix gives what these replacements make of the bad digest.
            case becomes([(wrong: String, fixed: String)], Fix.Safety)
            /// There is no fix, or only a suggestion in the editor.
            case stays
        }

        package init(_ note: String, _ right: String, _ wrong: String, _ outcome: Outcome = .restored) {
            self.init(note, [(right, wrong)], outcome)
        }

        package init(_ note: String, _ mistakes: [(right: String, wrong: String)], _ outcome: Outcome = .restored) {
            self.note = note
            self.mistakes = mistakes
            self.outcome = outcome
        }
    }

    /// What a check sees, and so how long its findings stay true.
    enum Check: Sendable {
        /// One entry of any kind; findings in offsets from the block's start.
        case entry(@Sendable (EntryContext, inout Report) -> Void)
        /// One entry whose structure is not regular.
        case damagedEntry(@Sendable (EntryContext, inout Report) -> Void)
        /// One block of any kind whose bytes have one of the traits; findings in offsets from the block's start.
        case block(TextTraits, @Sendable (BlockContext, inout Report) -> Void)
        /// One entry whose paper an earlier digest of the library has, and where that stands first; findings in offsets from the block's start.
        case comeback(@Sendable (EntryContext, Appearance, inout Report) -> Void)
        /// The whole file.
        case file(@Sendable (FileContext, inout Report) -> Void)
        /// The suppressions of the file: decided by the linter, after everything else.
        case suppressions
    }

    init(
        _ id: String, _ severity: Severity, _ standing: Standing = .on, fix: Fix.Safety?, _ summary: String, explanation: String,
        examples: [Example], check: Check
    ) {
        self.id = id
        self.summary = summary
        self.severity = severity
        self.standing = standing
        self.fix = fix
        self.explanation = explanation
        self.examples = examples
        self.check = check
    }

    /// The severity it has where nobody sets one; nil where it is off.
    package func defaultSeverity(inEditor: Bool) -> Severity? {
        switch standing {
        case .on: severity
        case .onInEditors: inEditor ? severity : nil
        case .off: nil
        }
    }

    /// Whether it needs to know the other digests of a library.
    package var isAboutLibrary: Bool {
        if case .comeback = check { true } else { false }
    }
}
