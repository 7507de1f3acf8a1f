import DigestFeatures
import JSON
import LanguageServerProtocol

// Which message goes where: all there is, on one screen.

extension Session {
    func route(_ request: ClientRequest, _ params: JSONValue, _ id: RequestID) throws(ResponseError) -> Answer {
        switch request {
        case .initialize: return try initialize(read(params))
        case .shutdown:
            shutDown()
            return .null
        case .documentSymbol: return documentSymbols(try read(params))
        case .documentDiagnostic: return try diagnosticReport(read(params))
        case .hover: return hover(try read(params))
        case .definition: return definition(try read(params))
        case .declaration: return link(try read(params), client.capabilities.textDocument.declaration) { $0.declaration(at: $1) }
        case .typeDefinition: return link(try read(params), client.capabilities.textDocument.typeDefinition) { $0.typeDefinition(at: $1) }
        case .references: return references(try read(params))
        case .documentHighlight: return documentHighlights(try read(params))
        case .documentLink: return documentLinks(try read(params))
        case .documentLinkResolve: return resolveDocumentLink(try read(params))
        case .foldingRange: return foldingRanges(try read(params))
        case .selectionRange: return selectionRanges(try read(params))
        case .completion: return completions(try read(params))
        case .completionItemResolve: return resolveCompletion(try read(params))
        case .codeAction: return codeActions(try read(params))
        case .codeActionResolve: return try resolveCodeAction(read(params))
        case .formatting: return formatting(try read(params))
        case .rangeFormatting: return rangeFormatting(try read(params))
        case .rangesFormatting: return rangesFormatting(try read(params))
        case .onTypeFormatting: return onTypeFormatting(try read(params))
        case .willSaveWaitUntil: return willSaveWaitUntil(try read(params))
        case .rename: return try rename(read(params))
        case .prepareRename: return try prepareRename(read(params))
        case .linkedEditingRange: return linkedEditingRanges(try read(params))
        case .codeLens: return codeLenses(try read(params))
        case .codeLensResolve: return resolveCodeLens(try read(params))
        case .inlayHint: return inlayHints(try read(params))
        case .inlayHintResolve: return resolveInlayHint(try read(params))
        case .semanticTokensFull: return semanticTokens(try read(params))
        case .semanticTokensDelta: return semanticTokensDelta(try read(params))
        case .semanticTokensRange: return semanticTokensInRange(try read(params))
        case .executeCommand: return try executeCommand(read(params))
        case .workspaceDiagnostic: return try workspaceDiagnostics(read(params), id, RequestTokens(params: params))
        case .workspaceSymbol where client.mayHaveFolders: return workspaceSymbols(try read(params))
        case .workspaceSymbolResolve where client.mayHaveFolders: return resolveWorkspaceSymbol(try read(params))
        case .prepareCallHierarchy where client.mayHaveFolders: return prepareCallHierarchy(try read(params))
        case .incomingCalls where client.mayHaveFolders: return incomingCalls(try read(params))
        case .outgoingCalls where client.mayHaveFolders: return outgoingCalls(try read(params))
        case .workspaceSymbol, .workspaceSymbolResolve, .prepareCallHierarchy, .incomingCalls, .outgoingCalls:
            throw ResponseError(.methodNotFound, "\(request.rawValue) is not offered to a client without folders")
        case .willRenameFiles where client.mayHaveFolders: return willRenameFiles(try read(params))
        // What is created has no links to it yet, and what is deleted keeps those that it had.
        case .willCreateFiles, .willRenameFiles, .willDeleteFiles:
            throw ResponseError(.methodNotFound, "\(request.rawValue) is not offered")
        }
    }

    func route(_ notification: ClientNotification, _ params: JSONValue) throws(ResponseError) {
        switch notification {
        case .initialized: initialized()
        case .shutdown: shutDown()
        case .setTrace: trace = try (read(params) as SetTraceParams).value
        case .didOpen: didOpen(try read(params))
        case .didChange: didChange(try read(params))
        case .didSave: didSave(try read(params))
        case .didClose: didClose(try read(params))
        case .didChangeConfiguration: didChangeConfiguration(try read(params))
        case .didChangeWatchedFiles: didChangeWatchedFiles(try read(params))
        case .didChangeWorkspaceFolders: didChangeWorkspaceFolders(try read(params))
        case .didCreateFiles, .didDeleteFiles: didCreateOrDeleteFiles(try read(params))
        case .didRenameFiles: didRenameFiles(try read(params))
        case .workDoneProgressCancel: cancelProgress(try read(params))
        // A cancel has had its effect when it came, and `exit` its own; the rest is about what is not announced.
        case .cancelRequest, .exit, .progress, .willSave: break
        }
    }
}
