import DigestLint

/// A form that findings are printed in. A reporter sees the files in their order and never two at a time.
protocol Reporter {
    mutating func add(_ file: FileReport, to output: OutputStream)
    mutating func finish(_ summary: LintSummary, to output: OutputStream)
}

/// The forms that `lint` knows.
enum ReportFormat: String, CaseIterable {
    case text, concise, json, jsonl, github, gitlab, sarif, junit, checkstyle, rdjson

    func makeReporter(style: Style, isQuiet: Bool, statisticsOnly: Bool) -> any Reporter {
        switch self {
        case .text: statisticsOnly ? StatisticsReporter() : TextReporter(style: style, isQuiet: isQuiet)
        case .concise: statisticsOnly ? StatisticsReporter() : ConciseReporter(style: style)
        case .json: JSONReporter()
        case .jsonl: JSONLinesReporter()
        case .github: GitHubReporter()
        case .gitlab: GitLabReporter()
        case .sarif: SARIFReporter()
        case .junit: JUnitReporter()
        case .checkstyle: CheckstyleReporter()
        case .rdjson: RDJSONReporter()
        }
    }
}

/// What a run came to.
struct LintSummary {
    /// Digests that were looked at.
    var files = 0
    var filesWithFindings = 0
    var severities: [Severity: Int] = [:]
    var rules: [String: RuleCount] = [:]
    /// Findings that were fixed, by rule.
    var fixed: [String: Int] = [:]
    /// Findings that the baseline holds.
    var known = 0
    /// Whether fixes were made, or only counted.
    var didFix = false

    struct RuleCount {
        var findings = 0
        var safeFixes = 0
        var unsafeFixes = 0
    }

    var findings: Int { severities.values.reduce(0, +) }
    var fixedCount: Int { fixed.values.reduce(0, +) }
    var safeFixes: Int { rules.values.reduce(0) { $0 + $1.safeFixes } }
    var unsafeFixes: Int { rules.values.reduce(0) { $0 + $1.unsafeFixes } }

    mutating func add(_ file: FileReport) {
        if file.isDigest { files += 1 }
        if !file.findings.isEmpty { filesWithFindings += 1 }
        for (rule, count) in file.fixed { fixed[rule, default: 0] += count }
        for finding in file.findings {
            severities[finding.severity, default: 0] += 1
            rules[finding.rule, default: RuleCount()].findings += 1
            guard let fix = finding.fix else { continue }
            if fix.isSafe { rules[finding.rule]?.safeFixes += 1 } else { rules[finding.rule]?.unsafeFixes += 1 }
        }
    }

    /// The rules that found something, those that found most first.
    var rulesByCount: [(id: String, count: RuleCount)] {
        rules.map { ($0.key, $0.value) }.sorted { ($1.count.findings, $0.id) < ($0.count.findings, $1.id) }
    }
}

/// "1 finding", "2 findings".
func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
