import JSON
import LanguageServerProtocol
import Testing

@testable import DigestServer

@Suite struct SyncTests {
    @Test func `changes are made one after the other, each in the text that the one before left`() {
        let client = TestClient.started()
        client.open("abc\ndef")
        client.change([TestClient.edit(0, 0, 0, 1, "XY\n"), TestClient.edit(1, 0, 1, 1, "Z"), TestClient.edit(2, 3, 2, 3, "!")])
        #expect(client.text() == "XY\nZc\ndef!")
    }

    @Test func `whole texts and ranges may be mixed, and a change may be empty`() {
        let client = TestClient.started()
        client.open("abc")
        client.change([TestClient.edit(0, 0, 0, 3, "new"), ["text": "whole"], TestClient.edit(0, 5, 0, 5, "!")])
        #expect(client.text() == "whole!")
        client.change([])
        #expect(client.text() == "whole!")
        #expect(client.session.documents[DocumentURI(TestClient.uri)]?.version == 3)
    }

    @Test func `rangeLength is not looked at`() {
        let client = TestClient.started()
        client.open("abcdef")
        client.change([["range": TestClient.range(0, 1, 0, 2), "rangeLength": 5, "text": "-"]])
        #expect(client.text() == "a-cdef")
    }

    @Test(arguments: ["\n", "\r\n", "\r"])
    func `every line end of the specification ends a line, and past it is before it`(lineEnd: String) {
        let client = TestClient.started()
        client.open("ab\(lineEnd)cd")
        client.change([TestClient.edit(0, 99, 0, 99, "!"), TestClient.edit(1, 0, 1, 1, "C"), TestClient.edit(99, 0, 99, 5, "?")])
        #expect(client.text() == "ab!\(lineEnd)Cd?")
    }

    @Test func `other separators end no line`() {
        let client = TestClient.started()
        client.open("a\u{2028}b\u{2029}c\u{85}d\u{0B}e\u{0C}f\ng")
        client.change([TestClient.edit(1, 0, 1, 1, "G"), TestClient.edit(0, 10, 0, 11, "F")])
        #expect(client.text() == "a\u{2028}b\u{2029}c\u{85}d\u{0B}e\u{0C}F\nG")
    }

    @Test func `end before start is the same range`() {
        let client = TestClient.started()
        client.open("abcdef")
        client.change([TestClient.edit(0, 4, 0, 1, "-")])
        #expect(client.text() == "a-ef")
    }

    @Test(arguments: [("utf-8", 2, 6), ("utf-16", 1, 3), ("utf-32", 1, 2)])
    func `columns count what was agreed`(encoding: String, start: Int, end: Int) {
        let client = TestClient.started(["general": ["positionEncodings": [JSONValue(encoding)]]])
        client.open("é🦊z")
        client.change([TestClient.edit(0, start, 0, end, "-")])
        #expect(client.text() == "é-z")
    }

    @Test func `a column inside a character is its start`() {
        let wide = TestClient.started()
        wide.open("a🦊b")
        wide.change([TestClient.edit(0, 2, 0, 2, "-")])
        #expect(wide.text() == "a-🦊b")
        let bytes = TestClient.started(["general": ["positionEncodings": ["utf-8"]]])
        for column in 1...4 {
            bytes.open("a🦊b")
            bytes.change([TestClient.edit(0, column, 0, column, "-")])
            #expect(bytes.text() == "a-🦊b")
        }
    }

    @Test func `text that looks the same is other text`() {
        let client = TestClient.started()
        client.open("e\u{301}")
        client.change([["text": "é"]])
        #expect(client.text().map { Array($0.utf8) } == Array("é".utf8))
    }

    @Test func `a half surrogate becomes a replacement character, and the change is not lost`() {
        let client = TestClient.started()
        client.open("ab")
        let body = """
            {"jsonrpc":"2.0","method":"textDocument/didChange","params":{"textDocument":{"uri":"\(TestClient.uri)","version":2},
            "contentChanges":[{"range":{"start":{"line":0,"character":1},"end":{"line":0,"character":1}},"text":"\\ud800"}]}}
            """
        client.session.handle(Array(body.utf8))
        #expect(client.text() == "a\u{FFFD}b")
    }

    @Test func `opening twice takes the second text, closing and changing what is not open is logged`() {
        let client = TestClient.started()
        client.open(Fixtures.damaged)
        client.open(Fixtures.small)
        #expect(client.text() == Fixtures.small)
        #expect(client.published.last?["diagnostics"] == [])
        client.close()
        client.close()
        client.change([["text": "x"]])
        #expect(client.session.documents.isEmpty)
        #expect(client.notifications("window/logMessage").count { $0["type"]?.int == 2 } == 3)
    }

    @Test(arguments: [
        ("file:///c%3A/a%20b.md", "file:///C:/a b.md"), ("file:///v/%E8%AE%BA.md", "file:///v/论.md"),
        ("untitled:Untitled-1", "untitled:Untitled-1"),
        ("git:/a.md?%7B%22ref%22%3A%22%22%7D", "git:/a.md?%7b%22ref%22%3a%22%22%7d"), ("file://host/share/a.md", "file://HOST/share/a.md"),
        ("vscode-remote://ssh%2Bbox/a.md", "vscode-remote://ssh%2Bbox/a.md"),
    ])
    func `names are compared by what they mean, and echoed as the client spelled them`(opened: String, asked: String) {
        let client = TestClient.started()
        client.open(Fixtures.damaged, opened)
        #expect(client.published.last?["uri"]?.string == opened)
        #expect(client.request("textDocument/hover", TestClient.at(12, 12, asked))["contents"] != nil)
        client.close(asked)
        #expect(client.published.last?["uri"]?.string == opened && client.published.last?["diagnostics"] == [])
        #expect(client.session.documents.isEmpty)
    }

    @Test func `a whole text that changes one letter keeps what is known of the rest`() {
        let client = TestClient.started()
        client.open(Fixtures.damaged)
        let other = Fixtures.damaged.replacing("Abstract 1.", with: "Abstract one.")
        client.change([["text": JSONValue(other)]])
        #expect(client.text() == other)
        let fresh = TestClient.started()
        fresh.open(other)
        #expect(client.published.last?["diagnostics"] == fresh.published.last?["diagnostics"])
    }

    @Test func `queries behind the end of the text find nothing`() {
        let client = TestClient.started()
        client.open(Fixtures.small)
        #expect(client.request("textDocument/hover", TestClient.at(9_999, 0)) == .null)
        #expect(client.request("textDocument/definition", TestClient.at(2_147_483_647, 2_147_483_647)) == .null)
        #expect(client.request("textDocument/hover", TestClient.at(12, 2_147_483_647))["contents"] != nil)
    }

    @Test func `requests about what is not open find nothing`() {
        let client = TestClient.started([
            "textDocument": ["diagnostic": [:], "semanticTokens": ["requests": ["full": true]], "inlayHint": [:]]
        ])
        for method in ["documentSymbol", "foldingRange", "codeLens", "documentLink", "semanticTokens/full"] {
            #expect(client.request("textDocument/\(method)", TestClient.document("file:///other.md")) == .null)
        }
        #expect(client.request("textDocument/diagnostic", TestClient.document("file:///other.md"))["items"] == [])
    }
}
