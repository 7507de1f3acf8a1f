import DigestProject
import JSON
import LanguageServerProtocol

// The findings of digests that are not open, for clients that ask for those of the whole workspace.

/// A `workspace/diagnostic` that has yet to be answered.
///
/// A client asks again as soon as it is answered, so an answer waits until there is one: until the folders are read, and until something
/// is other than the client knows it.
struct HeldPull {
    let id: RequestID
    let partialResult: ProgressToken?
    /// What the client has, by file.
    let previous: [DocumentURI: String]
    /// What is looked at, and what was found so far.
    var lint: LibraryLint?
    var found: [WorkspaceDocumentDiagnosticReport] = []
    /// Whether a part of the answer was sent already; then all of it is.
    var hasStreamed = false
    /// What the library and the configuration were when there was nothing to say.
    var quietSince: [Int]?
}

extension Session {
    func workspaceDiagnostics(_ params: WorkspaceDiagnosticParams, _ id: RequestID, _ tokens: RequestTokens) throws(ResponseError) -> Answer
    {
        guard client.pullsDiagnostics, client.mayHaveFolders else {
            throw ResponseError(.methodNotFound, "workspace/diagnostic is not offered")
        }
        // A client that asks anew has given the former up.
        if let heldPull { release(heldPull, .success(.value(WorkspaceDiagnosticReport(items: [])))) }
        let previous = params.previousResultIds.map { ($0.uri, $0.value) }
        heldPull = HeldPull(
            id: id, partialResult: tokens.partialResult, previous: Dictionary(previous, uniquingKeysWith: { $1 }))
        return .later
    }

    func release(_ pull: HeldPull, _ result: Result<Answer, ResponseError>) {
        heldPull = nil
        pull.lint?.cancellation.cancel()
        respond(to: pull.id, result)
    }

    /// Sends a worker to look, or answers, where there is something new; called when nothing else is to be done.
    func answerHeldPull() {
        guard var pull = heldPull, pull.lint == nil, library.isSettled, let startWork else { return }
        let state = [library.readCount, libraryRevision, configurationRevision, documents.count, lastSerial]
        guard pull.quietSince != state else { return }
        pull.quietSince = state
        let files = closedDigests(pull)
        let known = Set(files.map(\.uri))
        // An open document's id is that of its own report.
        let gone = pull.previous.filter { !known.contains($0.key) && documents[$0.key] == nil && $0.value != Self.goneId }
        pull.found = gone.map { .init(uri: $0.key, version: nil, report: .full(resultId: Self.goneId, items: [])) }
        if files.isEmpty {
            heldPull = pull
            if !gone.isEmpty { finish(pull) }
            return
        }
        lastLint += 1
        let lint = LibraryLint(
            number: lastLint, epoch: "\(options.nonce)-\(configurationRevision)", files: files, index: library.index, client: client)
        pull.lint = lint
        heldPull = pull
        startWork(.lint(lint))
    }

    /// The digests that are not open, and what the client knows of them.
    private func closedDigests(_ pull: HeldPull) -> [LibraryLint.File] {
        library.digests.compactMap { path in
            let uri = uri(ofFile: path)
            guard documents[uri] == nil else { return nil }
            let standing = projectStanding(of: uri)
            return LibraryLint.File(
                path: path, uri: uri, configuration: standing.configuration, isExcluded: standing.isExcluded, known: pull.previous[uri])
        }
    }

    /// The result id of a file that is no more: it has no findings, and never will have.
    private static let goneId = "gone"

    func take(_ report: LintReport) {
        guard var pull = heldPull, pull.lint?.number == report.number else { return }
        switch report.content {
        case .items(let items):
            if let token = pull.partialResult {
                notify(.progress, ProgressParams(token: token, value: WorkspaceDiagnosticReport(items: pull.found + items)))
                pull.found = []
                pull.hasStreamed = true
            } else {
                pull.found += items
            }
            heldPull = pull
        case .ended where pull.found.isEmpty && !pull.hasStreamed:
            // All is as the client knows it.
            pull.lint = nil
            heldPull = pull
        case .ended: finish(pull)
        }
    }

    private func finish(_ pull: HeldPull) {
        var pull = pull
        if pull.hasStreamed, let token = pull.partialResult, !pull.found.isEmpty {
            notify(.progress, ProgressParams(token: token, value: WorkspaceDiagnosticReport(items: pull.found)))
            pull.found = []
        }
        release(pull, .success(.value(WorkspaceDiagnosticReport(items: pull.found))))
    }
}
