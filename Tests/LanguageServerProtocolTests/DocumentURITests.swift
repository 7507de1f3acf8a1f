import LanguageServerProtocol
import Testing

@Suite struct DocumentURITests {
    @Test(arguments: [
        ("file:///a%20b.md", "file:///a b.md"), ("file:///c%3A/x.md", "file:///C:/x.md"), ("file:///c%3a/x.md", "file:///c:/x.md"),
        ("FILE:///a.md", "file:///a.md"), ("file://localhost/a.md", "file:///a.md"), ("file:/a.md", "file:///a.md"),
        ("file:///%E4%B8%AD%e6%96%87.md", "file:///中文.md"), ("file:///%61%2Emd", "file:///a.md"),
        ("file:///a%28b%29.md", "file:///a(b).md"),
        ("file://Host/share/a.md", "file://host/share/a.md"), ("file:///a%2fb", "file:///a%2Fb"), ("git:/a?x=%7e", "git:/a?x=~"),
        ("file:///100%25.md", "file:///100%.md"), ("untitled:Untitled%2D1", "untitled:Untitled-1"),
    ])
    func `different spellings of one name are equal and each is echoed as it came`(one: String, other: String) {
        #expect(DocumentURI(one) == DocumentURI(other))
        #expect(DocumentURI(one).hashValue == DocumentURI(other).hashValue)
        #expect(DocumentURI(one).spelling == one && DocumentURI(other).spelling == other)
    }

    @Test(arguments: [
        ("file:///a.md", "file:///A.md"), ("file:///a%2Fb", "file:///a/b"), ("untitled:a", "file:///a"), ("file:///a", "file://host/a"),
        ("git:/a?x=1%262", "git:/a?x=1&2"), ("file:///a%23b", "file:///a#b"), ("file:///%C3%A9", "file:///e%CC%81"),
        ("file:///%41", "file:///%2541"),
    ])
    func `different names stay different`(one: String, other: String) {
        #expect(DocumentURI(one) != DocumentURI(other))
    }

    @Test(arguments: [
        ("file:///a/b.md", "/a/b.md"), ("file:///a%20b/%E4%B8%AD%E6%96%87.md", "/a b/中文.md"), ("file://localhost/a", "/a"),
        ("file:///100%25%20%zz", "/100% %zz"), ("file:///a%0Db%0A", "/a\rb\n"), ("file:///a%23%3F", "/a#?"), ("file:///c%3A/x", "/c:/x"),
    ])
    func `a file's path is decoded`(uri: String, path: String) {
        #expect(DocumentURI(uri).filePath.map { Array($0.utf8) } == Array(path.utf8))
    }

    @Test(arguments: [
        "untitled:Untitled-1", "git:/a.md?x", "vscode-remote://ssh/a.md", "file://host/share/a.md", "file:///a%00b", "file:///a%2Fb",
        "http://a/b", "",
        "a.md", "file:", "file://", "file:a", ":", "%", "file:///%FF",
    ])
    func `what is no file on this machine has no path`(uri: String) {
        #expect(DocumentURI(uri).filePath == nil)
    }

    @Test func `a path that is no UTF-8 keeps its bytes`() {
        #expect(DocumentURI("file:///a%FFb").filePathBytes == [0x2F, 0x61, 0xFF, 0x62])
        #expect(DocumentURI("file:///a%FFb") != DocumentURI("file:///a%FEb"))
    }

    @Test(arguments: ["/a/b.md", "/a b/中文/é.md", "/100%/#?&=+~/[x]\\", "/\r\n\u{7F}", "/"])
    func `a path comes back from its name`(path: String) {
        let uri = DocumentURI(filePath: path)
        #expect(uri.filePath.map { Array($0.utf8) } == Array(path.utf8))
        #expect(uri.spelling.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F })
        #expect(uri.spelling.hasPrefix("file:///"))
    }
}
