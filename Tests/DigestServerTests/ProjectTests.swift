import Foundation
import JSON
import LanguageServerProtocol
import Testing

@testable import DigestServer

/// The project's file decides, so that the editor says what the command line says.
@Suite struct ProjectTests {
    /// A folder with a configuration, and the URI of a digest in it that need not be on the disk.
    private final class Folder {
        let url = FileManager.default.temporaryDirectory.appending(path: "digestls-\(UUID().uuidString)")
        var configuration: URL { url.appending(path: ".digestls.json") }
        var digest: String { DocumentURI(filePath: url.appending(path: "日 a.md").path).spelling }

        init(_ configuration: String) throws {
            try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
            try write(configuration)
        }

        func write(_ text: String) throws { try Data(text.utf8).write(to: configuration) }

        deinit { try? FileManager.default.removeItem(at: url) }
    }

    private func codes(_ client: TestClient) -> [String] {
        (client.published.last?["diagnostics"]?.array ?? []).compactMap { $0["code"]?.string }
    }

    @Test func `its rules count, and the editor's do not where it has spoken`() throws {
        let folder = try Folder(#"{ "rules": { "wrong-total": "off" } }"#)
        let client = TestClient.started(settings: ["rules": ["wrong-entry-number": "off"]])
        client.open(Fixtures.damaged, folder.digest)
        #expect(codes(client) == ["wrong-entry-number"])
        client.open(Fixtures.damaged, "untitled:elsewhere")
        #expect(codes(client) == ["wrong-total"])
    }

    @Test func `a change of the file counts when it is saved here or reported from outside`() throws {
        let folder = try Folder("{}")
        let client = TestClient.started()
        client.open(Fixtures.damaged, folder.digest)
        #expect(codes(client).count == 2)
        try folder.write(#"{ "rules": { "wrong-total": "off" } }"#)
        let uri = JSONValue(DocumentURI(filePath: folder.configuration.path).spelling)
        client.notify("workspace/didChangeWatchedFiles", ["changes": [["uri": uri, "type": 2]]])
        #expect(codes(client) == ["wrong-entry-number"])
        try folder.write(#"{ "rules": { "wrong-total": "off", "wrong-entry-number": "off" } }"#)
        client.notify("textDocument/didSave", ["textDocument": ["uri": uri]])
        #expect(codes(client).isEmpty)
    }

    @Test func `files that it leaves out get no findings, and fixes on saving where it says so`() throws {
        let excluding = try Folder(#"{ "exclude": ["*.md"] }"#)
        let client = TestClient.started()
        client.open(Fixtures.damaged, excluding.digest)
        #expect(codes(client).isEmpty)
        #expect(client.request("textDocument/documentSymbol", TestClient.document(excluding.digest)).array?.isEmpty == false)
        let fixing = try Folder(#"{ "fixOnSave": true }"#)
        client.open(Fixtures.damaged, fixing.digest)
        let params: JSONValue = ["textDocument": ["uri": JSONValue(fixing.digest)], "reason": 1]
        #expect(client.request("textDocument/willSaveWaitUntil", params).array?.isEmpty == false)
    }

    @Test func `what is wrong in it is said once, with its place`() throws {
        let folder = try Folder("{\n  \"ruels\": {}\n}")
        let client = TestClient.started()
        client.open(Fixtures.small, folder.digest)
        client.open(Fixtures.small, folder.digest + "2")
        let messages = client.notifications("window/logMessage").compactMap { $0["message"]?.string }.filter { $0.contains("ruels") }
        #expect(
            messages.count == 1 && messages.first?.contains(".digestls.json:2:3") == true && messages.first?.contains("`rules`") == true)
    }
}
