import DigestSyntax
import JSON
import LanguageServerProtocol
import Testing

@testable import DigestServer

/// The translations: what of a feature depends on the client.
@Suite struct FeatureTests {
    private static let document: JSONValue = ["uri": JSONValue(TestClient.uri)]

    private func opened(
        _ text: String = Fixtures.small, _ textDocument: JSONValue = [:], workspace: JSONValue = [:], window: JSONValue = [:]
    ) -> TestClient {
        let client = TestClient.started(["textDocument": textDocument, "workspace": workspace, "window": window])
        client.open(text)
        return client
    }

    private func actions(_ client: TestClient, _ line: Int, _ character: Int, only: JSONValue? = nil) -> [JSONValue] {
        var context = JSONObject([.init(key: "diagnostics", value: [])])
        if let only { context["only"] = only }
        let range = TestClient.range(line, character, line, character)
        return client.request("textDocument/codeAction", ["textDocument": Self.document, "range": range, "context": .object(context)]).array
            ?? []
    }

    @Test func `an outline is a tree for clients that show one`() {
        let client = opened(Fixtures.small, ["documentSymbol": ["hierarchicalDocumentSymbolSupport": true]])
        let symbols = client.request("textDocument/documentSymbol", TestClient.document())
        #expect(symbols[0]?["name"]?.string == "cs.CV" && symbols[0]?["detail"]?.string == "2 papers")
        let entry = symbols[0]?["children"]?[1]
        #expect(entry?["name"]?.string == "[2] Paper 🦊 2" && entry?["detail"]?.string == "第一作者 et al. · 2512.10932")
        #expect(
            entry?["children"]?.array?.compactMap { $0["name"]?.string } == [
                "Main category", "TL;DR", "Motivation", "Method", "Result", "Conclusion", "Abstract",
            ])
    }

    @Test(arguments: [
        (["markdown", "plaintext"], "markdown"), (["plaintext", "markdown"], "plaintext"), ([], "plaintext"), (["html"], "plaintext"),
    ])
    func `a hover is written as the client prefers`(formats: [String], kind: String) {
        let client = opened(Fixtures.small, ["hover": ["contentFormat": .array(formats.map { JSONValue($0) })]])
        #expect(client.request("textDocument/hover", TestClient.at(12, 12))["contents"]?["kind"]?.string == kind)
    }

    @Test func `a definition is a link where links are understood, else a place`() {
        let plain = opened()
        let location = plain.request("textDocument/definition", TestClient.at(4, 4))
        #expect(location == ["uri": JSONValue(TestClient.uri), "range": TestClient.range(10, 2, 10, 7)])
        let linking = opened(Fixtures.small, ["definition": ["linkSupport": true]])
        let link = linking.request("textDocument/definition", TestClient.at(4, 4))[0]
        #expect(link?["originSelectionRange"] == TestClient.range(4, 3, 4, 8))
        #expect(link?["targetSelectionRange"] == TestClient.range(10, 2, 10, 7))
        #expect(linking.request("textDocument/declaration", TestClient.at(4, 4))["uri"] != nil)
        #expect(linking.request("textDocument/definition", TestClient.at(10, 12))[0]?["targetRange"]?["start"]?["line"]?.int ?? 99 <= 2)
        #expect(
            linking.request("textDocument/definition", TestClient.at(15, 17))[0]?["targetSelectionRange"] == TestClient.range(10, 2, 10, 7))
        #expect(linking.request("textDocument/typeDefinition", TestClient.at(12, 12))["range"] == TestClient.range(10, 2, 10, 7))
    }

    @Test func `references leave the definition out when asked to`() {
        let client = opened()
        func count(_ includes: Bool) -> Int {
            let params: JSONValue = [
                "textDocument": Self.document, "position": TestClient.position(4, 4),
                "context": ["includeDeclaration": JSONValue(booleanLiteral: includes)],
            ]
            return client.request("textDocument/references", params).array?.count ?? 0
        }
        #expect(count(true) > count(false) && count(false) > 0)
        #expect(client.request("textDocument/documentHighlight", TestClient.at(4, 4)).array?.count == count(true))
    }

    @Test func `folds carry what the client shows, and no more of them than it takes`() {
        let plain = opened().request("textDocument/foldingRange", TestClient.document()).array ?? []
        #expect(plain.count > 8 && plain.allSatisfy { $0["collapsedText"] == nil && $0["startCharacter"] == nil })
        let limited = opened(Fixtures.small, ["foldingRange": ["rangeLimit": 3, "foldingRange": ["collapsedText": true]]])
        let folds = limited.request("textDocument/foldingRange", TestClient.document()).array ?? []
        #expect(folds.count == 3 && folds.allSatisfy { $0["collapsedText"]?.string != nil })
        #expect(folds.compactMap { $0["startLine"]?.int } == [0, 8, 52] || folds.compactMap { $0["startLine"]?.int }.count == 3)
    }

    @Test func `selection ranges are one per position, each inside its parent`() {
        let client = opened()
        let positions: JSONValue = [TestClient.position(12, 12), TestClient.position(9_999, 0), TestClient.position(15, 17)]
        let answer = client.request("textDocument/selectionRange", ["textDocument": Self.document, "positions": positions])
        #expect(answer.array?.count == 3 && answer[0]?["parent"]?["parent"] != nil)
    }

    @Test func `links lead to arXiv and to places of the file`() {
        let client = opened(Fixtures.small, ["documentLink": ["tooltipSupport": true]])
        let links = client.request("textDocument/documentLink", TestClient.document()).array ?? []
        #expect(links.contains { $0["target"]?.string == "https://arxiv.org/abs/2512.10931" })
        #expect(links.contains { $0["target"]?.string?.hasPrefix(TestClient.uri + "#L") == true })
        #expect(links.allSatisfy { $0["tooltip"]?.string != nil })
        #expect(client.request("documentLink/resolve", links[0]) == links[0])
    }

    @Test func `fixes are literal, filtered by the beginning of their kind, and edit the version that was asked about`() {
        let capability: JSONValue = [
            "codeAction": ["codeActionLiteralSupport": ["codeActionKind": ["valueSet": []]], "isPreferredSupport": true]
        ]
        let client = opened(Fixtures.damaged, capability, workspace: ["workspaceEdit": ["documentChanges": true]])
        let all = actions(client, 4, 26)
        #expect(
            all.contains {
                $0["isPreferred"]?.bool == true && $0["kind"]?.string == "quickfix"
                    && $0["diagnostics"]?[0]?["code"]?.string == "wrong-total"
            })
        #expect(
            all.allSatisfy { $0["edit"]?["documentChanges"]?[0]?["textDocument"]?["version"]?.int == 1 && $0["edit"]?["changes"] == nil })
        for only in ["source", "source.fixAll", "source.fixAll.digestls"] {
            #expect(actions(client, 4, 26, only: [JSONValue(only)]).contains { $0["kind"]?.string == "source.fixAll.digestls" })
        }
        for only in ["source.fix", "source.fixAll.digestls.x", "refactor.inline"] {
            #expect(actions(client, 4, 26, only: [JSONValue(only)]).isEmpty)
        }
        #expect(actions(client, 4, 26, only: ["quickfix"]).allSatisfy { $0["kind"]?.string == "quickfix" })
    }

    @Test func `whole-file actions are resolved when chosen, and refused when the text has moved on`() throws {
        let capability: JSONValue = [
            "codeAction": [
                "codeActionLiteralSupport": ["codeActionKind": ["valueSet": []]], "dataSupport": true,
                "resolveSupport": ["properties": ["edit"]],
            ]
        ]
        let client = opened(Fixtures.damaged, capability)
        let action = try #require(actions(client, 4, 26, only: ["source.fixAll"]).first)
        #expect(action["edit"] == nil && action["data"]?.object != nil)
        let resolved = client.request("codeAction/resolve", action)
        #expect(resolved["edit"]?["changes"]?[TestClient.uri]?.array?.isEmpty == false)
        client.change([TestClient.edit(0, 0, 0, 0, " ")])
        #expect(client.error("codeAction/resolve", action) == -32801)
    }

    @Test func `clients that know commands only get commands, whose edits are applied`() throws {
        let client = opened(Fixtures.damaged, [:], workspace: ["applyEdit": true])
        let command = try #require(actions(client, 4, 26).first)
        #expect(command["command"]?.string == "digestls.applyEdits" && command["edit"] == nil)
        client.request("workspace/executeCommand", ["command": command["command"] ?? .null, "arguments": command["arguments"] ?? .null])
        #expect(client.requests("workspace/applyEdit").last?["params"]?["edit"]?["changes"]?[TestClient.uri]?.array?.isEmpty == false)
        client.change([])
        #expect(
            client.error("workspace/executeCommand", ["command": "digestls.applyEdits", "arguments": command["arguments"] ?? .null])
                == -32801)
        #expect(actions(opened(Fixtures.damaged), 4, 26).isEmpty)
    }

    @Test func `formatting a canonical digest changes nothing`() {
        let client = opened()
        let options: JSONValue = ["tabSize": 4, "insertSpaces": true]
        let range = TestClient.range(0, 0, 99, 0)
        #expect(client.request("textDocument/formatting", ["textDocument": Self.document, "options": options]) == [])
        #expect(client.request("textDocument/rangeFormatting", ["textDocument": Self.document, "options": options, "range": range]) == [])
        #expect(
            client.request("textDocument/rangesFormatting", ["textDocument": Self.document, "options": options, "ranges": [range]]) == [])
    }

    @Test func `saving fixes only where it was asked for`() {
        let params: JSONValue = ["textDocument": Self.document, "reason": 1]
        #expect(opened(Fixtures.damaged).request("textDocument/willSaveWaitUntil", params) == .null)
        let client = TestClient.started(settings: ["fixOnSave": true])
        client.open(Fixtures.damaged)
        #expect(client.request("textDocument/willSaveWaitUntil", params).array?.isEmpty == false)
        client.open(Fixtures.small)
        #expect(client.request("textDocument/willSaveWaitUntil", params) == [])
    }

    @Test func `a category is renamed everywhere, in one edit of one version; other places refuse with a reason`() {
        let client = opened(Fixtures.small, ["rename": ["prepareSupport": true]], workspace: ["workspaceEdit": ["documentChanges": true]])
        let prepared = client.request("textDocument/prepareRename", TestClient.at(4, 4))
        #expect(prepared == ["range": TestClient.range(4, 3, 4, 8), "placeholder": "cs.CV"])
        func rename(_ line: Int, _ name: String) -> JSONValue {
            ["textDocument": Self.document, "position": TestClient.position(line, 4), "newName": JSONValue(name)]
        }
        let change = client.request("textDocument/rename", rename(4, "cs.LG"))["documentChanges"]?[0]
        #expect(change?["textDocument"]?["version"]?.int == 1 && change?["edits"]?.array?.count == 6)
        #expect(client.error("textDocument/rename", rename(4, "no category")) == -32803)
        #expect(client.error("textDocument/rename", rename(4, "cs.AI")) == -32803)
        #expect(client.error("textDocument/prepareRename", TestClient.at(20, 0)) == -32803)
    }

    @Test func `label and target of a contents line are typed together`() {
        let ranges = opened().request("textDocument/linkedEditingRange", TestClient.at(4, 4))["ranges"]
        #expect(ranges == [TestClient.range(4, 3, 4, 8), TestClient.range(4, 11, 4, 16)])
    }

    @Test func `a lens says what a section holds, and leads to it`() throws {
        let client = opened(Fixtures.small, [:], window: ["showDocument": ["support": true]])
        let lens = try #require(client.request("textDocument/codeLens", TestClient.document())[0])
        #expect(lens["command"]?["title"]?.string == "2 papers")
        #expect(client.request("codeLens/resolve", lens) == lens)
        client.request("workspace/executeCommand", ["command": "digestls.reveal", "arguments": lens["command"]?["arguments"] ?? .null])
        #expect(client.requests("window/showDocument").last?["params"]?["selection"]?["start"] == TestClient.position(10, 2))
    }

    @Test func `hints fetch their tooltips later where the client can`() throws {
        let params: JSONValue = ["textDocument": Self.document, "range": TestClient.range(0, 0, 99, 0)]
        let eager = opened(Fixtures.damaged, ["inlayHint": [:]]).request("textDocument/inlayHint", params)[0]
        #expect(eager?["label"]?.string == "→ 2" && eager?["tooltip"] != nil && eager?["data"] == nil)
        let client = opened(Fixtures.damaged, ["inlayHint": ["resolveSupport": ["properties": ["tooltip"]]]])
        let lazy = try #require(client.request("textDocument/inlayHint", params)[0])
        #expect(lazy["tooltip"] == nil)
        #expect(client.request("inlayHint/resolve", lazy)["tooltip"] == eager?["tooltip"])
    }

    private static let tokens: JSONValue = [
        "semanticTokens": [
            "requests": ["full": ["delta": true], "range": true], "formats": ["relative"], "tokenModifiers": ["deprecated"],
            "tokenTypes": ["number", "macro", "class", "parameter", "namespace", "keyword", "comment"],
        ]
    ]

    @Test func `token deltas are about the numbers that were sent last`() throws {
        let client = opened(Fixtures.small, Self.tokens)
        let full = client.request("textDocument/semanticTokens/full", TestClient.document())
        let id = try #require(full["resultId"]?.string)
        var numbers = full["data"]?.array ?? []
        client.change([TestClient.edit(14, 0, 14, 0, "\n"), TestClient.edit(12, 9, 12, 9, "Long ")])
        let delta = client.request(
            "textDocument/semanticTokens/full/delta", ["textDocument": Self.document, "previousResultId": JSONValue(id)])
        #expect(delta["resultId"]?.string != id && delta["data"] == nil)
        for edit in delta["edits"]?.array ?? [] {
            let start = edit["start"]?.int ?? 0
            numbers.replaceSubrange(start..<start + (edit["deleteCount"]?.int ?? 0), with: edit["data"]?.array ?? [])
        }
        #expect(.array(numbers) == client.request("textDocument/semanticTokens/full", TestClient.document())["data"])
        let unknown = client.request(
            "textDocument/semanticTokens/full/delta", ["textDocument": Self.document, "previousResultId": JSONValue(id)])
        #expect(unknown["data"] != nil && unknown["edits"] == nil)
    }

    @Test func `commands change the file, show what is asked, and refuse what is not theirs`() {
        let client = opened(Fixtures.damaged, [:], workspace: ["applyEdit": true])
        for command in ["digestls.fixAll", "digestls.regenerateContents", "digestls.renumber"] {
            client.request("workspace/executeCommand", ["command": JSONValue(command), "arguments": [JSONValue(TestClient.uri)]])
        }
        #expect(client.requests("workspace/applyEdit").count == 3)
        let debug = client.request("workspace/executeCommand", ["command": "digestls.debugInformation"]).string
        #expect(debug?.contains("digest, 2 findings") == true && debug?.contains("Paper") == false)
        #expect(client.error("workspace/executeCommand", ["command": "rm"]) == -32602)
        #expect(client.error("workspace/executeCommand", ["command": "digestls.fixAll"]) == -32602)
        #expect(
            client.error("workspace/executeCommand", ["command": "digestls.exportBibTeX", "arguments": [JSONValue(TestClient.uri)]])
                == -32602)
    }

    @Test func `BibTeX is offered where somebody can write it`() {
        var options = SessionOptions(serverVersion: "1")
        options.bibTeX = { digest, block in digest.blocks[block].entry == nil ? nil : "@misc{\(block)}" }
        let client = TestClient.started(options: options)
        client.open(Fixtures.small)
        func export(_ line: Int) -> JSONValue {
            ["command": "digestls.exportBibTeX", "arguments": [["uri": JSONValue(TestClient.uri), "line": JSONValue(line)]]]
        }
        #expect(client.request("workspace/executeCommand", export(12)).string?.hasPrefix("@misc") == true)
        #expect(client.error("workspace/executeCommand", export(0)) == -32803)
    }

    @Test func `typing a line end behind a field offers the next label where it is missing`() {
        let client = opened(Fixtures.small.replacing("TL;DR: 第1篇 é\n\n\n", with: "\n\n"))
        let params: JSONValue = ["textDocument": Self.document, "position": TestClient.position(16, 0), "ch": "\n", "options": [:]]
        #expect(client.request("textDocument/onTypeFormatting", params)[0]?["newText"]?.string?.contains("TL;DR:") == true)
    }
}
