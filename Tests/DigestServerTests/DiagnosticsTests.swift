import DigestLint
import DigestSyntax
import JSON
import LanguageServerProtocol
import Testing

@testable import DigestServer

@Suite struct DiagnosticsTests {
    private static let pulling: JSONValue = ["textDocument": ["diagnostic": ["relatedDocumentSupport": true]]]

    private func pull(_ client: TestClient, _ previous: String? = nil) -> JSONValue {
        var params = JSONObject(TestClient.document().object?.members ?? [])
        if let previous { params["previousResultId"] = JSONValue(previous) }
        return client.request("textDocument/diagnostic", .object(params))
    }

    @Test func `findings are published with the version they were made on`() throws {
        let client = TestClient.started()
        client.open(Fixtures.damaged, version: 7)
        let first = try #require(client.published.first)
        #expect(first["version"]?.int == 7 && first["uri"]?.string == TestClient.uri)
        let findings = first["diagnostics"]?.array ?? []
        #expect(findings.count == 2)
        #expect(findings.allSatisfy { $0["source"]?.string == "digestls" && $0["code"]?.string != nil && $0["codeDescription"] == nil })
        #expect(findings.allSatisfy { $0["message"]?.string?.isEmpty == false && $0["severity"]?.int != nil })
        client.change([["text": JSONValue(Fixtures.small)]])
        #expect(client.published.last?["version"]?.int == 8 && client.published.last?["diagnostics"] == [])
    }

    @Test func `a client that pulls is never sent findings, and one that cannot is never told to pull`() {
        let client = TestClient()
        let result = client.initialize(["capabilities": Self.pulling])
        #expect(result["capabilities"]?["diagnosticProvider"]?["workspaceDiagnostics"]?.bool == false)
        client.open(Fixtures.damaged)
        client.close()
        #expect(client.published.isEmpty)
        let pushed = TestClient()
        #expect(pushed.initialize(["capabilities": [:]])["capabilities"]?["diagnosticProvider"] == nil)
        #expect(pushed.error("textDocument/diagnostic", TestClient.document()) == -32601)
    }

    @Test func `a pull answers unchanged to the id of the last report, and to no other`() throws {
        let client = TestClient.started(Self.pulling)
        client.open(Fixtures.damaged)
        let first = pull(client)
        #expect(first["kind"]?.string == "full" && first["items"]?.array?.count == 2 && first["relatedDocuments"] == nil)
        let id = try #require(first["resultId"]?.string)
        let second = pull(client, id)
        #expect(second == ["kind": "unchanged", "resultId": JSONValue(id)])
        #expect(pull(client, "unknown")["kind"]?.string == "full")
        #expect(pull(client)["resultId"]?.string == id)
        client.change([TestClient.edit(12, 9, 12, 9, "x")])
        let third = pull(client, id)
        #expect(third["kind"]?.string == "full" && third["resultId"]?.string != id)
    }

    @Test func `result ids change with the settings and with the session`() throws {
        let client = TestClient.started(Self.pulling)
        client.open(Fixtures.damaged)
        let id = try #require(pull(client)["resultId"]?.string)
        client.notify("workspace/didChangeConfiguration", ["settings": ["digestls": ["rules": ["wrong-total": "off"]]]])
        let other = pull(client, id)
        #expect(other["kind"]?.string == "full" && other["items"]?.array?.count == 1)
        client.close()
        client.open(Fixtures.damaged)
        #expect(pull(client, id)["kind"]?.string == "full")
        var options = SessionOptions(serverVersion: "1")
        options.nonce = "other"
        let restarted = TestClient.started(Self.pulling, options: options)
        restarted.open(Fixtures.damaged)
        #expect(pull(restarted, id)["kind"]?.string == "full")
    }

    @Test func `what the client did not declare is left out`() {
        let plain = TestClient.started()
        plain.open(Fixtures.small.replacing("2512.10932", with: "2512.10931"))
        let findings = plain.published.last?["diagnostics"]?.array ?? []
        #expect(!findings.isEmpty)
        #expect(findings.allSatisfy { $0["relatedInformation"] == nil && $0["tags"] == nil && $0["data"] == nil })
        let rich = TestClient.started([
            "textDocument": ["publishDiagnostics": ["relatedInformation": true, "dataSupport": true, "tagSupport": ["valueSet": [1, 2]]]]
        ])
        rich.open(Fixtures.small.replacing("2512.10932", with: "2512.10931"))
        #expect(rich.published.last?["diagnostics"]?.array?.contains { $0["relatedInformation"]?.array?.isEmpty == false } == true)
        #expect(rich.published.last?["diagnostics"]?.array?.contains { $0["data"]?.object != nil } == true)
    }

    @Test func `a file that is no digest is passed over in silence`() {
        let client = TestClient.started()
        client.open("# Read me\n\n- [cs.CV](https://example.org)\n\n<details>\n", language: "markdown")
        #expect(client.published.isEmpty)
        #expect(client.request("textDocument/documentSymbol", TestClient.document()) == .null)
        #expect(client.request("textDocument/hover", TestClient.at(0, 3)) == .null)
        #expect(client.request("textDocument/formatting", ["textDocument": ["uri": JSONValue(TestClient.uri)], "options": [:]]) == .null)
        client.close()
        #expect(client.published.isEmpty)
    }

    @Test func `what it is called does not matter, what it holds does`() {
        let client = TestClient.started()
        client.open(Fixtures.damaged, "untitled:x", language: "plaintext")
        #expect(client.published.count == 1)
    }

    @Test func `edits turn a file into a digest and back, and the findings go with it`() {
        let client = TestClient.started()
        client.open("# Notes\n")
        client.change([["text": JSONValue(Fixtures.damaged)]])
        #expect(client.published.last?["diagnostics"]?.array?.isEmpty == false)
        client.change([["text": "# Notes\n"]])
        #expect(client.published.last?["diagnostics"] == [])
        client.forget()
        client.change([TestClient.edit(0, 0, 0, 0, "x")])
        #expect(client.published.isEmpty)
        client.change([["text": ""]])
        client.change([TestClient.edit(0, 0, 0, 0, Fixtures.small)])
        #expect(client.published.last?["diagnostics"] == [])
        #expect(client.request("textDocument/documentSymbol", TestClient.document()).array?.isEmpty == false)
    }

    @Test func `findings of a closed document are taken back`() {
        let client = TestClient.started()
        client.open(Fixtures.damaged)
        client.close()
        #expect(client.published.last?["diagnostics"] == [] && client.published.last?["version"] == nil)
    }

    @Test(arguments: [["digestls": ["rules": ["wrong-total": "off"]]], ["rules": ["wrong-total": "off"]]] as [JSONValue])
    func `settings come with or without the key, and in three ways`(settings: JSONValue) {
        func codes(_ client: TestClient) -> [String] {
            (client.published.last?["diagnostics"]?.array ?? []).compactMap { $0["code"]?.string }
        }
        let initial = TestClient.started(settings: settings)
        initial.open(Fixtures.damaged)
        #expect(codes(initial) == ["wrong-entry-number"])
        let pushed = TestClient.started()
        pushed.open(Fixtures.damaged)
        #expect(codes(pushed).count == 2)
        pushed.notify("workspace/didChangeConfiguration", ["settings": settings])
        #expect(codes(pushed) == ["wrong-entry-number"])
        let pulled = TestClient.started(["workspace": ["configuration": true]])
        pulled.open(Fixtures.damaged)
        let id = pulled.requests("workspace/configuration").last?["id"] ?? .null
        pulled.send(["jsonrpc": "2.0", "id": id, "result": [settings]])
        #expect(codes(pulled) == ["wrong-entry-number"])
    }

    @Test func `settings may raise a severity, and what they get wrong is said`() {
        let client = TestClient.started(settings: [
            "digestls": ["rules": ["wrong-total": "error", "wrong-totl": "off"], "fixOnsave": true]
        ])
        client.open(Fixtures.damaged)
        #expect(client.published.last?["diagnostics"]?.array?.first { $0["code"]?.string == "wrong-total" }?["severity"]?.int == 1)
        let messages = client.notifications("window/logMessage").compactMap { $0["message"]?.string }
        #expect(messages.contains { $0.contains("did you mean wrong-total?") })
        #expect(messages.contains { $0.contains("did you mean fixOnSave?") })
    }

    @Test func `a client that pulls is told to pull again when settings change`() {
        let client = TestClient.started(["textDocument": ["diagnostic": [:]], "workspace": ["diagnostics": ["refreshSupport": true]]])
        client.open(Fixtures.damaged)
        client.notify("workspace/didChangeConfiguration", ["settings": ["rules": ["wrong-total": "off"]]])
        #expect(client.requests("workspace/diagnostic/refresh").count == 1)
        client.notify("workspace/didChangeConfiguration", ["settings": ["rules": ["wrong-total": "off"]]])
        #expect(client.requests("workspace/diagnostic/refresh").count == 1)
    }

    @Test(arguments: try Fixtures.names("digests"))
    func `what is published is what the linter finds`(name: String) throws {
        let bytes = try Fixtures.bytes("digests/\(name)")
        let digest = Digest(SourceText(bytes))
        let findings = Linter().lintOnce(digest)
        let client = TestClient.started(["general": ["positionEncodings": ["utf-8"]]])
        client.open(bytes)
        let published = client.published.last?["diagnostics"]?.array ?? []
        #expect(published.count == findings.count)
        for (diagnostic, finding) in zip(published, findings) {
            #expect(diagnostic["code"]?.string == finding.rule && diagnostic["message"]?.string == finding.message)
            let start = digest.text.position(of: finding.range.lowerBound, in: .utf8)
            #expect(diagnostic["range"]?["start"] == TestClient.position(start.line, start.column))
        }
    }
}
