#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Finds the configuration that counts for a folder: the nearest `.digestls.json` upwards, at most up to the repository's root or the
/// home folder. Each folder is looked at once.
package struct ConfigurationFinder: Sendable {
    /// The folder that relative paths count from, absolute.
    package let currentFolder: String
    private let home: String?
    private var found: [String: ConfigurationFile] = [:]
    private var order: [String] = []
    private let fixed: ConfigurationFile?

    /// With `fixed` that configuration counts everywhere.
    package init(currentFolder: String = Self.workingFolder(), home: String? = Self.homeFolder(), fixed: ConfigurationFile? = nil) {
        self.currentFolder = currentFolder
        self.home = home
        self.fixed = fixed
    }

    /// The configuration for what stands in a folder, given as people wrote it.
    package mutating func configuration(forFolder folder: String) throws(FileError) -> ConfigurationFile {
        if let fixed { return fixed }
        var folder = Path.absolute(folder, in: currentFolder)
        var passed: [String] = []
        var result: ConfigurationFile?
        while true {
            if let known = found[folder] {
                result = known
                break
            }
            passed.append(folder)
            if let file = try read(in: folder) {
                result = file
                break
            }
            if folder == "/" || folder == home || Self.exists(Path.join(folder, ".git")) { break }
            folder = Path.parent(of: folder)
        }
        let file = result ?? ConfigurationFile(defaultsIn: currentFolder)
        for folder in passed { found[folder] = file }
        if file.path != nil, !order.contains(file.folder) { order.append(file.folder) }
        return file
    }

    /// The files that were found, in the order in which they were.
    package var files: [ConfigurationFile] {
        if let fixed { return [fixed] }
        return order.compactMap { found[$0] }
    }

    private func read(in folder: String) throws(FileError) -> ConfigurationFile? {
        let path = Path.join(folder, ProjectConfiguration.fileName)
        // What lies below the current folder is shown as people would name it.
        let shown = Path.relative(path, to: currentFolder) ?? path
        do throws(FileError) {
            return ConfigurationFile(path: shown, folder: folder, bytes: try FileReader.read(path).bytes)
        } catch {
            if error.isMissing { return nil }
            throw FileError(shown, error.problem)
        }
    }

    private static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

    package static func workingFolder() -> String {
        guard let folder = getcwd(nil, 0) else { return "/" }
        defer { free(folder) }
        return String(cString: folder)
    }

    package static func homeFolder() -> String? {
        guard let home = getenv("HOME") else { return nil }
        let path = String(cString: home)
        return path.isEmpty ? nil : Path.absolute(path, in: "/")
    }
}
