/// Which rules speak, and how loud: plain data, whoever read it from where.
package struct LintConfiguration: Sendable, Equatable {
    /// The rules that differ from their default: a severity, or nil for off.
    package var severities: [String: Severity?]
    /// Where set, only these rules speak.
    package var selected: Set<String>?

    package init(severities: [String: Severity?] = [:], selected: Set<String>? = nil) {
        self.severities = severities
        self.selected = selected
    }

    /// The severity with which a rule speaks; nil where it is off.
    package func severity(of rule: Rule) -> Severity? {
        if let selected, !selected.contains(rule.id) { return nil }
        if let severity = severities[rule.id] { return severity }
        return rule.severity ?? (selected != nil ? .hint : nil)
    }
}
