import DigestLint

/// Checkstyle's XML, which many review tools read.
struct CheckstyleReporter: Reporter {
    private var files = ""

    mutating func add(_ file: FileReport, to output: OutputStream) {
        guard !file.findings.isEmpty else { return }
        files += "  <file name=\"\(XML.escape(file.path))\">\n"
        for finding in file.findings {
            let severity =
                switch finding.severity {
                case .error: "error"
                case .warning: "warning"
                case .info, .hint: "info"
                }
            files += "    <error line=\"\(finding.start.line)\" column=\"\(finding.start.column)\" severity=\"\(severity)\""
            files += " message=\"\(XML.escape(finding.message))\" source=\"digestls.\(XML.escape(finding.rule))\"/>\n"
        }
        files += "  </file>\n"
    }

    func finish(_ summary: LintSummary, to output: OutputStream) {
        output.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"4.3\">\n")
        output.write(files)
        output.write("</checkstyle>\n")
    }
}
