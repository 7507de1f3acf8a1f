import Foundation
import JSON
import LanguageServerProtocol
import Testing

@testable import DigestServer

/// Links to digests when a digest, a folder or a note moves.
@Suite struct FileRenameTests {
    private static let edits: JSONValue = ["workspace": ["workspaceEdit": ["documentChanges": true]]]

    private func vault() throws -> Vault {
        let vault = try Vault()
        try vault.write("days/2025-12-11.md", Vault.digest([1, 2]))
        try vault.write("days/2025-12-12 b.md", Vault.digest([2, 3]))
        try vault.write("index.md", "# Days\n\n会 [first](days/2025-12-11.md#cs.CV), [second](./days/2025-12-12%20b.md \"title\")\n")
        try vault.write("days/notes.md", "[a](2025-12-11.md) ![b](<2025-12-12 b.md>)\n\n[x]: 2025-12-11.md\n")
        try vault.write("other.md", "[no](days/2025-12-13.md) `[code](days/2025-12-11.md)` https://x.y/days/2025-12-11.md\n")
        try vault.write("fence.md", "```\n[code](days/2025-12-11.md)\n```\n")
        return vault
    }

    /// What becomes of the files by the answer to renames, by name.
    private func texts(_ vault: Vault, _ renames: [(String, String)], _ client: TestClient) throws -> [String: String] {
        let files = renames.map { ["oldUri": JSONValue(vault.uri($0)), "newUri": JSONValue(vault.uri($1))] as JSONValue }
        let answer = client.request("workspace/willRenameFiles", ["files": .array(files)])
        var texts: [String: String] = [:]
        for change in answer["documentChanges"]?.array ?? [] {
            let uri = try #require(change["textDocument"]?["uri"]?.string)
            let name = try #require(["index.md", "days/notes.md", "other.md", "fence.md"].first { vault.uri($0) == uri })
            var lines = try vault.text(name).components(separatedBy: "\n").map { Array($0.utf16) }
            for edit in (change["edits"]?.array ?? []).reversed() {
                let line = try #require(edit["range"]?["start"]?["line"]?.int)
                let start = try #require(edit["range"]?["start"]?["character"]?.int)
                let end = try #require(edit["range"]?["end"]?["character"]?.int)
                lines[line].replaceSubrange(start..<end, with: Array((edit["newText"]?.string ?? "").utf16))
            }
            texts[name] = lines.map { String(decoding: $0, as: UTF16.self) }.joined(separator: "\n")
        }
        return texts
    }

    @Test func `links follow a digest to its new name, and nothing else changes`() throws {
        let vault = try vault()
        let client = vault.session(Self.edits)
        let texts = try texts(vault, [("days/2025-12-11.md", "days/2025-12-11 (draft).md")], client)
        #expect(
            texts == [
                "index.md":
                    "# Days\n\n会 [first](days/2025-12-11%20%28draft%29.md#cs.CV), [second](./days/2025-12-12%20b.md \"title\")\n",
                "days/notes.md":
                    "[a](2025-12-11%20%28draft%29.md) ![b](<2025-12-12 b.md>)\n\n[x]: 2025-12-11%20%28draft%29.md\n",
            ])
    }

    @Test func `links follow a folder, and those inside it stay`() throws {
        let vault = try vault()
        let client = vault.session(Self.edits)
        let texts = try texts(vault, [("days", "archive/2025/日")], client)
        #expect(
            texts == [
                "index.md":
                    "# Days\n\n会 [first](archive/2025/日/2025-12-11.md#cs.CV), [second](./archive/2025/日/2025-12-12%20b.md \"title\")\n"
            ])
    }

    @Test func `a digest that leaves its folder is found from everywhere`() throws {
        let vault = try vault()
        let client = vault.session(Self.edits)
        let texts = try texts(vault, [("days/2025-12-12 b.md", "2025-12-12.md")], client)
        #expect(texts["index.md"]?.contains("[second](./2025-12-12.md \"title\")") == true)
        #expect(texts["days/notes.md"]?.contains("![b](<../2025-12-12.md>)") == true)
    }

    @Test func `an open note is edited as it is open`() throws {
        let vault = try vault()
        let client = vault.session()
        client.open("[new](days/2025-12-11.md)\n", vault.uri("index.md"))
        let renames: JSONValue = [["oldUri": JSONValue(vault.uri("days/2025-12-11.md")), "newUri": JSONValue(vault.uri("x.md"))]]
        let answer = client.request("workspace/willRenameFiles", ["files": renames])
        let edits = answer["changes"]?[vault.uri("index.md")]?.array ?? []
        #expect(edits.count == 1 && edits.first?["range"] == TestClient.range(0, 6, 0, 24) && edits.first?["newText"] == "x.md")
    }

    @Test func `what is no digest is renamed without a word`() throws {
        let vault = try vault()
        let client = vault.session(Self.edits)
        #expect(try texts(vault, [("other.md", "another.md")], client).isEmpty)
        #expect(try texts(vault, [("nowhere.md", "else.md")], client).isEmpty)
        #expect(client.request("workspace/willRenameFiles", ["files": [["oldUri": "untitled:1", "newUri": "file:///x.md"]]]) == .null)
    }
}
