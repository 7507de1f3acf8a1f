import Foundation
import JSON
import LanguageServerProtocol
import Testing

@testable import DigestServer

/// Several digests in one folder.
@Suite struct VaultTests {
    private static let first = "000_f888c4d09ed698f6.md", second = "001_9ea60f6eb6724121.md"

    /// The line and text of the first heading in `text` whose identifier `other` has too.
    private func sharedHeading(_ text: String, _ other: String) throws -> (line: Int, identifier: String) {
        for (line, content) in text.components(separatedBy: "\n").enumerated() where content.hasPrefix("### [") {
            guard let start = content.range(of: "/abs/", options: .backwards) else { continue }
            let identifier = String(content[start.upperBound...].prefix(10))
            if other.contains("/abs/\(identifier)") { return (line, identifier) }
        }
        throw CocoaError(.fileNoSuchFile)
    }

    @Test func `the five real digests are a library: hover, definition, references, lens and hint show what is shared`() throws {
        let vault = try Vault.ofFixtures()
        let client = vault.session(["textDocument": ["inlayHint": [:]]])
        #expect(client.session.library.digestCount == 5)
        let text = try vault.text(Self.second)
        let (line, identifier) = try sharedHeading(text, vault.text(Self.first))
        client.open(text, vault.uri(Self.second))
        let at = TestClient.at(line, 6, vault.uri(Self.second))
        #expect(client.request("textDocument/hover", at)["contents"]?["value"]?.string?.contains("Also in") == true)
        let definition = client.request("textDocument/definition", at)
        #expect(definition["uri"]?.string == vault.uri(Self.first))
        let lines = try vault.text(Self.first).components(separatedBy: "\n")
        let target = lines[definition["range"]?["start"]?["line"]?.int ?? 0]
        #expect(target.contains(identifier))
        let references = client.request(
            "textDocument/references",
            ["textDocument": at["textDocument"] ?? .null, "position": at["position"] ?? .null, "context": ["includeDeclaration": true]])
        let files = (references.array ?? []).compactMap { $0["uri"]?.string }
        #expect(files.contains(vault.uri(Self.first)) && files.contains(vault.uri(Self.second)))
        let lenses = client.request("textDocument/codeLens", TestClient.document(vault.uri(Self.second))).array ?? []
        let shared = lenses.compactMap { $0["command"]?["title"]?.string }.filter { $0.contains("other digest") }
        #expect(shared.count >= 18)
        let hints = client.request(
            "textDocument/inlayHint",
            ["textDocument": at["textDocument"] ?? .null, "range": TestClient.range(0, 0, 100_000, 0)])
        let seen = hints.array?.filter { $0["label"]?.string == "seen before in \(Self.first)" } ?? []
        #expect(seen.count == 18)
    }

    @Test func `the day of a digest is the date in its name`() throws {
        let vault = try Vault()
        try vault.write("2025-12-11.md", Vault.digest([1, 2], summary: "old"))
        try vault.write("2025-12-12.md", Vault.digest([2, 3], summary: "new"))
        let client = vault.session(["textDocument": ["inlayHint": [:], "hover": ["contentFormat": ["markdown"]]]])
        try vault.open("2025-12-12.md", client)
        let uri = vault.uri("2025-12-12.md")
        let hover = client.request("textDocument/hover", TestClient.at(11, 10, uri))["contents"]?["value"]?.string ?? ""
        #expect(hover.contains("**Also in**\n\n- [2025-12-11 (#2)](file://"), "\(hover)")
        #expect(hover.contains("#L35): old of 2"), "\(hover)")
        let hints = client.request(
            "textDocument/inlayHint", ["textDocument": ["uri": JSONValue(uri)], "range": TestClient.range(0, 0, 100, 0)])
        #expect(hints.array?.compactMap { $0["label"]?.string } == ["seen before on 2025-12-11"])
    }

    @Test func `a Markdown file that is no digest gets links, hovers and definitions on papers' names and nothing else`() throws {
        let vault = try Vault()
        try vault.write("2025-12-11.md", Vault.digest([1, 2]))
        let client = vault.session()
        let notes = vault.uri("notes.md")
        client.open("# Notes\n\n会 read arXiv:2512.10002 and arXiv:2512.99999\n", notes)
        let links = client.request("textDocument/documentLink", TestClient.document(notes)).array ?? []
        #expect(links.count == 1 && links.first?["target"]?.string == "\(vault.uri("2025-12-11.md"))#L35,1")
        #expect(links.first?["range"] == TestClient.range(2, 7, 2, 23))
        #expect(client.request("textDocument/definition", TestClient.at(2, 10, notes))["range"]?["start"] == TestClient.position(34, 0))
        #expect(
            client.request("textDocument/hover", TestClient.at(2, 10, notes))["contents"]?["value"]?.string?.contains("Paper 🦊 2") == true)
        #expect(client.request("textDocument/hover", TestClient.at(0, 3, notes)) == .null)
        #expect(client.published.isEmpty)
    }

    @Test func `the call hierarchy goes along mentions, both ways`() throws {
        let vault = try Vault()
        try vault.write("2025-12-11.md", Vault.digest([1]))
        try vault.write("2025-12-12.md", Vault.digest([2], mentioning: 1))
        let client = vault.session(["textDocument": ["callHierarchy": [:]]])
        try vault.open("2025-12-11.md", client)
        try vault.open("2025-12-12.md", client)
        func prepare(_ name: String) -> JSONValue {
            client.request("textDocument/prepareCallHierarchy", TestClient.at(11, 10, vault.uri(name)))[0] ?? .null
        }
        let incoming = client.request("callHierarchy/incomingCalls", ["item": prepare("2025-12-11.md")])
        #expect(incoming.array?.count == 1 && incoming[0]?["from"]?["name"]?.string == "Paper 🦊 2")
        #expect(incoming[0]?["fromRanges"]?[0]?["start"]?["character"]?.int == "Abstract: We extend ".count)
        let outgoing = client.request("callHierarchy/outgoingCalls", ["item": prepare("2025-12-12.md")])
        #expect(outgoing.array?.count == 1 && outgoing[0]?["to"]?["uri"]?.string == vault.uri("2025-12-11.md"))
        #expect(client.request("callHierarchy/outgoingCalls", ["item": prepare("2025-12-11.md")]).array == [])
    }

    @Test func `a paper goes onto the reading list, into a file that is there and one that is not`() throws {
        let vault = try Vault()
        try vault.write("2025-12-11.md", Vault.digest([1]))
        try vault.write("list.md", "# To read")
        let client = vault.session([
            "workspace": ["applyEdit": true, "workspaceEdit": ["documentChanges": true, "resourceOperations": ["create"]]]
        ])
        try vault.open("2025-12-11.md", client)
        func add(_ list: String) -> [JSONValue] {
            client.forget()
            client.request(
                "workspace/executeCommand",
                [
                    "command": "digestls.addToReadingList",
                    "arguments": [["uri": JSONValue(vault.uri("2025-12-11.md")), "line": 11, "list": JSONValue(vault.uri(list))]],
                ])
            return client.requests("workspace/applyEdit").first?["params"]?["edit"]?["documentChanges"]?.array ?? []
        }
        let item = "- [ ] [Paper 🦊 1](https://arxiv.org/abs/2512.10001): summary of 1\n"
        #expect(add("list.md").first?["edits"]?[0]?["newText"]?.string == "\n" + item)
        let made = add("new.md")
        #expect(made.first?["kind"]?.string == "create" && made.last?["edits"]?[0]?["newText"]?.string == item)
    }
}
