import Foundation
import JSON
import LanguageServerProtocol

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

// What a client says when all is well, or nearly.

extension Soak {
    /// One to some dozens of messages at once, and the wait for their answers.
    func saySomething() {
        for _ in 0..<(random.once(in: 10) ? random.number(20...80) : random.number(1...12)) { sayOne() }
        flush()
    }

    /// All but the one that is the end.
    static let requests = ClientRequest.allCases.filter { $0 != .shutdown }

    private func sayOne() {
        switch random.number(0...99) {
        case 0...39: change()
        case 40...74: ask(random.one(of: Self.requests))
        case 75...77: open()
        case 78...79: close()
        case 80...81: save()
        case 82...85: touchDisk()
        case 86: configure()
        case 87...90: cancel()
        case 91: noise()
        default: sayMalformed()
        }
    }

    // MARK: Documents

    private static let fileNames = [
        "2025-12-01.md", "2025-12-02.md", "2025-12-03.md", "sub/2025-12-04.md", "sub/deep/论文 %41.md", "notes.md", "read me.markdown",
    ]

    /// Names as a client may spell them: of files in the folder and elsewhere, and of what is no file.
    private var names: [String] {
        Self.fileNames.map { uri(ofFile: $0) } + ["untitled:Untitled-1", "git:/elsewhere/a.md?ref=main", "file:///elsewhere/b%20c.md"]
    }

    /// The name of a document, mostly of an open one.
    var name: String {
        let open = documents.keys.sorted()
        return open.isEmpty || random.once(in: 12) ? random.one(of: names) : random.one(of: open)
    }

    var text: [UInt8] {
        let papers = (0..<random.number(1...5)).map { _ in random.number(1...30) }
        switch random.number(0...9) {
        case 0: return Array("# Notes\n\nNo digest, but a [link](#nowhere).\n".utf8)
        case 1: return Digests.text(papers).replacing("\n", with: "\r\n")
        case 2: return Digests.text(papers).replacing("\n", with: "\r")
        case 3: return Digests.text(papers).replacing("[Total: ", with: "[Total: 1")
        default: return Digests.text(papers, summary: "s\(random.number(1...9))", category: random.one(of: ["cs.CV", "cs.LG", "math.AG"]))
        }
    }

    private func open() {
        let name = random.one(of: names)
        guard documents[name] == nil || random.once(in: 8) else { return change() }
        let text = text
        documents[name] = ModelText(text, encoding)
        say(Message.open(name, text))
    }

    private func close() {
        let name = name
        documents[name] = nil
        notify("textDocument/didClose", Message.document(name))
    }

    private func save() {
        let name = name
        var params = [JSONObject.Member(key: "textDocument", value: ["uri": JSONValue(name)])]
        if random.once(in: 3) { params.append(.init(key: "text", value: "ignored")) }
        notify("textDocument/willSave", ["textDocument": ["uri": JSONValue(name)], "reason": 1])
        notify("textDocument/didSave", .object(JSONObject(params)))
    }

    private static let pieces = [
        "", "", "", "x", "\n", "\r\n", "\r", "\n\n", "🦊", "论文", "é", "e\u{301}", "\u{2028}", "\0", "</details>", "<details>", "\\",
        "### [7] [T](https://arxiv.org/abs/2501.00001)\n", "Main category: cs.LG\n", "TL;DR: ", "# cs.LG [[Back]](#toc)\n",
        "<div id='cs.LG'></div>\n",
        "- [cs.LG](#cs.LG) [Total: 4]\n", "]", ")", "*", "<!-- digestls-disable -->", "<<<<<<< ours\n", "$\\alpha^2$", "arXiv:2512.10101 ",
        loneSurrogate, "a\(loneSurrogate)b",
    ]

    private func change() {
        let name = name
        guard var document = documents[name] else {
            return notify(
                "textDocument/didChange", ["textDocument": ["uri": JSONValue(name), "version": 9], "contentChanges": [["text": "lost"]]])
        }
        var changes: [JSONValue] = []
        if document.bytes.count > 24_000 || document.bytes.count < 40 || random.once(in: 60) {
            let text = text
            document.replaceAll(with: text)
            changes.append(["text": .string(JSONString(repairing: text))])
        }
        for _ in 0..<random.number(0...3) { changes.append(edit(&document)) }
        document.version += random.number(1...3)
        documents[name] = document
        notify(
            "textDocument/didChange",
            [
                "textDocument": ["uri": JSONValue(name), "version": JSONValue(document.version)], "contentChanges": .array(changes),
            ])
    }

    /// A ranged change: of some bytes, of lines, or of a place that is no longer there.
    private func edit(_ document: inout ModelText) -> JSONValue {
        let piece = random.one(of: Self.pieces)
        let offset = random.number(0...document.bytes.count)
        var start = document.position(near: offset)
        var end = start
        switch random.number(0...19) {
        case 0...8: break
        case 9...14: end = document.position(near: offset + random.number(0...24))
        case 15...16: end = (start.line + random.number(0...3), 0)
        case 17: start = (start.line, 2_147_483_647)
        case 18: end = (document.lineCount + random.number(0...9), random.number(0...9))
        default: (start, end) = (document.position(near: offset + 20), start)
        }
        // Half a character is the whole one, or none of it.
        if encoding != .utf32, random.once(in: 9) { end.character += 1 }
        document.replace(from: start, to: end, with: Array(piece.utf8).replacing(Self.loneSurrogate, with: "\u{FFFD}"))
        return ["range": ["start": place(start), "end": place(end)], "text": JSONValue(piece), "rangeLength": 77]
    }

    private func place(_ place: (line: Int, character: Int)) -> JSONValue { Message.position(place.line, place.character) }

    // MARK: Requests

    private func position(in name: String) -> JSONValue {
        guard var document = documents[name], !random.once(in: 15) else {
            return Message.position(random.number(0...400), random.number(0...90))
        }
        let offset = random.number(0...document.bytes.count)
        let place = document.position(near: offset)
        documents[name] = document
        return Message.position(place.line, place.character + (random.once(in: 10) ? random.number(0...3) : 0))
    }

    private func range(in name: String) -> JSONValue {
        if random.once(in: 4) { return ["start": Message.position(0, 0), "end": Message.position(2_147_483_647, 2_147_483_647)] }
        return ["start": position(in: name), "end": position(in: name)]
    }

    private func remember(_ method: ClientRequest, or made: JSONValue) -> JSONValue {
        guard let items = remembered[method.rawValue], !items.isEmpty, !random.once(in: 10) else { return made }
        return random.one(of: items)
    }

    /// A well-formed request of this method.
    func ask(_ method: ClientRequest) { request(method.rawValue, params(of: method)) }

    private func params(of method: ClientRequest) -> JSONValue {
        let name = name
        let document: JSONValue = ["uri": JSONValue(name)]
        let line = JSONValue(random.number(0...90))
        switch method {
        case .initialize: return ["capabilities": [:]]
        case .shutdown: return .null
        case .documentSymbol, .documentLink, .foldingRange, .codeLens, .semanticTokensFull: return ["textDocument": document]
        case .documentDiagnostic:
            return ["textDocument": document, "previousResultId": random.once(in: 2) ? "unknown" : .null]
        case .workspaceDiagnostic: return ["previousResultIds": []]
        case .hover, .definition, .declaration, .typeDefinition, .documentHighlight, .prepareRename, .linkedEditingRange,
            .prepareCallHierarchy, .completion:
            return ["textDocument": document, "position": position(in: name)]
        case .references:
            return [
                "textDocument": document, "position": position(in: name), "context": ["includeDeclaration": .bool(random.once(in: 2))],
            ]
        case .selectionRange: return ["textDocument": document, "positions": [position(in: name), position(in: name)]]
        case .codeAction:
            return ["textDocument": document, "range": range(in: name), "context": ["diagnostics": []]]
        case .formatting: return ["textDocument": document, "options": ["tabSize": 2, "insertSpaces": true]]
        case .rangeFormatting:
            return ["textDocument": document, "range": range(in: name), "options": ["tabSize": 2, "insertSpaces": true]]
        case .rangesFormatting:
            return [
                "textDocument": document, "ranges": [range(in: name), range(in: name)], "options": ["tabSize": 2, "insertSpaces": true],
            ]
        case .onTypeFormatting:
            return [
                "textDocument": document, "position": position(in: name), "ch": JSONValue(random.one(of: ["\n", "]", ">", "🦊", ""])),
                "options": ["tabSize": 2, "insertSpaces": true],
            ]
        case .willSaveWaitUntil: return ["textDocument": document, "reason": 1]
        case .rename:
            return [
                "textDocument": document, "position": position(in: name), "newName": JSONValue(random.one(of: ["cs.LG", "", "x y", "🦊"])),
            ]
        case .inlayHint, .semanticTokensRange: return ["textDocument": document, "range": range(in: name)]
        case .semanticTokensDelta:
            let last = remembered[ClientRequest.semanticTokensFull.rawValue]?.last?["resultId"] ?? "unknown"
            return ["textDocument": document, "previousResultId": random.once(in: 5) ? "unknown" : last]
        case .documentLinkResolve: return remember(.documentLink, or: ["range": range(in: name)])
        case .completionItemResolve:
            return remember(.completion, or: ["label": "x", "data": ["uri": JSONValue(name), "kind": "x", "name": "y"]])
        case .codeActionResolve:
            return remember(
                .codeAction, or: ["title": "x", "data": ["uri": JSONValue(name), "version": 1, "name": "renumber", "offset": -7]])
        case .codeLensResolve: return remember(.codeLens, or: ["range": range(in: name)])
        case .inlayHintResolve:
            return remember(.inlayHint, or: ["position": position(in: name), "label": "x", "data": ["uri": JSONValue(name)]])
        case .workspaceSymbol:
            return ["query": JSONValue(random.one(of: ["", "fox", "Paper 1", "2512.10101", "第一作者", "lovelcae", "\0", "cs."]))]
        case .workspaceSymbolResolve:
            return remember(
                .workspaceSymbol,
                or: [
                    "name": "x", "kind": 5, "location": ["uri": JSONValue(name)],
                    "data": ["line": line, "start": 99_999_999, "end": 100_000_000],
                ])
        case .incomingCalls, .outgoingCalls:
            let range: JSONValue = ["start": Message.position(0, 0), "end": Message.position(0, 0)]
            let made: JSONValue = [
                "name": "x", "kind": 5, "uri": JSONValue(name), "range": range, "selectionRange": range, "data": ["paper": "2512.10101"],
            ]
            return ["item": remember(.prepareCallHierarchy, or: made)]
        case .executeCommand:
            let list = JSONValue(uri(ofFile: random.one(of: ["list.md", "notes.md", "sub", "no/such/list.md"])))
            let version = JSONValue(documents[name]?.version ?? 1)
            let edit: JSONValue = ["start": JSONValue(random.number(0...300)), "end": JSONValue(random.number(0...300)), "text": "x"]
            return [
                "command": JSONValue(random.one(of: commands + ["digestls.nothing"])),
                "arguments": [
                    [
                        "uri": JSONValue(name), "line": line, "character": 0, "list": list, "version": version, "title": "t",
                        "edits": [edit],
                    ]
                ],
            ]
        case .willCreateFiles, .willDeleteFiles: return ["files": [document]]
        case .willRenameFiles: return ["files": [["oldUri": JSONValue(name), "newUri": JSONValue(name)]]]
        }
    }

    /// Of something that is waiting, or of nothing.
    private func cancel() {
        let id = openRequests.isEmpty || random.once(in: 4) ? 123_456_789 : random.one(of: openRequests)
        notify("$/cancelRequest", ["id": id])
    }

    // MARK: What happens around

    /// Writes, removes and moves files as another program would, and says so.
    private func touchDisk() {
        let name = random.one(of: Self.fileNames)
        switch random.number(0...9) {
        case 0...4:
            try? vault.write(text, name)
            report([(name, 2)])
        case 5:
            vault.remove(name)
            report([(name, 3)])
        case 6:
            vault.remove("sub")
            report([("sub", 3)])
        case 7:
            let target = random.one(of: Self.fileNames)
            guard target != name, rename(vault[name].path, vault[target].path) == 0 else { return }
            notify(
                "workspace/didRenameFiles", ["files": [["oldUri": JSONValue(uri(ofFile: name)), "newUri": JSONValue(uri(ofFile: target))]]])
        case 8:
            let configurations = [#"{"exclude": ["notes.md"]}"#, #"{"rules": {"wrong-total": "off"}}"#, "{", #"{"exclude": ["sub"]}"#]
            try? vault.write(Array(random.one(of: configurations).utf8), ".digestls.json")
            if random.once(in: 3) { vault.remove(".digestls.json") }
            report([(".digestls.json", 2)])
        default: report((0..<random.number(1...200)).map { ("sub/\($0)/nothing.md", 1 + $0 % 3) })
        }
    }

    private func report(_ changes: [(name: String, type: Int)]) {
        let changes = changes.map { ["uri": JSONValue(uri(ofFile: $0.name)), "type": JSONValue($0.type)] as JSONValue }
        notify("workspace/didChangeWatchedFiles", ["changes": .array(changes)])
    }

    private func configure() {
        settings = random.one(of: Self.allSettings + [.null, 7, ["rules": 3]])
        notify("workspace/didChangeConfiguration", ["settings": random.once(in: 2) ? ["digestls": settings] : .null])
    }

    private func noise() {
        switch random.number(0...5) {
        case 0: notify("$/setTrace", ["value": JSONValue(random.one(of: ["off", "messages", "verbose", "loud"]))])
        case 1: notify("window/workDoneProgress/cancel", ["token": progressTokens.isEmpty ? "nothing" : random.one(of: progressTokens)])
        case 2: notify("$/progress", ["token": 1, "value": [:]])
        case 3:
            let folder: JSONValue = ["uri": JSONValue(uri(ofFile: "")), "name": "vault"]
            notify("workspace/didChangeWorkspaceFolders", ["event": ["added": [], "removed": [folder]]])
            notify("workspace/didChangeWorkspaceFolders", ["event": ["added": [folder], "removed": []]])
        case 4: notify("workspace/didCreateFiles", ["files": [["uri": JSONValue(uri(ofFile: "sub"))]]])
        default: notify("initialized", [:])
        }
    }
}
