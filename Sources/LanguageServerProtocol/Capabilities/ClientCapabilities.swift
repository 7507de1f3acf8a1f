package import JSON

/// What the client can do, reduced to what a digest's server asks about.
///
/// Reading it never fails: what is missing, null or of the wrong kind is not supported, and never a reason to refuse a session.
package struct ClientCapabilities: Sendable, Equatable {
    package var general: GeneralClientCapabilities
    package var window: WindowClientCapabilities
    package var workspace: WorkspaceClientCapabilities
    package var textDocument: TextDocumentClientCapabilities
    package var experimental: JSONValue?

    package init(_ json: JSONValue = .null) {
        let flags = CapabilityReader(json)
        general = GeneralClientCapabilities(flags["general"])
        window = WindowClientCapabilities(flags["window"])
        workspace = WorkspaceClientCapabilities(flags["workspace"])
        textDocument = TextDocumentClientCapabilities(flags["textDocument"])
        experimental = json["experimental"]
    }
}

/// A capability that may be registered later, and has nothing else to say of itself.
package struct DynamicRegistrationCapability: Sendable, Equatable {
    /// Whether the client knows the feature at all.
    package var isSupported: Bool
    package var dynamicRegistration: Bool

    init(_ flags: CapabilityReader) {
        isSupported = flags.isPresent
        dynamicRegistration = flags.flag("dynamicRegistration")
    }
}

package struct GeneralClientCapabilities: Sendable, Equatable {
    /// In the client's order of preference; a client that names none means utf-16.
    package var positionEncodings: [PositionEncodingKind]
    /// Whether the client cancels requests whose answers it no longer wants.
    package var cancelsStaleRequests: Bool
    /// The requests that the client repeats by itself after a `ContentModified`.
    package var retriesOnContentModified: [String]
    /// The HTML tags the client's Markdown lets through; nil if it does not say.
    package var markdownAllowedTags: [String]?

    init(_ flags: CapabilityReader) {
        let known = flags.strings("positionEncodings").compactMap(PositionEncodingKind.init)
        positionEncodings = known.isEmpty ? [.utf16] : known
        cancelsStaleRequests = flags["staleRequestSupport"].flag("cancel")
        retriesOnContentModified = flags["staleRequestSupport"].strings("retryOnContentModified")
        markdownAllowedTags = flags["markdown"].has("allowedTags") ? flags["markdown"].strings("allowedTags") : nil
    }
}

package struct WindowClientCapabilities: Sendable, Equatable {
    package var workDoneProgress: Bool
    package var showDocument: Bool
    /// Whether a message's buttons may carry more than their titles.
    package var messageActionItemProperties: Bool

    init(_ flags: CapabilityReader) {
        workDoneProgress = flags.flag("workDoneProgress")
        showDocument = flags["showDocument"].flag("support")
        messageActionItemProperties = flags["showMessage"]["messageActionItem"].flag("additionalPropertiesSupport")
    }
}

package struct WorkspaceClientCapabilities: Sendable, Equatable {
    package var applyEdit: Bool
    package var workspaceFolders: Bool
    package var configuration: Bool
    package var workspaceEdit: WorkspaceEditClientCapabilities
    package var didChangeConfiguration: DynamicRegistrationCapability
    package var didChangeWatchedFiles: DynamicRegistrationCapability
    /// Whether a watcher's pattern may be relative to a folder.
    package var relativePatternSupport: Bool
    package var executeCommand: DynamicRegistrationCapability
    package var symbol: WorkspaceSymbolClientCapabilities
    package var fileOperations: FileOperationClientCapabilities
    package var codeLensRefresh: Bool
    package var diagnosticsRefresh: Bool
    package var foldingRangeRefresh: Bool
    package var inlayHintRefresh: Bool
    package var semanticTokensRefresh: Bool

    init(_ flags: CapabilityReader) {
        applyEdit = flags.flag("applyEdit")
        workspaceFolders = flags.flag("workspaceFolders")
        configuration = flags.flag("configuration")
        workspaceEdit = WorkspaceEditClientCapabilities(flags["workspaceEdit"])
        didChangeConfiguration = DynamicRegistrationCapability(flags["didChangeConfiguration"])
        didChangeWatchedFiles = DynamicRegistrationCapability(flags["didChangeWatchedFiles"])
        relativePatternSupport = flags["didChangeWatchedFiles"].flag("relativePatternSupport")
        executeCommand = DynamicRegistrationCapability(flags["executeCommand"])
        symbol = WorkspaceSymbolClientCapabilities(flags["symbol"])
        fileOperations = FileOperationClientCapabilities(flags["fileOperations"])
        codeLensRefresh = flags["codeLens"].flag("refreshSupport")
        // Helix names it in the singular.
        diagnosticsRefresh = flags["diagnostics"].flag("refreshSupport") || flags["diagnostic"].flag("refreshSupport")
        foldingRangeRefresh = flags["foldingRange"].flag("refreshSupport")
        inlayHintRefresh = flags["inlayHint"].flag("refreshSupport")
        semanticTokensRefresh = flags["semanticTokens"].flag("refreshSupport")
    }
}

package struct WorkspaceEditClientCapabilities: Sendable, Equatable {
    package var documentChanges: Bool
    /// Of `create`, `rename` and `delete`.
    package var resourceOperations: Set<String>
    package var changeAnnotations: Bool
    package var normalizesLineEndings: Bool
    package var failureHandling: String?

    init(_ flags: CapabilityReader) {
        documentChanges = flags.flag("documentChanges")
        resourceOperations = Set(flags.strings("resourceOperations"))
        changeAnnotations = flags["changeAnnotationSupport"].isPresent
        normalizesLineEndings = flags.flag("normalizesLineEndings")
        failureHandling = flags.string("failureHandling")
    }
}

package struct WorkspaceSymbolClientCapabilities: Sendable, Equatable {
    package var dynamicRegistration: Bool
    package var symbolKinds: Set<SymbolKind>
    package var tags: Set<SymbolTag>
    /// What may be left to `workspaceSymbol/resolve`; only `location.range` is of use.
    package var resolveProperties: Set<String>

    init(_ flags: CapabilityReader) {
        dynamicRegistration = flags.flag("dynamicRegistration")
        symbolKinds = flags["symbolKind"].has("valueSet") ? Set(flags["symbolKind"].values("valueSet")) : SymbolKind.known
        tags = Set(flags["tagSupport"].values("valueSet"))
        resolveProperties = Set(flags["resolveSupport"].strings("properties"))
    }
}

package struct FileOperationClientCapabilities: Sendable, Equatable {
    package var dynamicRegistration: Bool
    package var didCreate: Bool
    package var willCreate: Bool
    package var didRename: Bool
    package var willRename: Bool
    package var didDelete: Bool
    package var willDelete: Bool

    init(_ flags: CapabilityReader) {
        dynamicRegistration = flags.flag("dynamicRegistration")
        didCreate = flags.flag("didCreate")
        willCreate = flags.flag("willCreate")
        didRename = flags.flag("didRename")
        willRename = flags.flag("willRename")
        didDelete = flags.flag("didDelete")
        willDelete = flags.flag("willDelete")
    }
}
