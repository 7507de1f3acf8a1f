extension Rule {
    /// The rule's page as Markdown: what it flags, why, and its examples. `digestls explain`, the catalogue and the editor's hover show it.
    package var page: String {
        var text = "## \(id)\n\n\(severityText) · \(fixText)\n\nFlags \(summary).\n\n\(explanation)\n"
        guard !examples.isEmpty else { return text }
        text += "\nExamples, the right lines with `+`, the wrong ones with `-`:\n"
        for example in examples {
            text += "\n\(example.note):\n\n```diff\n"
            for mistake in example.mistakes {
                for line in Self.lines(of: mistake.wrong) { text += "-\(line)\n" }
                for line in Self.lines(of: mistake.right) { text += "+\(line)\n" }
            }
            text += "```\n"
        }
        return text
    }

    /// "error", or "off" and with what severity it can be turned on.
    package var severityText: String {
        switch standing {
        case .on: severity.rawValue
        case .onInEditors: "off; \(severity.rawValue) in editors"
        case .off: "off; \(severity.rawValue) where turned on"
        }
    }

    /// "safe fix", "unsafe fix", "suggestion in the editor" or "no fix".
    package var fixText: String {
        switch fix {
        case .safe: "safe fix"
        case .unsafe: "unsafe fix"
        case .suggestion: "suggestion in the editor"
        case nil: "no fix"
        }
    }

    /// Every rule on one page.
    package static var catalogue: String {
        "# The rules of digestls\n\nWritten from `Rules/`; do not edit.\n\n" + table + all.map { "\n" + $0.page }.joined()
    }

    /// A Markdown table of all rules.
    package static var table: String {
        var text = "| rule | default | fix | what it flags |\n|---|---|---|---|\n"
        for rule in all {
            let fix = rule.fix.map { $0 == .suggestion ? "suggestion" : $0.rawValue } ?? "–"
            text += "| `\(rule.id)` | \(rule.severityText) | \(fix) | \(rule.summary.replacingBars) |\n"
        }
        return text
    }

    /// The lines of an example, with what nobody sees written as escapes.
    private static func lines(of text: String) -> [String] {
        text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: true).map { line in
            line.map { scalar -> String in
                let isVisible =
                    scalar.value >= 0x20 && !(0x7F..<0xA0).contains(scalar.value) && scalar.value != 0x200B && scalar.value != 0xFEFF
                return isVisible ? String(Character(scalar)) : "␛U+\(String(scalar.value, radix: 16, uppercase: true))␛"
            }.joined()
        }
    }
}

extension String {
    /// The text with `|` escaped, for a cell of a table.
    fileprivate var replacingBars: String { split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|") }
}
