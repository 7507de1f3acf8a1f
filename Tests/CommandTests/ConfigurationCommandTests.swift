import Foundation
import Testing

struct ConfigurationCommandTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    @Test func `the nearest configuration counts`() throws {
        try folder.write(Fixtures.small(total: 3), "a/x.md")
        try folder.write(Fixtures.small(total: 3), "b/x.md")
        try folder.write(#"{"rules": {"wrong-total": "error"}}"#, ".digestls.json")
        try folder.write(#"{"rules": {"wrong-total": "off"}}"#, "b/.digestls.json")
        let run = try digestls("lint", "--format", "concise", in: folder.url)
        #expect(run.lines.count == 1 && run.output.hasPrefix("a/x.md:5:27: error[wrong-total]"))
        #expect(try digestls("lint", "--isolated", "--format", "concise", in: folder.url).lines.count == 2)
        #expect(try digestls("lint", "--config", "b/.digestls.json", in: folder.url).status == 0)
    }

    @Test func `the command line counts more than the configuration`() throws {
        try folder.write(Fixtures.small(total: 3), "x.md")
        try folder.write(#"{"rules": {"wrong-total": "off"}}"#, ".digestls.json")
        #expect(try digestls("lint", in: folder.url).status == 0)
        #expect(try digestls("lint", "--select", "wrong-total", in: folder.url).status == 1)
        #expect(try digestls("lint", "--severity", "wrong-total=error", in: folder.url).status == 1)
    }

    @Test func `include and exclude choose files in folders, and named ones only if asked`() throws {
        try folder.write(#"{"include": ["*.txt"], "exclude": ["drafts/"]}"#, ".digestls.json")
        for name in ["a.txt", "drafts/b.md", "c.rst"] { try folder.write(Fixtures.small(total: 3), name) }
        func files(_ arguments: String) throws -> [String] {
            try shell("$digestls lint --format concise \(arguments)", in: folder.url).lines.compactMap {
                $0.split(separator: ":").first.map(String.init)
            }
        }
        #expect(try files("") == ["a.txt"])
        #expect(try files("drafts/b.md c.rst") == ["drafts/b.md", "c.rst"])
        #expect(try files("--force-exclude drafts/b.md c.rst") == ["c.rst"])
        #expect(try files("--force-exclude drafts") == [])
    }

    @Test func `overrides count for their files`() throws {
        try folder.write(#"{"overrides": [{"files": ["2025-*"], "rules": {"wrong-total": "hint"}}]}"#, ".digestls.json")
        try folder.write(Fixtures.small(total: 3), "2025-01-01.md")
        try folder.write(Fixtures.small(total: 3), "2026-01-01.md")
        let run = try digestls("lint", "--format", "concise", in: folder.url)
        #expect(run.lines.map { $0.contains("hint[wrong-total]") } == [true, false])
    }

    @Test func `a wrong configuration is told with its place, and nothing is done`() throws {
        try folder.write(Fixtures.small(total: 3), "x.md")
        try folder.write("{\n  \"rules\": {\"wrong-totl\": \"off\"},\n  \"exlude\": []\n}\n", ".digestls.json")
        let run = try digestls("lint", "--fix", in: folder.url)
        #expect(
            run.errors == """
                digestls: .digestls.json:2:13: there is no rule `wrong-totl`; did you mean `wrong-total`?
                digestls: .digestls.json:3:3: there is no key `exlude`; did you mean `exclude`?
                digestls: the configuration is not right: nothing was done

                """)
        #expect(run.status == 2)
        #expect(try folder.read("x.md") == Fixtures.small(total: 3))
    }

    @Test func `config show says what counts and where it was set`() throws {
        try folder.write("{\"rules\": {\"wrong-total\": \"error\"},\n\"interests\": [\"cs.CV\"]}", ".digestls.json")
        let run = try digestls("config", "show", "sub/x.md", in: folder.url)
        func row(_ name: String) -> [String] {
            run.lines.first { $0.hasPrefix(name + " ") }.map { $0.split(separator: " ").map(String.init) } ?? []
        }
        #expect(row("file") == ["file", "sub/x.md"])
        #expect(row("configuration") == ["configuration", ".digestls.json"])
        #expect(row("wrong-total") == ["wrong-total", "error", ".digestls.json:1:12"])
        #expect(row("old-dialect") == ["old-dialect", "hint", "default"])
        #expect(row("interests") == ["interests", "cs.CV", ".digestls.json:2:14"])
        #expect(row("fixOnSave") == ["fixOnSave", "false", "default"])
    }

    @Test func `the schema is JSON and knows every rule`() throws {
        let schema = try digestls("config", "schema").json() as? [String: Any]
        let rules = ((schema?["properties"] as? [String: Any])?["rules"] as? [String: Any])?["properties"] as? [String: Any]
        #expect(Set((rules ?? [:]).keys) == Set(try digestls("rules").lines.compactMap { $0.split(separator: " ").first.map(String.init) }))
    }
}
