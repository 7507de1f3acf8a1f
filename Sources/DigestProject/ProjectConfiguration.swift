package import DigestLint

/// What a project says about its digests: the content of a `.digestls.json`, read and checked.
package struct ProjectConfiguration: Sendable, Equatable {
    /// The severities of rules; nil in a setting is off.
    package var rules: [RuleSetting] = []
    /// Files that are looked at besides `*.md` and `*.markdown`.
    package var include: [Glob] = []
    package var exclude: [Glob] = []
    /// Later ones count more.
    package var overrides: [Override] = []
    package var fixOnSave: Setting<Bool> = Setting(false)
    /// What the reader cares about: categories and words.
    package var interests: Setting<[String]> = Setting([])

    package init() {}

    /// The name of the file that it stands in.
    package static let fileName = ".digestls.json"

    /// A value, and where it was set.
    package struct Setting<Value: Sendable & Equatable>: Sendable, Equatable {
        package let value: Value
        /// Bytes of the configuration file; nil for a default.
        package let range: Range<Int>?

        package init(_ value: Value, at range: Range<Int>? = nil) {
            self.value = value
            self.range = range
        }
    }

    package struct RuleSetting: Sendable, Equatable {
        package let rule: String
        /// Nil is off.
        package let severity: Severity?
        package let range: Range<Int>
    }

    /// Severities for some files only.
    package struct Override: Sendable, Equatable {
        package let files: [Glob]
        package let rules: [RuleSetting]
    }
}

extension ProjectConfiguration {
    /// The rule settings for one file, the ones that count later; the path counts from the configuration's folder.
    package func settings(for path: String) -> [RuleSetting] {
        rules + overrides.filter { override in override.files.contains { $0.matches(path) } }.flatMap(\.rules)
    }

    /// What the linter needs to know for one file.
    package func lint(for path: String) -> LintConfiguration {
        var result = LintConfiguration()
        for setting in settings(for: path) { result.severities.updateValue(setting.severity, forKey: setting.rule) }
        return result
    }

    /// Whether a walk takes a file of this path for a digest that it should look at.
    package func includes(_ path: String) -> Bool {
        let isMarkdown = path.utf8.count > 3 && (path.hasSuffix(".md") || path.hasSuffix(".markdown"))
        return (isMarkdown || include.contains { $0.matches(path) }) && !excludes(path)
    }

    package func excludes(_ path: String) -> Bool { exclude.contains { $0.matches(path) } }

    package func excludesFolder(_ path: String) -> Bool { exclude.contains { $0.matchesFolder(path) } }
}
