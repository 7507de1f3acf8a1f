import DigestIndex
import DigestProject
import Foundation
import JSON
import LanguageServerProtocol
import Testing

@testable import DigestServer

/// What happens on the disk and in the editor while a library is open.
@Suite struct VaultEventTests {
    private static let progress: JSONValue = ["window": ["workDoneProgress": true]]

    @Test func `initialize is answered before anything is read, and questions are while it is`() throws {
        let vault = try Vault()
        try vault.write("a.md", Vault.digest([1]))
        let client = vault.session(holdsWork: true)
        #expect(client.work.count == 1 && client.session.library.digestCount == 0)
        try vault.open("a.md", client)
        #expect(client.request("textDocument/hover", TestClient.at(11, 10, vault.uri("a.md"))) != .null)
        client.finishWork()
        #expect(client.session.library.digestCount == 1)
    }

    @Test func `what is hidden, excluded, linked or no digest is left out`() throws {
        let vault = try Vault()
        for name in ["a.md", ".git/b.md", "drafts/c.md", "deep/er/d.markdown", "e.txt"] { try vault.write(name, Vault.digest([1])) }
        try vault.write("README.md", "# Read me\n")
        try vault.write(".digestls.json", #"{ "exclude": ["drafts/"] }"#)
        try FileManager.default.createSymbolicLink(at: vault.url.appending(path: "loop"), withDestinationURL: vault.url)
        let client = vault.session()
        let names = client.session.library.digests.map { $0.dropFirst(vault.url.path.count + 1) }
        #expect(names == ["a.md", "deep/er/d.markdown"])
        let before = client.libraryState
        vault.report([(".git/b.md", 2), ("drafts/c.md", 2), ("loop/a.md", 1), ("e.txt", 1), ("gone.md", 3)], client)
        #expect(client.libraryState == before)
    }

    @Test(arguments: ["/", "/home", "/home/somebody"])
    func `a root or a home folder is not read through, which is said once`(path: String) {
        let client = TestClient()
        client.initialize(["capabilities": [:], "rootUri": JSONValue("file://\(path)")])
        let folder: JSONValue = ["uri": JSONValue("file://\(path)"), "name": "x"]
        client.notify("workspace/didChangeWorkspaceFolders", ["event": ["added": [folder], "removed": []]])
        #expect(client.notifications("window/showMessage").count == 1 && client.session.library.roots.isEmpty)
    }

    @Test func `an open document counts for its file until it is closed`() throws {
        let vault = try Vault()
        try vault.write("a.md", Vault.digest([1]))
        try vault.write("b.md", Vault.digest([2]))
        let client = vault.session()
        client.open(Vault.digest([2, 3]), vault.uri("a.md"))
        let hover = { client.request("textDocument/hover", TestClient.at(11, 10, vault.uri("a.md")))["contents"]?["value"]?.string ?? "" }
        #expect(hover().contains("Also in"))
        try vault.write("a.md", Vault.digest([1, 4]))
        vault.report([("a.md", 2)], client)
        #expect(client.libraryState.contains("Paper 🦊 3") && !client.libraryState.contains("Paper 🦊 4"))
        client.close(vault.uri("a.md"))
        #expect(client.libraryState.contains("Paper 🦊 4") && !client.libraryState.contains("Paper 🦊 3"))
    }

    @Test func `what a configuration leaves out is out of the library though it is open, and back when it is no longer left out`() throws {
        let vault = try Vault()
        try vault.write("sub/a.md", Vault.digest([1]))
        let client = vault.session()
        client.open(Vault.digest([2]), vault.uri("sub/a.md"))
        #expect(client.libraryState.contains("Paper 🦊 2"))
        try vault.write(".digestls.json", #"{"exclude": ["sub"]}"#)
        vault.report([(".digestls.json", 1)], client)
        #expect(client.libraryState.isEmpty)
        client.close(vault.uri("sub/a.md"))
        client.open(Vault.digest([3]), vault.uri("sub/a.md"))
        #expect(client.libraryState.isEmpty)
        try vault.remove(".digestls.json")
        vault.report([(".digestls.json", 3)], client)
        #expect(client.libraryState.contains("Paper 🦊 3"))
    }

    @Test func `ten thousand events at once are one look`() throws {
        let vault = try Vault()
        try vault.write("a.md", Vault.digest([1]))
        let client = vault.session(holdsWork: true)
        client.finishWork()
        try vault.write("b.md", Vault.digest([2]))
        let events = (0..<10_000).map { ("sub\($0 % 10)/\($0).md", 1) } + [("b.md", 1)]
        vault.report(events, client)
        #expect(client.work.count == 1)
        vault.report(events, client)
        #expect(client.work.count == 1)
        client.finishWork()
        #expect(client.session.library.digestCount == 2 && client.session.library.isSettled)
    }

    @Test func `a folder that is removed is forgotten, and known again when it is back`() throws {
        let vault = try Vault()
        for day in 1...9 { try vault.write("2025/2025-12-0\(day).md", Vault.digest([day, day + 1])) }
        let client = vault.session()
        let before = client.libraryState
        let away = vault.url.appendingPathExtension("away")
        try FileManager.default.moveItem(at: vault.url.appending(path: "2025"), to: away)
        vault.report([("2025", 3)], client)
        #expect(client.session.library.digestCount == 0 && client.session.library.index.paperCount == 0)
        try FileManager.default.moveItem(at: away, to: vault.url.appending(path: "2025"))
        client.notify("workspace/didCreateFiles", ["files": [["uri": JSONValue(vault.uri("2025"))]]])
        #expect(client.libraryState == before && client.session.library.digestCount == 9)
    }

    @Test func `a file that becomes a folder, and a folder that becomes a file, are what they are now`() throws {
        let vault = try Vault()
        try vault.write("a.md", Vault.digest([1]))
        try vault.write("b.md", Vault.digest([2]))
        let client = vault.session()
        try vault.remove("a.md")
        try vault.write("a.md/c.md", Vault.digest([3]))
        vault.report([("a.md", 2)], client)
        #expect(client.session.library.digests == ["a.md/c.md", "b.md"].map { vault.url.appending(path: $0).path })
        #expect(client.session.library.index.paperCount == 2)
        try vault.remove("a.md")
        try vault.write("a.md", Vault.digest([4]))
        vault.report([("a.md", 2)], client)
        #expect(client.session.library.digests == ["a.md", "b.md"].map { vault.url.appending(path: $0).path })
        #expect(client.libraryState.contains("Paper 🦊 4") && client.session.library.index.paperCount == 2)
    }

    @Test func `workspace folders come and go`() throws {
        let (one, other) = (try Vault(), try Vault())
        try one.write("a.md", Vault.digest([1]))
        try other.write("b.md", Vault.digest([1]))
        let client = one.session(["workspace": ["workspaceFolders": true]])
        func change(_ added: [JSONValue], _ removed: [JSONValue]) {
            client.notify(
                "workspace/didChangeWorkspaceFolders", ["event": ["added": .array(added), "removed": .array(removed)]])
        }
        change([other.folder], [])
        #expect(client.session.library.digestCount == 2)
        change([], [one.folder])
        #expect(client.session.library.digests.map { $0.hasSuffix("b.md") } == [true])
    }

    @Test func `a file that is replaced while it is read ends as what replaced it`() throws {
        let vault = try Vault()
        try vault.write("a.md", Vault.digest([1]))
        let client = vault.session(holdsWork: true)
        let scan = client.work[0]
        // The worker reads; before its reports are taken the file is another.
        var reports: [LibraryReport] = []
        scan.run(threads: 1) { reports.append($0) }
        try vault.write("a.md", Vault.digest([2]))
        vault.report([("a.md", 2)], client)
        for report in reports { client.session.receive(.worked(report)) }
        while client.session.step() {}
        client.session.settle()
        client.finishWork()
        #expect(client.libraryState.contains("Paper 🦊 2") && !client.libraryState.contains("Paper 🦊 1"))
    }

    // Helix offers to watch files, and reports only those that it wrote itself.
    @Test(arguments: [true, false])
    func `what happened on the disk is seen when something is opened or saved, whatever the client offers to report`(watches: Bool) throws {
        let vault = try Vault()
        try vault.write("a.md", Vault.digest([1]))
        let client = vault.session(["workspace": ["didChangeWatchedFiles": ["dynamicRegistration": .bool(watches)]]])
        try vault.open("a.md", client)
        try vault.write("b.md", Vault.digest([2]))
        client.notify("textDocument/didSave", TestClient.document(vault.uri("a.md")))
        #expect(client.libraryState.contains("Paper 🦊 2"))
        try vault.write("c.md", Vault.digest([3]))
        try vault.open("b.md", client)
        #expect(client.libraryState.contains("Paper 🦊 3"))
    }

    // MARK: Progress

    private func kinds(_ client: TestClient) -> [String] {
        client.notifications("$/progress").compactMap { $0["value"]?["kind"]?.string }
    }

    private func agree(_ client: TestClient) {
        for request in client.requests("window/workDoneProgress/create") {
            client.send(["jsonrpc": "2.0", "id": request["id"] ?? .null, "result": .null])
        }
    }

    @Test func `progress begins when the client agrees, rises and ends once`() throws {
        let vault = try Vault()
        for day in 1...9 { try vault.write("2025-12-0\(day).md", Vault.digest([day])) }
        let client = vault.session(Self.progress, holdsWork: true)
        #expect(client.requests("window/workDoneProgress/create").count == 1 && kinds(client).isEmpty)
        agree(client)
        #expect(kinds(client) == ["begin"])
        client.finishWork()
        #expect(kinds(client) == ["begin", "report", "end"])
        let silent = vault.session()
        #expect(silent.requests("window/workDoneProgress/create").isEmpty && kinds(silent).isEmpty)
    }

    // Helix shows that the server is at work from the moment it has agreed to the progress until that ends.
    @Test func `a scan that was over before the client agreed is begun and ended at once`() throws {
        let vault = try Vault()
        let client = vault.session(Self.progress)
        #expect(kinds(client).isEmpty)
        agree(client)
        #expect(kinds(client) == ["begin", "end"])
    }

    @Test func `a client that does not agree to the progress of one scan may agree to that of the next`() throws {
        let vault = try Vault()
        let client = vault.session(Self.progress)
        let refused: JSONValue = ["code": -32603, "message": "no"]
        client.send(["jsonrpc": "2.0", "id": client.requests("window/workDoneProgress/create").last?["id"] ?? .null, "error": refused])
        client.forget()
        client.request("workspace/executeCommand", ["command": "digestls.reindex"])
        agree(client)
        #expect(kinds(client) == ["begin", "end"])
    }

    @Test func `a look when a digest is opened or saved makes no noise`() throws {
        let vault = try Vault()
        try vault.write("a.md", Vault.digest([1]))
        let client = vault.session(Self.progress)
        agree(client)
        client.forget()
        try vault.open("a.md", client)
        client.notify("textDocument/didSave", TestClient.document(vault.uri("a.md")))
        #expect(client.requests("window/workDoneProgress/create").isEmpty && kinds(client).isEmpty)
    }

    @Test func `reading can be cancelled, which ends the progress and keeps what was read`() throws {
        let vault = try Vault()
        for day in 1...9 { try vault.write("2025-12-0\(day).md", Vault.digest([day])) }
        let client = vault.session(Self.progress, holdsWork: true)
        agree(client)
        let token = client.notifications("$/progress").first?["token"] ?? .null
        client.notify("window/workDoneProgress/cancel", ["token": "another"])
        client.notify("window/workDoneProgress/cancel", ["token": token])
        client.finishWork()
        #expect(kinds(client) == ["begin", "end"] && client.session.library.digestCount < 9)
        client.notify("window/workDoneProgress/cancel", ["token": token])
        client.request("workspace/executeCommand", ["command": "digestls.reindex"])
        client.finishWork()
        #expect(client.session.library.digestCount == 9)
    }

    // MARK: Any sequence

    @Test(arguments: 0..<12)
    func `any sequence of events and edits ends as a fresh start would begin`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let vault = try Vault()
        let names = ["a.md", "2025-12-01.md", "2025-12-02.md", "sub/2025-12-03.md", "sub/deep/b.md"]
        var open: Set<String> = []
        let client = vault.session(holdsWork: true)
        for _ in 0..<60 {
            let name = names.randomElement(using: &random) ?? "a.md"
            let text = Vault.digest(
                (1...4).map { _ in Int.random(in: 1...9, using: &random) }, summary: "s\(Int.random(in: 0...9, using: &random))")
            switch Int.random(in: 0..<9, using: &random) {
            case 0...2:
                try vault.write(name, Bool.random(using: &random) ? text : "# no digest\n")
                vault.report([(name, 2)], client)
            case 3 where FileManager.default.fileExists(atPath: vault.url.appending(path: name).path):
                try vault.remove(name)
                vault.report([(name, 3)], client)
            case 4 where FileManager.default.fileExists(atPath: vault.url.appending(path: "sub").path):
                try vault.remove("sub")
                vault.report([("sub", 3)], client)
            case 5 where open.insert(name).inserted: client.open(text, vault.uri(name))
            case 6 where open.contains(name): client.change([["text": JSONValue(text)]], vault.uri(name))
            case 7 where open.remove(name) != nil: client.close(vault.uri(name))
            case 8: client.finishWork()
            default: break
            }
        }
        client.finishWork()
        let fresh = vault.session()
        for name in open.sorted() { fresh.open(client.text(vault.uri(name)) ?? "", vault.uri(name)) }
        #expect(client.libraryState == fresh.libraryState, "seed \(seed)")
        for name in open {
            for method in ["codeLens", "documentLink"] {
                let question = TestClient.document(vault.uri(name))
                #expect(
                    client.request("textDocument/\(method)", question) == fresh.request("textDocument/\(method)", question), "seed \(seed)")
            }
        }
        // What other documents hold counts for findings when it is saved.
        for name in open.prefix(1) {
            client.notify("textDocument/didSave", TestClient.document(vault.uri(name)))
            fresh.notify("textDocument/didSave", TestClient.document(vault.uri(name)))
            client.finishWork()
        }
        func findings(_ name: String, _ client: TestClient) -> JSONValue? {
            client.published.last { $0["uri"]?.string == vault.uri(name) }?["diagnostics"]
        }
        for name in open { #expect(findings(name, client) == findings(name, fresh), "seed \(seed), \(name)") }
    }

    // MARK: Diagnostics of the workspace

    @Test(arguments: [true, false])
    func `the findings of files that are not open are given once, and again when they change`(isStreamed: Bool) throws {
        let vault = try Vault()
        try vault.write("a.md", Fixtures.damaged)
        try vault.write("b.md", Fixtures.small)
        let client = vault.session(["textDocument": ["diagnostic": [:]]])
        var last = 0
        func pull(_ previous: JSONValue) -> JSONValue? {
            client.forget()
            last += 1
            var params: [JSONObject.Member] = [.init(key: "previousResultIds", value: previous)]
            if isStreamed { params.append(.init(key: "partialResultToken", value: "p")) }
            client.send(TestClient.request(JSONValue("pull-\(last)"), "workspace/diagnostic", .object(JSONObject(params))))
            return answer
        }
        var answer: JSONValue? { client.received.first { $0["id"]?.string == "pull-\(last)" && $0["method"] == nil } }
        func items(_ answer: JSONValue?) -> [JSONValue] {
            let streamed = client.notifications("$/progress").flatMap { $0["value"]?["items"]?.array ?? [] }
            #expect(isStreamed == !streamed.isEmpty)
            #expect(!isStreamed || answer?["result"]?["items"]?.array == [])
            return streamed + (answer?["result"]?["items"]?.array ?? [])
        }
        let all = items(pull([]))
        #expect(all.count == 2 && all.allSatisfy { $0["version"] == .null && $0["resultId"]?.string != nil })
        let mistakes = all.map { report in report["items"]?.array?.count { $0["code"]?.string != "repeated-paper" } ?? -1 }
        #expect(mistakes.sorted() == [0, 2])
        let previous = all.map { ["uri": $0["uri"] ?? .null, "value": $0["resultId"] ?? .null] as JSONValue }
        // Nothing is new, so nothing is said until something is.
        #expect(pull(.array(previous)) == nil)
        try vault.write("b.md", Fixtures.damaged)
        vault.report([("b.md", 2)], client)
        let changed = items(answer)
        #expect(changed.count == 1 && changed.first?["uri"]?.string == vault.uri("b.md"))
        _ = pull(.array(previous))
        client.notify("$/cancelRequest", ["id": JSONValue("pull-\(last)")])
        #expect(answer != nil)
    }
}
