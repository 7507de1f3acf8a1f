import JSON
import LanguageServerProtocol

/// What a request is answered with, where it does not fail.
enum Answer {
    /// Nothing found, nothing to do, or a request that has no result.
    case null
    case value(any JSONWritable)
    /// The answer comes when there is something to say.
    case later
    /// A large result, written on the spot; the closure writes exactly one value.
    case writing(capacity: Int, (inout JSONWriter) -> Void)

    init(_ value: (some JSONWritable)?) {
        self = value.map { .value($0) } ?? .null
    }

    func body(for id: RequestID) -> [UInt8] {
        switch self {
        case .null, .later: OutgoingMessage.nullResponse(to: id)
        case .value(let value): OutgoingMessage.response(to: id, result: value)
        case .writing(let capacity, let write): OutgoingMessage.response(to: id, capacity: capacity, writing: write)
        }
    }
}
