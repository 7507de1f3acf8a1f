import DigestLint
import DigestProject
import DigestSyntax

extension Option {
    static let lintFormat = Option.format(ReportFormat.allCases.map(\.rawValue))
    static let fix = Option("fix", "Apply the safe fixes, then report what is left")
    static let unsafeFixes = Option("unsafe-fixes", "With --fix or --diff: apply the unsafe fixes too")
    static let diff = Option("diff", "Print what would change; write nothing")
    static let failOn = Option(
        "fail-on", placeholder: "LEVEL", "Findings from this level on make exit status 1 (default: warning)",
        choices: FailureLevel.allCases.map(\.rawValue))
    static let select = Option("select", placeholder: "RULE", "Check these rules only", isList: true)
    static let ignore = Option("ignore", placeholder: "RULE", "Leave these rules out", isList: true)
    static let severity = Option("severity", placeholder: "RULE=LEVEL", "Set a rule to off, hint, info, warning or error", isList: true)
    static let baseline = Option("baseline", placeholder: "F", "Report only what the baseline F does not hold", isPath: true)
    static let writeBaseline = Option(
        "write-baseline", placeholder: "F", "Write all findings to the baseline F and exit with 0", isPath: true)
    static let statistics = Option("statistics", "Print how often each rule speaks, not where")
}

/// From which severity on findings make a command fail.
enum FailureLevel: String, CaseIterable {
    case error, warning, info, hint, never

    func includes(_ severity: Severity) -> Bool {
        guard let limit = Severity(rawValue: rawValue) else { return false }
        return severity >= limit
    }
}

/// The rules as the command line sets them, over what the configuration says.
struct RuleChoice {
    private let selected: Set<String>?
    private var severities: [String: Severity?] = [:]

    init(_ arguments: Arguments) throws(CommandFailure) {
        let selected = arguments.list(.select)
        for rule in selected { try Self.check(rule) }
        self.selected = arguments.has(.select) ? Set(selected) : nil
        for setting in arguments.list(.severity) {
            let parts = setting.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            guard let rule = parts.first, parts.count == 2, let level = parts.last else {
                throw .usage("--severity is RULE=LEVEL, not \(setting)")
            }
            try Self.check(rule)
            guard level == "off" || Severity(rawValue: level) != nil else {
                let guess = closest(to: level, among: Severity.allCases.map(\.rawValue)).map { "; did you mean \($0)?" } ?? ""
                throw .usage("a severity is off, hint, info, warning or error, not \(level)\(guess)")
            }
            severities.updateValue(Severity(rawValue: level), forKey: rule)
        }
        for rule in arguments.list(.ignore) {
            try Self.check(rule)
            severities.updateValue(nil, forKey: rule)
        }
    }

    static func check(_ rule: String) throws(CommandFailure) {
        guard Rule.named(rule) == nil else { return }
        let guess = closest(to: rule, among: Rule.all.map(\.id)).map { "; did you mean \($0)?" } ?? "; `digestls rules` lists them"
        throw .usage("there is no rule \(rule)\(guess)")
    }

    /// The configuration with the command line's choices made.
    func applied(to configuration: LintConfiguration) -> LintConfiguration {
        var result = configuration
        if let selected {
            result.selected = selected
            // Whoever asks for a rule by name wants to hear it.
            for rule in selected where result.severities[rule] == .some(nil) { result.severities.removeValue(forKey: rule) }
        }
        for (rule, severity) in severities { result.severities.updateValue(severity, forKey: rule) }
        return result
    }
}

/// The linters for many files, one for each configuration that differs.
struct LinterTable: Sendable {
    private var linters: [Linter] = []
    /// By file.
    private var places: [Int] = []

    init(_ jobs: [ProjectSelection.Job], _ choice: RuleChoice) {
        for job in jobs {
            let configuration = choice.applied(to: job.file.configuration.configuration.lint(for: job.file.patternPath))
            if let known = linters.firstIndex(where: { $0.configuration == configuration }) {
                places.append(known)
            } else {
                places.append(linters.count)
                linters.append(Linter(configuration))
            }
        }
    }

    subscript(file: Int) -> Linter { linters[places[file]] }

    /// Whether a rule is on, for any of the files, that asks what the others have.
    var needsLibrary: Bool { linters.contains { $0.configuration.needsLibrary } }
}
