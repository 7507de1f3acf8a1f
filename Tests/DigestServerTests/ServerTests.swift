import Foundation
import JSON
import LanguageServerProtocol
import Testing

@testable import DigestServer

/// The whole server between two pipes, as an editor has it.
@Suite(.serialized) struct ServerTests {
    /// A server on a thread of its own, and the client's ends of its pipes.
    private final class Connection: @unchecked Sendable {
        let toServer = Pipe()
        let fromServer = Pipe()
        private let finished = DispatchSemaphore(value: 0)
        private var code: Int32?
        private var frames = FrameReader()
        private var received: [JSONValue] = []

        init(_ configure: (inout Server) -> Void = { _ in }) {
            var server = Server(session: SessionOptions(serverVersion: "1"))
            server.session.logLevel = .error
            server.clientCheckMilliseconds = 50
            server.farewellMilliseconds = 300
            configure(&server)
            let (input, output) = (toServer.fileHandleForReading.fileDescriptor, fromServer.fileHandleForWriting.fileDescriptor)
            let running = server
            Thread.detachNewThread {
                self.code = running.serve(input: input, output: output)
                self.finished.signal()
            }
        }

        func write(_ bytes: [UInt8]) { try? toServer.fileHandleForWriting.write(contentsOf: Data(bytes)) }

        func send(_ message: JSONValue) { write(FrameHeader.frame(message.json())) }

        func start() {
            send(TestClient.request(0, "initialize", ["capabilities": [:]]))
            _ = answer(to: 0)
            send(TestClient.notification("initialized", [:]))
        }

        func open(_ text: String) {
            send(
                TestClient.notification(
                    "textDocument/didOpen",
                    ["textDocument": ["uri": JSONValue(TestClient.uri), "languageId": "markdown", "version": 1, "text": JSONValue(text)]]))
        }

        func next(where isWanted: (JSONValue) -> Bool) -> JSONValue? {
            while true {
                if let place = received.firstIndex(where: isWanted) { return received.remove(at: place) }
                let data = fromServer.fileHandleForReading.availableData
                if data.isEmpty { return nil }
                try? frames.read([UInt8](data)) { if let message = try? JSONValue(parsing: $0) { received.append(message) } }
            }
        }

        func answer(to id: Int) -> JSONValue? { next { $0["id"]?.int == id && $0["method"] == nil } }

        func published() -> JSONValue? { next { $0["method"]?.string == "textDocument/publishDiagnostics" } }

        func exitCode(within seconds: Double = 10) -> Int32? {
            finished.wait(timeout: .now() + seconds) == .success ? code : nil
        }
    }

    @Test func `a session from beginning to end`() {
        let connection = Connection()
        connection.start()
        connection.open(Fixtures.damaged)
        #expect(connection.published()?["params"]?["diagnostics"]?.array?.count == 2)
        connection.send(TestClient.request(1, "textDocument/hover", TestClient.at(12, 12)))
        #expect(connection.answer(to: 1)?["result"]?["contents"] != nil)
        connection.send(TestClient.request(2, "shutdown"))
        #expect(connection.answer(to: 2)?["result"] == .null)
        connection.send(TestClient.notification("exit", .null))
        #expect(connection.exitCode() == 0)
    }

    @Test func `bytes that come one at a time make the same messages`() {
        let connection = Connection()
        for byte in FrameHeader.frame(TestClient.request(1, "initialize", ["capabilities": [:], "clientInfo": ["name": "论文🦊"]]).json()) {
            connection.write([byte])
        }
        #expect(connection.answer(to: 1)?["result"]?["capabilities"] != nil)
        connection.toServer.fileHandleForWriting.closeFile()
        #expect(connection.exitCode() == 1)
    }

    @Test func `a header that is none ends the session, after what came before it was answered`() {
        let connection = Connection()
        connection.write(
            FrameHeader.frame(TestClient.request(1, "initialize", ["capabilities": [:]]).json()) + Array("garbage\r\n\r\n{}".utf8))
        #expect(connection.answer(to: 1)?["result"] != nil)
        #expect(connection.exitCode() == 1)
    }

    @Test func `a body that is no JSON is answered, and the session goes on`() {
        let connection = Connection()
        connection.start()
        connection.write(FrameHeader.frame(Array("{nonsense".utf8)))
        #expect(connection.next { $0["error"] != nil }?["id"] == .null)
        connection.send(TestClient.request(3, "shutdown"))
        #expect(connection.answer(to: 3)?["result"] == .null)
        connection.toServer.fileHandleForWriting.closeFile()
        #expect(connection.exitCode() == 0)
    }

    @Test func `the end of the input in the middle of a message ends with 1`() {
        let connection = Connection()
        connection.start()
        connection.write(Array("Content-Length: 400\r\n\r\n{\"jsonrpc\"".utf8))
        connection.toServer.fileHandleForWriting.closeFile()
        #expect(connection.exitCode() == 1)
    }

    @Test func `a client that stops reading loses nothing and keeps nobody from ending`() {
        let connection = Connection()
        connection.start()
        connection.open(Fixtures.small)
        for id in 1...400 { connection.send(TestClient.request(JSONValue(id), "textDocument/documentSymbol", TestClient.document())) }
        for id in 1...400 { #expect(connection.answer(to: id)?["result"]?.array?.isEmpty == false) }
        for id in 401...800 { connection.send(TestClient.request(JSONValue(id), "textDocument/documentSymbol", TestClient.document())) }
        connection.send(TestClient.notification("exit", .null))
        #expect(connection.exitCode() == 1)
    }

    @Test func `a client that is gone from the other end of the pipe ends the session`() {
        let connection = Connection()
        connection.start()
        connection.fromServer.fileHandleForReading.closeFile()
        connection.open(Fixtures.damaged)
        #expect(connection.exitCode() == 1)
    }

    @Test func `the server ends with the process that the client named`() throws {
        let editor = Process()
        editor.executableURL = URL(filePath: "/bin/sleep")
        editor.arguments = ["60"]
        try editor.run()
        let connection = Connection()
        connection.send(TestClient.request(1, "initialize", ["capabilities": [:], "processId": JSONValue(Int(editor.processIdentifier))]))
        #expect(connection.answer(to: 1) != nil)
        #expect(connection.exitCode(within: 0.3) == nil)
        // A test runner may have its children ignore gentler signals.
        kill(editor.processIdentifier, SIGKILL)
        editor.waitUntilExit()
        #expect(connection.exitCode() == 1)
    }

    @Test func `a process that was never to be seen is not taken for gone`() {
        let connection = Connection()
        connection.send(TestClient.request(1, "initialize", ["capabilities": [:], "processId": 2_147_483_646]))
        #expect(connection.answer(to: 1) != nil)
        #expect(connection.exitCode(within: 0.3) == nil)
        connection.toServer.fileHandleForWriting.closeFile()
        #expect(connection.exitCode() == 1)
    }

    @Test func `the log goes to a file, a line at a time`() throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "digestls-\(UUID().uuidString).log").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        let connection = Connection {
            $0.logFile = path
            $0.session.logLevel = .info
        }
        connection.start()
        connection.toServer.fileHandleForWriting.closeFile()
        #expect(connection.exitCode() == 1)
        let log = try String(contentsOf: URL(filePath: path), encoding: .utf8)
        #expect(log.contains(" info: digestls 1 serves a client without a name") && log.hasSuffix("the input ended\n"))
    }
}
