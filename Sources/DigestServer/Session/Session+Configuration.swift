import DigestLint
import DigestProject
import JSON
import LanguageServerProtocol

// The project's file decides about rules wherever there is one, so that editor and command line agree; the editor's settings count elsewhere.

extension Session {
    func projectStanding(of uri: DocumentURI) -> (configuration: LintConfiguration, isExcluded: Bool) {
        guard let (file, path) = project(of: uri) else {
            return (LintConfiguration(severities: settings.current.severities, isForEditor: true), false)
        }
        var configuration = file.lint(for: path)
        configuration.isForEditor = true
        return (configuration, file.excludes(path))
    }

    func fixesOnSave(_ uri: DocumentURI) -> Bool {
        if let setting = project(of: uri)?.file.fixOnSave, setting.range != nil { return setting.value }
        return settings.current.fixOnSave ?? false
    }

    private func project(of uri: DocumentURI) -> (file: ProjectConfiguration, path: String)? {
        var remarks: [String] = []
        let found = projects.configuration(for: uri) { remarks.append($0) }
        for remark in remarks { log(.warning, remark) }
        return found
    }

    func didChangeConfiguration(_ params: DidChangeConfigurationParams) {
        readSettings(params.settings, into: \.pushed)
        // What was asked for before is older than what was pushed now.
        settings.pulled = nil
        reconfigure()
        pullSettings()
    }

    func pullSettings() {
        guard client.capabilities.workspace.configuration else { return }
        ask(.configuration, ConfigurationParams(items: [ConfigurationItem(section: "digestls")])) { [weak self] result in
            guard let self, case .success(let answer) = result, let section = answer[0] else { return }
            self.readSettings(section, into: \.pulled)
            self.reconfigure()
        }
    }

    func readSettings(_ json: JSONValue, into source: WritableKeyPath<SettingsSources, Settings?>) {
        var issues: [String] = []
        if let read = Settings(json, issues: &issues) { settings[keyPath: source] = read }
        let remarks = issues.map { "settings: \($0)" }
        // A client need not be ready for messages before its `initialize` is answered.
        guard lifecycle == .running else { return earlyRemarks += remarks }
        for remark in remarks { log(.warning, remark) }
    }

    func reloadProjects() {
        projects.forget()
        for document in documents.values { enterLibrary(document) }
        reconfigure()
    }

    /// Lints what is open by what now counts. A client that asks for findings is told to ask again.
    private func reconfigure() {
        configurationRevision += 1
        var isAnyChanged = false
        for document in documents.values {
            let standing = projectStanding(of: document.uri)
            if document.configure(standing.configuration, isExcluded: standing.isExcluded) { isAnyChanged = true }
        }
        if isAnyChanged { refreshDiagnostics() }
    }
}
