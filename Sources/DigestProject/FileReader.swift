import DigestSyntax

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// What identifies a file's state, so that a later look can tell whether somebody else wrote it.
package struct FileStamp: Sendable, Equatable {
    package let device: UInt64
    package let inode: UInt64
    package let size: Int64
    package let seconds: Int64
    package let nanoseconds: Int64

    init(_ status: stat) {
        device = UInt64(truncatingIfNeeded: status.st_dev)
        inode = UInt64(truncatingIfNeeded: status.st_ino)
        size = Int64(status.st_size)
        #if canImport(Darwin)
        seconds = Int64(status.st_mtimespec.tv_sec)
        nanoseconds = Int64(status.st_mtimespec.tv_nsec)
        #else
        seconds = Int64(status.st_mtim.tv_sec)
        nanoseconds = Int64(status.st_mtim.tv_nsec)
        #endif
    }
}

extension FileStamp {
    /// Whether a later change is sure to show. File systems write times by clocks that tick a few milliseconds apart, so that a file that
    /// was written right before it was read may be written again under the same time.
    package var isSettled: Bool {
        var now = timespec()
        clock_gettime(CLOCK_REALTIME, &now)
        let age = (Int64(now.tv_sec) &- seconds) &* 1_000_000_000 &+ Int64(now.tv_nsec) &- nanoseconds
        return age > 50_000_000
    }
}

/// Reads whole files.
package enum FileReader {
    /// A file's bytes, and the state in which it was.
    package struct File: Sendable {
        package let bytes: [UInt8]
        package let stamp: FileStamp

        init(bytes: [UInt8], stamp: FileStamp) {
            self.bytes = bytes
            self.stamp = stamp
        }

        /// What was read from a stream, which nothing can be written back to.
        package init(standardInput bytes: [UInt8]) { self.init(bytes: bytes, stamp: FileStamp(stat())) }
    }

    /// Reads a regular file. What is none is refused before it is opened: that alone would let the writer of a pipe go on, and die of it.
    package static func read(_ path: String) throws(FileError) -> File {
        var status = stat()
        guard stat(path, &status) == 0 else { throw .last(path, "read") }
        try checkRegular(status, path)
        // Whatever stands there by now, opening it cannot make anybody wait.
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
        guard descriptor >= 0 else { throw .last(path, "read") }
        defer { close(descriptor) }
        guard fstat(descriptor, &status) == 0 else { throw .last(path, "read") }
        try checkRegular(status, path)
        guard status.st_size <= SourceText.maximumLength else { throw FileError(path, .tooLarge) }
        return File(bytes: try readAll(descriptor, expecting: Int(status.st_size), path), stamp: FileStamp(status))
    }

    /// Reads the standard input to its end.
    package static func readStandardInput() throws(FileError) -> [UInt8] {
        try readAll(STDIN_FILENO, expecting: 64 * 1024, "standard input")
    }

    static func checkRegular(_ status: stat, _ path: String) throws(FileError) {
        switch status.st_mode & S_IFMT {
        case S_IFREG: return
        case S_IFDIR: throw FileError(path, .isFolder)
        case S_IFIFO: throw FileError(path, .notRegular("a pipe"))
        case S_IFSOCK: throw FileError(path, .notRegular("a socket"))
        case S_IFLNK: throw FileError(path, .symbolicLink)
        default: throw FileError(path, .notRegular("a device"))
        }
    }

    /// Reads to the end, in one piece where the size was foretold right.
    static func readAll(_ descriptor: Int32, expecting size: Int, _ path: String) throws(FileError) -> [UInt8] {
        var failure: FileError?
        var isAtEnd = false
        // One byte more than expected, so that a file of that size shows its end without another buffer.
        var bytes = [UInt8](unsafeUninitializedCapacity: size + 1) { buffer, count in
            while count < buffer.count {
                let got = readSome(descriptor, UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(buffer)[count...]))
                if got < 0 { failure = .last(path, "read") }
                if got <= 0 {
                    isAtEnd = true
                    return
                }
                count += got
            }
        }
        while failure == nil, !isAtEnd {
            guard bytes.count <= SourceText.maximumLength else { throw FileError(path, .tooLarge) }
            let more = [UInt8](unsafeUninitializedCapacity: max(64 * 1024, bytes.count / 2)) { buffer, count in
                let got = readSome(descriptor, UnsafeMutableRawBufferPointer(buffer))
                if got < 0 { failure = .last(path, "read") }
                if got == 0 { isAtEnd = true }
                count = max(0, got)
            }
            bytes += more
        }
        if let failure { throw failure }
        return bytes
    }

    /// Reads what is there, and again where a signal came between.
    private static func readSome(_ descriptor: Int32, _ buffer: UnsafeMutableRawBufferPointer) -> Int {
        while true {
            let got = Platform.read(descriptor, buffer.baseAddress, buffer.count)
            if got >= 0 { return got }
            if errno == EAGAIN {
                // Whoever gave us a pipe that does not block gets the waiting that a pipe is for.
                var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
                _ = poll(&request, 1, -1)
                continue
            }
            guard errno == EINTR else { return got }
        }
    }
}

/// C functions whose names the types above use for themselves.
private enum Platform {
    static func read(_ descriptor: Int32, _ buffer: UnsafeMutableRawPointer?, _ count: Int) -> Int {
        #if canImport(Glibc)
        Glibc.read(descriptor, buffer, count)
        #elseif canImport(Musl)
        Musl.read(descriptor, buffer, count)
        #else
        Darwin.read(descriptor, buffer, count)
        #endif
    }
}
