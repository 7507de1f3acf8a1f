import DigestProject
import DigestSyntax

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// A line on standard error that counts files, when somebody is there to see it and the work takes long.
struct Progress {
    private let total: Int
    private let isOn: Bool
    private let start = Progress.now()
    private var last = 0.0
    private var isShown = false

    /// Seconds before the line appears, and between its changes.
    private static let patience = 0.5, interval = 0.1

    init(total: Int, isQuiet: Bool) {
        self.total = total
        isOn = !isQuiet && total > 1 && Terminal.errors.isTerminal
    }

    mutating func advance(to count: Int) {
        guard isOn else { return }
        let now = Self.now()
        guard now - start > Self.patience, now - last > Self.interval else { return }
        last = now
        isShown = true
        StandardError.write("\r\u{1B}[K\(count) of \(total) files")
    }

    /// Takes the line away: before anything else is printed, and at the end.
    mutating func clear() {
        guard isShown else { return }
        isShown = false
        StandardError.write("\r\u{1B}[K")
    }

    private static func now() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}

/// Standard error: remarks for people, one line each.
enum StandardError {
    static func write(_ text: String) {
        let stream = OutputStream(descriptor: STDERR_FILENO)
        stream.write(text)
        stream.flush()
    }

    /// A remark in one line, whatever the text holds.
    static func line(_ text: String) { write("digestls: \(PlainText.of(text))\n") }
}
