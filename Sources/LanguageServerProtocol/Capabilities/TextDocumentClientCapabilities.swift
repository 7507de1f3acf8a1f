import JSON

/// What the client can do with one document.
package struct TextDocumentClientCapabilities: Sendable, Equatable {
    package var synchronization: SynchronizationClientCapabilities
    package var publishDiagnostics: PublishDiagnosticsClientCapabilities
    package var diagnostic: DiagnosticClientCapabilities
    package var documentSymbol: DocumentSymbolClientCapabilities
    package var hover: HoverClientCapabilities
    package var definition: LinkClientCapabilities
    package var declaration: LinkClientCapabilities
    package var typeDefinition: LinkClientCapabilities
    package var completion: CompletionClientCapabilities
    package var codeAction: CodeActionClientCapabilities
    package var foldingRange: FoldingRangeClientCapabilities
    package var semanticTokens: SemanticTokensClientCapabilities
    package var inlayHint: ResolvableClientCapabilities
    package var codeLens: ResolvableClientCapabilities
    package var rename: RenameClientCapabilities
    package var rangeFormatting: RangeFormattingClientCapabilities
    package var documentLink: DocumentLinkClientCapabilities
    package var references: DynamicRegistrationCapability
    package var documentHighlight: DynamicRegistrationCapability
    package var formatting: DynamicRegistrationCapability
    package var onTypeFormatting: DynamicRegistrationCapability
    package var selectionRange: DynamicRegistrationCapability
    package var linkedEditingRange: DynamicRegistrationCapability
    package var callHierarchy: DynamicRegistrationCapability

    init(_ flags: CapabilityReader) {
        synchronization = SynchronizationClientCapabilities(flags["synchronization"])
        publishDiagnostics = PublishDiagnosticsClientCapabilities(flags["publishDiagnostics"])
        diagnostic = DiagnosticClientCapabilities(flags["diagnostic"])
        documentSymbol = DocumentSymbolClientCapabilities(flags["documentSymbol"])
        hover = HoverClientCapabilities(flags["hover"])
        definition = LinkClientCapabilities(flags["definition"])
        declaration = LinkClientCapabilities(flags["declaration"])
        typeDefinition = LinkClientCapabilities(flags["typeDefinition"])
        completion = CompletionClientCapabilities(flags["completion"])
        codeAction = CodeActionClientCapabilities(flags["codeAction"])
        foldingRange = FoldingRangeClientCapabilities(flags["foldingRange"])
        semanticTokens = SemanticTokensClientCapabilities(flags["semanticTokens"])
        inlayHint = ResolvableClientCapabilities(flags["inlayHint"])
        codeLens = ResolvableClientCapabilities(flags["codeLens"])
        rename = RenameClientCapabilities(flags["rename"])
        rangeFormatting = RangeFormattingClientCapabilities(flags["rangeFormatting"])
        documentLink = DocumentLinkClientCapabilities(flags["documentLink"])
        references = DynamicRegistrationCapability(flags["references"])
        documentHighlight = DynamicRegistrationCapability(flags["documentHighlight"])
        formatting = DynamicRegistrationCapability(flags["formatting"])
        onTypeFormatting = DynamicRegistrationCapability(flags["onTypeFormatting"])
        selectionRange = DynamicRegistrationCapability(flags["selectionRange"])
        linkedEditingRange = DynamicRegistrationCapability(flags["linkedEditingRange"])
        callHierarchy = DynamicRegistrationCapability(flags["callHierarchy"])
    }
}
