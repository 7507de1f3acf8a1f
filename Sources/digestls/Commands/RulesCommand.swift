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
                        object.field("severity", rule.defaultSeverity(inEditor: false)?.rawValue ?? "off")
                        object.field("severityInEditors", rule.defaultSeverity(inEditor: true)?.rawValue ?? "off")
                        object.field("fix", rule.fix?.rawValue ?? "none")
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
            let severity = rule.defaultSeverity(inEditor: false)?.rawValue ?? "off"
            let id = rule.id + String(repeating: " ", count: width - rule.id.utf8.count)
            let level = severity + String(repeating: " ", count: 7 - severity.utf8.count)
            let name = rule.fix.map { $0 == .suggestion ? "editor" : $0.rawValue } ?? "none"
            let fix = name + String(repeating: " ", count: max(0, 6 - name.utf8.count))
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
