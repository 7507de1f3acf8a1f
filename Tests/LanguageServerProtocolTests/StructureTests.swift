import JSON
import LanguageServerProtocol
import Testing

@Suite struct StructureTests {
    private let range = PositionRange(start: Position(line: 1, character: 2), end: Position(line: 3, character: 4))
    private let rangeJSON: JSONValue = ["start": ["line": 1, "character": 2], "end": ["line": 3, "character": 4]]

    private func json(_ value: some JSONWritable) throws -> JSONValue { try JSONValue(parsing: value.json()) }
    private func json(_ text: String) throws -> JSONValue { try JSONValue(parsing: Array(text.utf8)) }

    @Test(arguments: ["-1", "2147483648", "1.5", "\"1\"", "1e300", "null"])
    func `a position beyond the range of a uinteger is refused`(number: String) throws {
        let value = try json("{\"line\":0,\"character\":\(number)}")
        #expect(throws: InvalidParams.self) { try Position(json: value) }
    }

    @Test func `a position up to the largest uinteger is read, whatever its spelling`() throws {
        #expect(try Position(json: json("{\"line\":2147483647,\"character\":1e1}")) == Position(line: 2_147_483_647, character: 10))
        #expect(Position(line: -5, character: .max) == Position(line: 0, character: 2_147_483_647))
    }

    @Test func `a range sent backwards is turned around`() throws {
        let value = try json("{\"start\":{\"line\":3,\"character\":4},\"end\":{\"line\":1,\"character\":2}}")
        #expect(try PositionRange(json: value) == range)
    }

    @Test func `changes may be full, ranged, mixed or none, and rangeLength is not looked at`() throws {
        let text = """
            {"textDocument":{"uri":"untitled:a","version":7},"contentChanges":[{"text":"all"},
            {"range":{"start":{"line":1,"character":2},"end":{"line":3,"character":4}},"rangeLength":-9,"text":"中"}]}
            """
        let params = try DidChangeTextDocumentParams(json: json(text))
        #expect(params.textDocument.version == 7)
        #expect(params.contentChanges.map(\.range) == [nil, range])
        #expect(params.contentChanges.map(\.text.string) == ["all", "中"])
        let none = try json("{\"textDocument\":{\"uri\":\"a:b\",\"version\":8},\"contentChanges\":[]}")
        #expect(try DidChangeTextDocumentParams(json: none).contentChanges.isEmpty)
    }

    @Test func `a version is never null in a change and is null in an edit of a closed file`() throws {
        let closed = try json("{\"textDocument\":{\"uri\":\"a:b\",\"version\":null},\"contentChanges\":[]}")
        #expect(throws: InvalidParams.self) { try DidChangeTextDocumentParams(json: closed) }
        let edit = TextDocumentEdit(
            textDocument: OptionalVersionedTextDocumentIdentifier(uri: DocumentURI("file:///a"), version: nil),
            edits: [TextEdit(range: range, newText: "x")])
        #expect(
            try json(edit) == ["textDocument": ["uri": "file:///a", "version": .null], "edits": [["range": rangeJSON, "newText": "x"]]])
    }

    @Test func `a workspace edit is written in either form and read back`() throws {
        let edit = TextEdit(range: range, newText: "x")
        let uri = DocumentURI("file:///A%20b")
        let changes = WorkspaceEdit.changes([uri: [edit]])
        #expect(try json(changes) == ["changes": ["file:///A%20b": [["range": rangeJSON, "newText": "x"]]]])
        let steps = WorkspaceEdit.documentChanges(
            [
                .create(uri: uri, ignoreIfExists: true), .rename(oldUri: uri, newUri: DocumentURI("file:///c")),
                .delete(uri: uri, recursive: true),
                .edit(
                    TextDocumentEdit(
                        textDocument: OptionalVersionedTextDocumentIdentifier(uri: uri, version: 3),
                        edits: [.plain(edit), .annotated(AnnotatedTextEdit(range: range, newText: "y", annotationId: "n"))])),
            ], annotations: ["n": ChangeAnnotation(label: "Renumber", needsConfirmation: true)])
        #expect(try json(steps)["documentChanges"]?[0] == ["kind": "create", "uri": "file:///A%20b", "options": ["ignoreIfExists": true]])
        #expect(try WorkspaceEdit(json: json(changes)) == changes)
        #expect(try WorkspaceEdit(json: json(steps)) == steps)
    }

    @Test func `absent members are left out and flags that are false too`() throws {
        #expect(
            try json(Diagnostic(range: range, severity: .warning, code: "unclosed-details", message: "m"))
                == ["range": rangeJSON, "severity": 2, "code": "unclosed-details", "message": "m"])
        #expect(try json(CompletionItem(label: "cs.CL", preselect: true)) == ["label": "cs.CL", "preselect": true])
        #expect(try json(CodeAction(title: "t", kind: "source.fixAll.digestls")) == ["title": "t", "kind": "source.fixAll.digestls"])
    }

    @Test func `what a client sends back to be resolved is what it was sent`() throws {
        let item = CompletionItem(
            label: "l", kind: .keyword, documentation: MarkupContent(kind: .markdown, value: "*d*"), insertTextFormat: .snippet,
            textEdit: .insertReplace(InsertReplaceEdit(newText: "n", insert: range, replace: range)),
            command: Command(title: "t", command: "c", arguments: [1, ["a": .null]]), data: ["id": 1])
        #expect(try CompletionItem(json: json(item)) == item)
        let action = CodeAction(
            title: "t", diagnostics: [Diagnostic(range: range, code: .integer(5), message: "m", tags: [.unnecessary])], isPreferred: true,
            edit: .changes([DocumentURI("file:///a"): []]), data: ["k": "v"])
        #expect(try CodeAction(json: json(action)) == action)
        let hint = InlayHint(position: range.start, label: "8", kind: .type, paddingLeft: true, data: [1])
        #expect(try InlayHint(json: json(hint)) == hint)
        let symbol = WorkspaceSymbol(name: "n", kind: .file, uri: DocumentURI("file:///a"), data: [:])
        #expect(try WorkspaceSymbol(json: json(symbol)) == symbol)
        let call = CallHierarchyItem(name: "n", kind: .file, uri: DocumentURI("file:///a"), range: range, selectionRange: range)
        #expect(try CallHierarchyItem(json: json(call)) == call)
        let lens = CodeLens(range: range, data: [:])
        #expect(try CodeLens(json: json(lens)) == lens)
        let link = DocumentLink(range: range, target: "https://arxiv.org/abs/2512.10935")
        #expect(try DocumentLink(json: json(link)) == link)
    }

    @Test func `an unreadable finding of another server does not cost the code actions`() throws {
        let text = """
            {"textDocument":{"uri":"file:///a"},"range":{"start":{"line":1,"character":2},"end":{"line":3,"character":4}},
            "context":{"diagnostics":[{"message":{"kind":"markdown","value":"x"}},
            {"range":{"start":{"line":0,"character":0},"end":{"line":0,"character":0}},"message":"m","code":7}],"only":["source.fixAll"]}}
            """
        let params = try CodeActionParams(json: json(text))
        #expect(params.context.diagnostics.map(\.code) == [.integer(7)])
        #expect(params.context.only == [.sourceFixAll])
    }

    @Test(arguments: [
        ("source.fixAll", "source.fixAll.digestls", true), ("source", "source.fixAll", true), ("source", "source", true),
        ("", "quickfix", true),
        ("source.fixAll.digestls", "source.fixAll", false), ("source", "sources", false), ("source.fix", "source.fixAll", false),
    ])
    func `a kind filter is a beginning of the dotted path`(filter: String, kind: String, passes: Bool) {
        #expect(CodeActionKind(rawValue: filter).contains(CodeActionKind(rawValue: kind)) == passes)
    }

    @Test func `selection ranges nest and skip what does not contain the last`() throws {
        let inner = PositionRange(at: Position(line: 1, character: 3))
        let selection = SelectionRange(innermost: inner, around: [inner, PositionRange(at: Position(line: 9, character: 0)), range])
        #expect(selection.ranges == [inner, range])
        let innerJSON: JSONValue = ["start": ["line": 1, "character": 3], "end": ["line": 1, "character": 3]]
        #expect(try json(selection) == ["range": innerJSON, "parent": ["range": rangeJSON]])
    }

    @Test func `reports say full or unchanged, and null for the version of a closed file`() throws {
        let uri = DocumentURI("file:///a")
        let full = DiagnosticReport.full(resultId: "1", items: [])
        #expect(try json(DocumentDiagnosticReport(full)) == ["kind": "full", "resultId": "1", "items": []])
        #expect(
            try json(DocumentDiagnosticReport(.unchanged(resultId: "1"), relatedDocuments: [uri: full]))
                == [
                    "kind": "unchanged", "resultId": "1",
                    "relatedDocuments": ["file:///a": ["kind": "full", "resultId": "1", "items": []]],
                ])
        #expect(
            try json(WorkspaceDiagnosticReport(items: [WorkspaceDocumentDiagnosticReport(uri: uri, version: nil, report: full)]))
                == ["items": [["uri": "file:///a", "version": .null, "kind": "full", "resultId": "1", "items": []]]])
    }

    @Test func `progress has a token of the client's kind and a percentage within bounds`() throws {
        let begin = ProgressParams(token: 5, value: WorkDoneProgress.begin(title: "Indexing", cancellable: true, percentage: 900))
        #expect(
            try json(begin) == ["token": 5, "value": ["kind": "begin", "title": "Indexing", "cancellable": true, "percentage": 100]])
        #expect(RequestTokens(params: ["workDoneToken": "1", "partialResultToken": 2]).workDone == "1")
        #expect(RequestTokens(params: .null).partialResult == nil)
    }

    @Test func `watchers are relative to a folder where there is one`() throws {
        let registration = Registration(
            id: "w", method: "workspace/didChangeWatchedFiles",
            registerOptions: DidChangeWatchedFilesRegistrationOptions(watchers: [
                FileSystemWatcher(pattern: "**/*.md"), FileSystemWatcher(pattern: "*.md", base: DocumentURI("file:///d")),
            ]))
        let watchers: JSONValue = [["globPattern": "**/*.md"], ["globPattern": ["baseUri": "file:///d", "pattern": "*.md"]]]
        #expect(
            try json(RegistrationParams(registrations: [registration]))["registrations"]?[0]?["registerOptions"]?["watchers"] == watchers)
        #expect(try json(UnregistrationParams(unregistrations: [("a", "b")])) == ["unregisterations": [["id": "a", "method": "b"]]])
    }
}
