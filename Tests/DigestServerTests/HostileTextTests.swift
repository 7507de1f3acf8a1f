import DigestProject
import Foundation
import JSON
import LanguageServerProtocol
import Testing

@testable import DigestServer

/// A digest, and a library, that try what texts can try, through every feature: what a client shows is text, what it follows is an address
/// of ours or on the web, and what it is asked to write lies in the folders that are open.
@Suite struct HostileTextTests {
    private static let name = "evil\u{1B}[2J\u{202E}\u{7}`[x](command:y)<img src=z>.md"
    private static let capabilities: JSONValue = [
        "textDocument": [
            "hover": ["contentFormat": ["markdown"]], "documentSymbol": ["hierarchicalDocumentSymbolSupport": true],
            "completion": ["completionItem": ["documentationFormat": ["markdown"], "snippetSupport": true]],
            "codeAction": ["codeActionLiteralSupport": ["codeActionKind": ["valueSet": []]]],
            "documentLink": ["tooltipSupport": true], "inlayHint": [:], "callHierarchy": [:], "foldingRange": [:],
            "publishDiagnostics": ["relatedInformation": true, "dataSupport": true], "rename": ["prepareSupport": true],
        ],
        "workspace": ["applyEdit": true, "workspaceEdit": ["documentChanges": true, "resourceOperations": ["create"]]],
        "window": ["workDoneProgress": true, "showDocument": ["support": true]],
    ]

    private let vault: Vault
    private let client: TestClient

    init() throws {
        vault = try Vault()
        let bytes = try Fixtures.bytes("hostile/steering.md")
        try vault.write(Self.name, bytes)
        try vault.write("second \(Self.name)", bytes)
        client = vault.session(Self.capabilities)
        client.open(bytes, vault.uri(Self.name))
    }

    /// Keys of what is written or sent back and not shown.
    private static let exact: Set<String> = ["newText", "text", "data", "arguments", "filterText", "insertText", "placeholder"]

    /// Every text that a client may show, with the key that it stands under.
    private func shown(_ value: JSONValue, _ key: String = "") -> [(key: String, text: String)] {
        if Self.exact.contains(key) { return [] }
        if let text = value.string { return [(key, text)] }
        if let array = value.array { return array.flatMap { shown($0, key) } }
        return value.object.map { object in object.members.flatMap { shown($0.value, $0.key.string) } } ?? []
    }

    /// What was looked at already: most answers say the same again.
    private final class Seen { var texts: Set<String> = [] }
    private let seen = Seen()

    private func check(_ value: JSONValue, _ method: String) {
        for (key, text) in shown(value) where seen.texts.insert("\(key) \(text)").inserted {
            let bad = text.unicodeScalars.first { scalar in
                switch scalar.value {
                case 0x0A: key != "value" && key != "message"
                case 0..<0x20, 0x7F..<0xA0, 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF, 0xE0000...0xE007F: true
                default: false
                }
            }
            #expect(bad == nil, "\(method), \(key): \(text.debugDescription)")
            if ["uri", "target", "targetUri", "baseUri"].contains(key) || text.hasPrefix("file:") { checkAddress(text, method) }
            if key == "value" { checkMarkdown(text, method) }
        }
    }

    private func checkAddress(_ text: String, _ method: String) {
        let isOurs = text.hasPrefix(DocumentURI(filePath: vault.url.path).spelling + "/")
        let isWeb = text.hasPrefix("https://") || text.hasPrefix("http://")
        #expect(
            (isOurs || isWeb) && text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && !"<>\"`\\^{|}".utf8.contains($0) }, "\(method): \(text)")
    }

    /// What is left of Markdown when escaped characters are taken away: our own links, lists, emphasis and code.
    private func checkMarkdown(_ text: String, _ method: String) {
        var bare = text.replacing(/\\[!-\/:-@\[-`{-~]/, with: "").replacing(/`[^`\n]*`/, with: "")
        for link in bare.matches(of: /\]\(([^)]*)\)/) {
            let address = String(link.1)
            #expect(
                address.hasPrefix("https://arxiv.org/") || address.hasPrefix(DocumentURI(filePath: vault.url.path).spelling),
                "\(method): \(address)")
        }
        bare = bare.replacing(/\]\([^)]*\)/, with: "]")
        for sign in ["<", "![", "```", "http:/", "https:/", "www.", "\n#", "\n    ", "\n>", "\n```"] {
            #expect(!bare.contains(sign), "\(method): \(sign) in \(text.debugDescription)")
        }
        #expect(!bare.contains(/&[a-z]+;/), "\(method): \(text.debugDescription)")
        #expect(!bare.contains(/[a-z]@[a-z]/), "\(method): \(text.debugDescription)")
    }

    /// Where the caret goes: the beginning and some places in every line.
    private var positions: [(Int, Int)] {
        get throws {
            let lines = try #require(client.text(vault.uri(Self.name))).split(omittingEmptySubsequences: false) { $0.isNewline }
            return lines.indices.flatMap { line in [0, 4, 12, 200].map { (line, $0) } }
        }
    }

    @Test func `what is shown is text, at every place and by every feature`() throws {
        let uri = vault.uri(Self.name)
        let document = TestClient.document(uri)
        let whole = TestClient.range(0, 0, 9999, 0)
        var count = 0
        func ask(_ method: String, _ params: JSONValue) -> JSONValue {
            let answer = client.response(method, params)
            check(answer, method)
            if let result = answer["result"], result != .null { count += 1 }
            return answer["result"] ?? .null
        }
        for method in ["documentSymbol", "documentLink", "codeLens", "foldingRange", "semanticTokens/full", "documentColor"] {
            _ = ask("textDocument/\(method)", document)
        }
        _ = ask("textDocument/inlayHint", ["textDocument": ["uri": JSONValue(uri)], "range": whole])
        _ = ask("textDocument/diagnostic", document)
        _ = ask("workspace/symbol", ["query": "owned"])
        _ = ask("workspace/symbol", ["query": ""])
        _ = ask(
            "textDocument/codeAction",
            ["textDocument": ["uri": JSONValue(uri)], "range": whole, "context": ["diagnostics": []]])
        for (line, character) in try positions {
            let place = TestClient.at(line, character, uri)
            for method in ["hover", "definition", "references", "documentHighlight", "prepareRename", "linkedEditingRange"] {
                _ = ask("textDocument/\(method)", place)
            }
            let list = ask("textDocument/completion", place)
            for item in (list["items"]?.array ?? []).prefix(6) { _ = ask("completionItem/resolve", item) }
            for item in ask("textDocument/prepareCallHierarchy", place).array ?? [] {
                _ = ask("callHierarchy/incomingCalls", ["item": item])
                _ = ask("callHierarchy/outgoingCalls", ["item": item])
            }
        }
        #expect(count > 500)
        for message in client.received where message["method"] != nil { check(message, message["method"]?.string ?? "") }
        #expect(!client.published.isEmpty)
    }

    /// Used from one thread.
    private final class Log: @unchecked Sendable { var lines: [String] = [] }

    @Test func `what stands in a digest gets into no log as more than text`() throws {
        let log = Log()
        var options = SessionOptions(serverVersion: "1")
        options.logLevel = .debug
        options.logSink = { log.lines.append($1) }
        let client = TestClient.started(options: options)
        client.notify(
            "textDocument/didChange", ["textDocument": ["uri": "file:///a\u{1B}[2J\n::error::\u{9B}", "version": 1], "contentChanges": []])
        client.notify("textDocument/didClose", TestClient.document("x\u{202E}\u{7F}"))
        #expect(log.lines.count >= 2)
        for line in log.lines + client.notifications("window/logMessage").compactMap({ $0["message"]?.string }) {
            #expect(
                line.unicodeScalars.allSatisfy { $0.value >= 0x20 && !(0x7F..<0xA0).contains($0.value) && $0.value != 0x202E }, "\(line)")
        }
    }

    // MARK: Writing

    private func addToList(_ list: String) -> JSONValue? {
        client.forget()
        let answer = client.response(
            "workspace/executeCommand",
            [
                "command": "digestls.addToReadingList",
                "arguments": [["uri": JSONValue(vault.uri(Self.name)), "line": 13, "list": JSONValue(list)]],
            ])
        #expect((answer["error"] == nil) == !client.requests("workspace/applyEdit").isEmpty, "\(list)")
        return client.requests("workspace/applyEdit").first?["params"]?["edit"]
    }

    @Test func `a reading list outside of the folders that are open is not written`() throws {
        let manager = FileManager.default
        let outside = try Vault()
        try outside.write("list.md", "")
        try manager.createSymbolicLink(at: vault.url.appending(path: "link"), withDestinationURL: outside.url)
        try manager.createSymbolicLink(
            at: vault.url.appending(path: "linked.md"), withDestinationURL: outside.url.appending(path: "list.md"))
        let base = DocumentURI(filePath: vault.url.path).spelling
        for list in [
            outside.uri("list.md"), outside.uri("new.md"), "\(base)/../new.md", "\(base)/%2e%2e/new.md", "\(base)/a/../../new.md",
            vault.uri("link/list.md"), vault.uri("link/new.md"), vault.uri("linked.md"), "\(base)%2F..%2Fnew.md", "\(base)x/new.md",
            "file:///etc/passwd", "file:///tmp/new.md", "file://host\(vault.url.path)/new.md", "untitled:new.md", "http://e.vil/new.md",
            "command:new.md", vault.url.path + "/new.md", "new.md", "", vault.uri(".bashrc"), vault.uri("run.sh"), base,
        ] { #expect(addToList(list) == nil, "\(list)") }
        for list in [vault.uri("new.md"), vault.uri("deep/er/new.markdown"), vault.uri("second \(Self.name)")] {
            #expect(addToList(list) != nil, "\(list)")
        }
    }

    @Test func `what is added to a reading list is text and one link of ours`() throws {
        client.forget()
        let lines = try #require(client.text(vault.uri(Self.name))).split(omittingEmptySubsequences: false) { $0.isNewline }
        let line = try #require(lines.firstIndex { $0.hasPrefix("### [7]") })
        client.request(
            "workspace/executeCommand",
            [
                "command": "digestls.addToReadingList",
                "arguments": [["uri": JSONValue(vault.uri(Self.name)), "line": JSONValue(line), "list": JSONValue(vault.uri("new.md"))]],
            ])
        let edit = client.requests("workspace/applyEdit").first?["params"]?["edit"]
        let item = try #require(edit?["documentChanges"]?[1]?["edits"]?[0]?["newText"]?.string)
        let bare = item.dropFirst(6).replacing(/\\[!-\/:-@\[-`{-~]/, with: "")
        #expect(bare.matches(of: /\]\(/).count == 1 && bare.contains("](https://arxiv.org/abs/2512.10002)"), "\(item)")
        #expect(!bare.contains("<") && !bare.contains("`") && !bare.contains("!["), "\(item)")
        #expect(item.dropLast().unicodeScalars.allSatisfy { $0.value >= 0x20 && !(0x7F..<0xA0).contains($0.value) })
    }

    @Test func `a file's name stays a name in the links that follow it`() throws {
        let (old, new) = ("a>b](x)\n# %41.md", "c>\n[d](command:e) <img> \\ %41.md")
        try vault.write(old, Vault.digest([1]))
        let written = "a%3Eb%5D%28x%29%0A%23%20%2541.md"
        try vault.write("notes.md", "[t](<\(written)>) [t](\(written))\n")
        let client = vault.session(Self.capabilities)
        let answer = client.request(
            "workspace/willRenameFiles", ["files": [["oldUri": JSONValue(vault.uri(old)), "newUri": JSONValue(vault.uri(new))]]])
        let changes = answer["documentChanges"]?.array ?? []
        #expect(changes.map { $0["textDocument"]?["uri"]?.string } == [vault.uri("notes.md")])
        let texts = (changes.first?["edits"]?.array ?? []).compactMap { $0["newText"]?.string }
        #expect(texts.count == 2)
        for text in texts {
            #expect(!text.unicodeScalars.contains { $0.value < 0x20 || "<>[]\\\"".unicodeScalars.contains($0) }, "\(text)")
            // The name holds a colon, which would be a scheme's.
            #expect(PercentEncoding.path(inLink: text) == "./" + new)
        }
        // Markdown that is in no folder that is open, and not open itself, is not looked at.
        let outside = try Vault()
        try outside.write("notes.md", "[t](<\(written)>)")
        let away = client.request(
            "workspace/willRenameFiles", ["files": [["oldUri": JSONValue(outside.uri("notes.md")), "newUri": JSONValue(vault.uri("x"))]]])
        #expect(away == .null)
    }

    @Test func `every edit is of the digest that it was asked for`() throws {
        let uri = vault.uri(Self.name)
        func changed(_ edit: JSONValue?) -> [String] {
            let versioned = (edit?["documentChanges"]?.array ?? []).compactMap { ($0["textDocument"]?["uri"] ?? $0["uri"])?.string }
            return versioned + (edit?["changes"]?.object?.members.map(\.key.string) ?? [])
        }
        client.forget()
        for command in ["digestls.fixAll", "digestls.renumber", "digestls.regenerateContents"] {
            client.request("workspace/executeCommand", ["command": JSONValue(command), "arguments": [JSONValue(uri)]])
        }
        let elsewhere = vault.uri("second \(Self.name)")
        for target in [uri, elsewhere, "file:///etc/passwd", "untitled:x"] {
            _ = client.response(
                "workspace/executeCommand",
                [
                    "command": "digestls.applyEdits",
                    "arguments": [["uri": JSONValue(target), "version": 1, "edits": [["start": 0, "end": 0, "text": "x"]]]],
                ])
        }
        var edits = client.requests("workspace/applyEdit").map { $0["params"]?["edit"] }
        #expect(edits.count >= 3)
        let actions = client.request(
            "textDocument/codeAction",
            ["textDocument": ["uri": JSONValue(uri)], "range": TestClient.range(0, 0, 9999, 0), "context": ["diagnostics": []]])
        for action in actions.array ?? [] {
            let edit = action["edit"]
            edits.append(edit ?? client.request("codeAction/resolve", action)["edit"])
        }
        func renaming(_ name: String) -> JSONValue {
            ["textDocument": ["uri": JSONValue(uri)], "position": TestClient.position(4, 4), "newName": JSONValue(name)]
        }
        edits.append(client.request("textDocument/rename", renaming("cs.LG")))
        for name in ["../x", "cs.CV\n", "a](b)", "\u{1B}", "file:///x"] {
            #expect(client.error("textDocument/rename", renaming(name)) == -32803)
        }
        for edit in edits { #expect(Set(changed(edit)).isSubset(of: [uri]), "\(changed(edit))") }
        #expect(edits.contains { !changed($0).isEmpty })
    }
}
