import DigestLint
import DigestSyntax

/// For people: each finding with its line, a marker under what it is about, and what can be done.
struct TextReporter: Reporter {
    let style: Style
    let isQuiet: Bool

    /// The most related places that are shown.
    private static let relatedLimit = 3

    func add(_ file: FileReport, to output: OutputStream) {
        for finding in file.findings { output.write(render(finding, path: PlainText.of(file.path))) }
    }

    private func render(_ finding: LocatedFinding, path: String) -> String {
        let number = String(finding.start.line)
        let margin = String(repeating: " ", count: number.utf8.count)
        let bar = style.paint("|", .blue)
        var text = style.paint("\(finding.severity.rawValue)[\(finding.rule)]", finding.severity.color)
        text += style.paint(": \(PlainText.of(finding.message))", .bold) + "\n"
        text += "\(margin)\(style.paint("-->", .blue)) \(path):\(finding.start.line):\(finding.start.column)\n"
        if let excerpt = finding.excerpt {
            text += "\(margin) \(bar)\n"
            text += "\(style.paint(number, .blue)) \(bar) \(excerpt.before)\(excerpt.marked)\(excerpt.after)\n"
            let marker = String(repeating: "^", count: excerpt.length)
            text += "\(margin) \(bar) \(String(repeating: " ", count: excerpt.indent))\(style.paint(marker, finding.severity.color))\n"
        }
        for related in finding.related.prefix(Self.relatedLimit) {
            text += "\(margin) \(style.paint("=", .blue)) note: \(PlainText.of(related.message)) (\(Self.place(of: related)))\n"
        }
        if finding.related.count > Self.relatedLimit {
            text += "\(margin) \(style.paint("=", .blue)) note: and \(finding.related.count - Self.relatedLimit) more\n"
        }
        if let fix = finding.fix {
            text += "\(margin) \(style.paint("=", .blue)) \(fix.isSafe ? "fix" : "unsafe fix"): \(PlainText.of(fix.title))\n"
        }
        return text + "\n"
    }

    private static func place(of related: LocatedFinding.Related) -> String {
        guard let file = related.file else { return "line \(related.place.line)" }
        return "\(PlainText.of(file)):\(related.place.line)"
    }

    func finish(_ summary: LintSummary, to output: OutputStream) {
        if !isQuiet { output.write(TextSummary.lines(summary)) }
    }
}

/// What people read at the end of a run.
enum TextSummary {
    static func lines(_ summary: LintSummary) -> String {
        var text = ""
        if summary.fixedCount > 0 { text += "\(summary.didFix ? "Fixed" : "Would fix") \(counted(summary.fixedCount, "finding")).\n" }
        if summary.findings == 0 {
            text += "\(counted(summary.files, "digest")), \(summary.known == 0 ? "nothing found" : "nothing new").\n"
        } else {
            let parts = Severity.allCases.compactMap { severity in
                summary.severities[severity].map { severity.isCountable ? counted($0, severity.rawValue) : "\($0) \(severity.rawValue)" }
            }
            text += "\(counted(summary.findings, "finding")) (\(parts.joined(separator: ", "))) in "
            text += "\(summary.filesWithFindings) of \(counted(summary.files, "digest")).\n"
            if summary.safeFixes > 0 { text += "\(summary.safeFixes) can be fixed with --fix.\n" }
            if summary.unsafeFixes > 0 {
                text += "\(summary.unsafeFixes) can be fixed with --fix --unsafe-fixes; look at them afterwards.\n"
            }
        }
        if summary.known > 0 { text += "\(counted(summary.known, "finding")) of the baseline not shown.\n" }
        return text
    }
}

extension Severity {
    var color: Style.Color {
        switch self {
        case .error: .red
        case .warning: .yellow
        case .info: .blue
        case .hint: .cyan
        }
    }

    fileprivate var isCountable: Bool { self != .info }
}
