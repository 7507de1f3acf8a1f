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
        let state = [libraryRevision, configurationRevision, documents.count, lastSerial]
        guard pull.quietSince != state else { return }
        let (due, gone) = duePulls(pull)
        pull.found = gone
        if due.isEmpty {
            pull.quietSince = state
            heldPull = pull
            if !gone.isEmpty { finish(pull) }
            return
        }
        lastLint += 1
        let lint = LibraryLint(number: lastLint, files: due, client: client)
        pull.lint = lint
        heldPull = pull
        startWork(.lint(lint))
    }

    /// The digests that are not as the client knows them, and reports on those that it knows and that are no more.
    private func duePulls(_ pull: HeldPull) -> (due: [LibraryLint.File], gone: [WorkspaceDocumentDiagnosticReport]) {
        var due: [LibraryLint.File] = []
        var seen: Set<DocumentURI> = []
        for path in library.digests {
            let uri = uri(ofFile: path)
            seen.insert(uri)
            guard documents[uri] == nil, let stamp = FolderScan.stamp(of: path) else { continue }
            let id = "\(options.nonce)-\(configurationRevision)-\(stamp.inode)-\(stamp.size)-\(stamp.seconds).\(stamp.nanoseconds)"
            guard pull.previous[uri] != id else { continue }
            let standing = projectStanding(of: uri)
            due.append(
                LibraryLint.File(
                    path: path, uri: uri, configuration: standing.configuration, isExcluded: standing.isExcluded, resultId: id))
        }
        // An open document's id is that of its own report.
        let gone = pull.previous.keys.filter { !seen.contains($0) && documents[$0] == nil && pull.previous[$0] != Self.goneId }
        return (due, gone.map { .init(uri: $0, version: nil, report: .full(resultId: Self.goneId, items: [])) })
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
