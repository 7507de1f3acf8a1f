import DigestIndex
import Foundation
import JSON
import LanguageServerProtocol

@testable import DigestServer

/// A folder of digests on the disk, for the length of a test.
final class Vault {
    let url: URL

    init() throws {
        // macOS and some systems reach their temporary folder through a link.
        let folder = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
        url = folder.appending(path: "digestls-vault-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    /// The five real digests.
    static func ofFixtures() throws -> Vault {
        let vault = try Vault()
        for name in try Fixtures.names("digests") { try vault.write(name, Fixtures.bytes("digests/\(name)")) }
        return vault
    }

    func write(_ name: String, _ text: String) throws { try write(name, Array(text.utf8)) }

    func write(_ name: String, _ bytes: [UInt8]) throws {
        let file = url.appending(path: name)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: file)
    }

    func text(_ name: String) throws -> String { try String(contentsOf: url.appending(path: name), encoding: .utf8) }

    func remove(_ name: String) throws { try FileManager.default.removeItem(at: url.appending(path: name)) }

    func uri(_ name: String) -> String { DocumentURI(filePath: url.appending(path: name).path).spelling }

    var folder: JSONValue { ["uri": JSONValue(DocumentURI(filePath: url.path).spelling), "name": "vault"] }

    /// A digest of these papers, by the last digits of their identifiers.
    static func digest(_ papers: [Int], summary: String = "summary", mentioning mention: Int? = nil) -> String {
        let entries = papers.enumerated().map { index, paper in
            Fixtures.entry(index + 1, "cs.CV").replacing("2512.1093\(index + 1)", with: "2512.\(10_000 + paper)")
                .replacing("Paper 🦊 \(index + 1)", with: "Paper 🦊 \(paper)").replacing("第\(index + 1)篇 é", with: "\(summary) of \(paper)")
                .replacing("Abstract \(index + 1).", with: mention.map { "We extend arXiv:2512.\(10_000 + $0)." } ?? "Abstract.")
        }
        return """
            <div id=toc></div>

            # Table of Contents

            - [cs.CV](#cs.CV) [Total: \(papers.count)]


            <div id='cs.CV'></div>

            # cs.CV [[Back]](#toc)

            \(entries.joined(separator: "\n\n\n"))

            """
    }

    /// A session with this folder open.
    func session(_ capabilities: JSONValue = [:], holdsWork: Bool = false) -> TestClient {
        let client = TestClient()
        client.holdsWork = holdsWork
        client.initialize(["capabilities": capabilities, "processId": .null, "workspaceFolders": [folder]])
        return client
    }

    func open(_ name: String, _ client: TestClient) throws { client.open(try text(name), uri(name)) }

    func report(_ changes: [(String, Int)], _ client: TestClient) {
        client.notify(
            "workspace/didChangeWatchedFiles",
            ["changes": .array(changes.map { ["uri": JSONValue(uri($0.0)), "type": JSONValue($0.1)] })])
    }
}

extension TestClient {
    /// What the index holds, as text: the same for the same library.
    var libraryState: String {
        session.updateLibrary()
        let index = session.library.index
        return session.library.digests.map { path in
            let papers = index.papers(inFile: path).map { paper in
                let others = (paper.identifier.map { index.appearances(of: $0, outside: path) } ?? []).map { "\($0.file)#\($0.line)" }
                return "\(paper.line) \(paper.title) \(paper.tldr ?? "") \(others)"
            }
            return "\(path)\n\(papers.joined(separator: "\n"))"
        }.joined(separator: "\n")
    }
}
