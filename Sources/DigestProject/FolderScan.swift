#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Finds, below some folders, the files that a walk of ``Discovery`` would meet: all of them, or those at and below a path of which it is
/// said that something happened there.
///
/// - Invariant: a path that is asked about alone is found exactly when a walk of its folder finds it, so that events and walks agree.
package struct FolderScan {
    /// Absolute.
    package let roots: [String]
    /// What could not be looked at.
    package private(set) var errors: [FileError] = []
    private var finder: ConfigurationFinder
    /// By root and folder, whether a walk of the root comes there.
    private var reached: [String: [String: Bool]] = [:]

    package init(roots: [String], finder: ConfigurationFinder = ConfigurationFinder()) {
        self.roots = roots
        self.finder = finder
    }

    /// The files at or below an absolute path; none where nothing is there. `isCancelled` ends the walk early.
    package mutating func files(at path: String, isCancelled: () -> Bool = { false }) -> Set<String> {
        var files: Set<String> = []
        for root in roots {
            if path == root || Path.relative(root, to: path) != nil {
                walk(root, &files, isCancelled)
                continue
            }
            guard Path.relative(path, to: root) != nil, !isHidden(path), reaches(Path.parent(of: path), from: root) else { continue }
            switch kind(of: path) {
            case S_IFDIR where reaches(path, from: root): walk(path, &files, isCancelled)
            case S_IFREG where includes(path): files.insert(path)
            default: continue
            }
        }
        return files
    }

    /// Whether a walk would meet a file of this path, were it there, and the folders that hold it.
    package mutating func admits(_ path: String) -> Bool {
        guard !isHidden(path), includes(path) else { return false }
        for root in roots {
            guard Path.relative(path, to: root) != nil else { continue }
            var folder = Path.parent(of: path)
            while folder != root, !isHidden(folder), [nil, S_IFDIR].contains(kind(of: folder)), !excludes(folder) {
                folder = Path.parent(of: folder)
            }
            if folder == root { return true }
        }
        return false
    }

    /// The state of a file; nil where none can be looked at.
    package static func stamp(of path: String) -> FileStamp? {
        var status = stat()
        return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG ? FileStamp(status) : nil
    }

    /// Why a folder is not to be read through on its own account; nil where it may be.
    package static func objection(to root: String, home: String?) -> String? {
        let real = realPath(root)
        if real == "/" { return "it is the root of the file system" }
        let parent = Path.parent(of: real)
        if real == "/root" || real == "/home" || real == "/Users" || parent == "/home" || parent == "/Users" {
            return "it is a home folder"
        }
        guard let home, Path.relative(realPath(home), to: real) != nil else { return nil }
        return realPath(home) == real ? "it is a home folder" : "it holds a home folder"
    }

    private static func realPath(_ path: String) -> String {
        guard let resolved = realpath(path, nil) else { return Path.absolute(path, in: "/") }
        defer { free(resolved) }
        return String(cString: resolved)
    }

    // MARK: The walk

    private mutating func walk(_ start: String, _ files: inout Set<String>, _ isCancelled: () -> Bool) {
        var pending = [start]
        while let folder = pending.popLast(), !isCancelled() {
            do throws(FileError) {
                let configuration = try finder.configuration(forFolder: folder)
                for item in try Folder.items(of: folder, errors: &errors) {
                    let path = Path.join(folder, item.name)
                    let patternPath = configuration.patternPath(of: path)
                    if item.isFolder {
                        if !configuration.configuration.excludesFolder(patternPath) { pending.append(path) }
                    } else if configuration.configuration.includes(patternPath) {
                        files.insert(path)
                    }
                }
            } catch {
                // What is gone meanwhile has no files.
                if !error.isMissing { errors.append(error) }
            }
        }
    }

    private mutating func reaches(_ folder: String, from root: String) -> Bool {
        if folder == root { return Folder.isFolder(root) }
        guard folder.utf8.count > root.utf8.count else { return false }
        if let known = reached[root]?[folder] { return known }
        let result = reaches(Path.parent(of: folder), from: root) && !isHidden(folder) && kind(of: folder) == S_IFDIR && !excludes(folder)
        reached[root, default: [:]][folder] = result
        return result
    }

    private mutating func excludes(_ folder: String) -> Bool {
        guard let configuration = try? finder.configuration(forFolder: Path.parent(of: folder)) else { return true }
        return configuration.configuration.excludesFolder(configuration.patternPath(of: folder))
    }

    private mutating func includes(_ file: String) -> Bool {
        guard let configuration = try? finder.configuration(forFolder: Path.parent(of: file)) else { return false }
        return configuration.configuration.includes(configuration.patternPath(of: file))
    }

    private func isHidden(_ path: String) -> Bool { Path.name(of: path).utf8.first == UInt8(ascii: ".") }

    private func kind(of path: String) -> mode_t? {
        var status = stat()
        return lstat(path, &status) == 0 ? status.st_mode & S_IFMT : nil
    }
}
