import DigestSyntax

/// Where checks put what they find; it knows whose turn it is.
struct Report {
    var findings: [Finding] = []
    private var rule = ""
    private var severity = Severity.hint
    /// The offset that ranges are counted from.
    private var base = 0

    /// What follows is found by this rule, in offsets from `base`.
    mutating func begin(_ rule: String, _ severity: Severity, base: Int = 0) {
        self.rule = rule
        self.severity = severity
        self.base = base
    }

    /// Adds a finding. The range may be empty where something is missing; the message is one line: line ends that it quotes become blanks.
    mutating func add(
        _ range: Range<Int>, _ message: String, related: [Finding.Related] = [], fixes: [Fix] = [], isUnnecessary: Bool = false
    ) {
        let message = message.utf8.contains(where: \.isLineEnd) ? Self.oneLine(message) : message
        let finding = Finding(rule: rule, severity, range, message, related: related, fixes: fixes, isUnnecessary: isUnnecessary)
        findings.append(finding.shifted(by: base))
    }

    private static func oneLine(_ text: String) -> String {
        String(decoding: text.utf8.map { $0.isLineEnd ? 0x20 : $0 }, as: UTF8.self)
    }

    /// Adds a finding with one fix.
    mutating func add(_ range: Range<Int>, _ message: String, related: [Finding.Related] = [], fix: Fix?) {
        add(range, message, related: related, fixes: fix.map { [$0] } ?? [])
    }
}
