import DigestLint
import DigestProject
import LanguageServerProtocol

/// The configuration files of the projects that documents lie in, each read once.
struct Projects {
    static let fileName = ProjectConfiguration.fileName
    private var finder: ConfigurationFinder?
    private var reported: Set<String> = []

    static func isConfiguration(_ uri: DocumentURI) -> Bool {
        uri.filePath.map { Path.name(of: $0) == fileName } ?? false
    }

    /// The configuration file that counts for a document and the document's path as its patterns see it; nil where there is none, and for
    /// documents that are no files, which nothing on a disk is about.
    mutating func configuration(for uri: DocumentURI, _ remark: (String) -> Void) -> (file: ProjectConfiguration, path: String)? {
        guard let path = uri.filePath else { return nil }
        var finder = finder ?? ConfigurationFinder()
        defer { self.finder = finder }
        do throws(FileError) {
            let file = try finder.configuration(forFolder: Path.parent(of: path))
            guard let shown = file.path else { return nil }
            if reported.insert(shown).inserted { file.messages.forEach(remark) }
            return (file.configuration, file.patternPath(of: path))
        } catch {
            if reported.insert(path).inserted { remark("the project's configuration cannot be read: \(error)") }
            return nil
        }
    }

    /// Reads everything anew when it is next asked for.
    mutating func forget() { self = Projects() }
}
