package import JSON

/// How changes of a document are sent.
package enum TextDocumentSyncKind: Int, Sendable, CaseIterable, JSONReadable, JSONWritable {
    case none = 0
    case full = 1
    case incremental = 2
}

/// What the client tells of an open document.
package struct TextDocumentSyncOptions: Sendable, Equatable {
    package var openClose: Bool
    package var change: TextDocumentSyncKind
    package var willSave: Bool
    package var willSaveWaitUntil: Bool
    package var save: Bool

    package init(
        openClose: Bool = false, change: TextDocumentSyncKind, willSave: Bool = false, willSaveWaitUntil: Bool = false,
        save: Bool = false
    ) {
        self.openClose = openClose
        self.change = change
        self.willSave = willSave
        self.willSaveWaitUntil = willSaveWaitUntil
        self.save = save
    }
}

extension TextDocumentSyncOptions: JSONWritable {
    package func write(to writer: inout JSONWriter) {
        writer.object {
            $0.flag("openClose", openClose)
            $0.field("change", change)
            $0.flag("willSave", willSave)
            $0.flag("willSaveWaitUntil", willSaveWaitUntil)
            $0.flag("save", save)
        }
    }
}

/// The options of a provider that has none of its own.
package struct ProviderOptions: Sendable, Equatable {
    /// Without it, clients send no token for progress.
    package var workDoneProgress: Bool

    package init(workDoneProgress: Bool = false) {
        self.workDoneProgress = workDoneProgress
    }
}

extension ProviderOptions: JSONWritable {
    package func write(to writer: inout JSONWriter) {
        writer.object {
            $0.flag("workDoneProgress", workDoneProgress)
        }
    }
}

/// The options of a provider whose items can be completed later by a resolve request.
package struct ResolvableProviderOptions: Sendable, Equatable {
    package var resolveProvider: Bool
    package var workDoneProgress: Bool

    package init(resolveProvider: Bool = false, workDoneProgress: Bool = false) {
        self.resolveProvider = resolveProvider
        self.workDoneProgress = workDoneProgress
    }
}

extension ResolvableProviderOptions: JSONWritable {
    package func write(to writer: inout JSONWriter) {
        writer.object {
            $0.flag("resolveProvider", resolveProvider)
            $0.flag("workDoneProgress", workDoneProgress)
        }
    }
}

/// `completionProvider`
package struct CompletionOptions: Sendable, Equatable {
    package var triggerCharacters: [String]?
    package var resolveProvider: Bool
    package var labelDetailsSupport: Bool
    package var workDoneProgress: Bool

    package init(
        triggerCharacters: [String]? = nil, resolveProvider: Bool = false, labelDetailsSupport: Bool = false,
        workDoneProgress: Bool = false
    ) {
        self.triggerCharacters = triggerCharacters
        self.resolveProvider = resolveProvider
        self.labelDetailsSupport = labelDetailsSupport
        self.workDoneProgress = workDoneProgress
    }
}

extension CompletionOptions: JSONWritable {
    package func write(to writer: inout JSONWriter) {
        writer.object {
            $0.field("triggerCharacters", triggerCharacters)
            $0.flag("resolveProvider", resolveProvider)
            if labelDetailsSupport { $0.object("completionItem") { $0.field("labelDetailsSupport", true) } }
            $0.flag("workDoneProgress", workDoneProgress)
        }
    }
}

/// `codeActionProvider`
package struct CodeActionOptions: Sendable, Equatable {
    package var codeActionKinds: [CodeActionKind]?
    package var resolveProvider: Bool
    package var workDoneProgress: Bool

    package init(codeActionKinds: [CodeActionKind]? = nil, resolveProvider: Bool = false, workDoneProgress: Bool = false) {
        self.codeActionKinds = codeActionKinds
        self.resolveProvider = resolveProvider
        self.workDoneProgress = workDoneProgress
    }
}

extension CodeActionOptions: JSONWritable {
    package func write(to writer: inout JSONWriter) {
        writer.object {
            $0.field("codeActionKinds", codeActionKinds)
            $0.flag("resolveProvider", resolveProvider)
            $0.flag("workDoneProgress", workDoneProgress)
        }
    }
}

/// `documentRangeFormattingProvider`
package struct DocumentRangeFormattingOptions: Sendable, Equatable {
    package var rangesSupport: Bool
    package var workDoneProgress: Bool

    package init(rangesSupport: Bool = false, workDoneProgress: Bool = false) {
        self.rangesSupport = rangesSupport
        self.workDoneProgress = workDoneProgress
    }
}

extension DocumentRangeFormattingOptions: JSONWritable {
    package func write(to writer: inout JSONWriter) {
        writer.object {
            $0.flag("rangesSupport", rangesSupport)
            $0.flag("workDoneProgress", workDoneProgress)
        }
    }
}

/// `documentOnTypeFormattingProvider`
package struct DocumentOnTypeFormattingOptions: Sendable, Equatable {
    package var firstTriggerCharacter: String
    package var moreTriggerCharacter: [String]?

    package init(firstTriggerCharacter: String, moreTriggerCharacter: [String]? = nil) {
        self.firstTriggerCharacter = firstTriggerCharacter
        self.moreTriggerCharacter = moreTriggerCharacter
    }
}

extension DocumentOnTypeFormattingOptions: JSONWritable {
    package func write(to writer: inout JSONWriter) {
        writer.object {
            $0.field("firstTriggerCharacter", firstTriggerCharacter)
            $0.field("moreTriggerCharacter", moreTriggerCharacter)
        }
    }
}

/// `renameProvider`; the prepare request only for clients with `prepareSupport`.
package struct RenameOptions: Sendable, Equatable {
    package var prepareProvider: Bool
    package var workDoneProgress: Bool

    package init(prepareProvider: Bool = false, workDoneProgress: Bool = false) {
        self.prepareProvider = prepareProvider
        self.workDoneProgress = workDoneProgress
    }
}

extension RenameOptions: JSONWritable {
    package func write(to writer: inout JSONWriter) {
        writer.object {
            $0.flag("prepareProvider", prepareProvider)
            $0.flag("workDoneProgress", workDoneProgress)
        }
    }
}

/// `semanticTokensProvider`
package struct SemanticTokensOptions: Sendable, Equatable {
    package var legend: SemanticTokensLegend
    package var range: Bool
    package var full: Bool
    package var delta: Bool
    package var workDoneProgress: Bool

    package init(
        legend: SemanticTokensLegend, range: Bool = false, full: Bool = false, delta: Bool = false,
        workDoneProgress: Bool = false
    ) {
        self.legend = legend
        self.range = range
        self.full = full
        self.delta = delta
        self.workDoneProgress = workDoneProgress
    }
}

extension SemanticTokensOptions: JSONWritable {
    package func write(to writer: inout JSONWriter) {
        writer.object {
            $0.field("legend", legend)
            $0.flag("range", range)
            if delta { $0.object("full") { $0.field("delta", true) } } else { $0.flag("full", full) }
            $0.flag("workDoneProgress", workDoneProgress)
        }
    }
}

/// `diagnosticProvider`
package struct DiagnosticOptions: Sendable, Equatable {
    package var identifier: String?
    package var interFileDependencies: Bool
    package var workspaceDiagnostics: Bool
    package var workDoneProgress: Bool

    package init(
        identifier: String? = nil, interFileDependencies: Bool = false, workspaceDiagnostics: Bool = false,
        workDoneProgress: Bool = false
    ) {
        self.identifier = identifier
        self.interFileDependencies = interFileDependencies
        self.workspaceDiagnostics = workspaceDiagnostics
        self.workDoneProgress = workDoneProgress
    }
}

extension DiagnosticOptions: JSONWritable {
    package func write(to writer: inout JSONWriter) {
        writer.object {
            $0.field("identifier", identifier)
            $0.field("interFileDependencies", interFileDependencies)
            $0.field("workspaceDiagnostics", workspaceDiagnostics)
            $0.flag("workDoneProgress", workDoneProgress)
        }
    }
}

/// `executeCommandProvider`
package struct ExecuteCommandOptions: Sendable, Equatable {
    package var commands: [String]
    package var workDoneProgress: Bool

    package init(commands: [String], workDoneProgress: Bool = false) {
        self.commands = commands
        self.workDoneProgress = workDoneProgress
    }
}

extension ExecuteCommandOptions: JSONWritable {
    package func write(to writer: inout JSONWriter) {
        writer.object {
            $0.field("commands", commands)
            $0.flag("workDoneProgress", workDoneProgress)
        }
    }
}

/// `workspace.workspaceFolders`
package struct WorkspaceFoldersServerCapabilities: Sendable, Equatable {
    package var supported: Bool
    package var changeNotifications: Bool

    package init(supported: Bool = false, changeNotifications: Bool = false) {
        self.supported = supported
        self.changeNotifications = changeNotifications
    }
}

extension WorkspaceFoldersServerCapabilities: JSONWritable {
    package func write(to writer: inout JSONWriter) {
        writer.object {
            $0.flag("supported", supported)
            $0.flag("changeNotifications", changeNotifications)
        }
    }
}

/// `workspace.fileOperations`
package struct FileOperationOptions: Sendable, Equatable {
    package var didCreate: FileOperationRegistrationOptions?
    package var willCreate: FileOperationRegistrationOptions?
    package var didRename: FileOperationRegistrationOptions?
    package var willRename: FileOperationRegistrationOptions?
    package var didDelete: FileOperationRegistrationOptions?
    package var willDelete: FileOperationRegistrationOptions?

    package init(
        didCreate: FileOperationRegistrationOptions? = nil, willCreate: FileOperationRegistrationOptions? = nil,
        didRename: FileOperationRegistrationOptions? = nil, willRename: FileOperationRegistrationOptions? = nil,
        didDelete: FileOperationRegistrationOptions? = nil, willDelete: FileOperationRegistrationOptions? = nil
    ) {
        self.didCreate = didCreate
        self.willCreate = willCreate
        self.didRename = didRename
        self.willRename = willRename
        self.didDelete = didDelete
        self.willDelete = willDelete
    }
}

extension FileOperationOptions: JSONWritable {
    package func write(to writer: inout JSONWriter) {
        writer.object {
            $0.field("didCreate", didCreate)
            $0.field("willCreate", willCreate)
            $0.field("didRename", didRename)
            $0.field("willRename", willRename)
            $0.field("didDelete", didDelete)
            $0.field("willDelete", willDelete)
        }
    }
}
