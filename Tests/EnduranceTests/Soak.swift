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

/// A long session, made up as it goes from a seed: what a client says is chosen by chance, what it must hear is kept count of.
///
/// Messages go out in bursts, and after each the client waits for all its answers; so the same seed is the same session.
final class Soak {
    let server: ServerProcess
    let vault: TemporaryFolder
    let encoding: ModelText.Encoding
    /// Whether the client asks for findings; else they are published.
    let pulls: Bool
    var random: SeededGenerator
    var burst: [UInt8] = []
    private(set) var messageCount = 0

    /// The open documents, by their names.
    var documents: [String: ModelText] = [:]
    /// The settings that the client tells of when it is asked.
    var settings: JSONValue = Soak.allSettings[0]
    /// Whether every request of the server is answered well; else some are not.
    var isWellBehaved = true

    /// Requests without an answer yet, by their ids: which methods, and how often.
    private var awaited: [JSONValueKey: [String]] = [:]
    /// How often a message without a readable id was sent, which is answered under null.
    private var awaitedUnnamed = 0
    private var held: Set<JSONValueKey> = []
    private var lastID = 0
    /// What the server said of a kind lately, to be asked about again.
    var remembered: [String: [JSONValue]] = [:]
    private(set) var findings: [String: JSONValue] = [:]
    private(set) var answerCount = 0
    /// Whether the server left or did not answer: then nothing more is to be learnt.
    private(set) var isLost = false
    private(set) var errorCounts: [Int: Int] = [:]
    var commands: [String] = []
    var progressTokens: [JSONValue] = []
    /// The request whose whole answer is wanted, and that answer.
    var watched: JSONValue = .null
    var lastResult: JSONValue = .null

    static let allSettings: [JSONValue] = [
        ["rules": ["wrong-total": "error"], "fixOnSave": true], ["rules": ["wrong-total": "off", "missing-field": "hint"]],
        ["fixOnSave": false, "rules": ["unknown-category": "info"]],
    ]

    init(_ encoding: ModelText.Encoding, pulls: Bool, seed: UInt64, vault: TemporaryFolder) throws {
        (self.encoding, self.pulls, self.vault) = (encoding, pulls, vault)
        random = SeededGenerator(seed: seed)
        server = try ServerProcess(["--log-level", "warning"])
        let params: JSONValue = [
            "capabilities": capabilities, "processId": .null, "clientInfo": ["name": "soak"],
            "workspaceFolders": [["uri": JSONValue(uri(ofFile: "")), "name": "vault"]], "initializationOptions": .null,
        ]
        let answer = result("initialize", params)
        #expect(answer["capabilities"]?["positionEncoding"]?.string == encoding.rawValue)
        commands = answer["capabilities"]?["executeCommandProvider"]?["commands"]?.array?.compactMap(\.string) ?? []
        notify("initialized", [:])
        flush()
    }

    /// Everything a client may declare.
    private var capabilities: JSONValue {
        var document: [JSONObject.Member] = [
            ("synchronization", ["willSave": true, "willSaveWaitUntil": true, "didSave": true]),
            ("publishDiagnostics", ["relatedInformation": true, "tagSupport": ["valueSet": [1, 2]], "dataSupport": true]),
            ("documentSymbol", ["hierarchicalDocumentSymbolSupport": true]), ("hover", ["contentFormat": ["markdown"]]),
            ("definition", ["linkSupport": true]), ("declaration", ["linkSupport": true]), ("typeDefinition", ["linkSupport": true]),
            (
                "completion",
                ["completionItem": ["snippetSupport": true, "documentationFormat": ["markdown"]], "contextSupport": true]
            ),
            (
                "codeAction",
                [
                    "codeActionLiteralSupport": ["codeActionKind": ["valueSet": ["quickfix", "source"]]], "dataSupport": true,
                    "resolveSupport": ["properties": ["edit"]], "isPreferredSupport": true,
                ]
            ), ("foldingRange", ["foldingRange": ["collapsedText": true]]),
            (
                "semanticTokens",
                [
                    "requests": ["full": ["delta": true], "range": true], "formats": ["relative"], "tokenModifiers": ["deprecated"],
                    "tokenTypes": ["number", "macro", "class", "parameter", "namespace", "keyword", "comment"],
                ]
            ), ("inlayHint", ["resolveSupport": ["properties": ["tooltip"]]]), ("codeLens", [:]),
            ("rename", ["prepareSupport": true]), ("rangeFormatting", ["rangesSupport": true]), ("documentLink", ["tooltipSupport": true]),
            ("callHierarchy", [:]), ("linkedEditingRange", [:]), ("selectionRange", [:]),
        ].map { JSONObject.Member(key: $0.0, value: $0.1) }
        if pulls { document.append(.init(key: "diagnostic", value: ["relatedInformation": true])) }
        return [
            "general": ["positionEncodings": [JSONValue(encoding.rawValue)]],
            "window": ["workDoneProgress": true, "showDocument": ["support": true]],
            "workspace": [
                "applyEdit": true, "workspaceFolders": true, "configuration": true, "codeLens": ["refreshSupport": true],
                "inlayHint": ["refreshSupport": true], "diagnostics": ["refreshSupport": true],
                "didChangeConfiguration": ["dynamicRegistration": true], "didChangeWatchedFiles": ["dynamicRegistration": true],
                "symbol": ["resolveSupport": ["properties": ["location.range"]]], "workspaceEdit": ["documentChanges": true],
                "fileOperations": ["didCreate": true, "didRename": true, "didDelete": true],
            ],
            "textDocument": .object(JSONObject(document)),
        ]
    }

    func uri(ofFile name: String) -> String { DocumentURI(filePath: vault[name].path).spelling }

    // MARK: Saying

    /// The next id that no request has had: most are numbers, some strings.
    func newID() -> JSONValue {
        lastID += 1
        return random.once(in: 7) ? JSONValue("id-\(lastID)") : JSONValue(random.once(in: 50) ? -lastID : lastID)
    }

    func say(_ message: JSONValue) { say(body: message.json()) }

    /// A message of any bytes at all, in a good frame.
    func say(body: [UInt8]) {
        messageCount += 1
        let body = Self.holdsLoneSurrogate(body) ? body.replacing(Self.loneSurrogate, with: "\\ud83e") : body
        burst +=
            random.once(in: 20)
            ? Array("content-type: application/vscode-jsonrpc; charset=utf8\r\nCONTENT-LENGTH:\(body.count)\r\n\r\n".utf8) + body
            : FrameHeader.frame(body)
    }

    /// What `Soak` writes into texts where half of a surrogate pair is to stand.
    static let loneSurrogate = "\u{E0F0}"

    private static func holdsLoneSurrogate(_ body: [UInt8]) -> Bool {
        body.withUnsafeBytes { bytes in bytes.baseAddress.map { memchr($0, 0xEE, bytes.count) != nil } ?? false }
    }

    func notify(_ method: String, _ params: JSONValue) { say(Message.notification(method, params)) }

    @discardableResult
    func request(_ method: String, _ params: JSONValue, id: JSONValue? = nil) -> JSONValue {
        let id = id ?? newID()
        owe(id, method)
        say(Message.request(id, method, params))
        return id
    }

    /// From now on an answer to this id is owed.
    func owe(_ id: JSONValue, _ method: String) {
        awaited[JSONValueKey(id), default: []].append(method)
        if method == ClientRequest.workspaceDiagnostic.rawValue { held.insert(JSONValueKey(id)) }
    }

    /// From now on an error without an id is owed.
    func awaitUnnamed() { awaitedUnnamed += 1 }

    /// The ids of requests that were not answered yet.
    var openRequests: [JSONValue] { awaited.keys.map(\.value) }

    // MARK: Hearing

    /// Sends what was said and waits for all answers but those that may take their time.
    func flush() {
        server.queue(burst)
        burst.removeAll(keepingCapacity: true)
        // To read all that is answered would take longer than to answer it.
        server.longestKept = watched.isNull && !random.once(in: 8) ? 1_000 : .max
        wait { self.awaited.count == self.held.count && self.awaitedUnnamed == 0 && self.server.unwritten == 0 }
    }

    func wait(_ isDone: () -> Bool) {
        let deadline = Clock.now + Endurance.patience
        while true {
            for message in server.takeInbox() { hear(message) }
            if isDone() { return }
            guard Clock.now < deadline, !server.isOutputAtEnd else { break }
            server.move()
        }
        isLost = true
        Issue.record(
            "the server \(server.isOutputAtEnd ? "has left: \(server.end())" : "does not answer"): \(awaited.map { "\($0.key) \($0.value)" }), \(awaitedUnnamed)"
        )
    }

    private func hear(_ message: JSONValue) {
        guard let id = message["id"] else { return hear(notification: message["method"]?.string ?? "", message["params"] ?? .null) }
        if let method = message["method"]?.string { return answer(id, method, message["params"] ?? .null) }
        answerCount += 1
        #expect((message["result"] == nil) != (message["error"] == nil) || message["length"] != nil)
        let code = message["error"]?["code"]?.int
        if let code { errorCounts[code, default: 0] += 1 }
        if id.isNull {
            awaitedUnnamed -= 1
            if awaitedUnnamed < 0 { Issue.record("an error to nothing: \(message)") }
            return
        }
        let key = JSONValueKey(id)
        guard var methods = awaited[key] else {
            Issue.record("an answer to nothing, or a second one: \(String(decoding: message.json().prefix(300), as: UTF8.self))")
            return
        }
        let method = methods.removeFirst()
        awaited[key] = methods.isEmpty ? nil : methods
        if methods.isEmpty { held.remove(key) }
        if code == ResponseError.Code.internalError.rawValue { Issue.record("\(method): \(message)") }
        guard let result = message["result"], !result.isNull else { return }
        if id == watched { (lastResult, watched) = (result, .null) }
        var items = remembered[method] ?? []
        items.append(contentsOf: (result.array ?? result["items"]?.array ?? [result]).prefix(4))
        remembered[method] = items.suffix(12)
    }

    private func hear(notification method: String, _ params: JSONValue) {
        switch method {
        case "textDocument/publishDiagnostics":
            #expect(!pulls)
            findings[params["uri"]?.string ?? ""] = params["diagnostics"]
        case "$/progress":
            if let token = params["token"], !progressTokens.contains(token) { progressTokens = progressTokens.suffix(4) + [token] }
        default: break
        }
    }

    /// What the client answers to a request of the server: mostly what is asked for.
    private func answer(_ id: JSONValue, _ method: String, _ params: JSONValue) {
        var answers = [Message.response(id, result(of: method))]
        if !isWellBehaved {
            switch random.number(0...19) {
            case 0: answers = [["jsonrpc": "2.0", "id": id, "error": ["code": -32603, "message": "not now"]]]
            case 1: answers = [Message.response(id, "a result of another kind")]
            case 2: answers += answers
            case 3: answers = []
            default: break
            }
        }
        for answer in answers { server.queue(FrameHeader.frame(answer.json())) }
    }

    private func result(of method: String) -> JSONValue {
        switch method {
        case "workspace/configuration": [settings]
        case "workspace/applyEdit": ["applied": false]
        case "window/showDocument": ["success": true]
        default: .null
        }
    }
}

/// An id as a key: `1` is not `"1"`.
struct JSONValueKey: Hashable, CustomStringConvertible {
    let value: JSONValue
    init(_ value: JSONValue) { self.value = value }
    func hash(into hasher: inout Hasher) { hasher.combine(value.json()) }
    var description: String { String(decoding: value.json(), as: UTF8.self) }
}
