import DigestLint
import DigestSyntax
import Foundation
import JSON
import LanguageServerProtocol
import Testing

@testable import DigestServer

/// A client in memory: sends messages to a session, and keeps what comes back.
final class TestClient {
    private(set) var received: [JSONValue] = []
    // Its output goes to the client that holds it, so neither can be there before the other.
    private(set) lazy var session = makeSession()
    /// What a worker was to do and has not done.
    private(set) var work: [LibraryWork] = []
    /// Whether workers wait until they are told to go.
    var holdsWork = false
    private let options: SessionOptions
    private var lastID = 0
    private var lastVersion: [String: Int] = [:]

    init(_ options: SessionOptions = SessionOptions(serverVersion: "1.2.3")) {
        self.options = options
    }

    private func makeSession() -> Session {
        let session = Session(options) { [unowned self] body in
            guard let message = try? JSONValue(parsing: body) else {
                Issue.record("what was sent is no JSON")
                return
            }
            self.received.append(message)
        }
        session.startWork = { [unowned self] in self.work.append($0) }
        return session
    }

    /// Lets workers do what they were to do, until there is nothing more.
    func finishWork() {
        while !work.isEmpty {
            let next = work.removeFirst()
            next.run(threads: 1) { session.receive(.worked($0)) }
            while session.step() {}
            session.settle()
        }
    }

    /// A session that is past `initialized`, with these client capabilities.
    static func started(
        _ capabilities: JSONValue = [:], options: SessionOptions = SessionOptions(serverVersion: "1.2.3"), settings: JSONValue = .null
    )
        -> TestClient
    {
        let client = TestClient(options)
        client.initialize(["capabilities": capabilities, "processId": .null, "initializationOptions": settings])
        return client
    }

    /// A session with a captured client's own parameters.
    static func captured(_ name: String) throws -> TestClient {
        let client = TestClient()
        client.initialize(try JSONValue(parsing: Fixtures.bytes("clients/\(name).json")))
        return client
    }

    @discardableResult func initialize(_ params: JSONValue) -> JSONValue {
        let result = request("initialize", params)
        notify("initialized", [:])
        return result
    }

    func send(_ message: JSONValue) {
        session.handle(message.json())
        if !holdsWork { finishWork() }
    }

    /// Puts messages into the queue at once, as when the client wrote them faster than they were read.
    func sendBurst(_ messages: [JSONValue]) {
        for message in messages { session.receive(.message(IncomingMessage(message))) }
        while session.step() {}
        session.settle()
    }

    func notify(_ method: String, _ params: JSONValue) { send(Self.notification(method, params)) }

    static func notification(_ method: String, _ params: JSONValue) -> JSONValue {
        ["jsonrpc": "2.0", "method": JSONValue(method), "params": params]
    }

    static func request(_ id: JSONValue, _ method: String, _ params: JSONValue = .null) -> JSONValue {
        ["jsonrpc": "2.0", "id": id, "method": JSONValue(method), "params": params]
    }

    /// The whole response; there must be exactly one.
    func response(_ method: String, _ params: JSONValue) -> JSONValue {
        lastID += 1
        let before = received.count
        send(Self.request(JSONValue(lastID), method, params))
        let answers = received[before...].filter { $0["id"]?.int == lastID && $0["method"] == nil }
        #expect(answers.count == 1, "\(method) was answered \(answers.count) times")
        let answer = answers.first ?? .null
        #expect((answer["result"] == nil) != (answer["error"] == nil), "\(method): result or error")
        return answer
    }

    @discardableResult func request(_ method: String, _ params: JSONValue) -> JSONValue {
        let answer = response(method, params)
        if let error = answer["error"] { Issue.record("\(method) failed: \(error["message"]?.string ?? "")") }
        return answer["result"] ?? .null
    }

    func error(_ method: String, _ params: JSONValue) -> Int? { response(method, params)["error"]?["code"]?.int }

    // MARK: Documents

    static let uri = "file:///vault/a.md"

    func open(_ text: String, _ uri: String = TestClient.uri, version: Int = 1, language: String = "markdown") {
        open(JSONValue(text), uri, version: version, language: language)
    }

    func open(_ bytes: [UInt8], _ uri: String = TestClient.uri) { open(.string(JSONString(repairing: bytes)), uri) }

    private func open(_ text: JSONValue, _ uri: String, version: Int = 1, language: String = "markdown") {
        lastVersion[uri] = version
        notify(
            "textDocument/didOpen",
            ["textDocument": ["uri": JSONValue(uri), "languageId": JSONValue(language), "version": JSONValue(version), "text": text]])
    }

    func change(_ changes: [JSONValue], _ uri: String = TestClient.uri) { send(changeMessage(changes, uri)) }

    func changeMessage(_ changes: [JSONValue], _ uri: String = TestClient.uri) -> JSONValue {
        lastVersion[uri, default: 0] += 1
        return Self.notification(
            "textDocument/didChange",
            [
                "textDocument": ["uri": JSONValue(uri), "version": JSONValue(lastVersion[uri] ?? 1)],
                "contentChanges": .array(changes),
            ])
    }

    func close(_ uri: String = TestClient.uri) { notify("textDocument/didClose", Self.document(uri)) }

    static func document(_ uri: String = TestClient.uri) -> JSONValue { ["textDocument": ["uri": JSONValue(uri)]] }

    static func position(_ line: Int, _ character: Int) -> JSONValue { ["line": JSONValue(line), "character": JSONValue(character)] }

    static func range(_ startLine: Int, _ start: Int, _ endLine: Int, _ end: Int) -> JSONValue {
        ["start": position(startLine, start), "end": position(endLine, end)]
    }

    static func edit(_ startLine: Int, _ start: Int, _ endLine: Int, _ end: Int, _ text: String) -> JSONValue {
        ["range": range(startLine, start, endLine, end), "text": JSONValue(text)]
    }

    static func at(_ line: Int, _ character: Int, _ uri: String = TestClient.uri) -> JSONValue {
        ["textDocument": ["uri": JSONValue(uri)], "position": position(line, character)]
    }

    /// The text that the server holds.
    func text(_ uri: String = TestClient.uri) -> String? {
        session.documents[DocumentURI(uri)].map { String(decoding: $0.text.bytes, as: UTF8.self) }
    }

    // MARK: What came

    func notifications(_ method: String) -> [JSONValue] {
        received.filter { $0["method"]?.string == method && $0["id"] == nil }.compactMap { $0["params"] }
    }

    func requests(_ method: String) -> [JSONValue] { received.filter { $0["method"]?.string == method && $0["id"] != nil } }

    var published: [JSONValue] { notifications("textDocument/publishDiagnostics") }

    func forget() { received = [] }
}

/// The files of the repository that tests read.
enum Fixtures {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    static func bytes(_ path: String) throws -> [UInt8] { try [UInt8](Data(contentsOf: root.appending(path: "Fixtures/\(path)"))) }

    static func names(_ folder: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: root.appending(path: "Fixtures/\(folder)").path).sorted()
    }

    /// A canonical digest: two sections, three entries.
    static let small = """
        <div id=toc></div>

        # Table of Contents

        - [cs.CV](#cs.CV) [Total: 2]
        - [cs.AI](#cs.AI) [Total: 1]


        <div id='cs.CV'></div>

        # cs.CV [[Back]](#toc)

        \(entry(1, "cs.CV"))


        \(entry(2, "cs.CV"))


        <div id='cs.AI'></div>

        # cs.AI [[Back]](#toc)

        \(entry(3, "cs.AI"))

        """

    static func entry(_ number: Int, _ category: String) -> String {
        """
        ### [\(number)] [Paper 🦊 \(number)](https://arxiv.org/abs/2512.1093\(number))
        *第一作者,Second Author*

        Main category: \(category)

        TL;DR: 第\(number)篇 é


        <details>
          <summary>Details</summary>
        Motivation: 动机

        Method: 方法

        Result: 结果

        Conclusion: 结论

        Abstract: Abstract \(number).

        </details>
        """
    }

    /// The same with one wrong total, one wrong number and an empty title.
    static let damaged = small.replacing("[Total: 2]", with: "[Total: 7]").replacing("### [2] [Paper 🦊 2]", with: "### [9] [Paper 🦊 2]")
}

extension String {
    func replacing(_ old: String, with new: String) -> String { replacingOccurrences(of: old, with: new) }
}

/// A reproducible source of random numbers.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64
    init(seed: UInt64) { state = seed &+ 0x9E37_79B9_7F4A_7C15 }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
