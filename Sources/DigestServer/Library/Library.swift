import DigestIndex
import DigestProject
import DigestSyntax

/// The digests of all workspace folders: what is known of them, and what must be looked at.
///
/// It reads nothing itself. What changed on the disk is noted as a path; all that was noted becomes one scan, and while that runs,
/// notes gather for the next: ten thousand events are one look. An open document counts for its file until it is closed.
///
/// - Invariant: once nothing is noted and no scan runs, the index is what a fresh start would make of the same disk and documents.
struct Library {
    private(set) var roots: [String] = []
    var index = DigestIndex()
    /// The files that were read, digests or not.
    private var files: [String: KnownFile] = [:]
    private var open: [String: OpenFile] = [:]
    private var noted: Set<String> = []
    /// Whether somebody waits for what was noted.
    private var isAwaited = false
    private(set) var running: LibraryScan?
    /// What was known where the running scan looks, when it began: what it does not meet is gone.
    private var examined: [String] = []
    private var lastScan = 0
    /// How many files were read so far; grows where a file is other than it was, even if the index is not.
    private(set) var readCount = 0
    /// Whether folders were read once, or as far as somebody wanted: before that the index knows next to nothing.
    private(set) var isRead = false
    /// Whether the index is other than it was when last asked by ``takeChange()``.
    private var isChanged = false

    private struct KnownFile {
        /// Nil where it must be read again when it is next looked at.
        var stamp: FileStamp?
        var isDigest: Bool
        /// Whether the text, which is no digest, may lead to other files.
        var mayLink = false
    }

    /// Which state of which document the index holds for a file; nil where it has yet to take it.
    private struct OpenFile {
        var state: DocumentState?
    }

    struct DocumentState: Equatable {
        let serial: Int
        let revision: Int
    }

    // MARK: What there is

    var digestCount: Int { files.reduce(0) { $0 + ($1.value.isDigest ? 1 : 0) } }

    /// The digests, in the order of their paths.
    var digests: [String] { files.filter(\.value.isDigest).keys.sorted { Path.precedes($0, $1) } }

    func holds(_ path: String) -> Bool { files[path]?.isDigest ?? false }

    /// The files that are no digests and may lead to some.
    var linkingFiles: [String] { files.filter(\.value.mayLink).map(\.key) }

    /// Whether a path is a digest's, or that of a folder that holds one.
    func holdsDigest(atOrBelow path: String) -> Bool {
        holds(path) || files.contains { $0.value.isDigest && Path.relative($0.key, to: path) != nil }
    }

    /// Whether everything that was noted has been looked at.
    var isSettled: Bool { running == nil && noted.isEmpty }

    /// Whether the index has changed since this was last asked.
    mutating func takeChange() -> Bool {
        defer { isChanged = false }
        return isChanged
    }

    // MARK: Folders

    /// Takes these folders for all there are. What stood in others is forgotten.
    mutating func setRoots(_ new: [String]) {
        let old = roots
        roots = new
        if let running {
            running.cancellation.cancel()
            noted.formUnion(running.paths)
            isAwaited = isAwaited || running.isAwaited
            self.running = nil
        }
        for path in files.keys where !isBelowRoot(path) { forget(path) }
        for path in open.keys where !isBelowRoot(path) { open[path] = nil }
        for root in new where !old.contains(root) {
            noted.insert(root)
            isAwaited = true
        }
        noted = noted.filter { isBelowRoot($0) }
    }

    /// Whether a path is one of the folders, in one, or holds one.
    private func isBelowRoot(_ path: String) -> Bool {
        roots.contains { path == $0 || Path.relative(path, to: $0) != nil || Path.relative($0, to: path) != nil }
    }

    // MARK: The disk

    /// Something happened at a path, or may have.
    mutating func note(_ path: String) {
        if isBelowRoot(path) { noted.insert(path) }
    }

    /// Looks at everything again, as somebody wants it, or in silence.
    mutating func noteAll(isAwaited: Bool) {
        noted.formUnion(roots)
        self.isAwaited = self.isAwaited || isAwaited
    }

    /// The scan that is due, where one is and none runs.
    mutating func takeScan() -> LibraryScan? {
        guard running == nil, !noted.isEmpty else { return nil }
        lastScan += 1
        examined = knownFiles(at: noted)
        var known: [String: FileStamp] = [:]
        for path in examined { known[path] = files[path]?.stamp }
        let scan = LibraryScan(number: lastScan, roots: roots, paths: noted, known: known, isAwaited: isAwaited)
        (noted, isAwaited) = ([], false)
        running = scan
        return scan
    }

    /// Takes what a scan found; what one says that is not the running one is old.
    /// - Returns: Whether that scan is now over.
    mutating func receive(_ report: ScanReport) -> Bool {
        guard let running, report.scan == running.number else { return false }
        switch report.content {
        case .progress: return false
        case .files(let found):
            for file in found where open[file.path] == nil { take(file) }
            // A little now with each report, so that nobody waits for all of it who searches first.
            index.prepareSearch()
            return false
        case .ended(let present, _):
            self.running = nil
            if !isRead, !running.paths.isDisjoint(with: roots) {
                isRead = true
                // Somebody may have asked for the change when most of it was there already.
                isChanged = true
            }
            if let present { forgetExamined(except: present) }
            return true
        }
    }

    private mutating func take(_ file: ScannedFile) {
        readCount += 1
        files[file.path] = KnownFile(stamp: file.stamp, isDigest: file.summary != nil, mayLink: file.mayLink)
        if index.update(file.path, file.summary) { isChanged = true }
    }

    private mutating func forgetExamined(except present: Set<String>) {
        for path in examined where !present.contains(path) && open[path] == nil { forget(path) }
        examined = []
    }

    /// The known files at and below some paths.
    /// - Complexity: linear in the paths where all of them are known files, below which nothing is; else in all files, whose paths are
    ///   taken apart only where the paths are not all there are.
    private func knownFiles(at paths: Set<String>) -> [String] {
        if paths.isSuperset(of: roots) { return Array(files.keys) }
        return paths.allSatisfy { files[$0] != nil } ? Array(paths) : files.keys.filter { Self.isAtOrBelow($0, paths) }
    }

    private mutating func forget(_ path: String) {
        guard let file = files.removeValue(forKey: path), file.isDigest else { return }
        if index.update(path, nil) { isChanged = true }
    }

    private static func isAtOrBelow(_ path: String, _ paths: Set<String>) -> Bool {
        var path = path
        while true {
            if paths.contains(path) { return true }
            if path == "/" || path == "." { return false }
            path = Path.parent(of: path)
        }
    }

    // MARK: Open documents

    /// From now on a document counts for the file of its name, where a walk would meet that file; to be asked again when what is left out
    /// has changed.
    mutating func open(_ path: String) {
        var walk = FolderScan(roots: roots)
        if isBelowRoot(path), walk.admits(path) { open[path] = OpenFile() } else { close(path) }
    }

    /// Whether a document counts for the file.
    func isOpen(_ path: String) -> Bool { open[path] != nil }

    /// Whether the index holds another state of a document than this one, and the document counts for the file.
    func needsUpdate(_ path: String, _ state: DocumentState) -> Bool {
        guard let known = open[path] else { return false }
        return known.state != state
    }

    /// `summary` is nil for a document that is no digest.
    mutating func update(_ path: String, _ state: DocumentState, _ summary: FileSummary?) {
        guard open[path] != nil else { return }
        open[path] = OpenFile(state: state)
        guard summary != nil || files[path]?.isDigest == true else { return }
        files[path] = KnownFile(stamp: nil, isDigest: summary != nil)
        if index.update(path, summary) { isChanged = true }
    }

    /// From now on the disk counts again.
    mutating func close(_ path: String) {
        guard open.removeValue(forKey: path) != nil else { return }
        files[path]?.stamp = nil
        note(path)
    }
}
