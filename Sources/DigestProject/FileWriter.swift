#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Replaces files whole: whoever reads meanwhile, and whoever pulls the plug, sees the old text or the new one.
///
/// The new text is written beside the old one, forced to the disk and renamed over it, with the old one's owner, mode, access list and
/// extended attributes; where these cannot be kept the file is left as it is. Symbolic links are refused: renaming would turn the link
/// into a file, and following it would write where the user did not point. Of several hard links the named one gets the new text.
package enum FileWriter {
    /// Replaces a file that was read before. A file that somebody else changed since, by its stamp or its bytes, is left as it is.
    package static func replace(_ path: String, _ original: FileReader.File, with bytes: [UInt8]) throws(FileError) {
        let status = try regularStatus(path, original)
        // Renaming asks the folder only; a file that is not to be written stays.
        guard access(path, W_OK) == 0 else { throw .last(path, "write") }
        try write(bytes, over: path, status) { () throws(FileError) in
            // As late as can be: after this look nothing is done but renaming. Bytes are compared because a write in the same tick of the
            // clock leaves the stamp as it was.
            let current = try FileReader.read(path)
            guard current.stamp == original.stamp, current.bytes == original.bytes else { throw FileError(path, .changed) }
            _ = try regularStatus(path, original)
        }
    }

    /// Makes a file, or replaces one whatever it holds.
    package static func write(_ bytes: [UInt8], to path: String) throws(FileError) {
        var status = stat()
        if lstat(path, &status) == 0 {
            try FileReader.checkRegular(status, path)
            guard access(path, W_OK) == 0 else { throw .last(path, "write") }
            try write(bytes, over: path, status) { () throws(FileError) in }
        } else {
            try write(bytes, over: path, nil) { () throws(FileError) in }
        }
    }

    /// The status of the file at a path, which is still the one that was read, and no link.
    private static func regularStatus(_ path: String, _ original: FileReader.File) throws(FileError) -> stat {
        var status = stat()
        guard lstat(path, &status) == 0 else { throw .last(path, "write") }
        try FileReader.checkRegular(status, path)
        guard FileStamp(status) == original.stamp else { throw FileError(path, .changed) }
        return status
    }

    private static func write(
        _ bytes: [UInt8], over path: String, _ status: stat?, check: () throws(FileError) -> Void
    ) throws(FileError) {
        let folder = Path.parent(of: path)
        // Hidden, so that no walk takes it for a digest, and short, so that no long name becomes too long.
        let (descriptor, beside) = try create(in: folder, path)
        var isOpen = true
        do throws(FileError) {
            try writeAll(bytes, descriptor, path)
            if let status {
                try keepAttributes(of: path, status, descriptor)
            } else if fchmod(descriptor, 0o666 & ~currentMask()) != 0 {
                throw .last(path, "write")
            }
            guard fsync(descriptor) == 0 else { throw .last(path, "write") }
            isOpen = false
            guard close(descriptor) == 0 else { throw .last(path, "write") }
            try check()
            guard rename(beside, path) == 0 else { throw .last(path, "write") }
        } catch {
            if isOpen { close(descriptor) }
            unlink(beside)
            throw error
        }
        let handle = open(folder, O_RDONLY | O_CLOEXEC)
        guard handle >= 0 else { return }
        // Without it the rename may be lost with the power; the file is whole either way.
        _ = fsync(handle)
        close(handle)
    }

    /// Gives the new file what the old one has. Only what differs is set, for some file systems let nobody set anything.
    private static func keepAttributes(of path: String, _ status: stat, _ descriptor: Int32) throws(FileError) {
        var new = stat()
        guard fstat(descriptor, &new) == 0 else { throw .last(path, "write") }
        if new.st_uid != status.st_uid || new.st_gid != status.st_gid,
            fchown(descriptor, status.st_uid, status.st_gid) != 0
        {
            throw FileError(path, .unkept(new.st_uid != status.st_uid ? "the same owner" : "the same group"))
        }
        guard ExtendedAttributes.copy(from: path, to: descriptor) else {
            throw FileError(path, .unkept("the same access list and attributes"))
        }
        // Last: a change of the owner takes bits away, and an access list brings some.
        guard fstat(descriptor, &new) == 0 else { throw .last(path, "write") }
        if new.st_mode & 0o7777 != status.st_mode & 0o7777, fchmod(descriptor, status.st_mode & 0o7777) != 0 { throw .last(path, "write") }
    }

    private static func create(in folder: String, _ path: String) throws(FileError) -> (descriptor: Int32, path: String) {
        for attempt in 0..<100 {
            let beside = Path.join(folder, ".digestls-\(getpid())-\(UInt(bitPattern: pthreadIdentity()))-\(attempt).tmp")
            let descriptor = open(beside, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
            if descriptor >= 0 { return (descriptor, beside) }
            guard errno == EEXIST else { break }
        }
        throw .last(path, "write")
    }

    /// A number that no other running thread has.
    private static func pthreadIdentity() -> Int {
        #if canImport(Glibc)
        Int(truncatingIfNeeded: pthread_self())
        #else
        Int(bitPattern: pthread_self())
        #endif
    }

    private static func currentMask() -> mode_t {
        let mask = umask(0o022)
        umask(mask)
        return mask
    }

    static func writeAll(_ bytes: [UInt8], _ descriptor: Int32, _ path: String) throws(FileError) {
        var start = 0
        while start < bytes.count {
            let count = bytes.withUnsafeBytes { buffer in
                buffer.baseAddress.map { platformWrite(descriptor, $0 + start, buffer.count - start) } ?? 0
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw .last(path, "write") }
            start += count
        }
    }
}

private func platformWrite(_ descriptor: Int32, _ base: UnsafeRawPointer, _ count: Int) -> Int {
    write(descriptor, base, count)
}
