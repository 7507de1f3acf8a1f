import Foundation
import Testing

struct LintCommandTests {
    @Test func `real digests have nothing to report`() throws {
        let run = try digestls("lint", "Fixtures/digests")
        #expect(run.output == "5 digests, nothing found.\n")
        #expect(run.errors == "")
        #expect(run.status == 0)
    }

    @Test func `each broken fixture shows its damage and nothing else`() throws {
        let run = try digestls("lint", "Fixtures/broken", "--format", "concise")
        let found = run.lines.compactMap { line -> String? in
            guard let open = line.firstIndex(of: "["), let close = line.firstIndex(of: "]") else { return nil }
            return (line.split(separator: ":").first.map { String($0.split(separator: "/").last ?? "") } ?? "") + " "
                + line[line.index(after: open)..<close]
        }
        #expect(
            Set(found) == [
                "damaged-latex.md damaged-latex", "edited-by-hand.md malformed-link", "edited-by-hand.md malformed-label",
                "edited-by-hand.md unlisted-section", "merge-conflict.md merge-conflict", "mixed-line-endings.md mixed-line-endings",
                "never-summarised.md unsummarised-entry", "never-summarised.md placeholder-field", "old-dialect.md old-dialect",
                "paper-taken-out.md wrong-total", "paper-taken-out.md wrong-entry-number", "unclosed-details.md unclosed-details",
            ])
        #expect(run.status == 1)
    }

    @Test func `without a path the current folder is meant`() throws {
        let folder = try TemporaryFolder()
        try folder.write(Fixtures.small(total: 3), "deep/er/2026-01-01.md")
        try folder.write(Fixtures.small(total: 3), ".hidden/x.md")
        try folder.write("# Read me\n", "README.md")
        let run = try digestls("lint", "--format", "concise", in: folder.url)
        #expect(run.output == "deep/er/2026-01-01.md:5:27: warning[wrong-total] `cs.CV` lists 3 papers, the section has 2\n")
        #expect(run.errors == "")
    }

    @Test(arguments: [
        ("error", 0), ("warning", 1), ("info", 1), ("hint", 1), ("never", 0),
    ]) func `fail-on sets what counts`(level: String, status: Int32) throws {
        let folder = try TemporaryFolder()
        try folder.write(Fixtures.small(total: 3), "x.md")
        #expect(try digestls("lint", "x.md", "--fail-on", level, in: folder.url).status == status)
    }

    @Test func `hints do not fail unless asked to`() throws {
        #expect(try digestls("lint", "Fixtures/broken/old-dialect.md").status == 0)
        #expect(try digestls("lint", "Fixtures/broken/old-dialect.md", "--fail-on=hint").status == 1)
    }

    @Test func `fixing writes, keeps the mode, and a second run changes nothing`() throws {
        let folder = try TemporaryFolder()
        let file = try folder.write(Fixtures.small(total: 3), "x.md")
        try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: file.path)
        let first = try digestls("lint", "--fix", "x.md", in: folder.url)
        #expect(first.output == "Fixed 1 finding.\n1 digest, nothing found.\n")
        #expect(first.status == 0)
        #expect(try folder.read("x.md") == Fixtures.small())
        let attributes = try FileManager.default.attributesOfItem(atPath: file.path)
        #expect((attributes[.posixPermissions] as? Int) == 0o640)
        let inode = attributes[.systemFileNumber] as? Int
        let second = try digestls("lint", "--fix", "x.md", in: folder.url)
        #expect(second.output == "1 digest, nothing found.\n")
        #expect(try FileManager.default.attributesOfItem(atPath: file.path)[.systemFileNumber] as? Int == inode)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path).sorted() == [".git", "x.md"])
    }

    @Test func `a link is not written through`() throws {
        let folder = try TemporaryFolder()
        try folder.write(Fixtures.small(total: 3), "x.md")
        try FileManager.default.createSymbolicLink(at: folder["link.md"], withDestinationURL: folder["x.md"])
        let run = try digestls("lint", "--fix", "link.md", in: folder.url)
        #expect(run.errors == "digestls: link.md: is a symbolic link; name the file it points to\n")
        #expect(run.status == 2)
        #expect(try folder.read("x.md") == Fixtures.small(total: 3))
    }

    @Test func `unsafe fixes need to be asked for`() throws {
        let folder = try TemporaryFolder()
        try folder.write(Fixtures.small(titles: ["A\u{1B}B", "C"]), "x.md")
        #expect(try digestls("lint", "--fix", "x.md", in: folder.url).status == 1)
        #expect(try folder.read("x.md").contains("\u{1B}"))
        #expect(try digestls("lint", "--fix", "--unsafe-fixes", "x.md", in: folder.url).status == 0)
        #expect(try folder.read("x.md") == Fixtures.small(titles: ["AB", "C"]))
        let alone = try digestls("lint", "--unsafe-fixes", "x.md", in: folder.url)
        #expect(alone.status == 2)
        #expect(alone.errors.contains("--unsafe-fixes needs --fix or --diff"))
    }

    @Test func `diff shows what fixing would change, and patch understands it`() throws {
        let folder = try TemporaryFolder()
        try folder.write(Fixtures.small(total: 3), "x.md")
        let run = try digestls("lint", "--diff", "x.md", in: folder.url)
        #expect(
            run.output == """
                --- a/x.md
                +++ b/x.md
                @@ -2,7 +2,7 @@
                 
                 # Table of Contents
                 
                -- [cs.CV](#cs.CV) [Total: 3]
                +- [cs.CV](#cs.CV) [Total: 2]
                 
                 
                 <div id='cs.CV'></div>

                """)
        #expect(run.status == 1)
        #expect(try folder.read("x.md") == Fixtures.small(total: 3))
        guard FileManager.default.isExecutableFile(atPath: "/usr/bin/patch") else { return }
        try shell("$digestls lint --diff x.md | /usr/bin/patch -p1", in: folder.url)
        #expect(try folder.read("x.md") == Fixtures.small())
    }

    @Test func `select, ignore and severity choose rules`() throws {
        let file = "Fixtures/broken/paper-taken-out.md"
        func rules(_ arguments: String...) throws -> [String] {
            let run = try run("lint", file, "--format=jsonl", arguments)
            return try run.lines.map { line in
                let finding = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
                return "\(finding?["rule"] ?? "") \(finding?["severity"] ?? "")"
            }
        }
        #expect(try rules() == ["wrong-total warning", "wrong-entry-number warning"])
        #expect(try rules("--select", "wrong-total") == ["wrong-total warning"])
        #expect(try rules("--select=wrong-total,wrong-entry-number", "--ignore", "wrong-total") == ["wrong-entry-number warning"])
        #expect(try rules("--ignore", "wrong-total", "--ignore", "wrong-entry-number") == [])
        #expect(try rules("--severity", "wrong-total=error,wrong-entry-number=off") == ["wrong-total error"])
    }

    private func run(_ first: String, _ file: String, _ format: String, _ rest: [String]) throws -> CommandRun {
        try shell("$digestls \(first) \(file) \(format) \(rest.joined(separator: " "))")
    }

    @Test(arguments: [
        (["--select", "wrong-totl"], "there is no rule wrong-totl; did you mean wrong-total?"),
        (["--ignore=qqqqqqq"], "there is no rule qqqqqqq; `digestls rules` lists them"),
        (["--severity", "wrong-total"], "--severity is RULE=LEVEL, not wrong-total"),
        (["--severity", "wrong-total=eror"], "a severity is off, hint, info, warning or error, not eror; did you mean error?"),
        (["--fail-on", "warnin"], "--fail-on is error, warning, info, hint or never, not warnin; did you mean warning?"),
        (["--format", "jsn"], "did you mean json?"),
        (["--jobs", "0"], "--jobs is a number from 1 to 1024, not 0"),
        (["--jobs", "x"], "--jobs is a number from 1 to 1024, not x"),
        (["--selct", "x"], "there is no option --selct; did you mean --select?"),
        (["-x"], "there is no option -x"),
        (["--format"], "option --format needs a value"),
        (["--fix=yes"], "option --fix takes no value"),
        (["--baseline", "nowhere.json"], "nowhere.json: does not exist"),
        (["--config", "nowhere.json"], "nowhere.json: does not exist"),
        (["--config", "x", "--isolated"], "--config and --isolated exclude each other"),
        (["-", "-"], "standard input can be read once only"),
    ]) func `wrong usage is said in a line and ends with 2`(arguments: [String], message: String) throws {
        let run = try shell("$digestls lint Fixtures/digests \(arguments.joined(separator: " "))")
        #expect(run.errors.contains(message), "\(run.errors)")
        #expect(run.output == "")
        #expect(run.status == 2)
    }

    @Test func `options may be spelt in every usual way`() throws {
        for script in [
            "lint --format=concise -q -j2 Fixtures/digests", "lint --format concise -qj 2 -- Fixtures/digests",
            "lint --forma concise -qj2 Fixtures/digests", "lint Fixtures/digests --jobs=2 -q --format concise",
        ] {
            let run = try shell("$digestls \(script)")
            #expect(run.status == 0, "\(script): \(run.errors)")
            #expect(run.output == "", "\(script)")
        }
    }

    @Test func `behind two dashes everything is a path`() throws {
        let folder = try TemporaryFolder()
        try folder.write(Fixtures.small(), "--fix")
        #expect(try digestls("lint", "--", "--fix", in: folder.url).output == "1 digest, nothing found.\n")
    }

    @Test func `a baseline hides what was known, wherever it has moved`() throws {
        let folder = try TemporaryFolder()
        try folder.write(Fixtures.small(titles: ["A\u{1}", "B"], total: 3), "x.md")
        let written = try digestls("lint", "--write-baseline", "base.json", in: folder.url)
        #expect(written.status == 0)
        let hidden = try digestls("lint", "--baseline", "base.json", in: folder.url)
        #expect(hidden.output == "1 digest, nothing new.\n2 findings of the baseline not shown.\n")
        #expect(hidden.status == 0)
        // The paper moves down by one entry; an own finding joins it.
        try folder.write(
            Fixtures.small(titles: ["New", "A\u{1}"], total: 3).replacingOccurrences(of: "10860", with: "10869").replacingOccurrences(
                of: "10861", with: "10860"
            ).replacingOccurrences(of: "10869", with: "10861"), "x.md")
        #expect(try digestls("lint", "--baseline", "base.json", in: folder.url).status == 0)
        try folder.write(Fixtures.small(titles: ["A\u{1}", ""], total: 3), "x.md")
        let new = try digestls("lint", "--baseline", "base.json", "--format", "concise", in: folder.url)
        #expect(new.lines.count == 1 && new.output.contains("[empty-title]"))
        #expect(new.status == 1)
    }

    @Test func `statistics count rules, not places`() throws {
        let run = try digestls("lint", "Fixtures/broken", "--statistics")
        #expect(run.lines.first == "2  damaged-latex  2 fixable")
        #expect(run.lines.contains("1  wrong-total  1 fixable"))
        #expect(!run.output.contains("-->"))
        #expect(run.status == 1)
    }

    @Test func `quiet leaves findings and errors`() throws {
        let folder = try TemporaryFolder()
        try folder.write(Fixtures.small(total: 3), "x.md")
        try folder.write("# x\n", "y.md")
        let run = try digestls("lint", "-q", "x.md", "y.md", "z.md", in: folder.url)
        #expect(run.output.hasSuffix("  = fix: Set the total to 2\n\n"))
        #expect(run.errors == "digestls: z.md: does not exist\n")
        #expect(run.status == 2)
        #expect(try digestls("lint", "-q", "y.md", in: folder.url).errors == "")
    }

    @Test func `output goes to a file`() throws {
        let folder = try TemporaryFolder()
        try folder.write(Fixtures.small(total: 3), "x.md")
        let run = try digestls("lint", "x.md", "--format", "jsonl", "-o", "out.jsonl", in: folder.url)
        #expect(run.output == "" && run.status == 1)
        #expect(try folder.read("out.jsonl").hasPrefix("{\"file\":\"x.md\",\"rule\":\"wrong-total\""))
        let failed = try digestls("lint", "x.md", "-o", "no/such/folder", in: folder.url)
        #expect(failed.status == 2)
        #expect(failed.errors == "digestls: no/such/folder: cannot write: No such file or directory\n")
    }

    @Test func `the order is the same with one worker and with many`() throws {
        let folder = try TemporaryFolder()
        for number in 0..<60 { try folder.write(Fixtures.small(total: 2 + number % 3), "d\(number)/x.md") }
        let one = try digestls("lint", "--jobs", "1", "--format", "json", in: folder.url)
        #expect(one.outputBytes == (try digestls("lint", "--jobs", "8", "--format", "json", in: folder.url).outputBytes))
        let files = try digestls("lint", "--format", "concise", in: folder.url).lines.compactMap {
            $0.split(separator: ":").first.map { Array($0.utf8) }
        }
        #expect(files == files.sorted { $0.lexicographicallyPrecedes($1) })
        #expect(files.count == 40)
    }

    @Test func `nobody reading is no error`() throws {
        let run = try shell("{ $digestls lint Fixtures/broken Fixtures/broken/* ; echo $? >&2; } | head -n 1")
        #expect(run.lines.count == 1)
        #expect(!run.errors.contains("digestls"))
        #expect(run.errors != "2\n")
    }
}
