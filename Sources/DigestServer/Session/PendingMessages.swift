import JSON
import LanguageServerProtocol

/// The messages that have arrived and wait for their turn, in order.
///
/// - Invariant: a request's id is waiting from its arrival until it is taken, so that a cancel finds it and a second request of the
///   same id is told from the first.
struct PendingMessages {
    private var messages: [IncomingMessage] = []
    private var first = 0
    private var waiting: Set<RequestID> = []
    private var cancelled: Set<RequestID> = []

    var isEmpty: Bool { first == messages.count }

    /// A cancel takes effect at once, ahead of everything that stands before it; one for an id that does not wait means nothing.
    mutating func append(_ message: IncomingMessage) {
        switch message {
        case .notification(ClientNotification.cancelRequest.rawValue, let params):
            if let id = params["id"].flatMap(RequestID.init), waiting.contains(id) { cancelled.insert(id) }
        case .request(let id, _, _) where !waiting.insert(id).inserted:
            messages.append(.invalid(id: id, ResponseError(.invalidRequest, "another request with the id \(id) waits for its answer")))
        default:
            messages.append(message)
        }
    }

    static func isCancel(_ message: IncomingMessage, of id: RequestID) -> Bool {
        guard case .notification(ClientNotification.cancelRequest.rawValue, let params) = message else { return false }
        return params["id"].flatMap(RequestID.init) == id
    }

    /// The next message, and whether its answer is no longer wanted.
    mutating func takeNext() -> (message: IncomingMessage, isCancelled: Bool)? {
        guard first < messages.count else { return nil }
        let message = messages[first]
        first += 1
        // What was taken is let go of also where there is always something waiting.
        if first == messages.count || first >= 1_024 && first >= messages.count / 2 {
            messages.removeFirst(first)
            first = 0
        }
        guard case .request(let id, _, _) = message else { return (message, false) }
        waiting.remove(id)
        return (message, cancelled.remove(id) != nil)
    }
}
