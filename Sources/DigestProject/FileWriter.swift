#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Replaces files whole: whoever reads meanwhile, and whoever pulls the plug, sees the old text or the new one.
///
/// The new text is written beside the old one, forced to the disk and renamed over it, with the old one's mode. Symbolic links are
/// refused: renaming would turn the link into a file, and following it would write where the user did not point.
package enum FileWriter {
    /// Replaces a file that was read before. A file that somebody else changed since, by its stamp or its bytes, is left as it is.
    package static func replace(_ path: String, _ original: FileReader.File, with bytes: [UInt8]) throws(FileError) {
        var status = stat()
        guard lstat(path, &status) == 0 else { throw .last(path, "write") }
        try FileReader.checkRegular(status, path)
        let current = try FileReader.read(path)
        guard current.stamp == original.stamp, current.bytes == original.bytes else { throw FileError(path, .changed) }
        try write(bytes, over: path, status) { () throws(FileError) in
            var now = stat()
            guard lstat(path, &now) == 0, FileStamp(now) == original.stamp else { throw FileError(path, .changed) }
        }
    }

    /// Makes a file, or replaces one whatever it holds.
    package static func write(_ bytes: [UInt8], to path: String) throws(FileError) {
        var status = stat()
        if lstat(path, &status) == 0 {
            try FileReader.checkRegular(status, path)
            try write(bytes, over: path, status) { () throws(FileError) in }
        } else {
            try write(bytes, over: path, nil) { () throws(FileError) in }
        }
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
            let mode = status.map { $0.st_mode & 0o7777 } ?? (0o666 & ~currentMask())
            if let status { _ = fchown(descriptor, status.st_uid, status.st_gid) }
            guard fchmod(descriptor, mode) == 0, fsync(descriptor) == 0 else { throw .last(path, "write") }
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
