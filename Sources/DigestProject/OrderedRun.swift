#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Does the same work on many items at once and hands the results over in the items' order, while the work goes on.
///
/// - Invariant: no worker begins an item more than a fixed number of places ahead of the result that is waited for, so what waits to be
///   handed over stays small, however long one item takes.
package enum OrderedRun {
    /// The processors that may run threads now.
    package static var processorCount: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

    /// Runs `work` for 0..<`count` on at most `threads` threads and calls `deliver` on the calling thread for each, in order.
    /// The run ends early when `deliver` answers false.
    package static func run<Result: Sendable>(
        count: Int, threads: Int, work: @escaping @Sendable (Int) -> Result, deliver: (Int, Result) -> Bool
    ) {
        let threads = min(threads, count)
        guard threads > 1 else {
            for index in 0..<count { guard deliver(index, work(index)) else { return } }
            return
        }
        let queue = Queue(count: count, window: threads * 4, work: work)
        let workers = (0..<threads).compactMap { _ in Worker(queue.drain) }
        // No thread could be had: do it here.
        if workers.isEmpty {
            for index in 0..<count { guard deliver(index, work(index)) else { return } }
            return
        }
        for index in 0..<count {
            guard deliver(index, queue.result(at: index)) else {
                queue.stop()
                break
            }
        }
        for worker in workers { worker.join() }
    }

    /// What the threads share.
    private final class Queue<Result: Sendable>: @unchecked Sendable {
        private let monitor = Monitor()
        private let count: Int
        private let window: Int
        private let work: @Sendable (Int) -> Result
        private var next = 0
        private var delivered = 0
        private var results: [Int: Result] = [:]

        init(count: Int, window: Int, work: @escaping @Sendable (Int) -> Result) {
            self.count = count
            self.window = window
            self.work = work
        }

        /// Takes item after item until none is left.
        @Sendable func drain() {
            while let index = take() {
                let result = work(index)
                monitor.locked {
                    results[index] = result
                    if index == delivered { monitor.wakeAll() }
                }
            }
        }

        private func take() -> Int? {
            monitor.locked {
                monitor.wait { next >= count || next < delivered + window }
                guard next < count else { return nil }
                next += 1
                return next - 1
            }
        }

        func result(at index: Int) -> Result {
            monitor.locked {
                while true {
                    if let result = results.removeValue(forKey: index) {
                        delivered = index + 1
                        monitor.wakeAll()
                        return result
                    }
                    monitor.waitOnce()
                }
            }
        }

        func stop() {
            monitor.locked {
                next = count
                monitor.wakeAll()
            }
        }
    }
}

/// A lock with one condition.
private final class Monitor: @unchecked Sendable {
    private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

    init() {
        pthread_mutex_init(mutex, nil)
        pthread_cond_init(condition, nil)
    }

    deinit {
        pthread_cond_destroy(condition)
        pthread_mutex_destroy(mutex)
        condition.deallocate()
        mutex.deallocate()
    }

    func locked<Answer>(_ body: () -> Answer) -> Answer {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        return body()
    }

    /// Waits, while the lock is held, until `isTrue`.
    func wait(until isTrue: () -> Bool) {
        while !isTrue() { waitOnce() }
    }

    func waitOnce() { pthread_cond_wait(condition, mutex) }
    func wakeAll() { pthread_cond_broadcast(condition) }
}

/// A thread that runs one closure.
private struct Worker {
    private let thread: pthread_t

    private final class Body {
        let run: @Sendable () -> Void
        init(_ run: @escaping @Sendable () -> Void) { self.run = run }
    }

    /// Enough for the deepest recursion here, everywhere: the default is 128 KB with musl and 512 KB on macOS.
    private static let stackSize = 4 << 20

    /// Starts a thread; nil where the system gives none.
    init?(_ run: @escaping @Sendable () -> Void) {
        var attributes = pthread_attr_t()
        pthread_attr_init(&attributes)
        defer { pthread_attr_destroy(&attributes) }
        pthread_attr_setstacksize(&attributes, Self.stackSize)
        let body = Unmanaged.passRetained(Body(run))
        #if canImport(Darwin)
        var thread: pthread_t?
        let failure = pthread_create(&thread, &attributes, { Worker.start($0) }, body.toOpaque())
        guard failure == 0, let thread else {
            body.release()
            return nil
        }
        #else
        var thread = pthread_t()
        let failure = pthread_create(&thread, &attributes, { Worker.start($0) }, body.toOpaque())
        guard failure == 0 else {
            body.release()
            return nil
        }
        #endif
        self.thread = thread
    }

    private static func start(_ body: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
        guard let body else { return nil }
        Unmanaged<Body>.fromOpaque(body).takeRetainedValue().run()
        return nil
    }

    func join() { pthread_join(thread, nil) }
}
