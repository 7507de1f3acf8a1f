#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// The language server: a session between two file descriptors.
package struct Server: Sendable {
    package var session: SessionOptions
    /// Lines of the log are appended to this file.
    package var logFile: String?
    /// How often to look whether the client's process is still there.
    package var clientCheckMilliseconds = 10_000
    /// How long the last answers may take to be written once the session is over.
    package var farewellMilliseconds = 2_000

    package init(session: SessionOptions) {
        self.session = session
    }

    /// Serves the client at standard input and output until it leaves.
    ///
    /// Standard output becomes another name for standard error, and standard input for nothing, so that a stray print cannot get between
    /// two messages.
    package func serveStandardStreams() -> Int32 {
        let input = fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 3)
        let output = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3)
        guard input >= 0, output >= 0 else { return 1 }
        dup2(STDERR_FILENO, STDOUT_FILENO)
        let nothing = open("/dev/null", O_RDONLY | O_CLOEXEC)
        if nothing >= 0 {
            dup2(nothing, STDIN_FILENO)
            close(nothing)
        }
        return serve(input: input, output: output)
    }

    /// Serves the client whose bytes come from `input` and who reads `output`, until it leaves.
    /// - Returns: The exit code (LSP 3.17, "Exit Notification").
    package func serve(input: Int32, output: Int32) -> Int32 {
        signal(SIGPIPE, SIG_IGN)
        var ending: [Int32] = [-1, -1]
        guard pipe(&ending) == 0 else { return 1 }
        let exchange = Exchange()
        let reader = InputReader(input: input, ending: ending[0], exchange: exchange)
        let writer = OutputWriter(output: output, exchange: exchange)
        let readEnd = ending[0]
        guard
            Worker.start({
                reader.run()
                close(readEnd)
            }), Worker.start({ writer.run() })
        else { return 1 }
        let code = run(exchange)
        _ = exchange.close(milliseconds: farewellMilliseconds)
        // Closing the other end is what the reader sees.
        close(ending[1])
        return code
    }

    /// The main loop: takes events, works on one message at a time, and says what was found when nothing more is waiting.
    private func run(_ exchange: Exchange) -> Int32 {
        var options = session
        let log = logFile.map { LogFile($0) }
        if let log { options.logSink = { log.append($0, $1) } }
        options.nonce = Self.nonce()
        let session = Session(options) { exchange.send($0) }
        // The session holds this closure, which therefore must not hold the session.
        session.startWork = { [unowned session] work in
            let started = Worker.start { work.run { exchange.deliver([.worked($0)], bytes: $0.size) } }
            if !started { work.giveUp { session.receive(.worked($0)) } }
        }
        var client: ClientProcess?
        while true {
            switch exchange.look(waitingForEvents: session.isIdle, milliseconds: clientCheckMilliseconds) {
            case .events(let events): for event in events { session.receive(event) }
            case .timeout:
                if client?.isGone == true { session.receive(.clientGone) }
                if let code = session.exitCode { return code }
                continue
            }
            if !session.step() { session.settle() }
            if session.isIdle { settleIfQuiet(session, exchange) }
            if let code = session.exitCode { return code }
            if client == nil, let id = session.clientProcess { client = ClientProcess(id) }
        }
    }

    /// Publishes only if nothing has arrived meanwhile that belongs to the same burst.
    private func settleIfQuiet(_ session: Session, _ exchange: Exchange) {
        if case .events(let events) = exchange.look(waitingForEvents: false, milliseconds: 0), !events.isEmpty {
            for event in events { session.receive(event) }
        } else {
            session.settle()
        }
    }

    /// Differs from one start of the server to the next.
    private static func nonce() -> String {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return String(UInt64(truncatingIfNeeded: time.tv_sec &* 1_000_000 &+ time.tv_nsec / 1_000) ^ UInt64(getpid()) << 44, radix: 36)
    }
}
