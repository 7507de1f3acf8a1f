import DigestLint
import DigestSyntax
import JSON

/// What the user set in the editor.
struct Settings: Equatable {
    /// Nil is off.
    var severities: [String: Severity?] = [:]
    var fixOnSave: Bool?

    init() {}

    /// Reads settings with or without the `digestls` key around them. What cannot be read is passed over and remarked on.
    /// - Returns: nil where the value holds no settings of ours.
    init?(_ json: JSONValue, issues: inout [String]) {
        guard let members = (json["digestls"] ?? json).object?.members, !members.isEmpty else { return nil }
        var isOurs = json["digestls"] != nil
        for member in members {
            switch member.key.string {
            case "rules":
                isOurs = true
                readRules(member.value, &issues)
            case "fixOnSave":
                isOurs = true
                fixOnSave = member.value.bool
                if fixOnSave == nil { issues.append("fixOnSave is true or false, not \(member.value.kindName)") }
            case let key:
                // Without the key around them these may be the settings of all other servers.
                guard json["digestls"] != nil else { continue }
                issues.append("there is no setting \(key)\(Self.guess(key, among: ["rules", "fixOnSave"]))")
            }
        }
        guard isOurs else { return nil }
    }

    private mutating func readRules(_ json: JSONValue, _ issues: inout [String]) {
        guard let members = json.object?.members else { return issues.append("rules is an object, not \(json.kindName)") }
        for member in members {
            let id = member.key.string
            guard Rule.named(id) != nil else {
                issues.append("there is no rule \(id)\(Self.guess(id, among: Rule.all.map(\.id)))")
                continue
            }
            let level = member.value.string ?? ""
            guard level == "off" || Severity(rawValue: level) != nil else {
                issues.append("the severity of \(id) is off, hint, info, warning or error")
                continue
            }
            severities.updateValue(Severity(rawValue: level), forKey: id)
        }
    }

    private static func guess(_ word: String, among words: [String]) -> String {
        closest(to: word, among: words).map { "; did you mean \($0)?" } ?? ""
    }
}

/// The three ways in which settings come, in the order in which they count.
struct SettingsSources {
    /// From `workspace/configuration`.
    var pulled: Settings?
    /// From `workspace/didChangeConfiguration`.
    var pushed: Settings?
    /// From `initializationOptions`.
    var initial: Settings?

    var current: Settings { pulled ?? pushed ?? initial ?? Settings() }
}
