import DigestLint
import DigestSyntax
import JSON
import LanguageServerProtocol

/// One client's session, from its first message to its last: what was agreed, what is open, what waits for an answer.
///
/// It knows neither threads nor file descriptors: events go in by ``receive(_:)``, message bodies come out by `send`, and everything that
/// happens happens in ``step()`` and ``settle()``. Messages are worked on in the order they came, so a change is seen by every request behind
/// it; only a cancel looks ahead.
///
/// - Invariant: every request is answered exactly once.
package final class Session {
    enum Lifecycle: Equatable { case waitingForInitialize, running, shutDown }

    let options: SessionOptions
    private let send: ([UInt8]) -> Void
    private var pending = PendingMessages()
    /// What ends the session once everything before it is done.
    private var endOfInput: Event?
    /// How many messages were worked on since findings first waited to be published.
    private var stepsSinceChange = 0

    var lifecycle = Lifecycle.waitingForInitialize
    var client = Client()
    var trace = TraceValue.off
    var documents: [DocumentURI: Document] = [:]
    var lastSerial = 0
    var settings = SettingsSources()
    var projects = Projects()
    var library = Library()
    /// Grows with the library's index.
    var libraryRevision = 0
    var indexing = IndexingProgress()
    private var reports: [LibraryReport] = []
    /// A `workspace/diagnostic` that waits until there is something to say.
    var heldPull: HeldPull?
    var lastLint = 0
    /// Grows with what counts for rules.
    var configurationRevision = 0
    /// Starts a worker, whose reports come back as events; without one no folder is looked at.
    package var startWork: ((LibraryWork) -> Void)?
    /// The folders that the client has open.
    var folders: [DocumentURI] = []
    var refusedFolders: Set<String> = []
    /// Whether the client has said `initialized`.
    var isReady = false
    /// What is to be said about the first settings as soon as something may be said.
    var earlyRemarks: [String] = []
    private var lastRequestID = 0
    /// What to do with the client's answers, by the ids of the requests; the last ``longestMemory`` of those that are not answered.
    private(set) var awaited: [RequestID: (Result<JSONValue, ResponseError>) -> Void] = [:]

    /// Set when the session is over: 0 where the client had asked for it by `shutdown`, else 1 (LSP 3.17, "Exit Notification").
    package internal(set) var exitCode: Int32?
    /// The process that the client named as its own.
    package internal(set) var clientProcess: Int?

    /// Findings are published at the latest after this many messages, however many more are waiting.
    private static let longestBurst = 256
    static let longestMemory = 256

    package init(_ options: SessionOptions, send: @escaping ([UInt8]) -> Void) {
        self.options = options
        self.send = send
    }

    /// Whether there is nothing to work on until something is received.
    package var isIdle: Bool { pending.isEmpty && reports.isEmpty && endOfInput == nil }

    package func receive(_ event: Event) {
        switch event {
        case .message(let message):
            pending.append(message)
            if let heldPull, PendingMessages.isCancel(message, of: heldPull.id) {
                release(heldPull, .failure(ResponseError(.requestCancelled, "cancelled")))
            }
        case .worked(let report): reports.append(report)
        case .endOfInput, .inputFailed: endOfInput = endOfInput ?? event
        case .outputFailed: end("nobody reads what is written")
        case .clientGone: end("the client's process is gone")
        }
    }

    /// Works on the next message.
    /// - Returns: Whether there was one.
    package func step() -> Bool {
        guard exitCode == nil else { return false }
        if let (message, isCancelled) = pending.takeNext() {
            handle(message, isCancelled: isCancelled)
            stepsSinceChange += 1
            if stepsSinceChange >= Self.longestBurst { settle() }
            return true
        }
        if !reports.isEmpty {
            switch reports.removeFirst() {
            case .scan(let report): take(report)
            case .lint(let report): take(report)
            }
            return true
        }
        switch endOfInput {
        case .endOfInput(let isCutOff): end(isCutOff ? "the input ended in the middle of a message" : "the input ended")
        case .inputFailed(let reason): end("the input cannot be read: \(reason)")
        default: return false
        }
        return true
    }

    /// Publishes the findings of what was changed; called when nothing is waiting, so that a burst of changes is linted once.
    package func settle() {
        stepsSinceChange = 0
        guard lifecycle == .running else { return }
        startDueScan()
        publishDueDiagnostics()
        answerHeldPull()
    }

    /// Receives one message and works until nothing is left to do.
    package func handle(_ body: [UInt8]) {
        receive(.message(IncomingMessage(parsing: body)))
        while step() {}
        settle()
    }

    private func end(_ reason: String) {
        guard exitCode == nil else { return }
        library.running?.cancellation.cancel()
        if lifecycle != .shutDown { log(.info, "ending: \(reason)") }
        exitCode = lifecycle == .shutDown ? 0 : 1
    }
}

// MARK: Messages

extension Session {
    private func handle(_ message: IncomingMessage, isCancelled: Bool) {
        switch message {
        case .request(let id, let method, let params):
            let answer = isCancelled ? .failure(ResponseError(.requestCancelled, "cancelled")) : answer(method, params, id)
            switch answer {
            case .success(.later): return
            case .success(let answer): send(answer.body(for: id))
            case .failure(let error):
                log(.debug, "\(method) (\(id)) failed: \(error.message)")
                send(OutgoingMessage.failure(of: id, error))
            }
            logTrace("Answered '\(method)' (\(id))")
        case .notification(let method, let params):
            handle(notification: method, params)
            logTrace("Handled '\(method)'")
        case .response(let id, let result):
            guard let id, let continuation = awaited.removeValue(forKey: id) else { return log(.debug, "an answer to nothing was ignored") }
            if case .failure(let error) = result { log(.warning, "the client refused: \(error.message)") }
            continuation(result)
        case .invalid(let id, let error):
            log(.warning, "a message was no request: \(error.message)")
            send(OutgoingMessage.failure(of: id, error))
        }
    }

    private func answer(_ method: String, _ params: JSONValue, _ id: RequestID) -> Result<Answer, ResponseError> {
        do throws(ResponseError) {
            let request = ClientRequest(rawValue: method)
            switch lifecycle {
            case .waitingForInitialize where request != .initialize:
                throw ResponseError(.serverNotInitialized, "the first request must be initialize")
            case .shutDown:
                throw ResponseError(.invalidRequest, "nothing is answered after shutdown")
            default: break
            }
            guard let request else { throw ResponseError(.methodNotFound, "there is no method \(method)") }
            return .success(try route(request, params, id))
        } catch {
            return .failure(error)
        }
    }

    private func handle(notification method: String, _ params: JSONValue) {
        guard let notification = ClientNotification(rawValue: method) else { return }
        if notification == .exit { return end("the client said so") }
        guard lifecycle == .running else { return }
        do throws(ResponseError) {
            try route(notification, params)
        } catch {
            // Nobody can be answered; what cannot be read is as if it had not come.
            log(.error, "\(method): \(error.message)")
        }
    }

    func read<Params: JSONReadable>(_ params: JSONValue) throws(ResponseError) -> Params {
        do { return try Params(json: params) } catch { throw ResponseError(error) }
    }
}

// MARK: To the client

extension Session {
    func notify(_ notification: ServerNotification, _ params: some JSONWritable) {
        send(OutgoingMessage.notification(notification, params: params))
    }

    /// Answers a request that was answered ``Answer/later``.
    func respond(to id: RequestID, _ result: Result<Answer, ResponseError>) {
        switch result {
        case .success(let answer): send(answer.body(for: id))
        case .failure(let error): send(OutgoingMessage.failure(of: id, error))
        }
    }

    /// Asks the client; `continuation` gets its answer in a later step, if it ever comes.
    func ask(
        _ request: ServerRequest, _ params: (some JSONWritable)?,
        then continuation: @escaping (Result<JSONValue, ResponseError>) -> Void = { _ in }
    ) {
        lastRequestID += 1
        let id = Self.requestID(lastRequestID)
        awaited[id] = continuation
        // There are clients that never answer.
        awaited.removeValue(forKey: Self.requestID(lastRequestID - Self.longestMemory))
        send(OutgoingMessage.request(request, id: id, params: params))
    }

    private static func requestID(_ number: Int) -> RequestID { .string(JSONString("digestls-\(number)")) }

    func log(_ level: LogLevel, _ message: @autoclosure () -> String) {
        guard level <= options.logLevel else { return }
        let message = PlainText.of(message())
        options.logSink?(level, message)
        // Before the answer to `initialize` a client need not be ready for anything else.
        guard lifecycle == .running else { return }
        notify(.logMessage, ShowMessageParams(type: level.messageType, message: message))
    }

    private func logTrace(_ message: @autoclosure () -> String) {
        guard trace != .off, lifecycle == .running else { return }
        notify(.logTrace, LogTraceParams(message: message()))
    }
}
