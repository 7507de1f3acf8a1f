#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// A thread that does one thing until it is done.
final class Worker: Sendable {
    private let body: @Sendable () -> Void

    private init(_ body: @escaping @Sendable () -> Void) {
        self.body = body
    }

    /// - Returns: Whether a thread could be had.
    static func start(_ body: @escaping @Sendable () -> Void) -> Bool {
        start(Unmanaged.passRetained(Worker(body)).toOpaque())
    }

    private static func start(_ context: UnsafeMutableRawPointer) -> Bool {
        #if canImport(Darwin)
        var thread: pthread_t?
        return pthread_create(&thread, nil, { runWorker($0) }, context) == 0
        #else
        var thread = pthread_t()
        return pthread_create(&thread, nil, { runWorker($0) }, context) == 0
        #endif
    }

    fileprivate func run() {
        pthread_detach(pthread_self())
        body()
    }
}

private func runWorker(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    if let context { Unmanaged<Worker>.fromOpaque(context).takeRetainedValue().run() }
    return nil
}
