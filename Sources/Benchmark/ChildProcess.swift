#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// A program that was started, the ends of its pipes in our hands.
struct ChildProcess {
    private let identifier: pid_t
    /// What we write is its standard input.
    let input: Int32
    let output: Int32
    private let start: Int

    /// What the kernel counted of a process that ended.
    struct Usage {
        /// From its start to its end, in nanoseconds.
        let elapsed: Int
        /// In bytes.
        let peakMemory: Int
        let exitStatus: Int32
    }

    /// - Parameter hasPipes: Whether we talk to it; else it reads and writes nothing.
    init(_ program: String, _ arguments: [String], hasPipes: Bool) throws(BenchmarkError) {
        var toChild: [Int32] = [-1, -1]
        var fromChild: [Int32] = [-1, -1]
        if hasPipes { guard pipe(&toChild) == 0, pipe(&fromChild) == 0 else { throw .last("pipe") } }
        #if canImport(Darwin)
        var actions: posix_spawn_file_actions_t?
        #else
        var actions = posix_spawn_file_actions_t()
        #endif
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        if hasPipes {
            posix_spawn_file_actions_adddup2(&actions, toChild[0], STDIN_FILENO)
            posix_spawn_file_actions_adddup2(&actions, fromChild[1], STDOUT_FILENO)
            for descriptor in toChild + fromChild { posix_spawn_file_actions_addclose(&actions, descriptor) }
        } else {
            posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
            posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0)
        }
        posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
        var words: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) } + [nil]
        defer { for word in words { free(word) } }
        var identifier: pid_t = 0
        let start = Clock.now()
        let failure = posix_spawn(&identifier, program, &actions, nil, &words, environ)
        if hasPipes {
            close(toChild[0])
            close(fromChild[1])
        }
        guard failure == 0 else { throw .failed("\(program): \(String(cString: strerror(failure)))") }
        self.identifier = identifier
        self.start = start
        input = toChild[1]
        output = fromChild[0]
    }

    /// The most memory that it had so far, in bytes, where the system says so (Linux, proc(5): `VmHWM`).
    ///
    /// What the kernel counts for a process that ended is no less than what its parent had when it was started, which is us.
    private var peakMemory: Int? {
        guard let status = try? File.read("/proc/\(identifier)/status") else { return nil }
        for line in status.split(separator: UInt8(ascii: "\n")) where line.starts(with: "VmHWM:".utf8) {
            let digits = line.filter { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
            return Int(String(decoding: digits, as: UTF8.self)).map { $0 * 1024 }
        }
        return nil
    }

    /// Waits for its end, and looks at its memory twice in a millisecond until then.
    func waitWatchingMemory() throws(BenchmarkError) -> Usage {
        var peak: Int?
        var info = siginfo_t()
        while waitid(P_PID, id_t(identifier), &info, WEXITED | WNOWAIT | WNOHANG) == 0, !Self.hasEnded(info) {
            peak = peakMemory ?? peak
            Clock.sleep(500_000)
        }
        let usage = try wait()
        return Usage(elapsed: usage.elapsed, peakMemory: peak ?? usage.peakMemory, exitStatus: usage.exitStatus)
    }

    private static func hasEnded(_ info: siginfo_t) -> Bool { info.si_signo != 0 }

    /// Waits for its end.
    func wait() throws(BenchmarkError) -> Usage {
        var status: Int32 = 0
        var usage = rusage()
        while wait4(identifier, &status, 0, &usage) < 0 { guard errno == EINTR else { throw .last("wait4") } }
        let elapsed = Clock.now() - start
        for descriptor in [input, output] where descriptor >= 0 { close(descriptor) }
        #if canImport(Darwin)
        let peak = Int(usage.ru_maxrss)
        #else
        let peak = Int(usage.ru_maxrss) * 1024
        #endif
        // The low seven bits are the signal that ended it.
        return Usage(elapsed: elapsed, peakMemory: peak, exitStatus: status & 0x7F == 0 ? (status >> 8) & 0xFF : -(status & 0x7F))
    }

    @discardableResult
    func kill() -> Usage? {
        let peak = peakMemory
        sendKill(identifier)
        guard let usage = try? wait() else { return nil }
        return Usage(elapsed: usage.elapsed, peakMemory: peak ?? usage.peakMemory, exitStatus: usage.exitStatus)
    }

    /// Runs a program to its end; every exit status but those in `expected` is a failure.
    static func run(
        _ program: String, _ arguments: [String], expecting expected: [Int32] = [0], watchingMemory: Bool = false
    ) throws(BenchmarkError) -> Usage {
        let process = try ChildProcess(program, arguments, hasPipes: false)
        let usage = try watchingMemory ? process.waitWatchingMemory() : process.wait()
        guard expected.contains(usage.exitStatus) else {
            throw .failed("\(program) \(arguments.joined(separator: " ")) ended with \(usage.exitStatus)")
        }
        return usage
    }
}

private func sendKill(_ identifier: pid_t) { _ = kill(identifier, SIGKILL) }
