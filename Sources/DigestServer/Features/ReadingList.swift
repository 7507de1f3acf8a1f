import DigestFeatures
import DigestProject
import DigestSyntax
import JSON
import LanguageServerProtocol

extension Session {
    /// Appends `- [ ] [Title](url): TL;DR` of the entry at `line` to the file `list`, which is made where it does not exist: a Markdown file
    /// in a folder that is open, so that no argument leads out of it.
    func addToReadingList(_ argument: JSONValue?, _ inquiry: Inquiry) throws(ResponseError) {
        let text = inquiry.snapshot.digest.text
        guard let line = argument?["line"]?.int(in: 0...Position.largest), let list = argument?["list"]?.string else {
            throw ResponseError(.invalidParams, "which entry, and which list: {\"uri\": …, \"line\": …, \"list\": …} says it")
        }
        guard line < text.lineCount, let paper = inquiry.snapshot.citation(at: text.start(ofLine: line)) else {
            throw ResponseError(.requestFailed, "there is no paper at line \(line + 1)")
        }
        let uri = DocumentURI(list)
        guard let path = uri.filePath else { throw ResponseError(.requestFailed, "\(list) is no file") }
        guard path.hasSuffix(".md") || path.hasSuffix(".markdown"), Folder.isBelow(library.roots, path) else {
            throw ResponseError(.requestFailed, "\(list) is no Markdown file in a folder that is open")
        }
        let address = "https://arxiv.org/abs/\(paper.identifier)"
        let summary = paper.summary.map { ": \(Self.escaped($0))" } ?? ""
        let item = "- [ ] [\(Self.escaped(paper.title))](\(address))\(summary)"
        var isNew = false
        let target: SourceText
        if let document = documents[uri] {
            target = document.text
        } else {
            do throws(FileError) {
                target = SourceText(try FileReader.read(path).bytes)
            } catch {
                guard error.isMissing else { throw ResponseError(.requestFailed, "\(path) \(error)") }
                (target, isNew) = (SourceText([]), true)
            }
        }
        try append(item, to: target, uri, isNew: isNew)
    }

    private func append(_ item: String, to target: SourceText, _ uri: DocumentURI, isNew: Bool) throws(ResponseError) {
        let end = String(decoding: target.bytes.suffix(1), as: UTF8.self)
        let lineEnd = target.bytes.contains(0x0D) ? "\r\n" : "\n"
        var positions = PositionConverter(target, client.encoding)
        let place = PositionRange(at: positions.position(of: target.count))
        let edit = TextEdit(range: place, newText: (end.isEmpty || end == "\n" || end == "\r" ? "" : lineEnd) + item + lineEnd)
        let workspace = client.capabilities.workspace.workspaceEdit
        let result: WorkspaceEdit
        if workspace.documentChanges {
            let name = OptionalVersionedTextDocumentIdentifier(uri: uri, version: documents[uri]?.version)
            let change = DocumentChange.edit(TextDocumentEdit(textDocument: name, edits: [edit]))
            if isNew {
                guard workspace.resourceOperations.contains("create") else {
                    throw ResponseError(.requestFailed, "\(uri) does not exist, and this editor creates no files when asked")
                }
                result = .documentChanges([.create(uri: uri, ignoreIfExists: true), change])
            } else {
                result = .documentChanges([change])
            }
        } else {
            guard !isNew else { throw ResponseError(.requestFailed, "\(uri) does not exist") }
            result = .changes([uri: [edit]])
        }
        ask(.applyEdit, ApplyWorkspaceEditParams(label: "Add to the reading list", edit: result))
    }

    /// What would begin or end a link, an image, code or HTML is escaped.
    private static func escaped(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if "\\[]<`".unicodeScalars.contains(scalar) { result.append("\\") }
            result.append(scalar)
        }
        return String(result)
    }
}
