import DigestLint
import JSON

extension Option {
    fileprivate static let rulesFormat = Option.format(["text", "json"])
}

extension Command {
    static let rules = Command(
        name: "rules", operands: "", summary: "List what is checked", details: "", options: [.rulesFormat], completion: .words([])
    ) { arguments, context throws(CommandFailure) in
        guard arguments.operands.isEmpty else { throw .usage("rules takes no PATH; `digestls explain RULE` says more about one") }
        if arguments[.rulesFormat] == "json" {
            var writer = JSONWriter(style: .indented)
            writer.array { array in
                for rule in Rule.all {
                    array.object { object in
                        object.field("id", rule.id)
                        object.field("severity", rule.severity?.rawValue ?? "off")
                        object.field("fix", rule.fixability.rawValue)
                        object.field("summary", rule.summary)
                        object.field("explanation", rule.explanation)
                    }
                }
            }
            context.output.write(writer.bytes)
            context.output.write("\n")
            return .clean
        }
        let width = Rule.all.map(\.id.utf8.count).max() ?? 0
        for rule in Rule.all {
            let severity = rule.severity?.rawValue ?? "off"
            let id = rule.id + String(repeating: " ", count: width - rule.id.utf8.count)
            let level = severity + String(repeating: " ", count: 7 - severity.utf8.count)
            let fix = rule.fixability.rawValue + String(repeating: " ", count: 6 - rule.fixability.rawValue.utf8.count)
            context.output.write("\(id)  \(level)  \(fix)  \(rule.summary)\n")
        }
        return .clean
    }

    static let explain = Command(
        name: "explain", operands: "RULE…", summary: "Say what a rule checks and why, with examples", details: "", options: [],
        completion: .rules
    ) { arguments, context throws(CommandFailure) in
        guard !arguments.operands.isEmpty else { throw .usage("explain needs a RULE; `digestls rules` lists them") }
        for (place, id) in arguments.operands.enumerated() {
            guard let rule = Rule.named(id) else { return try Self.unknown(id) }
            if place > 0 { context.output.write("\n") }
            context.output.write(rule.page)
        }
        return .clean
    }

    private static func unknown(_ id: String) throws(CommandFailure) -> ExitStatus {
        try RuleChoice.check(id)
        return .failure
    }
}

extension Rule {
    /// What fixes the rule has, as its examples show.
    enum Fixability: String { case safe, unsafe, none }

    var fixability: Fixability {
        var result = Fixability.none
        for example in examples {
            switch example.outcome {
            case .restored, .becomes(_, .safe): return .safe
            case .restoredUnsafely, .becomes(_, .unsafe): result = .unsafe
            case .becomes(_, .suggestion), .stays: break
            }
        }
        return result
    }

    /// The rule's page for a terminal.
    fileprivate var page: String {
        var text = "\(id) (\(severity?.rawValue ?? "off"), \(fixability == .none ? "no fix" : "\(fixability.rawValue) fix"))\n"
        text += "Flags \(summary).\n\n\(explanation)\n"
        guard !examples.isEmpty else { return text }
        text += "\nExamples:\n"
        for example in examples {
            text += "\n  \(example.note)\n"
            for mistake in example.mistakes {
                for line in Self.lines(of: mistake.right) { text += "    right  \(line)\n" }
                for line in Self.lines(of: mistake.wrong) { text += "    wrong  \(line)\n" }
            }
        }
        return text
    }

    /// The lines of an example, which may be a whole entry, fit to be printed.
    private static func lines(of text: String) -> [String] {
        let lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: true).map { PlainText.of(String($0)) }
        return lines.isEmpty ? ["(nothing)"] : lines
    }
}
