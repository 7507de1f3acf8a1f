import DigestSyntax
import JSON
import DigestLint

/// Something in a configuration file that does not mean what its writer meant.
package struct ConfigurationIssue: Sendable, Equatable {
    package let message: String
    /// Bytes of the file.
    package let range: Range<Int>
}

extension ProjectConfiguration {
    /// Reads the bytes of a `.digestls.json`. Whatever can be read counts; the rest is reported, in the order of the text.
    package init(parsing bytes: [UInt8], issues: inout [ConfigurationIssue]) {
        self.init()
        let root: JSONNode
        do {
            root = try JSONNode(parsing: bytes)
        } catch {
            let end = min(error.offset, bytes.count)
            issues.append(ConfigurationIssue(message: "not JSON: \(error.reason)", range: end..<min(end + 1, bytes.count)))
            return
        }
        var reader = ConfigurationReader()
        reader.read(root)
        self = reader.result
        issues += reader.issues.sorted { $0.range.lowerBound < $1.range.lowerBound }
    }
}

/// Walks over the members of a configuration and takes what it knows.
private struct ConfigurationReader {
    var result = ProjectConfiguration()
    var issues: [ConfigurationIssue] = []

    private enum Key: String, CaseIterable {
        case schema = "$schema"
        case rules, include, exclude, overrides, fixOnSave, interests
    }

    mutating func read(_ root: JSONNode) {
        guard let members = members(root, "the configuration") else { return }
        for member in members {
            guard let key = Key(rawValue: member.key.string) else {
                report(unknown: member, among: Key.allCases.map(\.rawValue))
                continue
            }
            switch key {
            case .schema: _ = string(member.value, "`$schema`")
            case .rules: result.rules = rules(member.value)
            case .include: result.include = globs(member.value, "`include`")
            case .exclude: result.exclude = globs(member.value, "`exclude`")
            case .overrides: readOverrides(member.value)
            case .fixOnSave:
                if case .bool(let value) = member.value.content {
                    result.fixOnSave = .init(value, at: member.value.range)
                } else {
                    report("`fixOnSave` is true or false, not \(member.value.kind)", member.value.range)
                }
            case .interests:
                result.interests = .init(strings(member.value, "`interests`").map(\.value), at: member.value.range)
            }
        }
    }

    private mutating func readOverrides(_ node: JSONNode) {
        guard let elements = node.elements else {
            return report("`overrides` is an array of objects, not \(node.kind)", node.range)
        }
        for element in elements {
            guard let members = members(element, "an override") else { continue }
            var files: [Glob] = []
            var rules: [ProjectConfiguration.RuleSetting] = []
            for member in members {
                switch member.key.string {
                case "files": files = globs(member.value, "`files`")
                case "rules": rules = self.rules(member.value)
                default: report(unknown: member, among: ["files", "rules"])
                }
            }
            if element["files"] == nil { report("an override needs `files`, the patterns of what it is for", element.range) }
            result.overrides.append(.init(files: files, rules: rules))
        }
    }

    private mutating func rules(_ node: JSONNode) -> [ProjectConfiguration.RuleSetting] {
        guard let members = members(node, "`rules`") else { return [] }
        var settings: [ProjectConfiguration.RuleSetting] = []
        for member in members {
            let id = member.key.string
            guard Rule.named(id) != nil else {
                let guess = closest(to: id, among: Rule.all.map(\.id)).map { "; did you mean `\($0)`?" } ?? ""
                report("there is no rule `\(id)`\(guess)", member.keyRange)
                continue
            }
            guard let level = string(member.value, "the severity of `\(id)`") else { continue }
            guard level == "off" || Severity(rawValue: level) != nil else {
                let guess = closest(to: level, among: Self.levels).map { "; did you mean `\($0)`?" } ?? ""
                report("`\(level)` is no severity: off, hint, info, warning or error\(guess)", member.value.range)
                continue
            }
            settings.append(.init(rule: id, severity: Severity(rawValue: level), range: member.keyRange))
        }
        return settings
    }

    private static let levels = ["off"] + Severity.allCases.map(\.rawValue)

    private mutating func globs(_ node: JSONNode, _ name: String) -> [Glob] {
        var result: [Glob] = []
        for (text, range) in strings(node, name) {
            do throws(Glob.Invalidity) { result.append(try Glob(text)) } catch {
                report("`\(text)` is no pattern: \(error.reason)", range)
            }
        }
        return result
    }

    private mutating func strings(_ node: JSONNode, _ name: String) -> [(value: String, range: Range<Int>)] {
        guard let elements = node.elements else {
            report("\(name) is an array of strings, not \(node.kind)", node.range)
            return []
        }
        return elements.compactMap { element in string(element, "an element of \(name)").map { ($0, element.range) } }
    }

    private mutating func string(_ node: JSONNode, _ name: String) -> String? {
        if case .string(let text) = node.content { return text.string }
        report("\(name) is a string, not \(node.kind)", node.range)
        return nil
    }

    /// The members of an object, a remark for each that is there twice.
    private mutating func members(_ node: JSONNode, _ name: String) -> [JSONNode.Member]? {
        guard let members = node.members else {
            report("\(name) is an object, not \(node.kind)", node.range)
            return nil
        }
        var seen: Set<String> = []
        for member in members where !seen.insert(member.key.string).inserted {
            report("`\(member.key)` is set twice", member.keyRange)
        }
        return members
    }

    private mutating func report(unknown member: JSONNode.Member, among keys: [String]) {
        let key = member.key.string
        let guess = closest(to: key, among: keys).map { "; did you mean `\($0)`?" } ?? ": \(keys.joined(separator: ", "))"
        report("there is no key `\(key)`\(guess)", member.keyRange)
    }

    private mutating func report(_ message: String, _ range: Range<Int>) {
        issues.append(ConfigurationIssue(message: message, range: range))
    }
}

extension JSONNode {
    fileprivate var kind: String { value.kindName }
}
