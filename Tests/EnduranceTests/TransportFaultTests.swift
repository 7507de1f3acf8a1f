import Foundation
import JSON
import LanguageServerProtocol
import Testing

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// What goes wrong between client and server, and what the server makes of it: the rows of `Sources/FAULTS.md`, "The server".
@Suite struct TransportFaultTests {
    private static let uri = "file:///nowhere/a.md"

    /// A request whose answer is as long as itself.
    private static func echo(_ id: Int, bytes: Int) -> JSONValue {
        let text = JSONValue.string(JSONString(repairing: [UInt8](repeating: UInt8(ascii: "x"), count: bytes)))
        return Message.request(JSONValue(id), "completionItem/resolve", ["label": "x", "detail": text])
    }

    // MARK: A client that does not read

    @Test func `a client that stops reading is read on, and hears everything in order when it reads again`() throws {
        let server = try ServerProcess.started()
        server.isReading = false
        // More than a pipe holds by far, less than the server keeps.
        server.send(Message.open(Self.uri, Digests.text(Array(1...20))))
        for id in 1...40 { #expect(server.send(Self.echo(id, bytes: 1 << 18)), "\(id) was not taken") }
        server.wait(0.5)
        server.isReading = true
        server.longestKept = 0
        let answers = (1...40).compactMap { _ in server.next { $0["id"] != nil }?["id"]?.int }
        #expect(answers == Array(1...40))
        server.longestKept = .max
        #expect(server.answers())
    }

    @Test func `what waits is bounded both ways, and nothing of it is lost`() throws {
        let server = try ServerProcess.started()
        server.isReading = false
        // Answers beyond what the server keeps, then what it does not get to.
        let (large, small) = (Endurance.scale(160, 100), Endurance.scale(400_000, 100_000))
        for id in 1...large { server.queue(FrameHeader.frame(Self.echo(id, bytes: 1 << 20).json())) }
        for id in large + 1...large + small { server.queue(FrameHeader.frame(Message.request(JSONValue(id), "no/such/method").json())) }
        var left = server.unwritten + 1
        while server.unwritten < left {
            left = server.unwritten
            server.wait(1.5)
        }
        #expect(left > 0, "the server took everything")
        if let memory = server.memory, !Endurance.isSanitized {
            print("a client that does not read: \(memory.peak >> 20) MB, \(left >> 20) MB were not taken")
            #expect(memory.peak < 300 << 20)
        }
        server.isReading = true
        server.longestKept = 0
        var next = 1
        var deadline = Clock.now + Endurance.patience
        while next <= large + small, Clock.now < deadline, !server.isOutputAtEnd {
            for message in server.takeInbox() where message["id"] != nil {
                guard message["id"]?.int == next else {
                    Issue.record("\(message), expected \(next)")
                    return
                }
                next += 1
                deadline = Clock.now + Endurance.patience
            }
            server.move()
        }
        #expect(next == large + small + 1)
    }

    @Test func `a server that is asked faster than it can answer keeps little, and answers all`() throws {
        let server = try ServerProcess.started()
        server.send(Message.open(Self.uri, Digests.text(Array(1...Endurance.scale(3_000, 200)))))
        let count = Endurance.scale(300_000, 2_000)
        let params: JSONValue = ["textDocument": ["uri": JSONValue(Self.uri)], "options": [:]]
        for id in 1...count { server.queue(FrameHeader.frame(Message.request(JSONValue(id), "textDocument/formatting", params).json())) }
        server.wait(Double(Endurance.scale(4, 1)))
        if let memory = server.memory, Endurance.isFull, !Endurance.isSanitized {
            print("asked faster than it answers: \(memory.peak >> 20) MB, \(server.unwritten >> 20) MB were not taken")
            #expect(memory.peak < 140 << 20 && server.unwritten > 0)
        }
        server.closeInput()
        server.closeOutput()
        #expect(server.end() == .code(1))
    }

    // MARK: The end

    @Test func `the input ends in the middle of a message`() throws {
        for cut in ["Content-Le", "Content-Length: 400\r\n\r\n", "Content-Length: 400\r\n\r\n{\"jsonrpc\""] {
            let server = try ServerProcess.started()
            server.request(1, "textDocument/hover", Message.at(Self.uri, 0, 0))
            server.write(Array(cut.utf8))
            server.closeInput()
            #expect(server.answer(to: 1) != nil)
            #expect(server.end() == .code(1))
        }
    }

    @Test func `the client is gone, its pipes with it`() throws {
        let server = try ServerProcess.started()
        server.send(Message.open(Self.uri, Digests.text(Array(1...50))))
        for id in 1...20 { server.send(Self.echo(id, bytes: 1 << 16)) }
        server.closeOutput()
        server.closeInput()
        #expect(server.end() == .code(1))
    }

    @Test func `the client reads no more and says nothing more, but for one word`() throws {
        let server = try ServerProcess.started()
        server.closeOutput()
        server.send(Message.open(Self.uri, Digests.text([1], category: "nonsense")))
        #expect(server.end() == .code(1))
    }

    @Test func `the client's process is gone, and something else holds its pipes`() throws {
        let editor = Process()
        editor.executableURL = URL(fileURLWithPath: "/bin/sleep")
        editor.arguments = ["600"]
        try editor.run()
        let server = try ServerProcess.started(process: Int(editor.processIdentifier))
        #expect(server.end(within: 0.3) == .not)
        kill(editor.processIdentifier, SIGKILL)
        editor.waitUntilExit()
        #expect(server.end() == .code(1))
    }

    @Test(arguments: [SIGTERM, SIGHUP, SIGINT])
    func `a signal ends the server at once`(number: Int32) throws {
        let idle = try ServerProcess.started()
        idle.send(signal: number)
        #expect(idle.end() == .signal(number))
        let blocked = try ServerProcess.started()
        blocked.isReading = false
        for id in 1...8 { blocked.send(Self.echo(id, bytes: 1 << 18)) }
        blocked.send(signal: number)
        #expect(blocked.end() == .signal(number))
        let vault = try TemporaryFolder()
        for day in 1...200 { try vault.write(Digests.text(Array(1...9)), "\(day).md") }
        let reading = try ServerProcess.started(folder: vault.url)
        reading.send(signal: number)
        #expect(reading.end() == .signal(number))
    }

    @Test(
        arguments: [
            ([], true, 1), (["exit"], false, 1), (["initialize", "exit"], false, 1), (["initialize"], true, 1), (["shutdown"], true, 1),
            (["initialize", "shutdown", "exit"], false, 0), (["initialize", "shutdown"], true, 0),
            (["initialize", "shutdown", "textDocument/hover", "exit"], false, 0),
        ] as [([String], Bool, Int32)])
    func `the exit code says whether shutdown was asked for`(methods: [String], closes: Bool, code: Int32) throws {
        let server = try ServerProcess()
        for (id, method) in methods.enumerated() {
            if method == "exit" { server.notify(method) } else { server.request(JSONValue(id), method, ["capabilities": [:]]) }
        }
        if closes { server.closeInput() }
        for (id, method) in methods.enumerated() where method != "exit" { #expect(server.answer(to: JSONValue(id)) != nil) }
        #expect(server.end() == .code(code))
    }

    @Test func `a server whose standard input or output is closed cannot serve; it can do without standard error`() throws {
        let mute = try ServerProcess(closed: [STDOUT_FILENO])
        mute.request(1, "initialize", ["capabilities": [:]])
        #expect(mute.end() == .code(1))
        #expect(try ServerProcess(closed: [STDIN_FILENO]).end() == .code(1))
        let server = try ServerProcess(closed: [STDERR_FILENO])
        server.request(1, "initialize", ["capabilities": [:]])
        #expect(server.answer(to: 1)?["result"] != nil)
        server.request(2, "shutdown")
        #expect(server.answer(to: 2)?["result"] == .null)
        server.notify("exit")
        #expect(server.end() == .code(0))
    }

    // MARK: Frames

    @Test func `a session that comes a byte at a time`() throws {
        let server = try ServerProcess()
        func trickle(_ message: JSONValue) { for byte in FrameHeader.frame(message.json()) { server.write([byte]) } }
        trickle(Message.request(1, "initialize", ["capabilities": [:], "clientInfo": ["name": "论文🦊"]]))
        #expect(server.answer(to: 1)?["result"] != nil)
        trickle(Message.notification("initialized", [:]))
        trickle(Message.open(Self.uri, Digests.text([1]).replacing("[Total: 1]", with: "[Total: 7]")))
        #expect(server.findings(of: Self.uri)?["diagnostics"]?.array?.count == 1)
    }

    /// Between two messages stands what is no header.
    @Test(arguments: [
        "garbage\r\n\r\n", "\r\n\r\n", "{\"jsonrpc\":\"2.0\"}\r\n\r\n", "\0\0\0\0\n\n", "GET / HTTP/1.1\r\n\r\n", ": 5\r\n\r\n",
        "Content-Type: utf-8\r\n\r\n{}", "Content-Length: \r\n\r\n{}", "Content-Length: -5\r\n\r\n{}", "Content-Length: +5\r\n\r\n{}",
        "Content-Length: 1\(String(repeating: "0", count: 30))\r\n\r\n{}", "Content-Length: 268435457\r\n\r\n{}",
        "Content-Length: 5 bytes\r\n\r\n{}", "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{} ",
        "Content-Length: 2\r\nContent-Type: text; charset=utf-16\r\n\r\n{}",
    ])
    func `behind a header that is none no message can be found: what came before is answered, and the session ends`(header: String) throws {
        let server = try ServerProcess.started()
        server.request(1, "textDocument/hover", Message.at(Self.uri, 0, 0))
        server.write(Array(header.utf8) + FrameHeader.frame(Message.request(2, "shutdown").json()))
        #expect(server.answer(to: 1)?["result"] == .null)
        #expect(server.answer(to: 2) == nil)
        #expect(server.end() == .code(1))
    }

    @Test(arguments: [
        ("Content-Length: 0\r\n\r\n", -32700), ("content-length:\t2 \r\n\r\n{}", -32600), ("Content-Length: 02\nX-Other: 🦊\n\n{}", -32600),
        ("Content-Length: 2\r\nContent-Length: 2\r\n\r\n{}", -32600),
        ("Content-Type: application/vscode-jsonrpc; charset=utf8\r\nContent-Length: 2\r\n\r\n{}", -32600),
    ])
    func `a header that can be read is, however it is written`(frame: String, error: Int) throws {
        let server = try ServerProcess.started()
        server.write(Array(frame.utf8))
        #expect(server.answer(to: .null)?["error"]?["code"]?.int == error)
        #expect(server.answers())
    }

    @Test func `a header without end ends the session after eight kilobytes, not after a hundred million bytes`() throws {
        let server = try ServerProcess.started()
        let took = server.write(Array("X: ".utf8) + [UInt8](repeating: UInt8(ascii: "x"), count: 100 << 20))
        #expect(!took)
        #expect(server.end() == .code(1))
    }

    // MARK: Much at once

    @Test func `a very large digest is opened, asked about, changed and closed`() throws {
        let size = Endurance.scale(50 << 20, 1 << 20)
        let filler = String(repeating: "word ", count: 400)
        let text = Digests.text(Array(1...size / 2_500), abstract: filler)
        let server = try ServerProcess.started(["general": ["positionEncodings": ["utf-16"]]])
        let began = Clock.now
        #expect(server.send(Message.open(Self.uri, text)))
        #expect(server.findings(of: Self.uri) != nil)
        let opened = Clock.now
        server.request(1, "textDocument/hover", Message.at(Self.uri, 11, 10))
        #expect(server.answer(to: 1)?["result"]?["contents"] != nil)
        server.notify(
            "textDocument/didChange",
            [
                "textDocument": ["uri": JSONValue(Self.uri), "version": 2],
                "contentChanges": [["range": ["start": Message.position(12, 0), "end": Message.position(12, 0)], "text": "x"]],
            ])
        #expect(server.findings(of: Self.uri)?["version"]?.int == 2)
        let changed = Clock.now
        if let memory = server.memory, !Endurance.isSanitized {
            print(
                "a digest of \(text.count >> 20) MB: opened in \(Int((opened - began) * 1_000)) ms, changed in \(Int((changed - opened) * 1_000)) ms,",
                "\(memory.peak >> 20) MB at most")
            if Endurance.isFull { #expect(memory.peak < 12 * text.count) }
        }
        server.notify("textDocument/didClose", Message.document(Self.uri))
        #expect(server.findings(of: Self.uri)?["diagnostics"]?.array == [])
        #expect(server.answers())
    }

    @Test(arguments: [("x", -32700), ("[", -32700), ("0,", -32700), ("\"", -32700), ("{\"a\":", -32700), ("\u{0}", -32700), (" ", -32700)])
    func `a very long message of garbage costs an error and little memory`(unit: String, error: Int) throws {
        let count = Endurance.scale(50 << 20, 3 << 20)
        var body = [UInt8]()
        body.reserveCapacity(count + 8)
        // An array of very many numbers is JSON, but none that a client has reason to send.
        if unit == "0," { body.append(UInt8(ascii: "[")) }
        let bytes = Array(unit.utf8)
        var piece: [UInt8] = []
        while piece.count < 1 << 16 { piece += bytes }
        while body.count < count { body += piece }
        if unit == "0," { body += Array("0]".utf8) }
        let server = try ServerProcess.started()
        server.write(FrameHeader.frame(body))
        #expect(server.answer(to: .null)?["error"]?["code"]?.int == error)
        if let memory = server.memory, !Endurance.isSanitized {
            print("\(body.count >> 20) MB of \(unit.debugDescription): \(memory.peak >> 20) MB at most")
            #expect(memory.peak < 4 * body.count + (64 << 20))
        }
        #expect(server.answers())
    }
}
