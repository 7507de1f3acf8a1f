#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Why a file could not be read or written, with the path as it was given.
package struct FileError: Error, Equatable, Sendable {
    package let path: String
    package let problem: Problem

    package enum Problem: Equatable, Sendable {
        /// Neither a file nor a folder: what it is instead.
        case notRegular(String)
        case isFolder
        /// More bytes than offsets can count.
        case tooLarge
        /// A symbolic link stands where a file was to be written.
        case symbolicLink
        /// The file is not any more what was read.
        case changed
        /// What a new file would lose: its owner, its access list.
        case unkept(String)
        /// The name is no UTF-8, so that no report can name it.
        case unnameable
        /// The system's error number, and what was tried: "read", "write".
        case system(Int32, String)
    }

    package init(_ path: String, _ problem: Problem) {
        self.path = path
        self.problem = problem
    }

    /// Takes the number from `errno`, so it must be made right behind the call that failed.
    static func last(_ path: String, _ action: String) -> FileError { FileError(path, .system(errno, action)) }

    /// Whether nothing stands at the path.
    package var isMissing: Bool {
        if case .system(ENOENT, _) = problem { true } else if case .system(ENOTDIR, _) = problem { true } else { false }
    }
}

extension FileError: CustomStringConvertible {
    /// The reason, without the path.
    package var description: String {
        switch problem {
        case .notRegular(let kind): "is \(kind), not a file"
        case .isFolder: "is a folder"
        case .tooLarge: "is larger than 2 GB"
        case .symbolicLink: "is a symbolic link; name the file it points to"
        case .changed: "changed since it was read; it was left as it is"
        case .unkept(let what): "cannot be replaced with \(what); it was left as it is"
        case .unnameable: "has a name that is no UTF-8, so that nothing can name it"
        case .system(ENOENT, "read"): "does not exist"
        case .system(let number, let action): "cannot \(action): \(Self.text(of: number))"
        }
    }

    private static func text(of number: Int32) -> String {
        guard let text = strerror(number) else { return "error \(number)" }
        return String(cString: text)
    }
}
