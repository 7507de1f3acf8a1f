import DigestLint
import JSON

/// All findings as one JSON object; lines and columns count from 1, columns in Unicode scalars, offsets in bytes from 0.
struct JSONReporter: Reporter {
    private var findings: [UInt8] = []

    mutating func add(_ file: FileReport, to output: OutputStream) {
        for finding in file.findings {
            if !findings.isEmpty { findings += ",\n".utf8 }
            findings += FindingJSON(path: file.path, finding: finding).json()
        }
    }

    func finish(_ summary: LintSummary, to output: OutputStream) {
        output.write("{\"version\":1,\"files\":\(summary.files),\"findings\":[")
        if !findings.isEmpty { output.write("\n") }
        output.write(TerminalSafety.json(findings))
        if !findings.isEmpty { output.write("\n") }
        output.write("],\"summary\":")
        var writer = JSONWriter()
        writer.object { object in
            object.field("findings", summary.findings)
            for severity in Severity.allCases { object.field(named: JSONString(severity.rawValue), summary.severities[severity] ?? 0) }
            object.field("fixable", summary.safeFixes)
            object.field("unsafeFixable", summary.unsafeFixes)
            object.field("fixed", summary.fixedCount)
            object.field("known", summary.known)
            object.object("rules") { rules in
                for (id, count) in summary.rulesByCount { rules.field(named: JSONString(id), count.findings) }
            }
        }
        output.write(writer.bytes)
        output.write("}\n")
    }
}

/// One finding a line, nothing else.
struct JSONLinesReporter: Reporter {
    func add(_ file: FileReport, to output: OutputStream) {
        for finding in file.findings {
            output.write(TerminalSafety.json(FindingJSON(path: file.path, finding: finding).json()))
            output.write("\n")
        }
    }

    func finish(_ summary: LintSummary, to output: OutputStream) {}
}

/// A finding in the two formats above.
struct FindingJSON: JSONWritable {
    let path: String
    let finding: LocatedFinding

    func write(to writer: inout JSONWriter) {
        writer.object { object in
            object.field("file", path)
            object.field("rule", finding.rule)
            object.field("severity", finding.severity.rawValue)
            object.field("message", finding.message)
            object.field("start", finding.start)
            object.field("end", finding.end)
            object.key("entry")
            if let paper = finding.paper {
                object.object { entry in
                    entry.field("number", paper.number)
                    entry.field("id", paper.id)
                    entry.field("title", paper.title)
                }
            } else {
                object.null()
            }
            if !finding.related.isEmpty {
                object.array("related") { array in
                    for related in finding.related {
                        array.object { object in
                            object.field("message", related.message)
                            if let file = related.file { object.field("file", file) }
                            object.field("start", related.place)
                        }
                    }
                }
            }
            object.key("fix")
            guard let fix = finding.fix else { return object.null() }
            object.object { object in
                object.field("title", fix.title)
                object.field("safety", fix.isSafe ? "safe" : "unsafe")
                object.array("edits") { array in
                    for edit in fix.edits {
                        array.object { object in
                            object.field("start", edit.start)
                            object.field("end", edit.end)
                            object.field("text", edit.text)
                        }
                    }
                }
            }
        }
    }
}

extension LocatedFinding.Place: JSONWritable {
    func write(to writer: inout JSONWriter) {
        writer.object { object in
            object.field("line", line)
            object.field("column", column)
            object.field("offset", offset)
        }
    }
}
