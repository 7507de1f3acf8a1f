import Foundation
import Testing

struct ReporterTests {
    /// A title that tries what a title can try.
    private static let hostile = "x\u{1B}]0;owned\u{7}\u{1B}[2J\u{9B}1m%0A::error::a\r::warning file=x::b\u{202E}\u{7F}</title>&\"'\u{FFFE}"

    private func hostileFolder() throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        let name = "a,b:c%0A::error::\u{1B}[1m.md"
        try folder.write(Fixtures.small(titles: [Self.hostile, "", "B"], total: 7), name)
        return folder
    }

    private func report(_ format: String, _ folder: TemporaryFolder) throws -> CommandRun {
        let run = try digestls("lint", "--format", format, "--color", "never", in: folder.url)
        #expect(run.status == 1)
        return run
    }

    @Test(arguments: ["text", "concise", "json", "jsonl", "github", "gitlab", "sarif", "junit", "checkstyle", "rdjson"])
    func `no report holds a control character or turns text around`(format: String) throws {
        let output = try report(format, hostileFolder()).output
        let bad = output.unicodeScalars.filter { $0 != "\n" && ($0.value < 0x20 || 0x7F..<0xA0 ~= $0.value || 0x202A...0x202E ~= $0.value) }
        #expect(bad.isEmpty, "\(bad.map { String($0.value, radix: 16) })")
        #expect(output.contains("wrong-total"))
    }

    @Test func `no text of a digest and no file name begins a workflow command`() throws {
        let output = try report("github", hostileFolder()).output
        for line in output.split(separator: "\n") {
            #expect(
                line.wholeMatch(
                    of:
                        /::(error|warning|notice) file=[^:,]*,line=\d+,endLine=\d+(,col=\d+,endColumn=\d+)?,title=digestls \([a-z0-9-]+\)::.*/
                ) != nil, "\(line)")
            #expect(!line.contains("%0A"), "only %250A may stand there")
        }
        #expect(output.contains("file=a%2Cb%3Ac%250A%3A%3Aerror%3A%3A<U+001B>[1m.md,"))
    }

    @Test func `text puts the marker under what it means, whatever the cells`() throws {
        let folder = try TemporaryFolder()
        let title = "中文😀e\u{301}\u{1B}x"
        try folder.write(Fixtures.small(titles: [title]), "x.md")
        let run = try digestls("lint", "--select", "control-character", in: folder.url)
        // Two cells each for 中, 文 and 😀, one for e with its accent.
        #expect(
            run.output.hasPrefix(
                """
                warning[control-character]: Control character U+001B
                  --> x.md:12:15
                   |
                12 | ### [1] [中文😀e\u{301}<U+001B>x](https://arxiv.org/abs/2512.10860)
                   |                 ^^^^^^^^

                """), "\(run.output)")
    }

    @Test func `text shows a window of a long line`() throws {
        let folder = try TemporaryFolder()
        let title = String(repeating: "很长", count: 50_000) + "\u{1B}" + String(repeating: "长很", count: 50_000)
        try folder.write(Fixtures.small(titles: [title]), "x.md")
        let run = try digestls("lint", "--select", "control-character", in: folder.url)
        let line = try #require(run.lines.first { $0.hasPrefix("12 | ") })
        #expect(line.hasPrefix("12 | …") && line.hasSuffix("…"))
        #expect(line.unicodeScalars.count < 110)
        let marker = try #require(run.lines.first { $0.contains("^^^^^^^^") })
        // "…" takes one cell, each of the characters before the marker two.
        let before = line.dropFirst(5).prefix { $0 != "<" }
        #expect(marker.prefix { $0 != "^" }.count - 5 == before.count * 2 - 1)
    }

    @Test func `colours come when asked for, and not otherwise`() throws {
        let file = "Fixtures/broken/paper-taken-out.md"
        #expect(!(try digestls("lint", file).output.contains("\u{1B}")))
        #expect(try digestls("lint", file, "--color", "always").output.contains("\u{1B}[1;33mwarning[wrong-total]\u{1B}[0m"))
        #expect(!(try digestls("lint", file, "--color=never").output.contains("\u{1B}")))
        #expect(!(try digestls("lint", file, "--color=auto", environment: ["NO_COLOR": "1"]).output.contains("\u{1B}")))
    }

    @Test func `json counts lines and columns from one and bytes from nought`() throws {
        let folder = try TemporaryFolder()
        try folder.write(Fixtures.small(titles: ["中\u{1B}"], total: 2), "x.md")
        let report = try #require(try report("json", folder).json() as? [String: Any])
        #expect(report["version"] as? Int == 1)
        #expect(report["files"] as? Int == 1)
        let findings = try #require(report["findings"] as? [[String: Any]])
        #expect(findings.map { $0["rule"] as? String } == ["wrong-total", "control-character"])
        #expect(
            findings[1]["start"] as? [String: Int] == [
                "line": 12, "column": 11, "offset": Array(try folder.read("x.md").utf8).firstIndex(of: 0x1B) ?? 0,
            ])
        #expect((findings[1]["entry"] as? [String: Any])?["id"] as? String == "2512.10860")
        #expect(findings[0]["entry"] is NSNull)
        let fix = try #require(findings[0]["fix"] as? [String: Any])
        #expect(fix["safety"] as? String == "safe")
        #expect((fix["edits"] as? [[String: Any]])?.first?["text"] as? String == "1")
        let summary = try #require(report["summary"] as? [String: Any])
        #expect(summary["findings"] as? Int == 2 && summary["warning"] as? Int == 2)
    }

    @Test func `json without findings is whole`() throws {
        let report = try digestls("lint", "Fixtures/digests", "--format", "json").json() as? [String: Any]
        #expect((report?["findings"] as? [Any])?.isEmpty == true)
        #expect(report?["files"] as? Int == 5)
        #expect(try digestls("lint", "Fixtures/digests", "--format", "jsonl").output == "")
        #expect((try digestls("lint", "Fixtures/digests", "--format", "gitlab").json() as? [Any])?.isEmpty == true)
    }

    @Test func `jsonl is the findings of json, one a line`() throws {
        let report = try digestls("lint", "Fixtures/broken", "--format", "json").json() as? [String: Any]
        let lines = try digestls("lint", "Fixtures/broken", "--format", "jsonl").lines
        let findings = try lines.map { try JSONSerialization.jsonObject(with: Data($0.utf8)) }
        #expect(NSArray(array: findings) == NSArray(array: report?["findings"] as? [Any] ?? []))
        #expect(findings.count == 13)
    }

    @Test func `gitlab fingerprints are unique and stay when lines move`() throws {
        let folder = try TemporaryFolder()
        func fingerprints(_ text: String) throws -> [String] {
            try folder.write(text, "x.md")
            let issues = try digestls("lint", "--format", "gitlab", in: folder.url).json() as? [[String: Any]]
            return (issues ?? []).compactMap { $0["fingerprint"] as? String }
        }
        let text = Fixtures.small(titles: ["A\u{1}b\u{2}", "C\u{3}"], total: 9)
        let first = try fingerprints(text)
        #expect(Set(first).count == first.count && first.count >= 3)
        #expect(first.allSatisfy { $0.wholeMatch(of: /[0-9a-f]{32}/) != nil })
        let moved = text.replacingOccurrences(of: "We show it.", with: "We show\n  it in\n  more lines.")
        #expect(try fingerprints(moved) == first)
    }

    @Test func `gitlab issues have what GitLab reads`() throws {
        let issues = try #require(try digestls("lint", "Fixtures/broken", "--format", "gitlab").json() as? [[String: Any]])
        #expect(issues.count == 13)
        for issue in issues {
            #expect(Set(issue.keys) == ["description", "check_name", "fingerprint", "severity", "location"])
            #expect(["info", "minor", "major", "critical", "blocker"].contains(issue["severity"] as? String))
            let location = issue["location"] as? [String: Any]
            #expect((location?["path"] as? String)?.hasPrefix("Fixtures/broken/") == true)
            #expect(((location?["lines"] as? [String: Int])?["begin"] ?? 0) >= 1)
        }
    }

    @Test(arguments: ["junit", "checkstyle"]) func `xml is well-formed whatever a digest holds`(format: String) throws {
        let output = try report(format, hostileFolder()).outputBytes
        let reader = XMLDocumentReader()
        let root = try reader.read(output)
        #expect(root == (format == "junit" ? "testsuites" : "checkstyle"))
        #expect(reader.elements[format == "junit" ? "failure" : "error", default: 0] > 1)
    }

    @Test func `junit has a passed case for a clean digest`() throws {
        let output = try digestls("lint", "Fixtures/digests", "--format", "junit").output
        #expect(output.contains("<testsuites name=\"digestls\" tests=\"5\" failures=\"0\" errors=\"0\">"))
        #expect(output.components(separatedBy: "<testcase").count == 6)
    }

    @Test func `rdjson counts columns in bytes`() throws {
        let folder = try TemporaryFolder()
        try folder.write(Fixtures.small(titles: ["中\u{1B}"]), "x.md")
        let report = try #require(try report("rdjson", folder).json() as? [String: Any])
        #expect((report["source"] as? [String: String]) == ["name": "digestls"])
        let diagnostic = try #require((report["diagnostics"] as? [[String: Any]])?.first)
        #expect(diagnostic["severity"] as? String == "WARNING")
        #expect((diagnostic["code"] as? [String: String])?["value"] == "control-character")
        let range = (diagnostic["location"] as? [String: Any])?["range"] as? [String: [String: Int]]
        #expect(range?["start"] == ["line": 12, "column": 13])
        #expect(range?["end"] == ["line": 12, "column": 14])
    }
}

/// Counts the elements of an XML document, and fails where it is not well-formed.
///
/// It knows what these reports use: a declaration, elements, attributes in double quotes, text, the five entities and character numbers.
private final class XMLDocumentReader {
    struct Failure: Error { let text: String }
    private(set) var elements: [String: Int] = [:]

    func read(_ bytes: [UInt8]) throws -> String {
        var text = Substring(String(decoding: bytes, as: UTF8.self))
        guard text.hasPrefix("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n") else { throw Failure(text: "declaration") }
        text = text.dropFirst(39)
        var open: [String] = []
        var root = ""
        while let bracket = text.firstIndex(of: "<") {
            try check(text[..<bracket])
            guard let end = text[bracket...].firstIndex(of: ">") else { throw Failure(text: "unclosed tag") }
            let tag = text[text.index(after: bracket)..<end]
            text = text[text.index(after: end)...]
            if tag.hasPrefix("/") {
                guard open.popLast() == String(tag.dropFirst()) else { throw Failure(text: "nesting at \(tag)") }
                continue
            }
            guard let match = tag.wholeMatch(of: /([a-z]+)((?: [a-z]+="[^"<]*")*)(\/?)/) else { throw Failure(text: String(tag)) }
            try check(Substring(match.2))
            let name = String(match.1)
            elements[name, default: 0] += 1
            if root.isEmpty { root = name }
            if match.3.isEmpty { open.append(name) }
        }
        guard open.isEmpty else { throw Failure(text: "not closed: \(open)") }
        return root
    }

    private func check(_ text: Substring) throws {
        for part in text.split(separator: "&", omittingEmptySubsequences: false).dropFirst() {
            guard part.prefixMatch(of: /(amp|lt|gt|quot|apos|#[0-9]+);/) != nil else { throw Failure(text: "entity \(part.prefix(10))") }
        }
        for scalar in text.unicodeScalars {
            guard scalar == "\n" || scalar.value >= 0x20, scalar.value & 0xFFFE != 0xFFFE else {
                throw Failure(text: "character \(scalar.value)")
            }
        }
    }
}
