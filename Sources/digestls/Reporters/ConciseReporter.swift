import DigestLint
import DigestSyntax

/// One line a finding: `file:line:column: severity[rule] message`, which editors and grep understand.
struct ConciseReporter: Reporter {
    let style: Style

    func add(_ file: FileReport, to output: OutputStream) {
        let path = PlainText.of(file.path)
        for finding in file.findings {
            let label = style.paint("\(finding.severity.rawValue)[\(finding.rule)]", finding.severity.color)
            output.write("\(path):\(finding.start.line):\(finding.start.column): \(label) \(PlainText.of(finding.message))\n")
        }
    }

    func finish(_ summary: LintSummary, to output: OutputStream) {}
}
