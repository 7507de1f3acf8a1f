import DigestLint
import DigestSyntax

/// Workflow commands that GitHub shows beside the lines of a pull request.
///
/// No text of a digest and no file name can begin a command of its own: `%`, CR and LF are escaped as the runner unescapes them, in
/// properties `:` and `,` too, and what else steers terminals is shown by number.
struct GitHubReporter: Reporter {
    func add(_ file: FileReport, to output: OutputStream) {
        for finding in file.findings {
            let command =
                switch finding.severity {
                case .error: "error"
                case .warning: "warning"
                case .info, .hint: "notice"
                }
            var text = "::\(command) file=\(Self.property(file.path)),line=\(finding.start.line),endLine=\(finding.end.line)"
            // GitHub wants columns on one line only.
            if finding.start.line == finding.end.line {
                text += ",col=\(finding.start.column),endColumn=\(max(finding.end.column, finding.start.column))"
            }
            text += ",title=\(Self.property("digestls (\(finding.rule))"))::\(Self.data(finding.message))\n"
            output.write(text)
        }
    }

    func finish(_ summary: LintSummary, to output: OutputStream) {}

    private static func data(_ text: String) -> String { escape(text, isProperty: false) }
    private static func property(_ text: String) -> String { escape(text, isProperty: true) }

    private static func escape(_ text: String, isProperty: Bool) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "%": result += "%25"
            case "\r": result += "%0D"
            case "\n": result += "%0A"
            case ":" where isProperty: result += "%3A"
            case "," where isProperty: result += "%2C"
            default: PlainText.append(scalar, to: &result)
            }
        }
        return result
    }
}
