/// How often each rule speaks, instead of the findings.
struct StatisticsReporter: Reporter {
    func add(_ file: FileReport, to output: OutputStream) {}

    func finish(_ summary: LintSummary, to output: OutputStream) {
        let rows = summary.rulesByCount
        let width = rows.map { String($0.count.findings).utf8.count }.max() ?? 1
        for (id, count) in rows {
            let number = String(count.findings)
            let fix = count.safeFixes > 0 ? "  \(count.safeFixes) fixable" : count.unsafeFixes > 0 ? "  \(count.unsafeFixes) fixable, unsafe" : ""
            output.write("\(String(repeating: " ", count: width - number.utf8.count))\(number)  \(id)\(fix)\n")
        }
        output.write(TextSummary.lines(summary))
    }
}
