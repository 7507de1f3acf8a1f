import JSON
import LanguageServerProtocol
import Testing

@testable import DigestServer

/// What real editors do that no specification prepares for.
@Suite struct EditorSurpriseTests {
    static let clients = [
        "emacs-30-eglot", "emacs-lsp-mode-10", "helix-25.01", "helix-25.07", "kate-26.08", "neovim-0.7", "neovim-0.10", "neovim-0.12",
        "vim-ale-4",
    ]

    @Test(arguments: clients)
    func `every captured client gets an outline, findings one way, a hover and a clean end`(name: String) throws {
        let client = try TestClient.captured(name)
        client.open(Fixtures.damaged)
        let pulls = client.session.client.pullsDiagnostics
        #expect(client.published.isEmpty == pulls)
        if pulls { #expect(client.request("textDocument/diagnostic", TestClient.document())["items"]?.array?.count == 2) }
        #expect(client.request("textDocument/documentSymbol", TestClient.document()).array?.isEmpty == false)
        #expect(client.request("textDocument/hover", TestClient.at(12, 12))["contents"]?["value"]?.string?.contains("Paper") == true)
        client.request("shutdown", .null)
        client.notify("exit", .null)
        #expect(client.session.exitCode == 0)
    }

    @Test(arguments: ["neovim-0.10", "emacs-lsp-mode-10"])
    func `a client that asks for findings and cannot be told to ask again gets them published`(name: String) throws {
        let client = try TestClient.captured(name)
        client.open(Fixtures.damaged)
        #expect(client.published.count == 1 && client.error("textDocument/diagnostic", TestClient.document()) == -32601)
        #expect(client.requests("workspace/diagnostic/refresh").isEmpty)
    }

    @Test func `Helix can be told to ask again, though it says so under another name`() throws {
        let client = try TestClient.captured("helix-25.07")
        #expect(client.session.client.pullsDiagnostics && client.session.client.capabilities.workspace.diagnosticsRefresh)
    }

    @Test(arguments: [
        ("kate-26.08", "utf-16"), ("vim-ale-4", "utf-16"), ("neovim-0.7", "utf-16"), ("neovim-0.10", "utf-16"), ("neovim-0.12", "utf-8"),
        ("helix-25.07", "utf-8"), ("emacs-30-eglot", "utf-8"), ("emacs-lsp-mode-10", "utf-8"),
    ])
    func `columns are agreed with each`(name: String, encoding: String) throws {
        let client = TestClient()
        let result = client.initialize(try JSONValue(parsing: Fixtures.bytes("clients/\(name).json")))
        #expect(result["capabilities"]?["positionEncoding"]?.string == encoding)
    }

    @Test func `Helix sends exit without waiting for the answer to shutdown`() throws {
        let client = try TestClient.captured("helix-25.07")
        client.open(Fixtures.small)
        client.sendBurst([TestClient.request(9, "shutdown"), TestClient.notification("exit", .null)])
        #expect(client.received.last == ["jsonrpc": "2.0", "id": 9, "result": .null])
        #expect(client.session.exitCode == 0)
    }

    @Test func `eglot and lsp-mode send shutdown with null`() throws {
        for name in ["emacs-30-eglot", "emacs-lsp-mode-10"] {
            #expect(try TestClient.captured(name).response("shutdown", .null)["result"] == .null)
        }
    }

    @Test func `ALE sends no shutdown: the end of the input is enough`() throws {
        let client = try TestClient.captured("vim-ale-4")
        client.session.receive(.endOfInput(isCutOff: false))
        while client.session.step() {}
        #expect(client.session.exitCode == 1)
    }

    @Test func `completion data is an object, which Kate gives back as it was`() throws {
        let client = try TestClient.captured("kate-26.08")
        client.open(Fixtures.small)
        let line = 15
        client.change([TestClient.edit(line, 0, line, 99, "Main category: ")])
        let items = client.request("textDocument/completion", TestClient.at(line, 15))["items"]?.array ?? []
        let item = try #require(items.first { $0["data"] != nil })
        #expect(items.allSatisfy { $0["data"] == nil || $0["data"]?.object != nil })
        #expect(item["documentation"] == nil)
        let resolved = client.request("completionItem/resolve", item)
        #expect(resolved["documentation"]?["value"]?.string?.isEmpty == false)
        #expect(resolved["label"] == item["label"] && resolved["textEdit"] == item["textEdit"])
    }

    @Test func `Kate sends no findings along: fixes are found from the range`() throws {
        let client = try TestClient.captured("kate-26.08")
        client.open(Fixtures.damaged)
        let actions = client.request(
            "textDocument/codeAction",
            ["textDocument": ["uri": JSONValue(TestClient.uri)], "range": TestClient.range(4, 26, 4, 26), "context": ["diagnostics": []]])
        #expect(actions.array?.contains { $0["title"]?.string?.contains("total") == true } == true)
    }

    @Test func `ALE sends the whole text although ranges were announced`() throws {
        let client = try TestClient.captured("vim-ale-4")
        client.open(Fixtures.damaged)
        client.change([["text": JSONValue(Fixtures.small)]])
        #expect(client.published.last?["diagnostics"] == [])
    }

    @Test func `Kate asks for the tokens of a range only, and full ones are not announced to it`() throws {
        let client = TestClient()
        let result = client.initialize(try JSONValue(parsing: Fixtures.bytes("clients/kate-26.08.json")))
        let provider = result["capabilities"]?["semanticTokensProvider"]
        #expect(provider?["range"]?.bool == true)
        client.open(Fixtures.small)
        let tokens = client.request(
            "textDocument/semanticTokens/range",
            ["textDocument": ["uri": JSONValue(TestClient.uri)], "range": TestClient.range(14, 0, 18, 0)])
        #expect(tokens["data"]?.array?.isEmpty == false)
    }

    @Test func `Helix gets a flat list in which containers are named`() throws {
        let client = try TestClient.captured("helix-25.07")
        client.open(Fixtures.small)
        let symbols = client.request("textDocument/documentSymbol", TestClient.document()).array ?? []
        #expect(symbols.map { $0["name"]?.string } == ["cs.CV", "[1] Paper 🦊 1", "[2] Paper 🦊 2", "cs.AI", "[3] Paper 🦊 3"])
        #expect(symbols.map { $0["containerName"]?.string } == [nil, "cs.CV", "cs.CV", nil, "cs.AI"])
        #expect(symbols.allSatisfy { $0["location"]?["uri"]?.string == TestClient.uri && $0["range"] == nil })
    }

    @Test func `Neovim attaches to every Markdown file: a README gets nothing`() throws {
        let client = try TestClient.captured("neovim-0.12")
        client.open("# digestls\n\nReads arXiv digests.\n")
        #expect(client.request("textDocument/diagnostic", TestClient.document())["items"] == [])
        for method in ["documentSymbol", "foldingRange", "codeLens", "documentLink", "semanticTokens/full"] {
            let answer = client.request("textDocument/\(method)", TestClient.document())
            #expect(answer == .null || answer == [])
        }
    }

    @Test func `of a client that never answers little is remembered`() {
        let client = TestClient.started(["workspace": ["configuration": true]])
        for _ in 0..<1000 { client.notify("workspace/didChangeConfiguration", ["settings": .null]) }
        #expect(client.requests("workspace/configuration").count > 1000)
        #expect(client.session.awaited.count <= Session.longestMemory)
    }
}
