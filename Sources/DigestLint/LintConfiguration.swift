/// Which rules speak, and how loud: plain data, whoever read it from where.
package struct LintConfiguration: Sendable, Equatable {
    /// The rules that differ from their default: a severity, or nil for off.
    package var severities: [String: Severity?]
    /// Where set, only these rules speak.
    package var selected: Set<String>?
    /// Whether a person reads along: some rules speak in editors only.
    package var isForEditor: Bool

    package init(severities: [String: Severity?] = [:], selected: Set<String>? = nil, isForEditor: Bool = false) {
        self.severities = severities
        self.selected = selected
        self.isForEditor = isForEditor
    }

    /// The severity with which a rule speaks; nil where it is off.
    package func severity(of rule: Rule) -> Severity? {
        if let selected, !selected.contains(rule.id) { return nil }
        if let severity = severities[rule.id] { return severity }
        return selected != nil ? rule.severity : rule.defaultSeverity(inEditor: isForEditor)
    }

    /// Whether a rule is on that needs to know the other digests of a library.
    package var needsLibrary: Bool { Rule.all.contains { $0.isAboutLibrary && severity(of: $0) != nil } }
}
