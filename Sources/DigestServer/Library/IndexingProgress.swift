import JSON
import LanguageServerProtocol

/// What the client is told of the reading of folders: asked for leave first, then one begin, reports that rise, and one end.
///
/// A scan that takes over from another goes on under its token.
struct IndexingProgress {
    enum State: Equatable {
        case silent
        /// The client was asked, and has yet to answer; it may be over before that.
        case asked(ProgressToken, isOver: Bool)
        case begun(ProgressToken)
    }

    private(set) var state = State.silent
    /// The scan that it is about.
    private(set) var scan = 0
    private var percentage = 0
    private var count = 0

    var isActive: Bool { state != .silent }

    /// The token to ask with.
    mutating func ask(_ scan: Int) -> ProgressToken {
        count += 1
        let token = ProgressToken.string(JSONString("digestls-indexing-\(count)"))
        (state, self.scan, percentage) = (.asked(token, isOver: false), scan, 0)
        return token
    }

    /// Goes on with another scan.
    mutating func takeOver(_ scan: Int) {
        self.scan = scan
        if case .asked(let token, _) = state { state = .asked(token, isOver: false) }
    }

    /// The client has agreed.
    /// - Returns: Whether all is over, so that the end follows at once; nil where the client was not asked with this token.
    mutating func begin(_ token: ProgressToken) -> Bool? {
        guard case .asked(token, let isOver) = state else { return nil }
        state = .begun(token)
        return isOver
    }

    /// The client has not agreed.
    mutating func refuse() { state = .silent }

    /// - Returns: What to report, where there is anything new.
    mutating func advance(done: Int, total: Int) -> (token: ProgressToken, percentage: Int)? {
        guard case .begun(let token) = state, total > 0 else { return nil }
        let new = min(done * 100 / total, 100)
        guard new > percentage else { return nil }
        percentage = new
        return (token, new)
    }

    /// - Returns: The token to end, where it was begun. What the client has yet to agree to will begin and end all the same: some show it
    ///   from then on.
    mutating func end() -> ProgressToken? {
        switch state {
        case .silent: return nil
        case .asked(let token, _):
            state = .asked(token, isOver: true)
            return nil
        case .begun(let token):
            state = .silent
            return token
        }
    }

    func isAbout(_ token: ProgressToken) -> Bool { state == .begun(token) }
}
