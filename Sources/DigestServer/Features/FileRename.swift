import DigestFeatures
import DigestProject
import DigestSyntax
import JSON
import LanguageServerProtocol

// Links to a digest go on leading to it when the file is renamed or moved in the editor.

extension Session {
    /// The edits of all Markdown that links to digests which are about to move, alone or with their folder; null where there are none.
    func willRenameFiles(_ params: RenameFilesParams) -> Answer {
        let moves = params.files.compactMap { file -> Move? in
            guard let old = file.oldUri.filePath, let new = file.newUri.filePath else { return nil }
            return Move(old: Path.absolute(old, in: "/"), new: Path.absolute(new, in: "/"))
        }
        guard !moves.isEmpty, moves.contains(where: { library.holdsDigest(atOrBelow: $0.old) }) else { return .null }
        var files = Set(library.linkingFiles)
        for document in documents.values where !document.isDigest { if let path = document.path { files.insert(path) } }
        var changes: [(uri: DocumentURI, version: Int?, edits: [LanguageServerProtocol.TextEdit])] = []
        for path in files.sorted(by: Path.precedes) {
            let uri = uri(ofFile: path)
            let document = documents[uri]
            guard let text = document?.text ?? (try? FileReader.read(path)).map({ SourceText($0.bytes) }) else { continue }
            let edits = edits(ofLinksIn: text, path, moves)
            if !edits.isEmpty { changes.append((uri, document?.version, edits)) }
        }
        guard !changes.isEmpty else { return .null }
        if client.capabilities.workspace.workspaceEdit.documentChanges {
            return .value(
                WorkspaceEdit.documentChanges(
                    changes.map { .edit(TextDocumentEdit(textDocument: .init(uri: $0.uri, version: $0.version), edits: $0.edits)) }))
        }
        return .value(WorkspaceEdit.changes(Dictionary(changes.map { ($0.uri, $0.edits) }, uniquingKeysWith: { first, _ in first })))
    }

    private func edits(ofLinksIn text: SourceText, _ path: String, _ moves: [Move]) -> [LanguageServerProtocol.TextEdit] {
        var positions = PositionConverter(text, client.encoding)
        var edits: [LanguageServerProtocol.TextEdit] = []
        let folder = Path.parent(of: path)
        let newFolder = Path.parent(of: moves.destination(of: path))
        for link in text.fileLinks() {
            guard let written = PercentEncoding.path(inLink: text.string(link.range)) else { continue }
            let target = Path.absolute(written, in: folder)
            let newTarget = moves.destination(of: target)
            guard newTarget != target || newFolder != folder, library.holds(target) else { continue }
            var new = Path.relative(newTarget, from: newFolder)
            if written.utf8.starts(with: "./".utf8), !new.utf8.starts(with: "../".utf8) { new = "./" + new }
            guard new != written else { continue }
            edits.append(.init(range: positions.range(link.range), newText: PercentEncoding.link(toPath: new, isAngled: link.isAngled)))
        }
        return edits
    }
}

/// A file or folder that goes from one path to another.
private struct Move {
    let old: String
    let new: String

    /// Where a path is afterwards; nil where it does not move.
    func destination(of path: String) -> String? {
        guard let rest = Path.relative(path, to: old) else { return nil }
        return rest.isEmpty ? new : Path.join(new, rest)
    }
}

extension [Move] {
    fileprivate func destination(of path: String) -> String {
        for move in self { if let new = move.destination(of: path) { return new } }
        return path
    }
}
