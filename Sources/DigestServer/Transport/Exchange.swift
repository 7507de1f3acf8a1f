#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Where the reader, the main loop and the writer meet: events wait here to be worked on, bodies to be written.
///
/// Both sides are bounded. When a client stops reading, the loop pauses once ``longestOutput`` bytes are waiting to be written, and the
/// reader once ``longestInput`` wait to be worked on; then the pipe fills and the client waits in its turn. Nothing is dropped, order is
/// kept, and the loop, which never writes itself, still notices that the client has gone.
final class Exchange: @unchecked Sendable {
    /// In bytes as they come from the client; short messages, taken apart, take about four times as many. One message may be longer.
    static let longestInput = 16 << 20
    static let longestOutput = 64 << 20

    private let lock: UnsafeMutablePointer<pthread_mutex_t>
    private let changed: UnsafeMutablePointer<pthread_cond_t>
    private var events: [Event] = []
    /// Of what has arrived and was not yet worked on, and of what the loop has taken of that: it takes all there is, to see cancels early.
    private var eventBytes = 0
    private var takenBytes = 0
    private var bodies: [[UInt8]] = []
    private var bodyBytes = 0
    private var isWriting = false
    private var isClosed = false
    private var isOutputBroken = false

    init() {
        lock = .allocate(capacity: 1)
        changed = .allocate(capacity: 1)
        pthread_mutex_init(lock, nil)
        pthread_cond_init(changed, nil)
    }

    deinit {
        pthread_cond_destroy(changed)
        pthread_mutex_destroy(lock)
        changed.deallocate()
        lock.deallocate()
    }

    private func locked<Result>(_ body: () -> Result) -> Result {
        pthread_mutex_lock(lock)
        defer { pthread_mutex_unlock(lock) }
        return body()
    }

    // MARK: The reader

    /// Waits while too much is waiting already.
    func deliver(_ arrived: [Event], bytes: Int) {
        locked {
            while eventBytes > Self.longestInput, !isClosed { pthread_cond_wait(changed, lock) }
            events += arrived
            eventBytes += bytes
            pthread_cond_broadcast(changed)
        }
    }

    // MARK: The main loop

    /// What the loop finds when it looks.
    enum Look {
        /// Events, none where the loop did not want to wait for any.
        case events([Event])
        /// So much is waiting to be written that nothing more may be worked on, or nothing came in time.
        case timeout
    }

    /// Takes what has arrived; waits for something where the loop has nothing else to do, and for room to write in any case.
    func look(waitingForEvents: Bool, milliseconds: Int) -> Look {
        let deadline = Self.time(in: milliseconds)
        return locked {
            // With nothing else to do, all that was taken is done.
            if waitingForEvents, takenBytes > 0 {
                eventBytes -= takenBytes
                takenBytes = 0
                pthread_cond_broadcast(changed)
            }
            while !isOutputBroken, bodyBytes > Self.longestOutput || waitingForEvents && events.isEmpty {
                var deadline = deadline
                if pthread_cond_timedwait(changed, lock, &deadline) != 0 { return .timeout }
            }
            let taken = events + (isOutputBroken ? [.outputFailed] : [])
            events.removeAll(keepingCapacity: true)
            takenBytes = eventBytes
            return .events(taken)
        }
    }

    func send(_ body: [UInt8]) {
        locked {
            bodies.append(body)
            bodyBytes += body.count
            pthread_cond_broadcast(changed)
        }
    }

    /// Ends both threads, the writer when it has written what there is.
    /// - Returns: Whether all was written in time.
    func close(milliseconds: Int) -> Bool {
        let deadline = Self.time(in: milliseconds)
        return locked {
            isClosed = true
            pthread_cond_broadcast(changed)
            while !isOutputBroken, isWriting || !bodies.isEmpty {
                var deadline = deadline
                if pthread_cond_timedwait(changed, lock, &deadline) != 0 { return false }
            }
            return !isOutputBroken
        }
    }

    // MARK: The writer

    /// Bodies to be written, in order; nil when there will be none any more.
    func takeBodies() -> [[UInt8]]? {
        locked {
            isWriting = false
            pthread_cond_broadcast(changed)
            while bodies.isEmpty, !isClosed { pthread_cond_wait(changed, lock) }
            guard !bodies.isEmpty, !isOutputBroken else { return nil }
            let taken = bodies
            bodies.removeAll(keepingCapacity: true)
            isWriting = true
            return taken
        }
    }

    func wrote(_ bytes: Int) {
        locked {
            bodyBytes -= bytes
            pthread_cond_broadcast(changed)
        }
    }

    func outputFailed() {
        locked {
            isOutputBroken = true
            isWriting = false
            pthread_cond_broadcast(changed)
        }
    }

    private static func time(in milliseconds: Int) -> timespec {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        let nanoseconds = Int(time.tv_nsec) + milliseconds % 1_000 * 1_000_000
        time.tv_sec += milliseconds / 1_000 + nanoseconds / 1_000_000_000
        time.tv_nsec = nanoseconds % 1_000_000_000
        return time
    }
}
