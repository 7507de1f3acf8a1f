import DigestFeatures
import DigestLint
import DigestProject
import DigestSyntax
import JSON
import LanguageServerProtocol

/// An open document: its text, what is known of it, and what was last said about it.
///
/// A reference, so that an edit finds the text with one owner and splices its bytes in place; what is derived from the text is computed
/// when somebody asks. Whether the text is a digest its own lines say, whatever the client calls it.
final class Document {
    /// In the client's own spelling.
    let uri: DocumentURI
    /// Tells the document from others that had its name before.
    let serial: Int
    /// Of its file, absolute; nil for a document that is no file.
    let path: String?
    private(set) var version: Int
    /// Grows with whatever the findings depend on.
    private(set) var revision = 0
    /// Set where the text was a digest when last looked at; then `plain` is empty.
    private var digest: Digest?
    private var plain: SourceText
    private var linter: Linter
    private var isKindKnown = false
    private var knownOutline: Outline?
    private var knownFindings: [Finding]?
    /// Whether the project leaves the file out.
    private var isExcluded = false

    /// The tokens that were last sent.
    var tokens = TokenState()
    /// Whether findings were changed, perhaps, since they were last published.
    var isAwaitingDiagnostics = true
    var hasPublishedDiagnostics = false

    /// Semantic tokens as a client holds them.
    struct TokenState {
        var id = 0
        var data: [UInt32] = []
    }

    init(_ item: TextDocumentItem, serial: Int, configuration: LintConfiguration, isExcluded: Bool) {
        uri = item.uri
        path = item.uri.filePath.map { Path.absolute($0, in: "/") }
        version = item.version
        self.serial = serial
        self.isExcluded = isExcluded
        plain = SourceText(item.text.utf8)
        linter = Linter(configuration)
    }

    var text: SourceText { digest?.text ?? plain }

    var state: Library.DocumentState { Library.DocumentState(serial: serial, revision: revision) }

    var configuration: LintConfiguration { linter.configuration }

    /// Whether the text is a digest as it stands.
    var isDigest: Bool {
        settleKind()
        return digest != nil
    }

    /// The digest to ask, nil where the text is none.
    func snapshot(findings: [Finding] = []) -> Snapshot? {
        settleKind()
        guard let digest else { return nil }
        let outline = knownOutline ?? Outline(digest)
        knownOutline = outline
        return Snapshot(digest, outline: outline, findings: findings, configuration: linter.configuration)
    }

    /// What the rules find; nothing in a text that is no digest, or that the project leaves out.
    /// - Parameter earlier: Asks the library; nil where the document is none of it.
    func findings(earlier: EarlierAppearance?) -> [Finding] {
        settleKind()
        guard let digest, !isExcluded else { return [] }
        if let knownFindings { return knownFindings }
        let findings = linter.lint(digest, earlier: earlier)
        knownFindings = findings
        return findings
    }

    /// Lints again where a rule asks the library, which is not what it was.
    /// - Returns: Whether anything is different.
    func libraryDidChange(earlier: EarlierAppearance?) -> Bool {
        guard linter.configuration.needsLibrary else { return false }
        linter.forget()
        guard let known = knownFindings else { return false }
        knownFindings = nil
        guard findings(earlier: earlier) != known else { return false }
        revision += 1
        isAwaitingDiagnostics = true
        return true
    }

    /// Lints by another configuration from now on.
    /// - Returns: Whether anything is different.
    func configure(_ configuration: LintConfiguration, isExcluded: Bool) -> Bool {
        guard configuration != linter.configuration || isExcluded != self.isExcluded else { return false }
        linter = Linter(configuration)
        self.isExcluded = isExcluded
        textDidChange(isText: false)
        return true
    }

    /// Makes the changes one after the other, each on the text that the one before left.
    func apply(_ changes: [TextDocumentContentChangeEvent], version: Int, _ encoding: PositionEncoding) {
        self.version = version
        for change in changes {
            if let range = change.range {
                replace(text.range(ofEdit: range, encoding), with: change.text.utf8[...])
            } else {
                replaceAll(with: change.text.utf8)
            }
        }
    }

    private func replace(_ range: Range<Int>, with bytes: ArraySlice<UInt8>) {
        if digest != nil { digest?.replace(range, with: bytes) } else { plain.replace(range, with: bytes) }
        textDidChange(isText: true)
    }

    /// Some clients send the whole text at each keystroke. Only what differs is an edit, so that the rest stays known.
    private func replaceAll(with bytes: [UInt8]) {
        guard let (old, new) = text.bytes.difference(to: bytes) else { return }
        replace(old, with: bytes[new])
    }

    private func textDidChange(isText: Bool) {
        revision += 1
        knownFindings = nil
        isAwaitingDiagnostics = true
        guard isText else { return }
        knownOutline = nil
        isKindKnown = false
    }

    /// Looks whether the text has become a digest, or is one no longer.
    /// - Complexity: a digest is known after its first lines; a pass over any other text.
    private func settleKind() {
        guard !isKindKnown else { return }
        isKindKnown = true
        let isDigest = FileKind(of: text.bytes) == .digest
        if isDigest, digest == nil {
            digest = Digest(plain)
            plain = SourceText([])
        } else if !isDigest, let former = digest {
            plain = former.text
            digest = nil
        }
    }
}

extension [UInt8] {
    /// The stretch that differs, here and there; nil where nothing does. Equal beginnings and ends are cut off.
    func difference(to other: [UInt8]) -> (old: Range<Int>, new: Range<Int>)? {
        let shorter = Swift.min(count, other.count)
        let (prefix, suffix) = withUnsafeBufferPointer { own in
            other.withUnsafeBufferPointer { other in
                var prefix = 0
                while prefix < shorter, own[prefix] == other[prefix] { prefix += 1 }
                var suffix = 0
                let (ownEnd, otherEnd) = (own.count - 1, other.count - 1)
                while suffix < shorter - prefix, own[ownEnd - suffix] == other[otherEnd - suffix] { suffix += 1 }
                return (prefix, suffix)
            }
        }
        if prefix == count, prefix == other.count { return nil }
        return (prefix..<count - suffix, prefix..<other.count - suffix)
    }
}
