#if canImport(Darwin)
import Darwin
#else
import CFileAttributes
#if canImport(Glibc)
import Glibc
#else
import Musl
#endif
#endif

/// What a file has beside its bytes and its mode: an access list, labels, notes of other programs.
enum ExtendedAttributes {
    #if canImport(Darwin)
    /// Gives an open file those of the file at `path`, and no others.
    /// - Returns: Whether it has them now.
    static func copy(from path: String, to descriptor: Int32) -> Bool {
        let source = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
        guard source >= 0 else { return false }
        defer { close(source) }
        return fcopyfile(source, descriptor, nil, copyfile_flags_t(COPYFILE_ACL | COPYFILE_XATTR)) == 0
    }
    #else
    /// Gives an open file those of the file at `path`, and no others.
    ///
    /// An access list must not get lost: the mode's middle digit is its mask then, and would become what everybody in the group may do.
    /// What the system sets by itself (`security.`, `trusted.`) is kept where we may.
    /// - Returns: Whether it has them now.
    static func copy(from path: String, to descriptor: Int32) -> Bool {
        guard let old = names({ llistxattr(path, $0, $1) }), let new = names({ flistxattr(descriptor, $0, $1) }) else { return false }
        for name in new where !old.contains(name) && isOurs(name) {
            // What a folder hands down to everything new in it.
            guard fremovexattr(descriptor, name) == 0 else { return false }
        }
        for name in old {
            guard let value = bytes({ lgetxattr(path, name, $0, $1) }) else {
                if isOurs(name) { return false }
                continue
            }
            guard fsetxattr(descriptor, name, value, value.count, 0) != 0, isOurs(name) else { continue }
            return false
        }
        return true
    }

    private static func isOurs(_ name: String) -> Bool { name.hasPrefix("user.") || name.hasPrefix("system.posix_acl_") }

    /// The names in a list, each ended by NUL; none on file systems that have no attributes.
    private static func names(_ list: (UnsafeMutablePointer<CChar>?, Int) -> Int) -> [String]? {
        guard let bytes = bytes({ buffer, size in list(buffer?.assumingMemoryBound(to: CChar.self), size) }) else { return nil }
        return bytes.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
    }

    /// What a function answers that tells the size first. It is asked again where more has come meanwhile.
    private static func bytes(_ ask: (UnsafeMutableRawPointer?, Int) -> Int) -> [UInt8]? {
        for _ in 0..<8 {
            let size = ask(nil, 0)
            if size < 0 { return errno == ENOTSUP ? [] : nil }
            if size == 0 { return [] }
            var count = 0
            let value = [UInt8](unsafeUninitializedCapacity: size) { buffer, initialized in
                count = ask(UnsafeMutableRawPointer(buffer.baseAddress), size)
                initialized = max(0, count)
            }
            if count >= 0 { return value }
            guard errno == ERANGE else { return nil }
        }
        return nil
    }
    #endif
}
