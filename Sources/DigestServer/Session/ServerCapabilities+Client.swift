import DigestFeatures
import LanguageServerProtocol

extension ServerCapabilities {
    /// What is announced to a client: what there is, less what the client could not do anything with.
    init(for client: Client, _ options: SessionOptions) {
        self.init()
        let document = client.capabilities.textDocument
        positionEncoding = client.encodingKind
        textDocumentSync = TextDocumentSyncOptions(
            openClose: true, change: .incremental, willSaveWaitUntil: document.synchronization.willSaveWaitUntil, save: true)
        hoverProvider = ProviderOptions()
        definitionProvider = ProviderOptions()
        declarationProvider = ProviderOptions()
        typeDefinitionProvider = ProviderOptions()
        referencesProvider = ProviderOptions()
        documentHighlightProvider = ProviderOptions()
        documentSymbolProvider = ProviderOptions()
        documentLinkProvider = ResolvableProviderOptions(resolveProvider: true)
        codeLensProvider = ResolvableProviderOptions(resolveProvider: true)
        completionProvider = CompletionOptions(triggerCharacters: Snapshot.completionTriggers, resolveProvider: true)
        documentFormattingProvider = ProviderOptions()
        documentRangeFormattingProvider = DocumentRangeFormattingOptions(rangesSupport: document.rangeFormatting.rangesSupport)
        if let first = Snapshot.onTypeTriggers.first {
            documentOnTypeFormattingProvider = DocumentOnTypeFormattingOptions(
                firstTriggerCharacter: first,
                moreTriggerCharacter: Snapshot.onTypeTriggers.count > 1 ? Array(Snapshot.onTypeTriggers.dropFirst()) : nil)
        }
        renameProvider = RenameOptions(prepareProvider: document.rename.prepareSupport)
        foldingRangeProvider = ProviderOptions()
        selectionRangeProvider = ProviderOptions()
        linkedEditingRangeProvider = ProviderOptions()
        codeActionProvider = CodeActionOptions(
            codeActionKinds: document.codeAction.literalSupport
                ? DigestFeatures.CodeAction.kinds.map { CodeActionKind(rawValue: $0) } : nil,
            resolveProvider: client.resolvesCodeActions)
        if document.inlayHint.isSupported {
            inlayHintProvider = ResolvableProviderOptions(resolveProvider: client.resolvesInlayHints)
        }
        let tokens = document.semanticTokens
        if tokens.isSupported, tokens.relativeFormat, tokens.full || tokens.range {
            semanticTokensProvider = SemanticTokensOptions(
                legend: SemanticTokensLegend(
                    tokenTypes: DigestFeatures.SemanticToken.typeNames, tokenModifiers: DigestFeatures.SemanticToken.modifierNames),
                range: tokens.range, full: tokens.full, delta: tokens.full && tokens.delta)
        }
        if client.pullsDiagnostics {
            diagnosticProvider = DiagnosticOptions(
                identifier: "digestls", interFileDependencies: client.mayHaveFolders, workspaceDiagnostics: client.mayHaveFolders)
        }
        if client.mayHaveFolders { announceLibrary(to: client) }
        executeCommandProvider = ExecuteCommandOptions(
            commands: ServerCommand.allCases.filter { $0.isOffered(to: client, options) }.map(\.rawValue))
    }

    /// What needs more than one digest.
    private mutating func announceLibrary(to client: Client) {
        workspaceSymbolProvider = ResolvableProviderOptions(resolveProvider: client.resolvesWorkspaceSymbols)
        if client.capabilities.textDocument.callHierarchy.isSupported { callHierarchyProvider = ProviderOptions() }
        if client.capabilities.workspace.workspaceFolders {
            workspaceFolders = WorkspaceFoldersServerCapabilities(supported: true, changeNotifications: true)
        }
        let operations = FileOperationOptions(for: client)
        if !client.capabilities.workspace.fileOperations.dynamicRegistration, operations != FileOperationOptions() {
            fileOperations = operations
        }
    }
}

extension FileOperationOptions {
    /// What the client reports of the files and folders that are created, renamed and deleted in it.
    init(for client: Client) {
        let markdown = FileOperationRegistrationOptions(filters: [
            .init(glob: "**/*.{md,markdown}", matches: .file), .init(glob: "**", matches: .folder),
        ])
        let offered = client.capabilities.workspace.fileOperations
        self.init(
            didCreate: offered.didCreate ? markdown : nil, didRename: offered.didRename ? markdown : nil,
            willRename: offered.willRename ? markdown : nil, didDelete: offered.didDelete ? markdown : nil)
    }

    /// The same, to be registered.
    var registrations: [Registration] {
        let all: [(String, FileOperationRegistrationOptions?)] = [
            (ClientNotification.didCreateFiles.rawValue, didCreate), (ClientNotification.didRenameFiles.rawValue, didRename),
            (ClientRequest.willRenameFiles.rawValue, willRename), (ClientNotification.didDeleteFiles.rawValue, didDelete),
        ]
        return all.compactMap { method, options in
            options.map { Registration(id: method, method: method, registerOptions: $0) }
        }
    }
}

extension Client {
    /// Whether a place may be left out until somebody wants to go there.
    var resolvesWorkspaceSymbols: Bool { capabilities.workspace.symbol.resolveProperties.contains("location.range") }

    /// Whether an action may be offered without its edit.
    var resolvesCodeActions: Bool {
        let action = capabilities.textDocument.codeAction
        return action.literalSupport && action.dataSupport && action.resolveProperties.contains("edit")
    }

    var resolvesInlayHints: Bool { capabilities.textDocument.inlayHint.resolveProperties.contains("tooltip") }
}
