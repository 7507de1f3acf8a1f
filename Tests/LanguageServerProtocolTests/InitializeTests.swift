import Foundation
import JSON
import LanguageServerProtocol
import Testing

/// The `initialize` parameters of real editors, as captured in `Fixtures/clients`.
@Suite struct InitializeTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Fixtures/clients")

    private func client(_ name: String) throws -> InitializeParams {
        let bytes = try Array(Data(contentsOf: Self.folder.appending(path: name + ".json")))
        return try InitializeParams(json: JSONValue(parsing: bytes))
    }

    @Test func `every captured client is read`() throws {
        let names = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path).filter { $0.hasSuffix(".json") }.sorted()
        #expect(names.count >= 9)
        for name in names {
            let params = try client(String(name.dropLast(5)))
            #expect(params.roots.map(\.filePath) == ["/workspace"], "\(name)")
            #expect(params.processId == nil)
            #expect(params.trace == .off)
        }
    }

    @Test(arguments: [
        ("neovim-0.12", [PositionEncodingKind.utf8, .utf16, .utf32]), ("neovim-0.10", [.utf16]), ("neovim-0.7", [.utf16]),
        ("helix-25.07", [.utf8, .utf32, .utf16]), ("emacs-30-eglot", [.utf32, .utf8, .utf16]), ("kate-26.08", [.utf16]),
        ("vim-ale-4", [.utf16]),
    ])
    func `position encodings come in the client's order, utf-16 where it names none`(name: String, encodings: [PositionEncodingKind]) throws
    {
        #expect(try client(name).capabilities.general.positionEncodings == encodings)
    }

    @Test func `Neovim 0.12 pulls diagnostics, folds whole lines and resolves`() throws {
        let params = try client("neovim-0.12")
        #expect(params.clientInfo?.name == "Neovim" && params.clientInfo?.version == "0.12.4")
        #expect(params.tokens.workDone == "1" && params.tokens.partialResult == nil)
        let document = params.capabilities.textDocument
        #expect(document.diagnostic.isSupported && document.diagnostic.dynamicRegistration && document.diagnostic.relatedDocumentSupport)
        #expect(document.foldingRange.lineFoldingOnly && document.foldingRange.collapsedText && document.foldingRange.rangeLimit == nil)
        #expect(document.foldingRange.kinds == [.comment, .imports, .region])
        #expect(document.codeAction.resolveProperties == ["edit", "command"])
        #expect(document.codeAction.kinds.contains(.quickFix) && document.codeAction.kinds.contains(.empty))
        #expect(document.codeAction.literalSupport && document.codeAction.isPreferredSupport && document.codeAction.disabledSupport)
        #expect(document.hover.contentFormat == [.markdown, .plaintext])
        #expect(document.completion.snippetSupport && document.completion.insertReplaceSupport && document.completion.labelDetailsSupport)
        #expect(document.completion.itemDefaults.contains("editRange") && document.completion.itemKinds.count == 25)
        #expect(document.documentSymbol.hierarchicalDocumentSymbolSupport && document.documentSymbol.symbolKinds.count == 26)
        #expect(document.semanticTokens.full && document.semanticTokens.delta && document.semanticTokens.range)
        #expect(document.semanticTokens.multilineTokenSupport && document.semanticTokens.overlappingTokenSupport)
        #expect(document.publishDiagnostics.tags == [.unnecessary, .deprecated] && !document.publishDiagnostics.versionSupport)
        #expect(document.codeLens.resolveProperties == ["command"] && document.inlayHint.resolveProperties.contains("tooltip"))
        #expect(document.rename.prepareSupport && document.rangeFormatting.rangesSupport && document.definition.linkSupport)
        let workspace = params.capabilities.workspace
        #expect(workspace.diagnosticsRefresh && workspace.inlayHintRefresh && workspace.semanticTokensRefresh && workspace.codeLensRefresh)
        #expect(!workspace.foldingRangeRefresh && workspace.configuration && workspace.workspaceFolders && workspace.applyEdit)
        #expect(!workspace.didChangeWatchedFiles.dynamicRegistration && workspace.relativePatternSupport)
        #expect(workspace.workspaceEdit.changeAnnotations && !workspace.workspaceEdit.documentChanges)
        #expect(workspace.workspaceEdit.resourceOperations == ["create", "rename", "delete"])
        #expect(params.capabilities.window.showDocument && params.capabilities.window.workDoneProgress)
    }

    @Test func `Kate names nobody and asks for semantic tokens of a range`() throws {
        let params = try client("kate-26.08")
        #expect(params.clientInfo == nil && params.workspaceFolders == nil)
        let document = params.capabilities.textDocument
        #expect(document.semanticTokens.range && document.semanticTokens.relativeFormat && !document.diagnostic.isSupported)
        #expect(document.documentSymbol.symbolKinds.count == 18 && document.completion.itemKinds.count == 18)
    }

    @Test func `options that are null, and null capabilities, are as if they were not there`() throws {
        let params = try client("emacs-lsp-mode-10")
        #expect(params.initializationOptions == nil)
        #expect(params.capabilities.textDocument.semanticTokens.full && !params.capabilities.textDocument.semanticTokens.delta)
        #expect(params.capabilities.workspace.fileOperations.willRename && !params.capabilities.workspace.diagnosticsRefresh)
    }

    @Test(arguments: [
        "{}", "{\"capabilities\":null}", "{\"capabilities\":[]}",
        "{\"capabilities\":{\"textDocument\":1,\"general\":{\"positionEncodings\":\"utf-8\"}}}",
        "{\"processId\":-1,\"rootUri\":null,\"rootPath\":null,\"workspaceFolders\":null,\"trace\":\"loud\",\"clientInfo\":{}}",
        "{\"capabilities\":{\"textDocument\":{\"hover\":{\"contentFormat\":[1,\"html\"]}}},\"processId\":1e99}",
        "{\"capabilities\":{\"general\":{\"positionEncodings\":[\"utf-7\",null]}}}",
    ])
    func `nothing odd in the capabilities refuses a session`(text: String) throws {
        let params = try InitializeParams(json: JSONValue(parsing: Array(text.utf8)))
        #expect(params.capabilities == ClientCapabilities())
        #expect(params.capabilities.general.positionEncodings == [.utf16])
        #expect(params.roots.isEmpty && params.processId == nil && params.clientInfo == nil)
    }

    @Test func `server capabilities are written as the specification spells them`() throws {
        var capabilities = ServerCapabilities()
        capabilities.positionEncoding = .utf8
        capabilities.textDocumentSync = TextDocumentSyncOptions(
            openClose: true, change: .incremental, willSave: false, willSaveWaitUntil: true, save: true)
        capabilities.hoverProvider = ProviderOptions()
        capabilities.completionProvider = CompletionOptions(triggerCharacters: ["#"], resolveProvider: true, labelDetailsSupport: true)
        capabilities.semanticTokensProvider = SemanticTokensOptions(
            legend: SemanticTokensLegend(tokenTypes: ["number"], tokenModifiers: []), range: true, full: true, delta: true)
        capabilities.diagnosticProvider = DiagnosticOptions(interFileDependencies: true, workspaceDiagnostics: false)
        capabilities.workspaceFolders = WorkspaceFoldersServerCapabilities(supported: true, changeNotifications: true)
        let result = InitializeResult(capabilities: capabilities, serverName: "digestls")
        let expected: JSONValue = [
            "capabilities": [
                "positionEncoding": "utf-8",
                "textDocumentSync": ["openClose": true, "change": 2, "willSaveWaitUntil": true, "save": true],
                "hoverProvider": [:],
                "completionProvider": [
                    "triggerCharacters": ["#"], "resolveProvider": true, "completionItem": ["labelDetailsSupport": true],
                ],
                "semanticTokensProvider": [
                    "legend": ["tokenTypes": ["number"], "tokenModifiers": []], "range": true, "full": ["delta": true],
                ],
                "diagnosticProvider": ["interFileDependencies": true, "workspaceDiagnostics": false],
                "workspace": ["workspaceFolders": ["supported": true, "changeNotifications": true]],
            ],
            "serverInfo": ["name": "digestls"],
        ]
        #expect(try JSONValue(parsing: result.json()) == expected)
    }
}
