import DigestFeatures
import DigestIndex
import DigestLint
import DigestSyntax
import JSON
import LanguageServerProtocol

/// What the client may ask the server to do by name.
enum ServerCommand: String, CaseIterable {
    case fixAll = "digestls.fixAll"
    case renumber = "digestls.renumber"
    case regenerateContents = "digestls.regenerateContents"
    /// A code action's edits, for clients that know no other actions than commands.
    case applyEdits = "digestls.applyEdits"
    case exportBibTeX = "digestls.exportBibTeX"
    /// Moves the caret; behind the titles of code lenses.
    case reveal = "digestls.reveal"
    /// Looks at all folders again.
    case reindex = "digestls.reindex"
    /// Appends a paper to a list in a Markdown file.
    case addToReadingList = "digestls.addToReadingList"
    case debugInformation = "digestls.debugInformation"

    func isOffered(to client: Client, _ options: SessionOptions) -> Bool {
        switch self {
        case .fixAll, .renumber, .regenerateContents, .applyEdits: client.capabilities.workspace.applyEdit
        case .exportBibTeX: options.bibTeX != nil
        case .reveal, .debugInformation: true
        case .reindex: client.mayHaveFolders
        case .addToReadingList: client.mayHaveFolders && client.capabilities.workspace.applyEdit
        }
    }
}

extension Session {
    func executeCommand(_ params: ExecuteCommandParams) throws(ResponseError) -> Answer {
        guard let command = ServerCommand(rawValue: params.command), command.isOffered(to: client, options) else {
            throw ResponseError(.invalidParams, "there is no command \(params.command)")
        }
        if command == .debugInformation { return .value(JSONValue(debugInformation)) }
        if command == .reindex {
            library.noteAll(isAwaited: true)
            return .null
        }
        // The document comes as a URI, or as an object with one.
        let argument = params.arguments?.first
        guard let uri = (argument?["uri"] ?? argument)?.string else {
            throw ResponseError(.invalidParams, "\(params.command) needs the URI of a digest")
        }
        if command == .reveal {
            reveal(argument, DocumentURI(uri))
            return .null
        }
        guard let inquiry = inquire(TextDocumentIdentifier(uri: DocumentURI(uri)), withFindings: true) else {
            throw ResponseError(.requestFailed, "\(uri) is no open digest")
        }
        switch command {
        case .fixAll: apply(inquiry.snapshot.fixAllEdits(), inquiry, "Fix all that can be fixed safely")
        case .renumber: apply(edits("renumber", inquiry), inquiry, "Number all entries anew")
        case .regenerateContents: apply(edits("regenerateContents", inquiry), inquiry, "Write the contents anew")
        case .applyEdits: try applyEdits(argument, inquiry)
        case .exportBibTeX: return try bibTeX(argument, inquiry)
        case .addToReadingList: try addToReadingList(argument, inquiry)
        case .reveal, .reindex, .debugInformation: break
        }
        return .null
    }

    private func edits(_ name: String, _ inquiry: Inquiry) -> [DigestLint.TextEdit] {
        inquiry.snapshot.edits(for: CodeActionKey(name: name, offset: 0)) ?? []
    }

    private func apply(_ edits: [DigestLint.TextEdit], _ inquiry: Inquiry, _ label: String) {
        guard !edits.isEmpty else { return }
        var inquiry = inquiry
        ask(.applyEdit, ApplyWorkspaceEditParams(label: label, edit: inquiry.workspaceEdit(edits)))
    }

    private func applyEdits(_ argument: JSONValue?, _ inquiry: Inquiry) throws(ResponseError) {
        guard argument?["version"]?.int == inquiry.document.version else {
            throw ResponseError(.contentModified, "the digest has changed since this was offered")
        }
        let bounds = 0...inquiry.snapshot.digest.text.count
        let edits = (argument?["edits"]?.array ?? []).compactMap { edit -> DigestLint.TextEdit? in
            guard let start = edit["start"]?.int(in: bounds), let end = edit["end"]?.int(in: bounds), start <= end,
                let text = edit["text"]?.utf8
            else { return nil }
            return DigestLint.TextEdit(start..<end, text)
        }
        apply(edits, inquiry, argument?["title"]?.string ?? "Fix")
    }

    /// Of the entry at `line`, a number from 0.
    private func bibTeX(_ argument: JSONValue?, _ inquiry: Inquiry) throws(ResponseError) -> Answer {
        let digest = inquiry.snapshot.digest
        guard let line = argument?["line"]?.int(in: 0...Position.largest) else {
            throw ResponseError(.invalidParams, "which entry: an argument {\"uri\": …, \"line\": …} says it")
        }
        guard let block = digest.blockIndex(containing: digest.text.start(ofLine: line)), let text = options.bibTeX?(digest, block) else {
            throw ResponseError(.requestFailed, "there is no paper at line \(line + 1)")
        }
        return .value(JSONValue(text))
    }

    private func reveal(_ argument: JSONValue?, _ uri: DocumentURI) {
        guard client.capabilities.window.showDocument, let line = argument?["line"]?.int, let character = argument?["character"]?.int
        else { return }
        let place = PositionRange(at: Position(line: line, character: character))
        ask(.showDocument, ShowDocumentParams(uri: uri.spelling, takeFocus: true, selection: place))
    }

    /// What a report of a mistake should begin with. No text of any document.
    private var debugInformation: String {
        let open = documents.values.sorted { $0.serial < $1.serial }.map { document in
            let kind =
                document.isDigest ? "digest, \(document.findings(earlier: earlierAppearance(than: document)).count) findings" : "no digest"
            return "- version \(document.version): \(document.text.count) bytes, \(document.text.lineCount) lines, \(kind)"
        }
        return """
            digestls \(options.serverVersion)
            client: \(client.name)
            columns: \(client.encodingKind.rawValue)
            diagnostics: \(client.pullsDiagnostics ? "pulled" : "published")
            folders: \(library.roots.count), digests: \(library.digestCount), papers: \(library.index.paperCount)
            open documents: \(documents.count)
            \(open.joined(separator: "\n"))
            """
    }
}
