import JSON
import LanguageServerProtocol

/// What the client is told of the reading of folders: asked for leave first, then one begin, reports that rise, and one end.
///
/// A scan that takes over from another goes on under its token.
struct IndexingProgress {
    enum State: Equatable {
        case silent
        /// The client was asked, and has yet to answer.
        case asked(ProgressToken)
        case begun(ProgressToken)
    }

    private(set) var state = State.silent
    /// The scan that it is about.
    var scan = 0
    private var percentage = 0
    private var count = 0

    var isActive: Bool { state != .silent }

    /// The token to ask with.
    mutating func ask(_ scan: Int) -> ProgressToken {
        count += 1
        let token = ProgressToken.string(JSONString("digestls-indexing-\(count)"))
        (state, self.scan, percentage) = (.asked(token), scan, 0)
        return token
    }

    /// - Returns: Whether this is the token that the client was asked with.
    mutating func begin(_ token: ProgressToken) -> Bool {
        guard state == .asked(token) else { return false }
        state = .begun(token)
        return true
    }

    /// - Returns: What to report, where there is anything new.
    mutating func advance(done: Int, total: Int) -> (token: ProgressToken, percentage: Int)? {
        guard case .begun(let token) = state, total > 0 else { return nil }
        let new = min(done * 100 / total, 100)
        guard new > percentage else { return nil }
        percentage = new
        return (token, new)
    }

    /// - Returns: The token to end, where it was begun.
    mutating func end() -> ProgressToken? {
        defer { state = .silent }
        if case .begun(let token) = state { return token }
        return nil
    }

    func isAbout(_ token: ProgressToken) -> Bool { state == .begun(token) }
}
