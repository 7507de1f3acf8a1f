import DigestProject
import DigestServer
import JSON
import LanguageServerProtocol

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// A client with one open document, and perhaps a folder, to measure a server from where an editor stands.
final class Client {
    enum Transport { case memory, pipes(binary: String) }

    private enum Server {
        case memory(Session)
        case pipes(ChildProcess)
    }

    private var server: Server?
    private var frames = FrameReader()
    /// Bodies that came and were not yet looked at, the oldest first.
    private var inbox: [[UInt8]] = []
    private var lastAnswer: [UInt8] = []
    private var lastID = 0
    private var version = 1
    private static let uri = "file:///vault/2025-12-11.md"

    /// When the server was told to begin with the folder.
    private var start = 0

    init(_ transport: Transport, folder: String? = nil) throws(BenchmarkError) {
        switch transport {
        case .memory:
            var options = SessionOptions(serverVersion: "0")
            options.logLevel = .error
            server = .memory(Session(options) { [unowned self] in self.inbox.append($0) })
        case .pipes(let binary): server = .pipes(try ChildProcess(binary, ["serve"], hasPipes: true))
        }
        let symbols: JSONValue = ["hierarchicalDocumentSymbolSupport": true]
        let actions: JSONValue = ["codeActionLiteralSupport": ["codeActionKind": ["valueSet": []]]]
        let capabilities: JSONValue = [
            "general": ["positionEncodings": ["utf-8"]],
            "textDocument": ["documentSymbol": symbols, "codeAction": actions, "hover": ["contentFormat": ["markdown"]]],
        ]
        let folders = folder.map { folder -> JSONValue in
            [["uri": JSONValue(DocumentURI(filePath: Path.absolute(folder, in: File.workingFolder)).spelling), "name": "vault"]]
        }
        _ = try request("initialize", ["processId": .null, "capabilities": capabilities, "workspaceFolders": folders ?? .null])
        start = Clock.now()
        try send(["jsonrpc": "2.0", "method": "initialized", "params": [:]])
    }

    deinit {
        if case .pipes(let process) = server { process.kill() }
    }

    /// Opens the document and waits for its findings.
    /// - Returns: Nanoseconds.
    func open(_ text: [UInt8]) throws(BenchmarkError) -> Int {
        version = 1
        let item: JSONValue = [
            "uri": JSONValue(Self.uri), "languageId": "markdown", "version": 1, "text": .string(JSONString(repairing: text)),
        ]
        return try timeToDiagnostics(["jsonrpc": "2.0", "method": "textDocument/didOpen", "params": ["textDocument": item]])
    }

    /// Closes the document and waits until its findings are taken back.
    func close() throws(BenchmarkError) {
        _ = try timeToDiagnostics([
            "jsonrpc": "2.0", "method": "textDocument/didClose", "params": ["textDocument": ["uri": JSONValue(Self.uri)]],
        ])
    }

    /// Types `text` at a place and waits for the findings.
    func type(_ text: String, line: Int, character: Int) throws(BenchmarkError) -> Int {
        version += 1
        let position = Self.position(line, character)
        let change: JSONValue = ["range": ["start": position, "end": position], "text": JSONValue(text)]
        return try timeToDiagnostics([
            "jsonrpc": "2.0", "method": "textDocument/didChange",
            "params": ["textDocument": ["uri": JSONValue(Self.uri), "version": JSONValue(version)], "contentChanges": [change]],
        ])
    }

    /// Waits until the server has indexed so many digests.
    /// - Returns: Nanoseconds since it was told to begin.
    func waitUntilIndexed(_ count: Int) throws(BenchmarkError) -> Int {
        let mark = Array("digests: \(count),".utf8)
        while true {
            _ = try request("workspace/executeCommand", ["command": "digestls.debugInformation"])
            if lastAnswer.indices.contains(where: { lastAnswer[$0...].starts(with: mark) }) { return Clock.now() - start }
            guard Clock.now() - start < 120_000_000_000 else { throw .failed("the vault was not indexed in two minutes") }
            Clock.sleep(1_000_000)
        }
    }

    /// Ends the server at once.
    /// - Returns: What it used, where it was a process.
    func end() -> ChildProcess.Usage? {
        defer { server = nil }
        guard case .pipes(let process) = server else { return nil }
        return process.kill()
    }

    /// Asks about the document and waits for the answer, which must hold something.
    func ask(_ method: String, _ params: [(JSONString, JSONValue)] = [], mayBeEmpty: Bool = false) throws(BenchmarkError) -> Int {
        var members = [JSONObject.Member(key: "textDocument", value: ["uri": JSONValue(Self.uri)])]
        members += params.map { JSONObject.Member(key: $0.0, value: $0.1) }
        return try request(method, .object(JSONObject(members)), mayBeEmpty: mayBeEmpty)
    }

    static func position(_ line: Int, _ character: Int) -> JSONValue { ["line": JSONValue(line), "character": JSONValue(character)] }

    /// Asks and waits for the answer.
    /// - Parameter mayBeEmpty: Whether null and an empty list are answers.
    /// - Returns: Nanoseconds.
    func request(
        _ method: String, _ params: JSONValue, mayBeEmpty: Bool = true, mayFail: Bool = false
    ) throws(BenchmarkError) -> Int {
        lastID += 1
        let mark = Array("\"id\":\(lastID),".utf8)
        let message: JSONValue = ["jsonrpc": "2.0", "id": JSONValue(lastID), "method": JSONValue(method), "params": params]
        let elapsed = try time(message, mayFail: mayFail) { Self.begins($0, with: mark) }
        let isEmpty = ["\"result\":null}", "\"result\":[]}"].contains { lastAnswer.suffix($0.utf8.count).elementsEqual($0.utf8) }
        guard mayBeEmpty || !isEmpty else { throw .failed("\(method) was answered with nothing") }
        return elapsed
    }

    private func timeToDiagnostics(_ message: JSONValue) throws(BenchmarkError) -> Int {
        let mark = Array("textDocument/publishDiagnostics".utf8)
        return try time(message) { Self.begins($0, with: mark) }
    }

    private func time(
        _ message: JSONValue, mayFail: Bool = false, until isWanted: ([UInt8]) -> Bool
    ) throws(BenchmarkError) -> Int {
        inbox = []
        let body = message.json()
        let start = Clock.now()
        try deliver(body)
        while true {
            while inbox.isEmpty { try receive() }
            let answer = inbox.removeFirst()
            if isWanted(answer) {
                let elapsed = Clock.now() - start
                lastAnswer = answer
                guard mayFail || !Self.begins(answer, with: Array("\"error\"".utf8)) else {
                    throw .failed("the server refused: \(String(decoding: answer.prefix(300), as: UTF8.self))")
                }
                return elapsed
            }
        }
    }

    private func send(_ message: JSONValue) throws(BenchmarkError) { try deliver(message.json()) }

    private func deliver(_ body: [UInt8]) throws(BenchmarkError) {
        switch server {
        case .memory(let session): session.handle(body)
        case .pipes(let process): try File.write(FrameHeader.frame(body), to: process.input, "the server's input")
        case nil: break
        }
    }

    private func receive() throws(BenchmarkError) {
        guard case .pipes(let process) = server else { throw .failed("the server did not answer") }
        var count = 0
        let chunk = [UInt8](unsafeUninitializedCapacity: 1 << 18) { buffer, initialized in
            count = read(process.output, buffer.baseAddress, buffer.count)
            initialized = max(0, count)
        }
        if count < 0, errno == EINTR { return }
        guard count > 0 else { throw .failed("the server ended") }
        do throws(FramingError) { try frames.read(chunk) { inbox.append($0) } } catch { throw .failed("the server's answer: \(error)") }
    }

    /// Whether the first bytes of a message, where method and id stand, hold a mark.
    private static func begins(_ body: [UInt8], with mark: [UInt8]) -> Bool {
        let head = body.prefix(120)
        return head.indices.contains { head[$0...].starts(with: mark) }
    }
}
