import JSON
import LanguageServerProtocol

// What no client should say, and some do. Whatever is a request is owed an answer all the same.

extension Soak {
    func sayMalformed() {
        switch random.number(0...17) {
        case 0: unnamed(bytes: (0..<random.number(1...60)).map { _ in UInt8(truncatingIfNeeded: random.number(128...255)) })
        case 1: unnamed(bytes: [])
        case 2: unnamed(bytes: Array(#"{"jsonrpc":"2.0","id":1,"method":"textDocument/hover","params":{"textDocument""#.utf8))
        case 3: unnamed(bytes: Array(repeating: UInt8(ascii: "["), count: 100_000))
        case 4: unnamed(Array([Message.request(1, "textDocument/hover")]).reduce([]) { .array([$0, $1]) })
        case 5: unnamed(random.one(of: [.null, 7, "text", true]))
        case 6:
            unnamed(
                Message.request(random.one(of: [.null, .bool(true), [1], [:], JSONValue(1.5), JSONValue(1e300)]), "textDocument/hover"))
        case 7:
            let id = newID()
            owe(id, "a method that is no string")
            say(["jsonrpc": "2.0", "id": id, "method": 7])
        case 8:
            let id = newID()
            owe(id, "neither method nor result")
            say(["jsonrpc": "2.0", "id": id])
        case 9: request(random.one(of: ["no/such", "$/nothing", "", "textDocument/hover\0", "🦊"]), [:])
        case 10: request(random.one(of: Self.requests).rawValue, wrongParams)
        case 11: notify(random.one(of: Self.harmlessNotifications), wrongParams)
        case 12: say(Message.response(random.one(of: ["digestls-1", 5, .null, "nobody"]), ["x": 1]))
        case 13: notify(random.one(of: ["no/such", "$/nothing", "", "window/logMessage"]), wrongParams)
        case 14: twins()
        case 15: wrongChange()
        case 16: damagedBytes()
        default: request("textDocument/hover", Message.at("file:///%zz/%ff\(Self.loneSurrogate)", -1, -1))
        }
    }

    private func unnamed(_ message: JSONValue) {
        awaitUnnamed()
        say(message)
    }

    private func unnamed(bytes: [UInt8]) {
        awaitUnnamed()
        say(body: bytes)
    }

    /// With wrong parameters these do nothing; a name alone is all that `didClose` needs.
    private static let harmlessNotifications = ClientNotification.allCases.filter {
        ![.shutdown, .exit, .initialized, .didClose, .didChangeConfiguration].contains($0)
    }.map(\.rawValue)

    private var wrongParams: JSONValue {
        random.one(of: [
            .null, [], "text", 7, ["textDocument": 7], ["textDocument": ["uri": 7], "position": [:]],
            ["textDocument": ["uri": JSONValue(name)], "position": ["line": -1, "character": JSONValue(1e10)]],
            ["textDocument": ["uri": JSONValue(name)], "range": ["start": ["line": 1], "end": .null]],
            ["textDocument": .null, "contentChanges": .null, "files": [1], "changes": [["uri": 1]], "event": [], "token": [:], "query": 5],
            ["arguments": [.null], "command": 7, "item": 7], ["previousResultIds": [["uri": 1]], "ranges": 7, "positions": [1]],
        ])
    }

    /// Two requests by one id: both are owed an answer.
    private func twins() {
        let id = newID()
        for _ in 0..<2 { request("textDocument/foldingRange", Message.document(name), id: id) }
    }

    /// A change that cannot be read is as if it had not come, all of it.
    private func wrongChange() {
        let name = name
        let good: JSONValue = ["text": "gone"]
        let nowhere: JSONValue = ["start": Message.position(-1, 0), "end": Message.position(0, 0)]
        let bad: JSONValue = random.one(of: [["text": 7], ["range": nowhere, "text": ""], 7])
        notify(
            "textDocument/didChange", ["textDocument": ["uri": JSONValue(name), "version": 99], "contentChanges": [good, bad]])
    }

    /// Bytes that are no UTF-8, inside of a string: the message counts, with U+FFFD in their place.
    private func damagedBytes() {
        let id = newID()
        owe(id, "textDocument/hover")
        let before = Array(#"{"jsonrpc":"2.0","method":"textDocument/hover","params":{"textDocument":{"uri":"file:///"#.utf8)
        let after = Array(#""},"position":{"line":0,"character":0}},"id":"#.utf8)
        say(body: before + [0xFF, 0xC0, 0xED, 0xA0, 0x80] + after + id.json() + [UInt8(ascii: "}")])
    }
}
