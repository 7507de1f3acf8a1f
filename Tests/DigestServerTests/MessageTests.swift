import JSON
import LanguageServerProtocol
import Testing

@testable import DigestServer

@Suite struct MessageTests {
    private func hover(_ id: JSONValue) -> JSONValue { TestClient.request(id, "textDocument/hover", TestClient.at(12, 12)) }

    @Test func `ids come back as they were: a number, a string, a fraction that is none`() throws {
        let client = TestClient.started()
        client.open(Fixtures.small)
        for id in ["1", "\"1\"", "1.0", "\"\"", "-7"] {
            client.forget()
            client.send(hover(try JSONValue(parsing: Array(id.utf8))))
            let expected = id == "1.0" ? "1" : id
            #expect(client.received.last?["id"].map { String(decoding: $0.json(), as: UTF8.self) } == expected)
        }
    }

    @Test func `a cancel behind its request in the queue is honoured before the request runs`() {
        let client = TestClient.started()
        client.open(Fixtures.small)
        client.forget()
        client.sendBurst([
            hover(1), hover("a"), hover(2), TestClient.notification("$/cancelRequest", ["id": "a"]),
            TestClient.notification("$/cancelRequest", ["id": 1]),
        ])
        let codes = client.received.map { $0["error"]?["code"]?.int }
        #expect(codes == [-32800, -32800, nil])
    }

    @Test func `a cancel for nothing is nothing`() {
        let client = TestClient.started()
        client.forget()
        for params in [["id": 99], ["id": "x"], [:], ["id": .null], .null, []] as [JSONValue] { client.notify("$/cancelRequest", params) }
        #expect(client.received.isEmpty)
        client.send(hover(99))
        #expect(client.received.count == 1 && client.received[0]["error"] == nil)
    }

    @Test func `the second of two waiting requests with one id is refused, the first answered`() {
        let client = TestClient.started()
        client.open(Fixtures.small)
        client.forget()
        client.sendBurst([hover(4), hover(4)])
        let answers = client.received.filter { $0["id"]?.int == 4 }
        #expect(answers.count == 2)
        #expect(answers.first?["result"]?["contents"] != nil)
        #expect(answers.last?["error"]?["code"]?.int == -32600)
        client.send(hover(4))
        #expect(client.received.last?["result"] != nil)
    }

    @Test func `unknown requests are refused, unknown notifications passed over`() {
        let client = TestClient.started()
        #expect(client.error("$/unknown", [:]) == -32601)
        #expect(client.error("workspace/unknown", [:]) == -32601)
        #expect(client.error("workspace/symbol", ["query": ""]) == -32601)
        client.forget()
        client.notify("$/unknown", [:])
        client.notify("textDocument/unknown", [:])
        #expect(client.received.isEmpty)
    }

    @Test func `a batch is refused once, and garbage is answered with a null id`() {
        let client = TestClient.started()
        client.forget()
        client.session.handle(Array("[{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"shutdown\"}]".utf8))
        client.session.handle(Array("{\"jsonrpc\":".utf8))
        let failures = client.received.filter { $0["error"] != nil }
        #expect(failures.map { $0["error"]?["code"]?.int } == [-32600, -32700])
        #expect(failures.allSatisfy { $0["id"] == .null })
    }

    @Test func `answers to nothing are passed over`() {
        let client = TestClient.started()
        client.send(["jsonrpc": "2.0", "id": 12345, "result": .null])
        client.send(["jsonrpc": "2.0", "id": .null, "error": ["code": 1, "message": "?"]])
        #expect(client.session.exitCode == nil)
    }

    @Test(
        arguments: [
            TestClient.range(0, -1, 0, 0), TestClient.range(0, 0, 2_147_483_648, 0), ["start": TestClient.position(0, 0)], 7,
            ["start": ["line": JSONValue(0.5), "character": 0], "end": TestClient.position(0, 0)],
        ] as [JSONValue])
    func `numbers out of range are invalid parameters`(range: JSONValue) {
        let client = TestClient.started(["textDocument": ["inlayHint": [:]]])
        client.open(Fixtures.small)
        #expect(client.error("textDocument/inlayHint", ["textDocument": ["uri": JSONValue(TestClient.uri)], "range": range]) == -32602)
    }

    @Test func `a change that cannot be read is logged and the session goes on`() {
        let client = TestClient.started()
        client.open(Fixtures.small)
        client.notify("textDocument/didChange", ["textDocument": ["uri": JSONValue(TestClient.uri)]])
        #expect(client.notifications("window/logMessage").contains { $0["type"]?.int == 1 })
        #expect(client.text() == Fixtures.small)
    }

    @Test func `a burst of changes is linted once at its end, and a request between sees all before it`() {
        let client = TestClient.started(["general": ["positionEncodings": ["utf-8"]]])
        client.open("x")
        client.forget()
        let first = client.changeMessage([["text": JSONValue(Fixtures.small)]])
        let second = client.changeMessage([["text": JSONValue(Fixtures.damaged)]])
        client.sendBurst([first, TestClient.request(1, "textDocument/documentSymbol", TestClient.document()), second])
        #expect(client.received.first?["result"]?.array?.count == 5)
        #expect(client.published.count == 1)
        #expect(client.published[0]["version"]?.int == 3)
        #expect(client.published[0]["diagnostics"]?.array?.isEmpty == false)
    }

    @Test func `a request behind a change never sees the text before it`() {
        let client = TestClient.started(["textDocument": ["documentSymbol": ["hierarchicalDocumentSymbolSupport": true]]])
        client.open(Fixtures.small)
        for number in 0..<50 {
            client.forget()
            let change = client.changeMessage([TestClient.edit(12, 9, 12, number == 0 ? 15 : 11, "P\(number % 10)")])
            client.sendBurst([change, TestClient.request(1, "textDocument/documentSymbol", TestClient.document())])
            let name = client.received[0]["result"]?[0]?["children"]?[0]?["name"]?.string
            #expect(name?.hasPrefix("[1] P\(number % 10)") == true, "\(name ?? "")")
        }
    }

    @Test func `however long a burst is, findings come in between`() {
        let client = TestClient.started()
        client.open(Fixtures.small)
        client.forget()
        client.sendBurst((0..<600).map { _ in client.changeMessage([TestClient.edit(0, 0, 0, 0, "")]) })
        #expect(client.published.count == 3)
    }
}
