import Foundation
import JSON
import LanguageServerProtocol
import Testing

@testable import DigestServer

/// The rules that compare digests, as an editor shows them.
@Suite struct VaultRuleTests {
    private static let old = "2025-12-11.md", new = "2025-12-12.md"

    private func vault(_ oldPapers: [Int] = [1, 2], _ newPapers: [Int] = [2, 3]) throws -> Vault {
        let vault = try Vault()
        try vault.write(Self.old, Vault.digest(oldPapers))
        try vault.write(Self.new, Vault.digest(newPapers))
        return vault
    }

    private static let published: JSONValue = [
        "textDocument": ["publishDiagnostics": ["relatedInformation": true, "tagSupport": ["valueSet": [1]]]]
    ]

    /// What was published of a file last.
    private func shown(_ name: String, _ vault: Vault, _ client: TestClient) -> [JSONValue]? {
        client.notifications("textDocument/publishDiagnostics").last { $0["uri"]?.string == vault.uri(name) }?["diagnostics"]?.array
    }

    @Test func `a paper that comes back is a hint, greyed out, that leads to the first digest`() throws {
        let vault = try vault()
        let client = vault.session(Self.published)
        try vault.open(Self.new, client)
        let hint = try #require(shown(Self.new, vault, client)?.first)
        #expect(shown(Self.new, vault, client)?.count == 1)
        #expect(hint["code"] == "repeated-paper" && hint["severity"] == 4 && hint["tags"] == [1])
        #expect(hint["message"] == "arXiv:2512.10002 is already in the digest of 2025-12-11")
        #expect(hint["range"]?["start"] == TestClient.position(11, 0))
        let related = hint["relatedInformation"]?.array ?? []
        #expect(related.count == 1 && related.first?["message"] == "There it is entry 2")
        #expect(related.first?["location"]?["uri"]?.string == vault.uri(Self.old))
        #expect(related.first?["location"]?["range"]?["start"] == TestClient.position(34, 0))
        try vault.open(Self.old, client)
        #expect(shown(Self.old, vault, client) == [])
    }

    @Test func `the five real digests: eighteen papers of the second are in the first`() throws {
        let vault = try Vault.ofFixtures()
        let client = vault.session(Self.published)
        for (name, repeats) in [("000_f888c4d09ed698f6.md", 0), ("001_9ea60f6eb6724121.md", 18), ("002_66aa1f857e99bef7.md", 10)] {
            try vault.open(name, client)
            #expect(shown(name, vault, client)?.count == repeats)
            #expect(shown(name, vault, client)?.allSatisfy { $0["code"] == "repeated-paper" } == true)
        }
    }

    @Test func `what is open is shown anew when the library changes, and only where that changes something`() throws {
        let vault = try vault()
        let client = vault.session(Self.published)
        try vault.open(Self.new, client)
        client.forget()
        try vault.write(Self.old, Vault.digest([1, 7]))
        vault.report([(Self.old, 2)], client)
        #expect(shown(Self.new, vault, client) == [])
        client.forget()
        try vault.write(Self.old, Vault.digest([1, 8]))
        vault.report([(Self.old, 2)], client)
        #expect(shown(Self.new, vault, client) == nil)
        try vault.remove(Self.old)
        try vault.write("2025-11-01.md", Vault.digest([3, 9]))
        vault.report([(Self.old, 3), ("2025-11-01.md", 1)], client)
        #expect(
            shown(Self.new, vault, client)?.map { $0["message"]?.string } == ["arXiv:2512.10003 is already in the digest of 2025-11-01"])
    }

    @Test func `a paper is known again as it is typed, and what another editor window holds counts when it is saved`() throws {
        let vault = try vault([1, 2], [3, 4])
        let client = vault.session(Self.published)
        try vault.open(Self.new, client)
        #expect(shown(Self.new, vault, client) == [])
        let line = try #require(vault.text(Self.new).components(separatedBy: "\n").firstIndex { $0.contains("2512.10004") })
        let text = try vault.text(Self.new).components(separatedBy: "\n")[line]
        let column = try #require(text.range(of: "2512.10004")).lowerBound.utf16Offset(in: text) + 9
        client.change([TestClient.edit(line, column, line, column + 1, "1")], vault.uri(Self.new))
        #expect(
            shown(Self.new, vault, client)?.map { $0["message"]?.string } == ["arXiv:2512.10001 is already in the digest of 2025-12-11"])
        try vault.open(Self.old, client)
        client.change([["text": JSONValue(Vault.digest([3]))]], vault.uri(Self.old))
        client.notify("textDocument/didSave", TestClient.document(vault.uri(Self.old)))
        #expect(
            shown(Self.new, vault, client)?.map { $0["message"]?.string } == ["arXiv:2512.10003 is already in the digest of 2025-12-11"])
    }

    @Test func `what was opened before the folders were read counts like what was read`() throws {
        let vault = try vault()
        let client = vault.session(Self.published, holdsWork: true)
        try vault.open(Self.old, client)
        try vault.open(Self.new, client)
        client.finishWork()
        #expect(shown(Self.new, vault, client)?.map { $0["code"]?.string } == ["repeated-paper"])
    }

    @Test func `a save while the folders are read takes no hint away`() throws {
        let vault = try vault()
        let client = vault.session(Self.published, holdsWork: true)
        try vault.open(Self.new, client)
        var reports: [LibraryReport] = []
        client.work.first?.run(threads: 1) { reports.append($0) }
        for report in reports {
            client.notify("textDocument/didSave", TestClient.document(vault.uri(Self.new)))
            client.session.receive(.worked(report))
            while client.session.step() {}
            client.session.settle()
        }
        #expect(shown(Self.new, vault, client)?.map { $0["code"]?.string } == ["repeated-paper"])
    }

    @Test func `a conflict is shown where the project asks for it`() throws {
        let vault = try vault()
        try vault.write(".digestls.json", #"{"rules": {"conflicting-paper": "warning", "repeated-paper": "off"}}"#)
        let other = Vault.digest([2, 3]).replacing("Paper 🦊 2]", with: "Papier 🦊 2]")
        try vault.write(Self.new, other)
        let client = vault.session(Self.published)
        client.open(other, vault.uri(Self.new))
        let found = shown(Self.new, vault, client) ?? []
        #expect(found.map { $0["code"]?.string } == ["conflicting-paper"])
        #expect(found.first?["message"] == "The title in the digest of 2025-12-11 is “Paper 🦊 2”")
        #expect(found.first?["range"] == TestClient.range(11, 9, 11, 20))
    }

    @Test func `a suppression of a rule about the library is used, and unused only where the library is known`() throws {
        let vault = try vault()
        let suppressed = Vault.digest([2, 3]) + "\n<!-- digestls-disable-file repeated-paper -->\n"
        try vault.write(Self.new, suppressed)
        let alone = TestClient.started()
        alone.open(suppressed)
        #expect(alone.published.last?["diagnostics"] == [])
        let client = vault.session(Self.published)
        client.open(suppressed, vault.uri(Self.new))
        #expect(shown(Self.new, vault, client) == [])
        try vault.remove(Self.old)
        vault.report([(Self.old, 3)], client)
        #expect(shown(Self.new, vault, client)?.map { $0["code"]?.string } == ["unused-suppression"])
    }

    @Test func `a client that asks is told to ask again, and gets unchanged where nothing is other`() throws {
        let vault = try vault()
        let client = vault.session(["textDocument": ["diagnostic": [:]], "workspace": ["diagnostics": ["refreshSupport": true]]])
        try vault.open(Self.new, client)
        func pull(_ previous: JSONValue?) -> JSONValue {
            var params: [JSONObject.Member] = [.init(key: "textDocument", value: ["uri": JSONValue(vault.uri(Self.new))])]
            if let previous { params.append(.init(key: "previousResultId", value: previous)) }
            return client.request("textDocument/diagnostic", .object(JSONObject(params)))
        }
        let first = pull(nil)
        #expect(first["items"]?.array?.count == 1)
        client.forget()
        try vault.write(Self.old, Vault.digest([1, 2, 7]))
        vault.report([(Self.old, 2)], client)
        #expect(client.requests("workspace/diagnostic/refresh").isEmpty && pull(first["resultId"])["kind"] == "unchanged")
        try vault.write(Self.old, Vault.digest([1, 7]))
        vault.report([(Self.old, 2)], client)
        #expect(client.requests("workspace/diagnostic/refresh").count == 1)
        #expect(pull(first["resultId"])["items"] == [])
    }

    @Test func `files that are not open are told anew when an earlier digest changes`() throws {
        let vault = try vault()
        let client = vault.session(["textDocument": ["diagnostic": [:]]])
        func pull(_ id: String, _ previous: [JSONValue]) -> [JSONValue]? {
            client.send(TestClient.request(JSONValue(id), "workspace/diagnostic", ["previousResultIds": .array(previous)]))
            return answer(id)
        }
        func answer(_ id: String) -> [JSONValue]? { client.received.last { $0["id"]?.string == id }?["result"]?["items"]?.array }
        let all = try #require(pull("first", []))
        let known = all.map { ["uri": $0["uri"] ?? .null, "value": $0["resultId"] ?? .null] as JSONValue }
        func count(_ name: String, _ reports: [JSONValue]?) -> Int? {
            reports?.first { $0["uri"]?.string == vault.uri(name) }?["items"]?.array?.count
        }
        #expect(count(Self.old, all) == 0 && count(Self.new, all) == 1)
        #expect(pull("second", known) == nil)
        try vault.write(Self.old, Vault.digest([1, 7]))
        vault.report([(Self.old, 2)], client)
        let later = answer("second")
        #expect(count(Self.old, later) == 0 && count(Self.new, later) == 0)
    }
}
