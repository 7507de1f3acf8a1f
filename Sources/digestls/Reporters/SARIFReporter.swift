import DigestLint
import DigestSyntax
import JSON

/// SARIF 2.1.0, which code hosts and editors read: the rules with their reasons, then the results.
struct SARIFReporter: Reporter {
    private var results: [UInt8] = []
    private let places = Dictionary(Rule.all.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })

    mutating func add(_ file: FileReport, to output: OutputStream) {
        for finding in file.findings {
            var writer = JSONWriter()
            write(finding, uri: URIReference.of(file.path), to: &writer)
            if !results.isEmpty { results += ",\n".utf8 }
            results += writer.bytes
        }
    }

    private func write(_ finding: LocatedFinding, uri: String, to writer: inout JSONWriter) {
        writer.object { object in
            object.field("ruleId", finding.rule)
            object.field("ruleIndex", places[finding.rule])
            object.field("level", finding.severity.sarifLevel)
            object.object("message") { $0.field("text", Self.plain(finding.message)) }
            object.array("locations") { $0.object { Self.location(finding.start, finding.end, uri, message: nil, to: &$0) } }
            if !finding.related.isEmpty {
                object.array("relatedLocations") { array in
                    for (index, related) in finding.related.enumerated() {
                        array.object { object in
                            object.field("id", index)
                            Self.location(
                                related.place, related.place, related.file.map(URIReference.of) ?? uri, message: related.message,
                                to: &object)
                        }
                    }
                }
            }
            object.object("partialFingerprints") { $0.field("digestls/v1", Fingerprint.of(finding.key)) }
            guard let fix = finding.fix else { return }
            object.array("fixes") { array in
                array.object { object in
                    object.object("description") { $0.field("text", fix.title) }
                    object.array("artifactChanges") { array in
                        array.object { object in
                            object.object("artifactLocation") { $0.field("uri", uri) }
                            object.array("replacements") { array in
                                for edit in fix.edits {
                                    array.object { object in
                                        object.object("deletedRegion") { Self.region(edit.start, edit.end, to: &$0) }
                                        object.object("insertedContent") { $0.field("text", edit.text) }
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    private static func location(
        _ start: LocatedFinding.Place, _ end: LocatedFinding.Place, _ uri: String, message: String?, to object: inout JSONWriter
    ) {
        object.object("physicalLocation") { object in
            object.object("artifactLocation") { $0.field("uri", uri) }
            object.object("region") { region(start, end, to: &$0) }
        }
        if let message { object.object("message") { $0.field("text", plain(message)) } }
    }

    /// A message without links: SARIF takes `[text](address)` in plain text for one (3.11.6), unless its brackets are escaped.
    private static func plain(_ message: String) -> String {
        guard message.utf8.contains(UInt8(ascii: "]")), zip(message.utf8, message.utf8.dropFirst()).contains(where: { $0 == (0x5D, 0x28) })
        else { return message }
        var result = String.UnicodeScalarView()
        for scalar in message.unicodeScalars {
            if scalar == "[" || scalar == "]" || scalar == "\\" { result.append("\\") }
            result.append(scalar)
        }
        return String(result)
    }

    private static func region(_ start: LocatedFinding.Place, _ end: LocatedFinding.Place, to object: inout JSONWriter) {
        object.field("startLine", start.line)
        object.field("startColumn", start.column)
        object.field("endLine", end.line)
        object.field("endColumn", end.column)
    }

    func finish(_ summary: LintSummary, to output: OutputStream) {
        var driver = JSONWriter()
        driver.object { object in
            object.field("name", "digestls")
            object.field("version", Version.text)
            object.array("rules") { array in
                for rule in Rule.all {
                    array.object { object in
                        object.field("id", rule.id)
                        object.object("shortDescription") { $0.field("text", rule.summary) }
                        object.object("fullDescription") { $0.field("text", rule.explanation) }
                        object.object("help") {
                            $0.field("text", rule.explanation)
                            $0.field("markdown", rule.explanation)
                        }
                        object.object("defaultConfiguration") { object in
                            object.field("enabled", rule.standing == .on)
                            object.field("level", rule.severity.sarifLevel)
                        }
                    }
                }
            }
        }
        output.write(
            "{\"$schema\":\"https://json.schemastore.org/sarif-2.1.0.json\",\"version\":\"2.1.0\",\"runs\":[{\"tool\":{\"driver\":")
        output.write(driver.bytes)
        output.write("},\"columnKind\":\"unicodeCodePoints\",\"results\":[")
        if !results.isEmpty { output.write("\n") }
        output.write(TerminalSafety.json(results))
        output.write("]}]}\n")
    }
}

extension Severity {
    fileprivate var sarifLevel: String {
        switch self {
        case .error: "error"
        case .warning: "warning"
        case .info, .hint: "note"
        }
    }
}

/// A path as a URI reference (RFC 3986): what is not unreserved is percent-encoded.
enum URIReference {
    static func of(_ path: String) -> String {
        // A colon in the first component would be taken for a scheme's.
        var result =
            Self.firstComponent(of: path).contains(UInt8(ascii: ":")) ? "./" : path.utf8.first == UInt8(ascii: "/") ? "file://" : ""
        for byte in path.utf8 {
            if byte.isLetter || byte.isDigit || "-._~/".utf8.contains(byte) {
                result.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                let digits = String(byte, radix: 16, uppercase: true)
                result += digits.utf8.count == 1 ? "%0\(digits)" : "%\(digits)"
            }
        }
        return result
    }

    private static func firstComponent(of path: String) -> Substring.UTF8View { path.utf8.prefix { $0 != UInt8(ascii: "/") } }
}
