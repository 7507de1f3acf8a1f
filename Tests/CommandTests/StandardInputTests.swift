import Foundation
import Testing

struct StandardInputTests {
    @Test(arguments: ["text", "concise", "json", "jsonl", "github", "gitlab", "sarif", "junit", "checkstyle", "rdjson"])
    func `linting standard input says what linting the file says`(format: String) throws {
        let path = "Fixtures/broken/paper-taken-out.md"
        let file = try digestls("lint", path, "--format", format)
        let input = try digestls(
            "lint", "-", "--stdin-filename", path, "--format", format, input: Fixtures.bytes("broken/paper-taken-out.md"))
        #expect(file.output == input.output)
        #expect(file.status == input.status)
        #expect(file.output.contains(format == "gitlab" || format == "rdjson" ? path : "paper-taken-out"))
    }

    @Test func `without a name it is called stdin`() throws {
        let run = try digestls("lint", "-", "--format", "concise", input: Array(Fixtures.small(total: 3).utf8))
        #expect(run.output.hasPrefix("<stdin>:5:27: "))
    }

    @Test func `the configuration of the given name counts`() throws {
        let folder = try TemporaryFolder()
        try folder.write(#"{"rules": {"wrong-total": "off"}}"#, "sub/.digestls.json")
        let text = Array(Fixtures.small(total: 3).utf8)
        #expect(try digestls("lint", "-", "--stdin-filename", "sub/x.md", input: text, in: folder.url).status == 0)
        #expect(try digestls("lint", "-", "--stdin-filename", "x.md", input: text, in: folder.url).status == 1)
    }

    @Test func `fixing prints the text, and the findings elsewhere`() throws {
        let run = try digestls("lint", "--fix", "-", input: Array(Fixtures.small(total: 3).utf8))
        #expect(run.output == Fixtures.small())
        #expect(run.errors == "Fixed 1 finding.\n1 digest, nothing found.\n")
        #expect(run.status == 0)
    }

    @Test(arguments: ["lint --fix", "format"]) func `what is no digest passes through a filter as it is`(command: String) throws {
        let folder = try TemporaryFolder()
        try folder.write("# Notes\r\n\n  x", "in")
        #expect(try shell("$digestls \(command) - < in", in: folder.url).output == "# Notes\r\n\n  x")
    }

    @Test func `formatting standard input prints what formatting the file writes`() throws {
        let folder = try TemporaryFolder()
        let text = try Fixtures.text("broken/old-dialect.md")
        try folder.write(text, "x.md")
        let input = try digestls("format", "-", input: Array(text.utf8), in: folder.url)
        #expect(try digestls("format", "x.md", in: folder.url).status == 0)
        #expect(try folder.read("x.md") == input.output)
        #expect(input.status == 0)
    }
}
