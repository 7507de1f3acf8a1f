package import DigestSyntax

/// A configuration, and the file that it was read from.
package struct ConfigurationFile: Sendable {
    /// The file's path as people should see it; nil for the defaults, which stand in no file.
    package let path: String?
    /// The folder that its patterns count from, absolute.
    package let folder: String
    package let configuration: ProjectConfiguration
    package let issues: [ConfigurationIssue]
    package let text: SourceText

    /// The defaults.
    package init(defaultsIn folder: String) {
        path = nil
        self.folder = folder
        configuration = ProjectConfiguration()
        issues = []
        text = SourceText([])
    }

    /// Reads the bytes of the file at `path`, whose patterns count from `folder`.
    package init(path: String, folder: String, bytes: [UInt8]) {
        var issues: [ConfigurationIssue] = []
        configuration = ProjectConfiguration(parsing: bytes, issues: &issues)
        self.path = path
        self.folder = folder
        self.issues = issues
        text = SourceText(bytes)
    }

    /// A file's path as the configuration's patterns see it: from the folder, or the whole path where it lies elsewhere.
    package func patternPath(of absolutePath: String) -> String {
        Path.relative(absolutePath, to: folder) ?? String(absolutePath.dropFirst())
    }

    /// `path:line:column` of an offset, counted from 1, columns in Unicode scalars.
    package func place(of offset: Int) -> String {
        let position = text.position(of: offset, in: .utf32)
        return "\(path ?? "defaults"):\(position.line + 1):\(position.column + 1)"
    }

    /// Each issue as one line.
    package var messages: [String] { issues.map { "\(place(of: $0.range.lowerBound)): \($0.message)" } }
}
