/// The requests a client may send that mean something for a digest. A closed list, so that a routing table over it can be checked by the compiler.
package enum ClientRequest: String, Sendable, CaseIterable {
    case initialize
    case shutdown
    case documentSymbol = "textDocument/documentSymbol"
    case documentDiagnostic = "textDocument/diagnostic"
    case workspaceDiagnostic = "workspace/diagnostic"
    case hover = "textDocument/hover"
    case definition = "textDocument/definition"
    case declaration = "textDocument/declaration"
    case typeDefinition = "textDocument/typeDefinition"
    case references = "textDocument/references"
    case documentHighlight = "textDocument/documentHighlight"
    case documentLink = "textDocument/documentLink"
    case documentLinkResolve = "documentLink/resolve"
    case foldingRange = "textDocument/foldingRange"
    case selectionRange = "textDocument/selectionRange"
    case completion = "textDocument/completion"
    case completionItemResolve = "completionItem/resolve"
    case codeAction = "textDocument/codeAction"
    case codeActionResolve = "codeAction/resolve"
    case formatting = "textDocument/formatting"
    case rangeFormatting = "textDocument/rangeFormatting"
    case rangesFormatting = "textDocument/rangesFormatting"
    case onTypeFormatting = "textDocument/onTypeFormatting"
    case willSaveWaitUntil = "textDocument/willSaveWaitUntil"
    case rename = "textDocument/rename"
    case prepareRename = "textDocument/prepareRename"
    case linkedEditingRange = "textDocument/linkedEditingRange"
    case codeLens = "textDocument/codeLens"
    case codeLensResolve = "codeLens/resolve"
    case inlayHint = "textDocument/inlayHint"
    case inlayHintResolve = "inlayHint/resolve"
    case semanticTokensFull = "textDocument/semanticTokens/full"
    case semanticTokensDelta = "textDocument/semanticTokens/full/delta"
    case semanticTokensRange = "textDocument/semanticTokens/range"
    case workspaceSymbol = "workspace/symbol"
    case workspaceSymbolResolve = "workspaceSymbol/resolve"
    case prepareCallHierarchy = "textDocument/prepareCallHierarchy"
    case incomingCalls = "callHierarchy/incomingCalls"
    case outgoingCalls = "callHierarchy/outgoingCalls"
    case executeCommand = "workspace/executeCommand"
    case willCreateFiles = "workspace/willCreateFiles"
    case willRenameFiles = "workspace/willRenameFiles"
    case willDeleteFiles = "workspace/willDeleteFiles"
}

/// The notifications a client may send. Any other is ignored in silence.
package enum ClientNotification: String, Sendable, CaseIterable {
    case initialized
    case exit
    case cancelRequest = "$/cancelRequest"
    case setTrace = "$/setTrace"
    case progress = "$/progress"
    case didOpen = "textDocument/didOpen"
    case didChange = "textDocument/didChange"
    case willSave = "textDocument/willSave"
    case didSave = "textDocument/didSave"
    case didClose = "textDocument/didClose"
    case didChangeConfiguration = "workspace/didChangeConfiguration"
    case didChangeWatchedFiles = "workspace/didChangeWatchedFiles"
    case didChangeWorkspaceFolders = "workspace/didChangeWorkspaceFolders"
    case didCreateFiles = "workspace/didCreateFiles"
    case didRenameFiles = "workspace/didRenameFiles"
    case didDeleteFiles = "workspace/didDeleteFiles"
    case workDoneProgressCancel = "window/workDoneProgress/cancel"
    /// Kate sends it so, without an id, and then `exit`.
    case shutdown
}

package enum ServerRequest: String, Sendable, CaseIterable {
    case applyEdit = "workspace/applyEdit"
    case configuration = "workspace/configuration"
    case workspaceFolders = "workspace/workspaceFolders"
    case registerCapability = "client/registerCapability"
    case unregisterCapability = "client/unregisterCapability"
    case showDocument = "window/showDocument"
    case showMessageRequest = "window/showMessageRequest"
    case workDoneProgressCreate = "window/workDoneProgress/create"
    case refreshCodeLens = "workspace/codeLens/refresh"
    case refreshDiagnostics = "workspace/diagnostic/refresh"
    case refreshFoldingRange = "workspace/foldingRange/refresh"
    case refreshInlayHint = "workspace/inlayHint/refresh"
    case refreshSemanticTokens = "workspace/semanticTokens/refresh"
}

package enum ServerNotification: String, Sendable, CaseIterable {
    case publishDiagnostics = "textDocument/publishDiagnostics"
    case logMessage = "window/logMessage"
    case showMessage = "window/showMessage"
    case logTrace = "$/logTrace"
    case progress = "$/progress"
}
