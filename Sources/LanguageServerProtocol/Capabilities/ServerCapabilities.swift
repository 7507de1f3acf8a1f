package import JSON

/// What the server announces. What is nil is not announced: not handled, or registered later by `client/registerCapability`, never both.
package struct ServerCapabilities: Sendable, Equatable {
    package var positionEncoding = PositionEncodingKind.utf16
    package var textDocumentSync: TextDocumentSyncOptions?
    package var hoverProvider: ProviderOptions?
    package var declarationProvider: ProviderOptions?
    package var definitionProvider: ProviderOptions?
    package var typeDefinitionProvider: ProviderOptions?
    package var referencesProvider: ProviderOptions?
    package var documentHighlightProvider: ProviderOptions?
    package var documentSymbolProvider: ProviderOptions?
    package var documentLinkProvider: ResolvableProviderOptions?
    package var codeLensProvider: ResolvableProviderOptions?
    package var inlayHintProvider: ResolvableProviderOptions?
    package var workspaceSymbolProvider: ResolvableProviderOptions?
    package var completionProvider: CompletionOptions?
    package var codeActionProvider: CodeActionOptions?
    package var documentFormattingProvider: ProviderOptions?
    package var documentRangeFormattingProvider: DocumentRangeFormattingOptions?
    package var documentOnTypeFormattingProvider: DocumentOnTypeFormattingOptions?
    package var renameProvider: RenameOptions?
    package var foldingRangeProvider: ProviderOptions?
    package var selectionRangeProvider: ProviderOptions?
    package var linkedEditingRangeProvider: ProviderOptions?
    package var callHierarchyProvider: ProviderOptions?
    package var semanticTokensProvider: SemanticTokensOptions?
    package var diagnosticProvider: DiagnosticOptions?
    package var executeCommandProvider: ExecuteCommandOptions?
    package var workspaceFolders: WorkspaceFoldersServerCapabilities?
    package var fileOperations: FileOperationOptions?

    package init() {}
}

extension ServerCapabilities: JSONWritable {
    package func write(to writer: inout JSONWriter) {
        writer.object {
            $0.field("positionEncoding", positionEncoding)
            $0.field("textDocumentSync", textDocumentSync)
            $0.field("hoverProvider", hoverProvider)
            $0.field("declarationProvider", declarationProvider)
            $0.field("definitionProvider", definitionProvider)
            $0.field("typeDefinitionProvider", typeDefinitionProvider)
            $0.field("referencesProvider", referencesProvider)
            $0.field("documentHighlightProvider", documentHighlightProvider)
            $0.field("documentSymbolProvider", documentSymbolProvider)
            $0.field("documentLinkProvider", documentLinkProvider)
            $0.field("codeLensProvider", codeLensProvider)
            $0.field("inlayHintProvider", inlayHintProvider)
            $0.field("workspaceSymbolProvider", workspaceSymbolProvider)
            $0.field("completionProvider", completionProvider)
            $0.field("codeActionProvider", codeActionProvider)
            $0.field("documentFormattingProvider", documentFormattingProvider)
            $0.field("documentRangeFormattingProvider", documentRangeFormattingProvider)
            $0.field("documentOnTypeFormattingProvider", documentOnTypeFormattingProvider)
            $0.field("renameProvider", renameProvider)
            $0.field("foldingRangeProvider", foldingRangeProvider)
            $0.field("selectionRangeProvider", selectionRangeProvider)
            $0.field("linkedEditingRangeProvider", linkedEditingRangeProvider)
            $0.field("callHierarchyProvider", callHierarchyProvider)
            $0.field("semanticTokensProvider", semanticTokensProvider)
            $0.field("diagnosticProvider", diagnosticProvider)
            $0.field("executeCommandProvider", executeCommandProvider)
            guard workspaceFolders != nil || fileOperations != nil else { return }
            $0.object("workspace") {
                $0.field("workspaceFolders", workspaceFolders)
                $0.field("fileOperations", fileOperations)
            }
        }
    }
}
