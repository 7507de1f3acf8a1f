#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// The process that the client named as its own, whose end is the server's.
///
/// A client in another container names a process that cannot be seen from here; that one is not taken for gone.
struct ClientProcess {
    private let id: pid_t
    private let wasVisible: Bool

    init(_ id: Int) {
        self.id = pid_t(truncatingIfNeeded: id)
        wasVisible = Self.isVisible(self.id)
    }

    var isGone: Bool { wasVisible && !Self.isVisible(id) }

    private static func isVisible(_ id: pid_t) -> Bool { id > 0 && (kill(id, 0) == 0 || errno == EPERM) }
}
