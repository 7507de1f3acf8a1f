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

    struct Item {
        let name: String
        let isFolder: Bool
    }

    /// The files and folders in `path`. Symbolic links are left out, so that a walk ends and meets nothing twice; so is what is hidden,
    /// and what is neither. A name that is no UTF-8 cannot be named in any report and is left out too.
    static func items(of path: String) throws(FileError) -> [Item] {
        guard let handle = opendir(path) else { throw .last(path, "read") }
        defer { closedir(handle) }
        var items: [Item] = []
        while let entry = readdir(handle) {
            guard let name = name(of: entry), !name.utf8.starts(with: ".".utf8) else { continue }
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

    private static func name(of entry: UnsafeMutablePointer<dirent>) -> String? {
        // The name is declared with room for 256 bytes, whatever it takes: read it where it stands.
        guard let offset = MemoryLayout<dirent>.offset(of: \.d_name) else { return nil }
        let start = UnsafeRawPointer(entry).advanced(by: offset).assumingMemoryBound(to: CChar.self)
        return String(validatingCString: start)
    }
}
