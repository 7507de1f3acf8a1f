import Foundation
import JSON
import LanguageServerProtocol
import Testing

/// A session of 100,000 messages ends as it began: the first row of `Sources/FAULTS.md`, "The server".
@Suite(.serialized) struct SoakTests {
    @Test(arguments: [
        (ModelText.Encoding.utf16, true, Endurance.scale(100_000, 2_000)), (.utf8, false, Endurance.scale(10_000, 1_000)),
        (.utf32, false, Endurance.scale(10_000, 1_000)),
    ])
    func `every request is answered once, the state is that of a fresh session, and memory stays`(
        encoding: ModelText.Encoding, pulls: Bool, length: Int
    ) throws {
        let vault = try TemporaryFolder()
        try vault.write(Digests.text([1, 2, 3]), "2025-12-01.md")
        try vault.write(Digests.text([2, 3, 4]), "2025-12-02.md")
        let began = Clock.now
        let soak = try Soak(encoding, pulls: pulls, seed: 2_512, vault: vault)
        soak.isWellBehaved = false
        for method in Soak.requests { soak.ask(method) }
        soak.flush()
        var level: Int?
        while soak.messageCount < length {
            soak.saySomething()
            if soak.random.once(in: 20) {
                try #require(soak.serverTexts == soak.texts, "after \(soak.messageCount) messages")
            }
            if level == nil, soak.messageCount >= min(5_000, length / 2) { level = soak.server.memory?.now }
            // One report says enough.
            if soak.isLost { return }
        }
        soak.isWellBehaved = true
        soak.settle()
        if soak.isLost { return }
        let memory = soak.server.memory?.now
        let fresh = try Soak(encoding, pulls: pulls, seed: 1, vault: vault)
        fresh.settings = soak.settings
        for (name, document) in soak.documents.sorted(by: { $0.key < $1.key }) {
            fresh.documents[name] = document
            fresh.say(Message.open(name, document.bytes, version: document.version))
        }
        fresh.settle()
        try compare(soak, fresh)
        for session in [soak, fresh] { try leave(session) }
        let megabytes = { (bytes: Int?) in (bytes ?? 0) >> 10 }
        print(
            "soak \(encoding.rawValue): \(soak.messageCount) messages, \(soak.answerCount) answers, errors \(soak.errorCounts.sorted { $0.key < $1.key }),",
            "\(Int(Clock.now - began)) s, memory \(megabytes(level)) KB → \(megabytes(memory)) KB")
        if let level, let memory, Endurance.isFull, !Endurance.isSanitized { #expect(Double(memory) <= Double(level) * 1.2) }
    }

    /// What can be asked of a session, as text that says what is what.
    private func state(_ soak: Soak, _ name: String, _ document: ModelText) -> [String] {
        var document = document
        var parts: [(String, JSONValue)] = [
            (
                "findings",
                soak.pulls ? soak.result("textDocument/diagnostic", Message.document(name))["items"] ?? .null : soak.findings[name] ?? []
            )
        ]
        for method in ["documentSymbol", "foldingRange", "semanticTokens/full", "codeLens", "documentLink"] {
            let answer = soak.result("textDocument/\(method)", Message.document(name))
            parts.append((method, answer["data"] ?? answer))
        }
        let everything: JSONValue = ["start": Message.position(0, 0), "end": Message.position(1_000_000, 0)]
        parts.append(
            ("inlayHint", soak.result("textDocument/inlayHint", ["textDocument": ["uri": JSONValue(name)], "range": everything])))
        for offset in stride(from: 0, through: document.bytes.count, by: 97) {
            let place = document.position(near: offset)
            let hover = soak.result("textDocument/hover", Message.at(name, place.line, place.character))
            parts.append(("hover \(place)", hover))
        }
        return parts.map { "\(name) \($0.0): \(String(decoding: $0.1.json(), as: UTF8.self))" }
    }

    private func library(_ soak: Soak) -> [String] {
        var parts = ["", "fox", "Paper 1", "2512.10101", "第一作者", "cs.LG"].map { query in
            "symbol \(query): \(String(decoding: soak.result("workspace/symbol", ["query": JSONValue(query)]).json(), as: UTF8.self))"
        }
        let information = soak.result("workspace/executeCommand", ["command": "digestls.debugInformation"]).string ?? ""
        // Documents are listed in the order in which they were opened.
        parts.append(information.split(separator: "\n").sorted().joined(separator: "\n"))
        if soak.pulls {
            // A file's version, and so its report's id, tell the sessions apart.
            let files = soak.workspaceFindings()
            parts += files.map { "\($0["uri"]?.string ?? ""): \(String(decoding: $0["items"]?.json() ?? [], as: UTF8.self))" }.sorted()
        }
        return parts
    }

    private func compare(_ soak: Soak, _ fresh: Soak) throws {
        // What changed on the disk last may still be read.
        let deadline = Clock.now + Endurance.patience
        while library(soak) != library(fresh), Clock.now < deadline { fresh.server.wait(0.05) }
        #expect(library(soak) == library(fresh))
        if !soak.pulls {
            let open = Set(soak.documents.keys)
            let left = soak.findings.filter { !open.contains($0.key) && $0.value.array != [] }.keys
            #expect(left.isEmpty)
        }
        for (name, document) in soak.documents {
            for (old, new) in zip(state(soak, name, document), state(fresh, name, document)) {
                #expect(old == new)
                if old != new { return }
            }
        }
    }

    private func leave(_ soak: Soak) throws {
        for id in soak.openRequests { soak.notify("$/cancelRequest", ["id": id]) }
        soak.flush()
        #expect(soak.openRequests.isEmpty)
        soak.request("shutdown", .null)
        soak.flush()
        soak.server.notify("exit", .null)
        #expect(soak.server.end() == .code(0))
    }
}

extension Soak {
    /// Makes an end of everything that lasts: settings, pending questions, findings that wait to be published.
    func settle() {
        settings = Self.allSettings[2]
        notify("workspace/didChangeConfiguration", ["settings": .null])
        notify("$/setTrace", ["value": "off"])
        flush()
        notify("workspace/didChangeWatchedFiles", ["changes": [["uri": JSONValue(uri(ofFile: ".digestls.json")), "type": 2]]])
        // What the library knows of unsaved texts comes into the findings of others with the next save.
        notify("textDocument/didSave", Message.document(uri(ofFile: "2025-12-01.md")))
        // The answer of the first pulls the settings, the second comes behind them.
        for _ in 0..<2 { _ = result("workspace/executeCommand", ["command": "digestls.debugInformation"]) }
        server.wait(0.2)
        wait { true }
    }

    /// Versions and lengths of what is open, here and as the server has it.
    var texts: [String] {
        documents.keys.map { name in
            let (version, bytes, lines) = (
                documents[name]?.version ?? 0, documents[name]?.bytes.count ?? 0, documents[name]?.lineCount ?? 0
            )
            return "- version \(version): \(bytes) bytes, \(lines) lines"
        }.sorted()
    }

    var serverTexts: [String] {
        let information = result("workspace/executeCommand", ["command": "digestls.debugInformation"]).string ?? ""
        let lines = information.split(separator: "\n").filter { $0.hasPrefix("- ") }
        return lines.map { $0.split(separator: ",").prefix(2).joined(separator: ",") }.sorted()
    }

    /// The findings of files that are not open. Where there are none the question is held, and taken back here.
    func workspaceFindings() -> [JSONValue] {
        let id = request("workspace/diagnostic", ["previousResultIds": []])
        watched = id
        flush()
        let deadline = Clock.now + 1
        wait { !self.openRequests.contains(id) || Clock.now > deadline }
        watched = .null
        guard openRequests.contains(id) else { return lastResult["items"]?.array ?? [] }
        notify("$/cancelRequest", ["id": id])
        flush()
        wait { !self.openRequests.contains(id) }
        return []
    }

    /// Asks, and waits for the answer.
    func result(_ method: String, _ params: JSONValue) -> JSONValue {
        remembered[method] = nil
        lastResult = .null
        let id = request(method, params)
        watched = id
        flush()
        wait { !self.openRequests.contains(id) }
        watched = .null
        return lastResult
    }
}
