/// How much a finding matters: an `error` loses a reader or a tool a paper or a section, a `warning` is wrong but readable,
/// `info` and `hint` are worth knowing.
package enum Severity: String, Sendable, CaseIterable, Comparable {
    case error, warning, info, hint

    private var rank: Int {
        switch self {
        case .error: 0
        case .warning: 1
        case .info: 2
        case .hint: 3
        }
    }

    /// A graver severity is the greater one.
    package static func < (first: Severity, second: Severity) -> Bool { first.rank > second.rank }
}
