import DigestLint
import JSON

/// GitLab's code quality report: a JSON array whose fingerprints stay when lines move.
struct GitLabReporter: Reporter {
    private var issues: [UInt8] = []

    mutating func add(_ file: FileReport, to output: OutputStream) {
        for finding in file.findings {
            var writer = JSONWriter()
            writer.object { object in
                object.field("description", finding.message)
                object.field("check_name", finding.rule)
                object.field("fingerprint", Fingerprint.of(finding.key))
                object.field("severity", Self.name(of: finding.severity))
                object.object("location") { location in
                    location.field("path", file.path)
                    location.object("lines") { lines in
                        lines.field("begin", finding.start.line)
                        lines.field("end", finding.end.line)
                    }
                }
            }
            issues += (issues.isEmpty ? "\n" : ",\n").utf8
            issues += writer.bytes
        }
    }

    func finish(_ summary: LintSummary, to output: OutputStream) {
        output.write("[")
        output.write(TerminalSafety.json(issues))
        output.write(issues.isEmpty ? "]\n" : "\n]\n")
    }

    private static func name(of severity: Severity) -> String {
        switch severity {
        case .error: "critical"
        case .warning: "major"
        case .info: "minor"
        case .hint: "info"
        }
    }
}

/// A short name of a finding's key: FNV-1a, 128 bits, in hexadecimal.
enum Fingerprint {
    static func of(_ key: String) -> String {
        var hash: UInt128 = 0x6C62_272E_07BB_0142_62B8_2175_6295_C58D
        for byte in key.utf8 { hash = (hash ^ UInt128(byte)) &* 0x0000_0000_0100_0000_0000_0000_0000_013B }
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 32 - digits.utf8.count) + digits
    }
}
