import DigestSyntax

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// A file that lines of the log are appended to; one that cannot be opened takes none.
final class LogFile: Sendable {
    private let descriptor: Int32

    init(_ path: String) {
        // A link could lead anywhere; those in /dev are the system's own.
        let follows = path.hasPrefix("/dev/") ? 0 : O_NOFOLLOW
        descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOCTTY | follows, 0o644)
    }

    deinit { if descriptor >= 0 { close(descriptor) } }

    /// One line, written in one piece: time of day (UTC), level, message.
    func append(_ level: LogLevel, _ message: String) {
        guard descriptor >= 0 else { return }
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        let seconds = Int(time.tv_sec) % 86_400
        let parts = [seconds / 3_600, seconds / 60 % 60, seconds % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
        let milliseconds = String(1_000 + Int(time.tv_nsec) / 1_000_000).dropFirst()
        let line = Array("\(parts.joined(separator: ":")).\(milliseconds) \(level.rawValue): \(PlainText.of(message))\n".utf8)
        line.withUnsafeBytes { bytes in
            #if canImport(Glibc)
            _ = Glibc.write(descriptor, bytes.baseAddress, bytes.count)
            #elseif canImport(Musl)
            _ = Musl.write(descriptor, bytes.baseAddress, bytes.count)
            #else
            _ = Darwin.write(descriptor, bytes.baseAddress, bytes.count)
            #endif
        }
    }
}
