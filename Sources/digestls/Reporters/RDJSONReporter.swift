import DigestLint
import JSON

/// The Reviewdog Diagnostic Format, whose columns count bytes.
struct RDJSONReporter: Reporter {
    private var diagnostics: [UInt8] = []

    mutating func add(_ file: FileReport, to output: OutputStream) {
        for finding in file.findings {
            var writer = JSONWriter()
            writer.object { object in
                object.field("message", finding.message)
                object.object("location") { object in
                    object.field("path", file.path)
                    object.object("range") { Self.range(finding.start, finding.end, to: &$0) }
                }
                object.field("severity", Self.name(of: finding.severity))
                object.object("code") { $0.field("value", finding.rule) }
                if !finding.related.isEmpty {
                    object.array("related_locations") { array in
                        for related in finding.related {
                            array.object { object in
                                object.field("message", related.message)
                                object.object("location") { object in
                                    object.field("path", related.file ?? file.path)
                                    object.object("range") { Self.range(related.place, related.place, to: &$0) }
                                }
                            }
                        }
                    }
                }
                // Each suggestion is taken by itself, so half of a fix would be one too.
                guard let edit = finding.fix?.edits.first, finding.fix?.edits.count == 1 else { return }
                object.array("suggestions") { array in
                    array.object { object in
                        object.object("range") { Self.range(edit.start, edit.end, to: &$0) }
                        object.field("text", edit.text)
                    }
                }
            }
            diagnostics += (diagnostics.isEmpty ? "\n" : ",\n").utf8
            diagnostics += writer.bytes
        }
    }

    func finish(_ summary: LintSummary, to output: OutputStream) {
        output.write("{\"source\":{\"name\":\"digestls\"},\"diagnostics\":[")
        output.write(TerminalSafety.json(diagnostics))
        output.write(diagnostics.isEmpty ? "]}\n" : "\n]}\n")
    }

    private static func range(_ start: LocatedFinding.Place, _ end: LocatedFinding.Place, to object: inout JSONWriter) {
        for (key, place) in [("start", start), ("end", end)] as [(JSONString, LocatedFinding.Place)] {
            object.key(named: key)
            object.object {
                $0.field("line", place.line)
                $0.field("column", place.byteColumn)
            }
        }
    }

    private static func name(of severity: Severity) -> String {
        switch severity {
        case .error: "ERROR"
        case .warning: "WARNING"
        case .info, .hint: "INFO"
        }
    }
}
