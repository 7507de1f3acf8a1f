import Foundation
import JSON
import LanguageServerProtocol
import Testing

@testable import DigestServer

/// Authors and titles of the library, as they are typed.
@Suite struct VaultCompletionTests {
    private static let name = "2025-12-30.md"

    /// What is offered where `‸` stands in a line that takes the place of one of the only entry's.
    private func complete(_ line: String, inPlaceOf prefix: String) throws -> (items: [JSONValue], isIncomplete: Bool, client: TestClient) {
        let vault = try Vault.ofFixtures()
        var lines = Vault.digest([1]).components(separatedBy: "\n")
        let place = try #require(lines.firstIndex { $0.hasPrefix(prefix) })
        lines[place] = line.replacing("‸", with: "")
        let column = try #require(line.range(of: "‸")).lowerBound.utf16Offset(in: line)
        let client = vault.session(["textDocument": ["completion": ["completionItem": ["documentationFormat": ["markdown"]]]]])
        client.open(lines.joined(separator: "\n"), vault.uri(Self.name))
        let list = client.request("textDocument/completion", TestClient.at(place, column, vault.uri(Self.name)))
        return (list["items"]?.array ?? [], list["isIncomplete"]?.bool ?? false, client)
    }

    @Test(arguments: ["*Ada Lovelace,jing y‸*", "*jing y‸,Ada Lovelace*", "*jing y‸", "*Ada Lovelace, Jing Y‸in*"])
    func `authors are offered by any part of their names`(line: String) throws {
        let (items, isIncomplete, _) = try complete(line, inPlaceOf: "*")
        #expect(isIncomplete && !items.isEmpty)
        let names = items.compactMap { $0["label"]?.string?.lowercased() }
        #expect(names.allSatisfy { $0.contains("jing") && $0.contains("y") }, "\(names)")
        #expect(items.allSatisfy { $0["detail"]?.string?.contains("paper") == true })
        let edit = items.first?["textEdit"]
        #expect(edit?["newText"]?.string == items.first?["label"]?.string)
        let start = try #require(edit?["range"]?["start"]?["character"]?.int)
        let end = try #require(edit?["range"]?["end"]?["character"]?.int)
        let plain = line.replacing("‸", with: "")
        let replaced = String(decoding: Array(plain.utf16.dropFirst(start).prefix(end - start)), as: UTF16.self)
        #expect(replaced.lowercased().hasPrefix("jing y") && !replaced.contains(",") && !replaced.contains("*"))
    }

    @Test(arguments: ["*A‸*", "*Ada Lovelace*‸", "*Ada Lovelace* and Jing Y‸", "Jing Y‸"])
    func `where no author is being typed none is offered`(line: String) throws {
        #expect(try complete(line, inPlaceOf: "*").items.allSatisfy { $0["detail"]?.string?.contains("paper") != true })
    }

    @Test func `an author that the line has already is not offered again`() throws {
        let names = try complete("*Jing Y‸*", inPlaceOf: "*").items.compactMap { $0["label"]?.string }
        let first = try #require(names.first)
        let others = try complete("*\(first),Jing Y‸*", inPlaceOf: "*").items.compactMap { $0["label"]?.string }
        #expect(!others.contains(first) && others.count >= names.count - 1)
    }

    @Test(arguments: [
        "### [1] [benchmrk holistic mmsi‸", "### [1] [benchmrk holistic mmsi‸]()",
        "### [1] [benchmrk holistic mmsi‸](https://arxiv.org/abs/)",
    ])
    func `a title brings its address, with slips forgiven and in any order`(line: String) throws {
        let (items, isIncomplete, client) = try complete(line, inPlaceOf: "### [1]")
        #expect(isIncomplete)
        let item = try #require(items.first)
        #expect(item["label"]?.string?.hasPrefix("MMSI-Video-Bench") == true)
        #expect(item["detail"]?.string == "2512.10863 · cs.CV")
        #expect(item["filterText"]?.string == "benchmrk holistic mmsi")
        let edit = item["textEdit"]
        #expect(edit?["newText"]?.string?.hasSuffix("](https://arxiv.org/abs/2512.10863)") == true)
        #expect(edit?["range"]?["start"]?["character"]?.int == 9)
        #expect(edit?["range"]?["end"]?["character"]?.int == line.replacing("‸", with: "").utf16.count)
        let resolved = client.request("completionItem/resolve", item)
        #expect(resolved["documentation"]?["value"]?.string?.contains("**TL;DR**") == true)
    }

    @Test func `a paper that the digest has already is not offered`() throws {
        let line = "### [1] [MMSI-Video-Bench‸](https://arxiv.org/abs/2512.10863)"
        #expect(try complete(line, inPlaceOf: "### [1]").items.allSatisfy { $0["label"]?.string?.hasPrefix("MMSI") != true })
    }
}
