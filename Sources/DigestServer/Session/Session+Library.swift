import DigestFeatures
import DigestIndex
import DigestLint
import DigestProject
import DigestSyntax
import JSON
import LanguageServerProtocol

// The folders of the workspace as one library: which they are, when they are looked at, and what is said about it.

extension Session {
    /// Takes the folders that the client has open. What is no folder on this machine, or too much of it, is left out.
    func setFolders(_ folders: [DocumentURI]) {
        var roots: [String] = []
        for folder in folders {
            guard let path = folder.filePath.map({ Path.absolute($0, in: "/") }) else { continue }
            if let objection = FolderScan.objection(to: path, home: options.homeFolder) {
                if refusedFolders.insert(path).inserted {
                    let message = "digestls does not read through \(path): \(objection). Open the folder that holds the digests."
                    notify(.showMessage, ShowMessageParams(type: .warning, message: message))
                }
            } else if !roots.contains(path) {
                roots.append(path)
            }
        }
        library.setRoots(roots)
        for document in documents.values { enterLibrary(document) }
        libraryDidChange()
    }

    func didChangeWorkspaceFolders(_ params: DidChangeWorkspaceFoldersParams) {
        folders.removeAll { params.event.removed.map(\.uri).contains($0) }
        for folder in params.event.added where !folders.contains(folder.uri) { folders.append(folder.uri) }
        setFolders(folders)
    }

    // MARK: Scans

    /// Sends a worker to look at what was noted; one at a time.
    func startDueScan() {
        guard let startWork, isReady, let scan = library.takeScan() else { return }
        if client.capabilities.window.workDoneProgress, indexing.isActive || scan.isAwaited {
            indexing.isActive ? indexing.takeOver(scan.number) : askForProgress(scan.number)
        }
        startWork(.scan(scan))
    }

    func take(_ report: ScanReport) {
        switch report.content {
        case .progress(let done, let total): advanceProgress(report.scan, done, total)
        case .files: break
        case .ended(let present, let problems):
            for problem in problems { log(.warning, problem) }
            if report.scan == indexing.scan { endProgress(isCancelled: present == nil) }
        }
        guard library.receive(report) else { return }
        log(.debug, "\(library.index.paperCount) papers in \(library.digestCount) digests")
        libraryDidChange()
    }

    /// What is shown of the library may be old, and what is open may not have been taken into it yet.
    func libraryDidChange() {
        updateLibrary()
        guard library.takeChange() else { return }
        libraryRevision += 1
        guard !documents.isEmpty else { return }
        let workspace = client.capabilities.workspace
        let differ = documents.values.filter { $0.libraryDidChange(earlier: earlierAppearance(than: $0)) }
        if !differ.isEmpty { refreshDiagnostics() }
        if workspace.codeLensRefresh { ask(.refreshCodeLens, JSONValue?.none) }
        if workspace.inlayHintRefresh, client.capabilities.textDocument.inlayHint.isSupported { ask(.refreshInlayHint, JSONValue?.none) }
    }

    /// What rules ask about the papers of a document; nil where it is none of the library's, and until the folders are read.
    func earlierAppearance(than document: Document) -> EarlierAppearance? {
        guard library.isRead, let path = document.path, library.isOpen(path) else { return nil }
        let index = library.index
        return { index.firstAppearance(of: $0, before: path) }
    }

    // MARK: Documents

    /// From now on the document counts for its file.
    func enterLibrary(_ document: Document) {
        guard let path = document.path else { return }
        library.open(path)
    }

    /// Brings the index up to date with what is open; to be called before it is asked.
    func updateLibrary() {
        guard !library.roots.isEmpty else { return }
        for document in documents.values {
            guard let path = document.path, library.needsUpdate(path, document.state) else { continue }
            library.update(path, document.state, document.snapshot().map { FileSummary($0.digest) })
        }
    }

    /// The name of a file in the client's spelling, where it has one.
    func uri(ofFile path: String) -> DocumentURI {
        let uri = DocumentURI(filePath: path)
        return documents[uri]?.uri ?? uri
    }

    // MARK: Events

    func didChangeWatchedFiles(_ params: DidChangeWatchedFilesParams) {
        for change in params.changes { noteChange(of: change.uri) }
        if params.changes.contains(where: { Projects.isConfiguration($0.uri) }) { reloadProjects() }
    }

    func didCreateOrDeleteFiles(_ params: CreateOrDeleteFilesParams) {
        for file in params.files { noteChange(of: file.uri) }
    }

    func didRenameFiles(_ params: RenameFilesParams) {
        for file in params.files {
            noteChange(of: file.oldUri)
            noteChange(of: file.newUri)
        }
    }

    private func noteChange(of uri: DocumentURI) {
        guard let path = uri.filePath.map({ Path.absolute($0, in: "/") }) else { return }
        // What a configuration leaves out, and no longer leaves out, stands beside and below it.
        library.note(Projects.isConfiguration(uri) ? Path.parent(of: path) : path)
    }

    /// A look that reads nothing but what has changed. Many clients report no changes of files, and Helix, which says that it does, only
    /// those that it made itself.
    func noteMoment() { library.noteAll(isAwaited: false) }

    // MARK: Progress

    private func askForProgress(_ scan: Int) {
        let token = indexing.ask(scan)
        ask(.workDoneProgressCreate, WorkDoneProgressCreateParams(token: token)) { [weak self] result in
            guard let self else { return }
            guard case .success = result else { return self.indexing.refuse() }
            guard let isOver = self.indexing.begin(token) else { return }
            self.report(token, .begin(title: "Reading digests", cancellable: true, percentage: 0))
            if isOver { self.endProgress(isCancelled: false) }
        }
    }

    private func advanceProgress(_ scan: Int, _ done: Int, _ total: Int) {
        guard scan == indexing.scan, let (token, percentage) = indexing.advance(done: done, total: total) else { return }
        report(token, .report(cancellable: true, message: "\(done) of \(total)", percentage: percentage))
    }

    private func endProgress(isCancelled: Bool) {
        guard let token = indexing.end() else { return }
        report(token, .end(message: isCancelled ? "cancelled" : nil))
    }

    private func report(_ token: ProgressToken, _ value: WorkDoneProgress) {
        notify(.progress, ProgressParams(token: token, value: value))
    }

    func cancelProgress(_ params: WorkDoneProgressCancelParams) {
        guard indexing.isAbout(params.token), library.running?.number == indexing.scan else { return }
        library.running?.cancellation.cancel()
    }
}
