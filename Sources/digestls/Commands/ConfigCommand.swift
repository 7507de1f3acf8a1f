import DigestLint
import DigestProject
import DigestSyntax
import JSON

extension Command {
    static let config = Command(
        name: "config", operands: "[show FILE | schema]", summary: "Show what counts for a file and where it was set, or the JSON Schema",
        details: """
            The configuration of a file is the nearest .digestls.json upwards, at most up to
            the repository's root or the home folder. Its keys: rules (a severity by rule:
            off, hint, info, warning, error), include, exclude (patterns as in .gitignore),
            overrides (files, rules), fixOnSave, interests.
            """,
        options: [.config, .isolated], completion: .words(["show", "schema"])
    ) { arguments, context throws(CommandFailure) in
        switch arguments.operands.first {
        case nil: return try ConfigurationReport.show(".", arguments, context.output)
        case "schema" where arguments.operands.count == 1:
            context.output.write(ConfigurationSchema.value.json(style: .indented))
            context.output.write("\n")
            return .clean
        case "show" where arguments.operands.count == 2:
            return try ConfigurationReport.show(arguments.operands.last ?? ".", arguments, context.output)
        case "show": throw .usage("config show needs one FILE")
        default: throw .usage("config takes `show FILE` or `schema`")
        }
    }
}

private enum ConfigurationReport {
    static func show(_ path: String, _ arguments: Arguments, _ output: OutputStream) throws(CommandFailure) -> ExitStatus {
        var finder = try ProjectSelection.finder(arguments)
        let current = finder.currentFolder
        let file: ConfigurationFile
        do throws(FileError) {
            file = try finder.configuration(forFolder: Folder.isFolder(path) ? path : Path.parent(of: path))
        } catch { throw .unusable("\(error.path): \(error)") }
        for message in file.messages { StandardError.line(message) }
        let patternPath = file.patternPath(of: Path.absolute(path, in: current))
        let configuration = file.configuration

        var rows: [(String, String, String)] = [
            ("file", path, ""), ("configuration", file.path ?? "none: the defaults", ""),
            ("include", (["*.md", "*.markdown"] + configuration.include.map(\.text)).joined(separator: ", "), ""),
            ("exclude", list(configuration.exclude.map(\.text)), ""),
            ("excluded", configuration.excludes(patternPath) ? "yes" : "no", ""),
            ("fixOnSave", "\(configuration.fixOnSave.value)", origin(configuration.fixOnSave.range, file)),
            ("interests", list(configuration.interests.value), origin(configuration.interests.range, file)),
        ]
        var set: [String: ProjectConfiguration.RuleSetting] = [:]
        for setting in configuration.settings(for: patternPath) { set[setting.rule] = setting }
        for rule in Rule.all {
            let severity = set[rule.id].map { $0.severity } ?? rule.defaultSeverity(inEditor: false)
            rows.append((rule.id, severity?.rawValue ?? "off", origin(set[rule.id]?.range, file)))
        }
        let width = rows.map(\.0.utf8.count).max() ?? 0
        for (place, row) in rows.enumerated() {
            if place == 7 { output.write("\n") }
            var line = row.0 + String(repeating: " ", count: width + 2 - row.0.utf8.count) + PlainText.of(row.1)
            if !row.2.isEmpty { line += String(repeating: " ", count: max(2, 9 - row.1.count)) + PlainText.of(row.2) }
            output.write(line + "\n")
        }
        return file.issues.isEmpty ? .clean : .failure
    }

    private static func list(_ words: [String]) -> String { words.isEmpty ? "nothing" : words.joined(separator: ", ") }

    private static func origin(_ range: Range<Int>?, _ file: ConfigurationFile) -> String {
        range.map { file.place(of: $0.lowerBound) } ?? "default"
    }
}
