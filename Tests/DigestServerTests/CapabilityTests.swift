import JSON
import LanguageServerProtocol
import Testing

@testable import DigestServer

@Suite struct CapabilityTests {
    /// What each announcement promises to answer.
    private static let promises: [(provider: String, methods: [String])] = [
        ("hoverProvider", ["hover"]), ("definitionProvider", ["definition"]), ("declarationProvider", ["declaration"]),
        ("typeDefinitionProvider", ["typeDefinition"]), ("documentHighlightProvider", ["documentHighlight"]),
        ("documentSymbolProvider", ["documentSymbol"]), ("documentLinkProvider", ["documentLink"]), ("codeLensProvider", ["codeLens"]),
        ("completionProvider", ["completion"]), ("foldingRangeProvider", ["foldingRange"]),
        ("linkedEditingRangeProvider", ["linkedEditingRange"]), ("diagnosticProvider", ["diagnostic"]),
    ]

    @Test(arguments: EditorSurpriseTests.clients)
    func `what is announced to a client is answered, and nothing else is announced`(name: String) throws {
        let client = TestClient()
        let params = try JSONValue(parsing: Fixtures.bytes("clients/\(name).json"))
        let announced = client.initialize(params)["capabilities"]
        client.open(Fixtures.small)
        for (provider, methods) in Self.promises where announced?[provider] != nil {
            for method in methods { #expect(client.error("textDocument/\(method)", TestClient.at(12, 12)) == nil, "\(method)") }
        }
        for absent in ["signatureHelpProvider", "colorProvider", "implementationProvider"] { #expect(announced?[absent] == nil) }
        let declared = params["capabilities"]?["textDocument"]
        // All of these clients have a folder open.
        #expect(announced?["workspaceSymbolProvider"] != nil && client.error("workspace/symbol", ["query": "fox"]) == nil)
        #expect((announced?["callHierarchyProvider"] != nil) == (declared?["callHierarchy"] != nil))
        let knowsFolders = params["capabilities"]?["workspace"]?["workspaceFolders"]?.bool ?? false
        #expect((announced?["workspace"]?["workspaceFolders"]?["supported"]?.bool ?? false) == knowsFolders)
        let operations = params["capabilities"]?["workspace"]?["fileOperations"]
        for name in ["didCreate", "didRename", "willRename", "didDelete"] where announced?["workspace"]?["fileOperations"]?[name] != nil {
            #expect(operations?[name]?.bool == true && operations?["dynamicRegistration"]?.bool != true)
        }
        #expect(announced?["workspace"]?["fileOperations"]?["willDelete"] == nil)
        #expect((announced?["diagnosticProvider"] != nil) == ["helix-25.07", "neovim-0.12"].contains(name))
        #expect((announced?["inlayHintProvider"] != nil) == (declared?["inlayHint"] != nil))
        #expect((announced?["semanticTokensProvider"] != nil) == (declared?["semanticTokens"] != nil))
        #expect(announced?["textDocumentSync"]?["change"]?.int == 2 && announced?["textDocumentSync"]?["openClose"]?.bool == true)
        let saves = declared?["synchronization"]?["willSaveWaitUntil"]?.bool ?? false
        #expect((announced?["textDocumentSync"]?["willSaveWaitUntil"]?.bool ?? false) == saves)
        let canEdit = params["capabilities"]?["workspace"]?["applyEdit"]?.bool ?? false
        let commands = announced?["executeCommandProvider"]?["commands"]?.array?.compactMap(\.string) ?? []
        #expect(commands.contains("digestls.fixAll") == canEdit && commands.contains("digestls.debugInformation"))
    }

    @Test func `a session that has no folder and can get none announces nothing that needs one`() {
        let announced = TestClient().initialize(["capabilities": [:]])["capabilities"]
        for absent in ["workspaceSymbolProvider", "callHierarchyProvider", "workspace"] { #expect(announced?[absent] == nil) }
    }

    @Test func `the range and delta of tokens are announced to those who ask for them`() {
        func provider(_ requests: JSONValue) -> JSONValue? {
            let tokens: JSONValue = ["requests": requests, "formats": ["relative"], "tokenTypes": ["class"], "tokenModifiers": []]
            return TestClient().initialize(["capabilities": ["textDocument": ["semanticTokens": tokens]]])["capabilities"]?[
                "semanticTokensProvider"]
        }
        #expect(provider(["range": true])?["range"]?.bool == true && provider(["range": true])?["full"] == nil)
        #expect(provider(["full": true])?["full"]?.bool == true && provider(["full": true])?["range"] == nil)
        #expect(provider(["full": ["delta": true]])?["full"]?["delta"]?.bool == true)
        #expect(provider(["range": false, "full": false]) == nil)
    }

    @Test func `tokens of types that the client does not know are left out`() {
        let tokens: JSONValue = ["requests": ["full": true], "formats": ["relative"], "tokenTypes": ["class"], "tokenModifiers": []]
        let client = TestClient.started(["textDocument": ["semanticTokens": tokens]])
        client.open(Fixtures.small)
        let numbers = client.request("textDocument/semanticTokens/full", TestClient.document())["data"]?.array?.compactMap(\.int) ?? []
        #expect(numbers.count == 15 && Set(stride(from: 3, to: numbers.count, by: 5).map { numbers[$0] }).count == 1)
    }
}
