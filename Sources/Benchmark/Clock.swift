#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// The clocks, in nanoseconds.
enum Clock {
    static func now() -> Int { read(CLOCK_MONOTONIC) }

    /// Processor time of this thread: what growth is judged by, because others may use the machine too.
    static func threadTime() -> Int { read(CLOCK_THREAD_CPUTIME_ID) }

    static func sleep(_ nanoseconds: Int) { usleep(UInt32(clamping: nanoseconds / 1000)) }

    private static func read(_ clock: clockid_t) -> Int {
        var time = timespec()
        clock_gettime(clock, &time)
        return Int(time.tv_sec) * 1_000_000_000 + Int(time.tv_nsec)
    }

    /// How long `body` takes on the wall clock.
    static func time<Failure: Error>(_ body: () throws(Failure) -> Void) throws(Failure) -> Int {
        let start = now()
        try body()
        return now() - start
    }
}

/// Measured values, all of one unit.
struct Samples {
    private let sorted: [Int]

    init(_ values: [Int]) { sorted = values.sorted() }

    var count: Int { sorted.count }
    var median: Int { sorted.isEmpty ? 0 : sorted[sorted.count / 2] }
    /// The value that one in a hundred exceeds; the largest of fewer than a hundred.
    var p99: Int { sorted.isEmpty ? 0 : sorted[min(sorted.count - 1, sorted.count * 99 / 100)] }
}
