import DigestLint
import DigestSyntax
import LanguageServerProtocol

extension Session {
    /// A second opening counts as a new text: what the client says last is true.
    func didOpen(_ params: DidOpenTextDocumentParams) {
        let item = params.textDocument
        let before = documents[item.uri]
        if before != nil { log(.warning, "\(item.uri) was opened twice") }
        lastSerial += 1
        let standing = projectStanding(of: item.uri)
        let document = Document(item, serial: lastSerial, configuration: standing.configuration, isExcluded: standing.isExcluded)
        document.hasPublishedDiagnostics = before?.hasPublishedDiagnostics ?? false
        documents[item.uri] = document
        enterLibrary(document)
        noteMoment()
    }

    func didChange(_ params: DidChangeTextDocumentParams) {
        guard let document = documents[params.textDocument.uri] else {
            return log(.warning, "\(params.textDocument.uri) was changed and is not open")
        }
        if params.textDocument.version <= document.version {
            log(.debug, "\(document.uri): version \(params.textDocument.version) after \(document.version)")
        }
        document.apply(params.contentChanges, version: params.textDocument.version, client.encoding)
    }

    func didSave(_ params: DidSaveTextDocumentParams) {
        if Projects.isConfiguration(params.textDocument.uri) { reloadProjects() }
        libraryDidChange()
        noteMoment()
    }

    func didClose(_ params: TextDocumentParams) {
        guard let document = documents.removeValue(forKey: params.textDocument.uri) else {
            return log(.warning, "\(params.textDocument.uri) was closed and is not open")
        }
        withdrawDiagnostics(of: document)
        if let path = document.path { library.close(path) }
    }
}
