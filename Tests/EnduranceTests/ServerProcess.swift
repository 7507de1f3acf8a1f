import Foundation
import JSON
import LanguageServerProtocol
import Testing

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// The real server in a process of its own, and the client's ends of its pipes. Nothing moves but where a test says so: what is written
/// leaves, and what came is read, only inside of the calls below, and none of them waits for ever.
final class ServerProcess {
    /// How a process ended.
    enum End: Equatable { case code(Int32), signal(Int32), not }

    let identifier: pid_t
    private var input: Int32
    private var output: Int32
    private var outgoing: [UInt8] = []
    private var written = 0
    private var frames = FrameReader()
    /// What came and was not asked for yet, the oldest first.
    private(set) var inbox: [JSONValue] = []
    private(set) var isOutputAtEnd = false
    private var ended: End?
    private var buffer = [UInt8](repeating: 0, count: 1 << 18)
    /// Whether the client takes what the server writes.
    var isReading = true
    /// Of longer answers only the id is kept, and the length of the body as `length`.
    var longestKept = Int.max

    /// Starts `digestls serve` with these of its standard descriptors closed.
    init(_ arguments: [String] = [], closed: Set<Int32> = [], through program: [String] = []) throws {
        // A server that leaves is seen where we write.
        signal(SIGPIPE, SIG_IGN)
        var toServer: [Int32] = [-1, -1]
        var fromServer: [Int32] = [-1, -1]
        try #require(pipe(&toServer) == 0 && pipe(&fromServer) == 0)
        // Another test's server must not hold our ends.
        for end in toServer + fromServer { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        for end in [toServer[1], fromServer[0]] { _ = fcntl(end, F_SETFL, fcntl(end, F_GETFL) | O_NONBLOCK) }
        #if canImport(Darwin)
        var actions: posix_spawn_file_actions_t?
        var attributes: posix_spawnattr_t?
        #else
        var actions = posix_spawn_file_actions_t()
        var attributes = posix_spawnattr_t()
        #endif
        posix_spawn_file_actions_init(&actions)
        posix_spawnattr_init(&attributes)
        defer {
            posix_spawn_file_actions_destroy(&actions)
            posix_spawnattr_destroy(&attributes)
        }
        posix_spawn_file_actions_adddup2(&actions, toServer[0], STDIN_FILENO)
        posix_spawn_file_actions_adddup2(&actions, fromServer[1], STDOUT_FILENO)
        for descriptor in closed { posix_spawn_file_actions_addclose(&actions, descriptor) }
        // A test runner may have its children ignore signals.
        var all = sigset_t()
        sigfillset(&all)
        posix_spawnattr_setsigdefault(&attributes, &all)
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))
        let command = program + [Endurance.server.path, "serve"] + arguments
        var words: [UnsafeMutablePointer<CChar>?] = command.map { strdup($0) } + [nil]
        defer { for word in words { free(word) } }
        var identifier: pid_t = 0
        let failure = posix_spawn(&identifier, command[0], &actions, &attributes, &words, environ)
        close(toServer[0])
        close(fromServer[1])
        try #require(failure == 0, "\(command[0]): \(String(cString: strerror(failure)))")
        self.identifier = identifier
        (input, output) = (toServer[1], fromServer[0])
    }

    deinit {
        if ended == nil {
            kill(identifier, SIGKILL)
            waitpid(identifier, nil, 0)
        }
        closeInput()
        closeOutput()
    }

    // MARK: Writing

    /// Puts bytes where they leave as soon as the server takes them.
    func queue(_ bytes: [UInt8]) { outgoing += bytes }

    /// Writes bytes, and reads meanwhile where the client reads.
    /// - Returns: Whether the server took all of them in time.
    @discardableResult
    func write(_ bytes: [UInt8], within seconds: Double = Endurance.patience) -> Bool {
        queue(bytes)
        let deadline = Clock.now + seconds
        while unwritten > 0, input >= 0, Clock.now < deadline { move() }
        return unwritten == 0
    }

    @discardableResult
    func send(_ message: JSONValue) -> Bool { write(FrameHeader.frame(message.json())) }

    @discardableResult
    func request(_ id: JSONValue, _ method: String, _ params: JSONValue = .null) -> Bool { send(Message.request(id, method, params)) }

    @discardableResult
    func notify(_ method: String, _ params: JSONValue = [:]) -> Bool { send(Message.notification(method, params)) }

    /// The bytes that the server has yet to take.
    var unwritten: Int { outgoing.count - written }

    func closeInput() {
        if input >= 0 { close(input) }
        input = -1
    }

    func closeOutput() {
        if output >= 0 { close(output) }
        output = -1
    }

    // MARK: Reading

    /// The next message of a kind; nil where the server leaves, or says nothing of that kind in time.
    func next(within seconds: Double = Endurance.patience, where isWanted: (JSONValue) -> Bool) -> JSONValue? {
        let deadline = Clock.now + seconds
        var seen = 0
        while true {
            if let place = inbox[seen...].firstIndex(where: isWanted) { return inbox.remove(at: place) }
            seen = inbox.count
            guard !isOutputAtEnd, Clock.now < deadline else { return nil }
            move()
        }
    }

    func answer(to id: JSONValue, within seconds: Double = Endurance.patience) -> JSONValue? {
        next(within: seconds) { $0["id"] == id && $0["method"] == nil }
    }

    func findings(of uri: String, within seconds: Double = Endurance.patience) -> JSONValue? {
        next(within: seconds) { $0["method"]?.string == "textDocument/publishDiagnostics" && $0["params"]?["uri"]?.string == uri }?[
            "params"]
    }

    func takeInbox() -> [JSONValue] {
        defer { inbox = [] }
        return inbox
    }

    /// Lets time go by, and what can move move.
    func wait(_ seconds: Double) {
        let deadline = Clock.now + seconds
        while Clock.now < deadline { move(for: deadline - Clock.now) }
    }

    /// Writes and reads what can be, and waits a little for either.
    func move(for seconds: Double = 0.1) {
        var descriptors: [pollfd] = []
        let isWriting = input >= 0 && unwritten > 0
        if isWriting { descriptors.append(pollfd(fd: input, events: Int16(POLLOUT), revents: 0)) }
        let takes = isReading && output >= 0 && !isOutputAtEnd
        if takes { descriptors.append(pollfd(fd: output, events: Int16(POLLIN), revents: 0)) }
        guard poll(&descriptors, nfds_t(descriptors.count), Int32(min(seconds, 0.1) * 1_000)) > 0 else { return }
        if isWriting, descriptors[0].revents != 0 { writeSome() }
        if takes, descriptors[descriptors.count - 1].revents != 0 { readSome() }
    }

    private func writeSome() {
        let count = outgoing.withUnsafeBytes { bytes in
            let rest = UnsafeRawBufferPointer(rebasing: bytes[written...])
            return systemWrite(input, rest.baseAddress, min(rest.count, 1 << 20))
        }
        if count > 0 {
            written += count
        } else if count < 0, errno != EAGAIN, errno != EINTR {
            closeInput()
        }
        if written == outgoing.count {
            outgoing.removeAll(keepingCapacity: true)
            written = 0
        }
    }

    private func readSome() {
        let count = buffer.withUnsafeMutableBytes { read(output, $0.baseAddress, $0.count) }
        if count < 0, errno == EAGAIN || errno == EINTR { return }
        guard count > 0 else { return isOutputAtEnd = true }
        do throws(FramingError) {
            try buffer.withUnsafeBufferPointer { buffer throws(FramingError) in
                try frames.read(UnsafeBufferPointer(rebasing: buffer[..<count])) { body in
                    do throws(JSONError) {
                        if body.count > longestKept, let head = Self.head(of: body) {
                            inbox.append(head)
                        } else {
                            inbox.append(try JSONValue(parsing: body))
                        }
                    } catch {
                        Issue.record("the server sends no JSON: \(error)")
                    }
                }
            }
        } catch {
            Issue.record("the server sends no frames: \(error)")
            isOutputAtEnd = true
        }
    }

    /// What stands before the result; nil where the message is no answer.
    private static func head(of body: [UInt8]) -> JSONValue? {
        let start = String(decoding: body.prefix(200), as: UTF8.self)
        guard let end = start.range(of: ",\"result\"") ?? start.range(of: ",\"error\"") else { return nil }
        return try? JSONValue(parsing: Array("\(start[..<end.lowerBound]),\"length\":\(body.count)}".utf8))
    }

    // MARK: The process

    func send(signal number: Int32) { kill(identifier, number) }

    /// Waits for the process's end, reading what it still says.
    func end(within seconds: Double = Endurance.patience) -> End {
        let deadline = Clock.now + seconds
        while true {
            if let ended { return ended }
            var status: Int32 = 0
            if waitpid(identifier, &status, WNOHANG) == identifier {
                // The low seven bits are the signal that ended it.
                let end = status & 0x7F == 0 ? End.code(status >> 8 & 0xFF) : .signal(status & 0x7F)
                ended = end
                return end
            }
            guard Clock.now < deadline else { return .not }
            if isOutputAtEnd || !isReading || output < 0 { usleep(2_000) } else { move(for: 0.02) }
        }
    }

    /// What it has in memory now, and what it had at most, in bytes; nil where the system does not say.
    var memory: (now: Int, peak: Int)? {
        guard let status = try? String(contentsOfFile: "/proc/\(identifier)/status", encoding: .utf8) else { return nil }
        func number(_ name: String) -> Int? {
            let line = status.split(separator: "\n").first { $0.hasPrefix(name) }
            return line?.split(whereSeparator: { $0 == " " || $0 == "\t" }).dropFirst().first.flatMap { Int($0) }.map { $0 << 10 }
        }
        guard let now = number("VmRSS:"), let peak = number("VmHWM:") else { return nil }
        return (now, peak)
    }
}

private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
    #if canImport(Glibc)
    Glibc.write(descriptor, bytes, count)
    #elseif canImport(Musl)
    Musl.write(descriptor, bytes, count)
    #else
    Darwin.write(descriptor, bytes, count)
    #endif
}

/// Seconds that only ever grow.
enum Clock {
    static var now: Double {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}

/// Messages as a client writes them.
enum Message {
    static func request(_ id: JSONValue, _ method: String, _ params: JSONValue = .null) -> JSONValue {
        ["jsonrpc": "2.0", "id": id, "method": JSONValue(method), "params": params]
    }

    static func notification(_ method: String, _ params: JSONValue) -> JSONValue {
        ["jsonrpc": "2.0", "method": JSONValue(method), "params": params]
    }

    static func response(_ id: JSONValue, _ result: JSONValue) -> JSONValue { ["jsonrpc": "2.0", "id": id, "result": result] }

    static func open(_ uri: String, _ text: [UInt8], version: Int = 1) -> JSONValue {
        let item: JSONValue = [
            "uri": JSONValue(uri), "languageId": "markdown", "version": JSONValue(version), "text": .string(JSONString(repairing: text)),
        ]
        return notification("textDocument/didOpen", ["textDocument": item])
    }

    static func document(_ uri: String) -> JSONValue { ["textDocument": ["uri": JSONValue(uri)]] }

    static func position(_ line: Int, _ character: Int) -> JSONValue { ["line": JSONValue(line), "character": JSONValue(character)] }

    static func at(_ uri: String, _ line: Int, _ character: Int) -> JSONValue {
        ["textDocument": ["uri": JSONValue(uri)], "position": position(line, character)]
    }
}

extension ServerProcess {
    /// A session past `initialized`.
    static func started(
        _ capabilities: JSONValue = [:], folder: URL? = nil, process: Int? = nil, arguments: [String] = ["--log-level", "error"]
    ) throws -> ServerProcess {
        let server = try ServerProcess(arguments)
        let folders: JSONValue = folder.map { [["uri": JSONValue(DocumentURI(filePath: $0.path).spelling), "name": "vault"]] } ?? .null
        server.request(
            0, "initialize",
            [
                "capabilities": capabilities, "processId": process.map { JSONValue($0) } ?? .null, "workspaceFolders": folders,
            ])
        try #require(server.answer(to: 0)?["result"] != nil)
        server.notify("initialized")
        return server
    }

    /// Whether it still answers.
    func answers(_ id: JSONValue = "still there?", within seconds: Double = Endurance.patience) -> Bool {
        request(id, "digestls/nothing")
        return answer(to: id, within: seconds)?["error"]?["code"]?.int == -32601
    }

    /// The lines of `digestls.debugInformation`, by what stands before the colon.
    func information(within seconds: Double = Endurance.patience) -> [String: String] {
        request("information", "workspace/executeCommand", ["command": "digestls.debugInformation"])
        let text = answer(to: "information", within: seconds)?["result"]?.string ?? ""
        let lines = text.split(separator: "\n").compactMap { line -> (String, String)? in
            guard let colon = line.firstIndex(of: ":") else { return nil }
            return (String(line[..<colon]), String(line[colon...].dropFirst(2)))
        }
        return Dictionary(lines, uniquingKeysWith: { $1 })
    }

    /// Waits until the library holds so many digests.
    func settles(atDigests count: Int, within seconds: Double = Endurance.patience) -> Bool {
        let deadline = Clock.now + seconds
        while Clock.now < deadline, !isOutputAtEnd {
            if information()["folders"]?.contains("digests: \(count),") == true { return true }
            wait(0.02)
        }
        return false
    }
}
