#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// What stands in a folder.
package enum Folder {
    /// Whether a path leads to a folder, through links or not.
    package static func isFolder(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    /// Whether writing at an absolute path would write below one of these folders: links on the way are followed, one at its end is refused,
    /// and so is `..`, which leads elsewhere behind a link.
    package static func isBelow(_ roots: [String], _ path: String) -> Bool {
        var status = stat()
        guard Path.isAbsolute(path), !path.split(separator: "/").contains(".."),
            lstat(path, &status) != 0 || status.st_mode & S_IFMT == S_IFREG, let folder = realFolder(Path.parent(of: path))
        else { return false }
        return roots.contains { root in realFolder(root).map { Path.relative(folder, to: $0) != nil } ?? false }
    }

    /// Where a folder really is: what of its path does not exist yet, behind what the rest leads to.
    private static func realFolder(_ path: String) -> String? {
        guard let resolved = realpath(path, nil) else {
            guard errno == ENOENT, path != "/", path != ".", let parent = realFolder(Path.parent(of: path)) else { return nil }
            var status = stat()
            // A link that leads to nothing yet would lead somewhere as soon as that is made.
            return lstat(path, &status) == 0 ? nil : Path.join(parent, Path.name(of: path))
        }
        defer { free(resolved) }
        return String(cString: resolved)
    }

    struct Item {
        let name: String
        let isFolder: Bool
    }

    /// The files and folders in `path`. Symbolic links are left out, so that a walk ends and meets nothing twice; so is what is hidden,
    /// and what is neither. A name that is no UTF-8 cannot be named in any report and is left out too; `errors` say which digest or folder
    /// it may have been.
    static func items(of path: String, errors: inout [FileError]) throws(FileError) -> [Item] {
        guard let handle = opendir(path) else { throw .last(path, "read") }
        defer { closedir(handle) }
        var items: [Item] = []
        while let entry = readdir(handle) {
            let (name, isWhole) = name(of: entry)
            guard !name.utf8.starts(with: ".".utf8) else { continue }
            guard isWhole else {
                let isFolder = Int32(entry.pointee.d_type) == Int32(DT_DIR)
                if isFolder || name.hasSuffix(".md") || name.hasSuffix(".markdown") {
                    errors.append(FileError(Path.join(path, name), .unnameable))
                }
                continue
            }
            switch Int32(entry.pointee.d_type) {
            case Int32(DT_REG): items.append(Item(name: name, isFolder: false))
            case Int32(DT_DIR): items.append(Item(name: name, isFolder: true))
            case Int32(DT_UNKNOWN):
                // Some file systems do not say.
                var status = stat()
                guard lstat(Path.join(path, name), &status) == 0 else { continue }
                let kind = status.st_mode & S_IFMT
                if kind == S_IFREG || kind == S_IFDIR { items.append(Item(name: name, isFolder: kind == S_IFDIR)) }
            default: break
            }
        }
        return items
    }

    /// An entry's name, repaired where it is no UTF-8.
    private static func name(of entry: UnsafeMutablePointer<dirent>) -> (name: String, isWhole: Bool) {
        // The name is declared with room for 256 bytes, whatever it takes: read it where it stands.
        guard let offset = MemoryLayout<dirent>.offset(of: \.d_name) else { return ("", false) }
        let start = UnsafeRawPointer(entry).advanced(by: offset).assumingMemoryBound(to: CChar.self)
        if let name = String(validatingCString: start) { return (name, true) }
        return (String(cString: start), false)
    }
}
