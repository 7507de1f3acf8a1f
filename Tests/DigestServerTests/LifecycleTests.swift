import JSON
import LanguageServerProtocol
import Testing

@testable import DigestServer

@Suite struct LifecycleTests {
    @Test func `initialize names the server and its version`() {
        let result = TestClient().initialize(["capabilities": [:]])
        #expect(result["serverInfo"]?["name"]?.string == "digestls")
        #expect(result["serverInfo"]?["version"]?.string == "1.2.3")
    }

    @Test(arguments: [
        (["utf-16", "utf-8"], "utf-8"), (["utf-32", "utf-16"], "utf-16"), (["utf-32"], "utf-32"), ([], "utf-16"), (["utf-7"], "utf-16"),
    ])
    func `columns are counted in utf-8 if offered, else utf-16, else utf-32`(offered: [String], chosen: String) {
        let general: JSONValue = ["positionEncodings": .array(offered.map { JSONValue($0) })]
        let result = TestClient().initialize(["capabilities": ["general": general]])
        #expect(result["capabilities"]?["positionEncoding"]?.string == chosen)
    }

    @Test func `a client that names no encodings gets utf-16`() {
        #expect(TestClient().initialize(["capabilities": [:]])["capabilities"]?["positionEncoding"]?.string == "utf-16")
    }

    @Test func `before initialize requests are refused and notifications dropped`() {
        let client = TestClient()
        #expect(client.error("textDocument/hover", TestClient.at(0, 0)) == -32002)
        #expect(client.error("shutdown", .null) == -32002)
        #expect(client.error("no/such", .null) == -32002)
        client.open(Fixtures.small)
        #expect(client.session.documents.isEmpty && client.published.isEmpty)
    }

    @Test func `exit before initialize ends with 1`() {
        let client = TestClient()
        client.notify("exit", .null)
        #expect(client.session.exitCode == 1)
    }

    @Test func `nothing is said before initialize is answered`() {
        let client = TestClient()
        client.send(TestClient.request(1, "initialize", ["capabilities": ["workspace": ["configuration": true]]]))
        #expect(client.received.count == 1)
        client.notify("initialized", [:])
        #expect(client.requests("workspace/configuration").count == 1)
    }

    @Test func `initialize is answered once`() {
        let client = TestClient.started()
        #expect(client.error("initialize", ["capabilities": [:]]) == -32600)
    }

    @Test func `an initialize that is no object is refused and may be repeated`() {
        let client = TestClient()
        #expect(client.error("initialize", []) == -32602)
        #expect(client.initialize(["capabilities": [:]])["capabilities"] != nil)
    }

    @Test(arguments: [JSONValue.null, [:], []])
    func `shutdown takes any parameters and answers null`(params: JSONValue) {
        let client = TestClient.started()
        #expect(client.response("shutdown", params)["result"] == .null)
        client.notify("exit", params)
        #expect(client.session.exitCode == 0)
    }

    @Test func `shutdown and exit may lack parameters altogether`() {
        let client = TestClient.started()
        client.send(["jsonrpc": "2.0", "id": "x", "method": "shutdown"])
        #expect(client.received.last?["result"] == .null && client.received.last?["id"]?.string == "x")
        client.send(["jsonrpc": "2.0", "method": "exit"])
        #expect(client.session.exitCode == 0)
    }

    @Test func `after shutdown requests are refused, the second shutdown too`() {
        let client = TestClient.started()
        client.request("shutdown", .null)
        #expect(client.error("shutdown", .null) == -32600)
        #expect(client.error("textDocument/hover", TestClient.at(0, 0)) == -32600)
        client.open(Fixtures.damaged)
        #expect(client.published.isEmpty)
        #expect(client.session.exitCode == nil)
    }

    @Test func `exit without shutdown ends with 1`() {
        let client = TestClient.started()
        client.notify("exit", .null)
        #expect(client.session.exitCode == 1)
    }

    @Test func `a shutdown without an id counts, as Kate sends it`() {
        let client = TestClient.started()
        let before = client.received.count
        client.notify("shutdown", .null)
        client.notify("exit", .null)
        #expect(client.session.exitCode == 0)
        #expect(client.received.count == before)
    }

    @Test func `shutdown and exit in one burst: the answer comes all the same`() {
        let client = TestClient.started()
        client.sendBurst([TestClient.request(77, "shutdown"), TestClient.notification("exit", .null)])
        #expect(client.received.last?["id"]?.int == 77 && client.session.exitCode == 0)
    }

    @Test func `what was asked before exit is answered before the end`() {
        let client = TestClient.started()
        client.open(Fixtures.small)
        client.sendBurst([
            TestClient.request(5, "textDocument/hover", TestClient.at(12, 12)), TestClient.notification("exit", .null),
            TestClient.request(6, "textDocument/hover", TestClient.at(12, 12)),
        ])
        #expect(client.received.contains { $0["id"]?.int == 5 })
        #expect(!client.received.contains { $0["id"]?.int == 6 })
    }

    @Test(arguments: [false, true])
    func `the end of the input ends with 1, after shutdown with 0`(isShutDown: Bool) {
        let client = TestClient.started()
        if isShutDown { client.request("shutdown", .null) }
        client.session.receive(.endOfInput(isCutOff: false))
        while client.session.step() {}
        #expect(client.session.exitCode == (isShutDown ? 0 : 1))
    }

    @Test(arguments: [Event.outputFailed, .clientGone])
    func `a client that is gone ends the session at once`(event: Event) {
        let client = TestClient.started()
        client.session.receive(event)
        #expect(client.session.exitCode == 1)
    }

    @Test func `setTrace turns traces on and off`() {
        let client = TestClient.started()
        client.notify("$/setTrace", ["value": "messages"])
        client.open(Fixtures.small)
        #expect(client.notifications("$/logTrace").contains { $0["message"]?.string == "Handled 'textDocument/didOpen'" })
        client.notify("$/setTrace", ["value": "off"])
        client.forget()
        client.close()
        #expect(client.notifications("$/logTrace").isEmpty)
    }

    @Test func `the log is cut at its level`() {
        var options = SessionOptions(serverVersion: "1")
        options.logLevel = .error
        let client = TestClient.started(options: options)
        client.close("file:///never-opened.md")
        #expect(client.notifications("window/logMessage").isEmpty)
        let chatty = TestClient.started()
        chatty.close("file:///never-opened.md")
        #expect(chatty.notifications("window/logMessage").contains { $0["type"]?.int == 2 })
    }

    @Test func `registration is dynamic only where the client offers it`() {
        #expect(TestClient.started().requests("client/registerCapability").isEmpty)
        let client = TestClient.started([
            "workspace": ["didChangeConfiguration": ["dynamicRegistration": true], "didChangeWatchedFiles": ["dynamicRegistration": true]]
        ])
        let methods = client.requests("client/registerCapability").first?["params"]?["registrations"]?.array?.compactMap {
            $0["method"]?.string
        }
        #expect(methods == ["workspace/didChangeConfiguration", "workspace/didChangeWatchedFiles"])
    }
}
