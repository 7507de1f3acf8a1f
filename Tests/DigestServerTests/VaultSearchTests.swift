import JSON
import Testing

@testable import DigestIndex
@testable import DigestServer

/// What is found in all digests by words.
@Suite struct VaultSearchTests {
    @Test func `an author's other papers are those of all digests`() throws {
        let vault = try Vault()
        try vault.write("2025-12-11.md", Vault.digest([1]))
        try vault.write("2025-12-12.md", Vault.digest([2]))
        let client = vault.session()
        try vault.open("2025-12-12.md", client)
        let hover = client.request(
            "textDocument/hover", TestClient.at(12, 10, vault.uri("2025-12-12.md")))
        #expect(hover["contents"]?["value"]?.string?.contains("1 paper in other digests") == true)
    }

    @Test func `what was read can be searched without more ado`() throws {
        let vault = try Vault()
        for day in 1...9 { try vault.write("2025-12-0\(day).md", Vault.digest([day])) }
        let client = vault.session(holdsWork: true)
        client.finishWork()
        #expect(client.session.library.digestCount == 9 && client.session.library.index.unsearched.isEmpty)
        try vault.write("2025-12-10.md", Vault.digest([10]))
        vault.report([("2025-12-10.md", 1)], client)
        client.finishWork()
        #expect(client.session.library.digestCount == 10 && client.session.library.index.unsearched.isEmpty)
    }

    @Test(arguments: [true, false])
    func `papers are found by their words, and places resolved where the client can`(canResolve: Bool)
        throws
    {
        let vault = try Vault()
        try vault.write("2025-12-11.md", Vault.digest([1, 2]))
        let client = vault.session([
            "workspace": [
                "symbol": canResolve ? ["resolveSupport": ["properties": ["location.range"]]] : [:]
            ]
        ])
        let found = client.request("workspace/symbol", ["query": "paper 2"])
        guard let symbol = found.array?.first(where: { $0["name"]?.string == "Paper 🦊 2" }) else {
            Issue.record("\(found.json())")
            return
        }
        #expect(symbol["containerName"]?.string == "2025-12-11 · cs.CV · 第一作者 et al.")
        if canResolve {
            #expect(symbol["location"]?["range"] == nil)
            let resolved = client.request("workspaceSymbol/resolve", symbol)
            #expect(resolved["location"]?["range"]?["start"] == TestClient.position(34, 0))
        } else {
            #expect(symbol["location"]?["range"]?["start"] == TestClient.position(34, 0))
        }
    }
}
