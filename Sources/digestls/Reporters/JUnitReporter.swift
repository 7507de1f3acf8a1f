import DigestLint

/// JUnit's XML: one suite a digest, one failed case a finding, one passed case for a digest without any.
struct JUnitReporter: Reporter {
    private var suites = ""

    mutating func add(_ file: FileReport, to output: OutputStream) {
        guard file.isDigest else { return }
        let name = XML.escape(file.path)
        let count = file.findings.count
        suites += "  <testsuite name=\"\(name)\" tests=\"\(max(1, count))\" failures=\"\(count)\" errors=\"0\" skipped=\"0\">\n"
        if file.findings.isEmpty { suites += "    <testcase name=\"\(name)\" classname=\"digestls\"/>\n" }
        for finding in file.findings {
            let place = "\(finding.start.line):\(finding.start.column)"
            let message = XML.escape(finding.message)
            suites += "    <testcase name=\"\(XML.escape(finding.rule)) (\(place))\" classname=\"\(name)\" line=\"\(finding.start.line)\">\n"
            suites += "      <failure type=\"\(finding.severity.rawValue)\" message=\"\(message)\">\(name):\(place): \(message)</failure>\n"
            suites += "    </testcase>\n"
        }
        suites += "  </testsuite>\n"
    }

    func finish(_ summary: LintSummary, to output: OutputStream) {
        let tests = summary.findings + summary.files - summary.filesWithFindings
        output.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
        output.write("<testsuites name=\"digestls\" tests=\"\(tests)\" failures=\"\(summary.findings)\" errors=\"0\">\n")
        output.write(suites)
        output.write("</testsuites>\n")
    }
}
