import Foundation
import Testing

struct ExportCommandTests {
    /// A record as the generator had it.
    private struct Record: Decodable {
        struct Summary: Decodable {
            let tldr: String, motivation: String, method: String, result: String, conclusion: String
        }
        let id: String, abs: String, pdf: String, title: String, authors: [String], categories: [String], summary: String
        let AI: Summary
        let number: Int, file: String, line: Int
    }

    private func records(_ arguments: String...) throws -> [Record] {
        let run = try shell("$digestls export \(arguments.joined(separator: " "))")
        #expect(run.status == 0)
        return try run.outputBytes.split(separator: 0x0A).map { try JSONDecoder().decode(Record.self, from: Data($0)) }
    }

    /// The generator's template.
    private func render(_ record: Record) -> String {
        """
        ### [\(record.number)] [\(record.title)](\(record.abs))
        *\(record.authors.joined(separator: ","))*

        Main category: \(record.categories[0])

        TL;DR: \(record.AI.tldr)


        <details>
          <summary>Details</summary>
        Motivation: \(record.AI.motivation)

        Method: \(record.AI.method)

        Result: \(record.AI.result)

        Conclusion: \(record.AI.conclusion)

        Abstract: \(record.summary)

        </details>

        """
    }

    private func render(_ records: [Record]) -> String {
        var order: [String] = []
        for record in records where !order.contains(record.categories[0]) { order.append(record.categories[0]) }
        var text = "<div id=toc></div>\n\n# Table of Contents\n\n"
        for name in order { text += "- [\(name)](#\(name)) [Total: \(records.filter { $0.categories[0] == name }.count)]\n" }
        for name in order {
            text += "\n\n<div id='\(name)'></div>\n\n# \(name) [[Back]](#toc)\n\n"
            text += records.filter { $0.categories[0] == name }.map(render).joined(separator: "\n\n")
        }
        return text
    }

    @Test(arguments: Fixtures.digests) func `a digest made anew from its records is the same, byte for byte`(name: String, papers: Int)
        throws
    {
        let records = try records("Fixtures/digests/\(name)", "--format", "jsonl")
        #expect(records.count == papers)
        let text = try Fixtures.text("digests/\(name)")
        #expect(Array(render(records).utf8) == Array(text.utf8))
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        for record in records {
            #expect(record.abs == "https://arxiv.org/abs/\(record.id)")
            #expect(record.pdf == "https://arxiv.org/pdf/\(record.id)")
            #expect(record.file == "Fixtures/digests/\(name)")
            #expect(lines[record.line - 1].hasPrefix("### [\(record.number)] "))
        }
    }

    @Test func `line ends beyond the template's belong to the value`() throws {
        let folder = try TemporaryFolder()
        let text = Fixtures.small(titles: ["One"])
            .replacingOccurrences(of: "TL;DR: 短摘要\n\n\n", with: "TL;DR:  短摘要 \n\n\n\n\n")
            .replacingOccurrences(of: "Method: 方法\n\n", with: "Method: 1. 方\n2. 法\n\n\n")
            .replacingOccurrences(of: "Conclusion: 结论\n\n", with: "Conclusion: \n\n")
            .replacingOccurrences(of: "Abstract: We show it.\n\n", with: "Abstract: We\n  show it.\n\n\n")
        try folder.write(text, "x.md")
        let record = try #require(try records(folder["x.md"].path).first)
        #expect(record.AI.tldr == " 短摘要 \n\n")
        #expect(record.AI.method == "1. 方\n2. 法\n")
        #expect(record.AI.conclusion == "")
        #expect(record.summary == "We\n  show it.\n")
        #expect(Array(render([record]).utf8) == Array(text.utf8.suffix(render([record]).utf8.count)))
    }

    @Test func `a record escapes what would steer a terminal and loses nothing`() throws {
        let folder = try TemporaryFolder()
        let title = "A\u{1B}[31m\u{9B}2J\u{7F}\u{202E}中😀\u{FEFF}\\\"B"
        try folder.write(Fixtures.small(titles: [title]), "x.md")
        let run = try digestls("export", "x.md", in: folder.url)
        #expect(!run.output.unicodeScalars.contains { $0 != "\n" && ($0.value < 0x20 || 0x7F..<0xA0 ~= $0.value || $0 == "\u{202E}") })
        #expect(try records(folder["x.md"].path).first?.title == title)
    }

    @Test func `csv is read back by a strict reader`() throws {
        let run = try digestls("export", "Fixtures/digests", "--format", "csv")
        let rows = try CSV.rows(run.output)
        let expected = try records("Fixtures/digests")
        #expect(
            rows.first
                == "file,line,number,id,title,authors,category,tldr,motivation,method,result,conclusion,abstract,url".split(separator: ",")
                .map(String.init))
        #expect(rows.count == 1 + 21 + 19 + 10 + 77 + 335)
        for (row, record) in zip(rows.dropFirst(), expected) {
            let values = [
                record.file, String(record.line), String(record.number), record.id, record.title, record.authors.joined(separator: ","),
            ]
            let rest = [
                record.categories[0], record.AI.tldr, record.AI.motivation, record.AI.method, record.AI.result, record.AI.conclusion,
            ]
            #expect(row == values + rest + [record.summary, record.abs])
        }
    }

    @Test func `bibtex has every paper once, under a stable key, with balanced braces`() throws {
        let run = try digestls("export", "Fixtures/digests", "Fixtures/digests/../digests", "--format", "bibtex")
        let keys = run.lines.filter { $0.hasPrefix("@misc{") }
        #expect(Set(keys).count == keys.count)
        let ids = Set(try records("Fixtures/digests").map(\.id))
        #expect(Set(keys) == Set(ids.map { "@misc{arXiv:\($0)," }))
        var depth = 0
        var previous: Character = " "
        for character in run.output {
            if previous != "\\" { depth += character == "{" ? 1 : character == "}" ? -1 : 0 }
            previous = previous == "\\" && character == "\\" ? " " : character
            #expect(depth >= 0 && depth <= 8)
        }
        #expect(depth == 0)
    }

    @Test(arguments: [
        ("50% of R&D_x #1 ~ ^ {", ##"50\% of R\&D\_x \#1 \textasciitilde{} \textasciicircum{} \{"##),
        ("On $\\alpha^2$-nets", #"On $\alpha^2$-nets"#), ("It costs $0.50", #"It costs \$0.50"#),
        ("$\\input{/etc/passwd}$", #"\$\textbackslash{}input\{/etc/passwd\}\$"#), ("$a}{b$", #"\$a\}\{b\$"#),
        ("M\\\"uller and \\'{E}", #"M\"uller and \'{E}"#), ("\\write18{rm}", #"\textbackslash{}write18\{rm\}"#), ("a\u{1B}b", "ab"),
        ("$a%b$", #"\$a\%b\$"#), ("中文", "中文"),
    ]) func `a title is safe in LaTeX`(title: String, latex: String) throws {
        let folder = try TemporaryFolder()
        try folder.write(Fixtures.small(titles: [title]), "x.md")
        let run = try digestls("export", "x.md", "--format", "bibtex", in: folder.url)
        #expect(run.output.contains("  title         = {{\(latex)}},\n"), "\(run.output)")
        #expect(run.output.contains("  author        = {Ada Lovelace and Alan Turing},\n"))
        #expect(run.output.contains("  eprint        = {2512.10860},\n  archivePrefix = {arXiv},\n  primaryClass  = {cs.CV},\n"))
    }

    @Test func `export writes to a file`() throws {
        let folder = try TemporaryFolder()
        try folder.write(Fixtures.small(), "x.md")
        #expect(try digestls("export", "-o", "out.csv", "--format=csv", in: folder.url).output == "")
        #expect(try CSV.rows(try folder.read("out.csv")).count == 3)
    }
}

/// RFC 4180, to the letter.
private enum CSV {
    struct Failure: Error {}

    static func rows(_ text: String) throws -> [[String]] {
        var rows: [[String]] = []
        var row: [String] = []
        var scalars = Array(text.unicodeScalars)[...]
        while !scalars.isEmpty {
            var value = String.UnicodeScalarView()
            if scalars.first == "\"" {
                scalars.removeFirst()
                while let scalar = scalars.popFirst() {
                    guard scalar == "\"" else {
                        value.append(scalar)
                        continue
                    }
                    guard scalars.first == "\"" else { break }
                    value.append("\"")
                    scalars.removeFirst()
                }
            } else {
                while let scalar = scalars.first, scalar != ",", scalar != "\r" {
                    guard scalar != "\"", scalar != "\n" else { throw Failure() }
                    value.append(scalar)
                    scalars.removeFirst()
                }
            }
            row.append(String(value))
            switch scalars.popFirst() {
            case ",": continue
            case "\r":
                guard scalars.popFirst() == "\n" else { throw Failure() }
                rows.append(row)
                row = []
            default: throw Failure()
            }
        }
        return rows
    }
}
