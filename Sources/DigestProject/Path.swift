/// Paths as text: what can be said about them without asking the file system.
package enum Path {
    /// The path of `name` inside `folder`; `name` itself where it is absolute or the folder is the current one.
    package static func join(_ folder: String, _ name: String) -> String {
        if folder.isEmpty || folder == "." || isAbsolute(name) { return name }
        return folder.utf8.last == slash ? folder + name : folder + "/" + name
    }

    package static func isAbsolute(_ path: String) -> Bool { path.utf8.first == slash }

    /// The folder that holds `path`: "." for a bare name, "/" for the root and what stands in it.
    package static func parent(of path: String) -> String {
        let bytes = withoutTrailingSlashes(path)
        guard let last = bytes.lastIndex(of: slash) else { return "." }
        let parent = bytes[..<last]
        return parent.isEmpty ? "/" : String(Substring(parent))
    }

    /// The last component.
    package static func name(of path: String) -> String {
        let bytes = withoutTrailingSlashes(path)
        guard let last = bytes.lastIndex(of: slash) else { return String(Substring(bytes)) }
        return String(Substring(bytes[bytes.index(after: last)...]))
    }

    /// The path from the root, with `.`, `..` and doubled slashes resolved by their letters alone.
    package static func absolute(_ path: String, in folder: String) -> String {
        let whole = isAbsolute(path) ? path : folder + "/" + path
        var components: [Substring] = []
        for component in whole.split(separator: "/") where component != "." {
            if component == ".." { _ = components.popLast() } else { components.append(component) }
        }
        return "/" + components.joined(separator: "/")
    }

    /// What is left of `path` below `folder`, both absolute; nil where it lies elsewhere.
    package static func relative(_ path: String, to folder: String) -> String? {
        if folder == "/" { return String(path.dropFirst()) }
        guard path.utf8.starts(with: folder.utf8) else { return nil }
        let rest = path.utf8.dropFirst(folder.utf8.count)
        if rest.isEmpty { return "" }
        return rest.first == slash ? String(Substring(rest.dropFirst())) : nil
    }

    /// The way from a folder to a path, both absolute: `../b/c.md`.
    package static func relative(_ path: String, from folder: String) -> String {
        let target = path.split(separator: "/"), start = folder.split(separator: "/")
        let shared = zip(target, start).prefix { $0 == $1 }.count
        return (start[shared...].map { _ in ".." } + target[shared...]).joined(separator: "/")
    }

    /// Whether `first` stands before `second` when bytes are compared: the order in which files are reported, the same everywhere.
    package static func precedes(_ first: String, _ second: String) -> Bool {
        first.utf8.lexicographicallyPrecedes(second.utf8)
    }

    private static let slash = UInt8(ascii: "/")

    private static func withoutTrailingSlashes(_ path: String) -> Substring.UTF8View {
        var bytes = Substring(path).utf8
        while bytes.count > 1, bytes.last == slash { bytes = bytes.dropLast() }
        return bytes
    }
}
