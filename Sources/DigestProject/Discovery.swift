#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// A file to look at.
package struct ProjectFile: Sendable {
    /// The path as people wrote it, or as they would have.
    package let path: String
    package let configuration: ConfigurationFile
    /// The path as the configuration's patterns see it.
    package let patternPath: String
    /// Whether it was named, and not met in a folder.
    package let isExplicit: Bool
    /// The place, in the arguments, of what it was found under.
    package let argument: Int
}

/// Turns what somebody named into the files to look at: files as they are, folders with the Markdown files below them that their
/// configurations include and do not exclude. Files of one folder come in the order of their paths' bytes; nothing comes twice.
package struct Discovery: Sendable {
    package private(set) var files: [ProjectFile] = []
    /// What could not be looked at.
    package private(set) var errors: [FileError] = []
    package private(set) var finder: ConfigurationFinder
    /// Whether `exclude` counts for named files too.
    private let forcesExclude: Bool
    private var seen: Set<String> = []

    package init(finder: ConfigurationFinder, forcesExclude: Bool = false) {
        self.finder = finder
        self.forcesExclude = forcesExclude
    }

    /// Adds a file, or what stands below a folder.
    package mutating func add(_ path: String, argument: Int = 0) {
        var status = stat()
        guard stat(path, &status) == 0 else { return errors.append(.last(path, "read")) }
        do throws(FileError) {
            guard status.st_mode & S_IFMT == S_IFDIR else { return try addFile(path, argument) }
            let configuration = try finder.configuration(forFolder: path)
            if forcesExclude, configuration.configuration.excludesFolder(patternPath(of: path, configuration)) { return }
            let start = files.count
            walk(path, argument)
            let sorted = files[start...].sorted { Path.precedes($0.path, $1.path) }
            files.replaceSubrange(start..., with: sorted)
        } catch { errors.append(error) }
    }

    /// A file that is named and may not be there: standard input under the name that was given for it.
    package mutating func file(named path: String) throws(FileError) -> ProjectFile {
        let configuration = try finder.configuration(forFolder: Path.parent(of: path))
        return ProjectFile(
            path: path, configuration: configuration, patternPath: patternPath(of: path, configuration), isExplicit: true, argument: -1)
    }

    private mutating func addFile(_ path: String, _ argument: Int) throws(FileError) {
        let configuration = try finder.configuration(forFolder: Path.parent(of: path))
        let patternPath = patternPath(of: path, configuration)
        if forcesExclude, configuration.configuration.excludes(patternPath) { return }
        append(ProjectFile(path: path, configuration: configuration, patternPath: patternPath, isExplicit: true, argument: argument))
    }

    private mutating func walk(_ root: String, _ argument: Int) {
        var pending = [root]
        while let folder = pending.popLast() {
            do throws(FileError) {
                let configuration = try finder.configuration(forFolder: folder)
                for item in try Folder.items(of: folder, errors: &errors) {
                    let path = Path.join(folder, item.name)
                    let patternPath = patternPath(of: path, configuration)
                    if item.isFolder {
                        if !configuration.configuration.excludesFolder(patternPath) { pending.append(path) }
                    } else if configuration.configuration.includes(patternPath) {
                        append(
                            ProjectFile(
                                path: path, configuration: configuration, patternPath: patternPath, isExplicit: false, argument: argument))
                    }
                }
            } catch { errors.append(error) }
        }
    }

    private func patternPath(of path: String, _ configuration: ConfigurationFile) -> String {
        configuration.patternPath(of: Path.absolute(path, in: finder.currentFolder))
    }

    private mutating func append(_ file: ProjectFile) {
        guard seen.insert(Path.absolute(file.path, in: finder.currentFolder)).inserted else { return }
        files.append(file)
    }
}
