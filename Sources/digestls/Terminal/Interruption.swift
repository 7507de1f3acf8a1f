#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// The signals that ask a program to end, held back while files are written: a file that was begun is finished, no other is begun, and
/// nothing stays beside it.
enum Interruption {
    private static let signals = [SIGINT, SIGTERM, SIGHUP]

    /// Holds them back, in this thread and those that it starts from now on.
    static func hold() { change(SIG_BLOCK) }

    /// Lets them come; what came meanwhile ends the program here, as it would have.
    static func release() { change(SIG_UNBLOCK) }

    /// Whether one waits.
    static var isWaiting: Bool {
        var waiting = sigset_t()
        guard sigpending(&waiting) == 0 else { return false }
        return signals.contains { sigismember(&waiting, $0) == 1 }
    }

    private static func change(_ how: Int32) {
        var set = sigset_t()
        sigemptyset(&set)
        for signal in signals { sigaddset(&set, signal) }
        pthread_sigmask(how, &set, nil)
    }
}
