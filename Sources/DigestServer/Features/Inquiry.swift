import DigestFeatures
import DigestLint
import DigestSyntax
import LanguageServerProtocol

/// A question about one open digest: whom to ask, and how to put question and answer into the other's words.
struct Inquiry {
    let document: Document
    let snapshot: Snapshot
    let client: Client
    var positions: PositionConverter

    func offset(of position: Position) -> Int? { snapshot.digest.text.offset(ofQuery: position, client.encoding) }

    func range(of range: PositionRange) -> Range<Int> { snapshot.digest.text.range(ofEdit: range, client.encoding) }

    mutating func edits(_ edits: [DigestLint.TextEdit]) -> [LanguageServerProtocol.TextEdit] {
        var result: [LanguageServerProtocol.TextEdit] = []
        result.reserveCapacity(edits.count)
        for edit in edits {
            result.append(.init(range: positions.range(edit.range), newText: String(decoding: edit.replacement, as: UTF8.self)))
        }
        return result
    }

    /// One edit of the document, for the version that was asked about where the client can say so.
    mutating func workspaceEdit(_ edits: [DigestLint.TextEdit]) -> WorkspaceEdit {
        let edits = self.edits(edits)
        guard client.capabilities.workspace.workspaceEdit.documentChanges else { return .changes([document.uri: edits]) }
        let name = OptionalVersionedTextDocumentIdentifier(uri: document.uri, version: document.version)
        return .documentChanges([.edit(TextDocumentEdit(textDocument: name, edits: edits))])
    }
}

extension Session {
    /// Nil for documents that are not open or are no digests: there is nothing to be said about them.
    func inquire(_ name: TextDocumentIdentifier, withFindings: Bool = false) -> Inquiry? {
        guard let document = documents[name.uri],
            let snapshot = document.snapshot(findings: withFindings ? document.findings(earlier: earlierAppearance(than: document)) : [])
        else { return nil }
        return Inquiry(
            document: document, snapshot: snapshot, client: client, positions: PositionConverter(snapshot.digest.text, client.encoding))
    }
}
