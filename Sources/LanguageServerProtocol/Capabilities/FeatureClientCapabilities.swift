import JSON

// The features of `TextDocumentClientCapabilities`, in the order they stand there, under the specification's names.

package struct SynchronizationClientCapabilities: Sendable, Equatable {
    package var dynamicRegistration: Bool
    package var willSave: Bool
    package var willSaveWaitUntil: Bool
    package var didSave: Bool

    init(_ flags: CapabilityReader) {
        dynamicRegistration = flags.flag("dynamicRegistration")
        willSave = flags.flag("willSave")
        willSaveWaitUntil = flags.flag("willSaveWaitUntil")
        didSave = flags.flag("didSave")
    }
}

package struct PublishDiagnosticsClientCapabilities: Sendable, Equatable {
    package var isSupported: Bool
    package var relatedInformation: Bool
    package var tags: Set<DiagnosticTag>
    package var versionSupport: Bool
    package var codeDescriptionSupport: Bool
    package var dataSupport: Bool

    init(_ flags: CapabilityReader) {
        isSupported = flags.isPresent
        relatedInformation = flags.flag("relatedInformation")
        tags = Set(flags["tagSupport"].values("valueSet"))
        versionSupport = flags.flag("versionSupport")
        codeDescriptionSupport = flags.flag("codeDescriptionSupport")
        dataSupport = flags.flag("dataSupport")
    }
}

/// The pull model. Clients of LSP 3.18 say here, too, what a finding may hold.
package struct DiagnosticClientCapabilities: Sendable, Equatable {
    package var isSupported: Bool
    package var dynamicRegistration: Bool
    package var relatedDocumentSupport: Bool
    package var relatedInformation: Bool
    package var tags: Set<DiagnosticTag>
    package var codeDescriptionSupport: Bool
    package var dataSupport: Bool

    init(_ flags: CapabilityReader) {
        isSupported = flags.isPresent
        dynamicRegistration = flags.flag("dynamicRegistration")
        relatedDocumentSupport = flags.flag("relatedDocumentSupport")
        relatedInformation = flags.flag("relatedInformation")
        tags = Set(flags["tagSupport"].values("valueSet"))
        codeDescriptionSupport = flags.flag("codeDescriptionSupport")
        dataSupport = flags.flag("dataSupport")
    }
}

package struct DocumentSymbolClientCapabilities: Sendable, Equatable {
    package var isSupported: Bool
    package var dynamicRegistration: Bool
    package var hierarchicalDocumentSymbolSupport: Bool
    package var symbolKinds: Set<SymbolKind>
    package var tags: Set<SymbolTag>
    package var labelSupport: Bool

    init(_ flags: CapabilityReader) {
        isSupported = flags.isPresent
        dynamicRegistration = flags.flag("dynamicRegistration")
        hierarchicalDocumentSymbolSupport = flags.flag("hierarchicalDocumentSymbolSupport")
        symbolKinds = flags["symbolKind"].has("valueSet") ? Set(flags["symbolKind"].values("valueSet")) : SymbolKind.known
        tags = Set(flags["tagSupport"].values("valueSet"))
        labelSupport = flags.flag("labelSupport")
    }
}

package struct HoverClientCapabilities: Sendable, Equatable {
    package var dynamicRegistration: Bool
    /// In the client's order of preference; empty means that it did not say, which is plain text.
    package var contentFormat: [MarkupKind]

    init(_ flags: CapabilityReader) {
        dynamicRegistration = flags.flag("dynamicRegistration")
        contentFormat = flags.values("contentFormat")
    }
}

/// Definition, declaration and type definition.
package struct LinkClientCapabilities: Sendable, Equatable {
    package var dynamicRegistration: Bool
    package var linkSupport: Bool

    init(_ flags: CapabilityReader) {
        dynamicRegistration = flags.flag("dynamicRegistration")
        linkSupport = flags.flag("linkSupport")
    }
}

package struct CompletionClientCapabilities: Sendable, Equatable {
    package var dynamicRegistration: Bool
    package var contextSupport: Bool
    package var snippetSupport: Bool
    package var commitCharactersSupport: Bool
    package var deprecatedSupport: Bool
    package var preselectSupport: Bool
    package var insertReplaceSupport: Bool
    package var labelDetailsSupport: Bool
    /// In the client's order of preference; empty means plain text.
    package var documentationFormat: [MarkupKind]
    package var tags: Set<CompletionItemTag>
    /// What may be left to `completionItem/resolve`, besides `documentation` and `detail`, which always may.
    package var resolveProperties: Set<String>
    package var itemKinds: Set<CompletionItemKind>
    package var itemDefaults: Set<String>

    init(_ flags: CapabilityReader) {
        dynamicRegistration = flags.flag("dynamicRegistration")
        contextSupport = flags.flag("contextSupport")
        snippetSupport = flags["completionItem"].flag("snippetSupport")
        commitCharactersSupport = flags["completionItem"].flag("commitCharactersSupport")
        deprecatedSupport = flags["completionItem"].flag("deprecatedSupport")
        preselectSupport = flags["completionItem"].flag("preselectSupport")
        insertReplaceSupport = flags["completionItem"].flag("insertReplaceSupport")
        labelDetailsSupport = flags["completionItem"].flag("labelDetailsSupport")
        documentationFormat = flags["completionItem"].values("documentationFormat")
        tags = Set(flags["completionItem"]["tagSupport"].values("valueSet"))
        resolveProperties = Set(flags["completionItem"]["resolveSupport"].strings("properties"))
        itemKinds =
            flags["completionItemKind"].has("valueSet") ? Set(flags["completionItemKind"].values("valueSet")) : CompletionItemKind.known
        itemDefaults = Set(flags["completionList"].strings("itemDefaults"))
    }
}

package struct CodeActionClientCapabilities: Sendable, Equatable {
    package var dynamicRegistration: Bool
    /// Without it only commands may be offered.
    package var literalSupport: Bool
    package var kinds: [CodeActionKind]
    package var isPreferredSupport: Bool
    package var disabledSupport: Bool
    package var dataSupport: Bool
    package var resolveProperties: Set<String>
    package var honorsChangeAnnotations: Bool

    init(_ flags: CapabilityReader) {
        dynamicRegistration = flags.flag("dynamicRegistration")
        literalSupport = flags["codeActionLiteralSupport"].isPresent
        kinds = flags["codeActionLiteralSupport"]["codeActionKind"].values("valueSet")
        isPreferredSupport = flags.flag("isPreferredSupport")
        disabledSupport = flags.flag("disabledSupport")
        dataSupport = flags.flag("dataSupport")
        resolveProperties = Set(flags["resolveSupport"].strings("properties"))
        honorsChangeAnnotations = flags.flag("honorsChangeAnnotations")
    }
}

package struct FoldingRangeClientCapabilities: Sendable, Equatable {
    package var dynamicRegistration: Bool
    package var rangeLimit: Int?
    package var lineFoldingOnly: Bool
    /// Nil if the client does not say.
    package var kinds: Set<FoldingRangeKind>?
    package var collapsedText: Bool

    init(_ flags: CapabilityReader) {
        dynamicRegistration = flags.flag("dynamicRegistration")
        rangeLimit = flags.count("rangeLimit")
        lineFoldingOnly = flags.flag("lineFoldingOnly")
        kinds = flags["foldingRangeKind"].has("valueSet") ? Set(flags["foldingRangeKind"].values("valueSet")) : nil
        collapsedText = flags["foldingRange"].flag("collapsedText")
    }
}

package struct SemanticTokensClientCapabilities: Sendable, Equatable {
    package var isSupported: Bool
    package var dynamicRegistration: Bool
    package var range: Bool
    package var full: Bool
    package var delta: Bool
    package var tokenTypes: [String]
    package var tokenModifiers: [String]
    package var relativeFormat: Bool
    package var overlappingTokenSupport: Bool
    package var multilineTokenSupport: Bool
    package var serverCancelSupport: Bool
    package var augmentsSyntaxTokens: Bool

    init(_ flags: CapabilityReader) {
        isSupported = flags.isPresent
        dynamicRegistration = flags.flag("dynamicRegistration")
        range = flags["requests"].flagOrOptions("range")
        full = flags["requests"].flagOrOptions("full")
        delta = flags["requests"]["full"].flag("delta")
        tokenTypes = flags.strings("tokenTypes")
        tokenModifiers = flags.strings("tokenModifiers")
        relativeFormat = !flags.has("formats") || flags.strings("formats").contains("relative")
        overlappingTokenSupport = flags.flag("overlappingTokenSupport")
        multilineTokenSupport = flags.flag("multilineTokenSupport")
        serverCancelSupport = flags.flag("serverCancelSupport")
        augmentsSyntaxTokens = flags.flag("augmentsSyntaxTokens")
    }
}

/// Inlay hints and, since LSP 3.18, code lenses.
package struct ResolvableClientCapabilities: Sendable, Equatable {
    package var isSupported: Bool
    package var dynamicRegistration: Bool
    package var resolveProperties: Set<String>

    init(_ flags: CapabilityReader) {
        isSupported = flags.isPresent
        dynamicRegistration = flags.flag("dynamicRegistration")
        resolveProperties = Set(flags["resolveSupport"].strings("properties"))
    }
}

package struct RenameClientCapabilities: Sendable, Equatable {
    package var dynamicRegistration: Bool
    package var prepareSupport: Bool
    package var honorsChangeAnnotations: Bool

    init(_ flags: CapabilityReader) {
        dynamicRegistration = flags.flag("dynamicRegistration")
        prepareSupport = flags.flag("prepareSupport")
        honorsChangeAnnotations = flags.flag("honorsChangeAnnotations")
    }
}

package struct RangeFormattingClientCapabilities: Sendable, Equatable {
    package var dynamicRegistration: Bool
    package var rangesSupport: Bool

    init(_ flags: CapabilityReader) {
        dynamicRegistration = flags.flag("dynamicRegistration")
        rangesSupport = flags.flag("rangesSupport")
    }
}

package struct DocumentLinkClientCapabilities: Sendable, Equatable {
    package var dynamicRegistration: Bool
    package var tooltipSupport: Bool

    init(_ flags: CapabilityReader) {
        dynamicRegistration = flags.flag("dynamicRegistration")
        tooltipSupport = flags.flag("tooltipSupport")
    }
}
