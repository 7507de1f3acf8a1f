import DigestIndex
import DigestLint
import DigestProject
import DigestSyntax
import LanguageServerProtocol
import Synchronization

/// A look for what is wrong in digests that are not open.
package struct LibraryLint: Sendable {
    let number: Int
    /// What all result ids begin with: one session and one configuration.
    let epoch: String
    let files: [File]
    /// What rules ask about the library.
    let index: DigestIndex
    let client: Client
    let cancellation = LibraryScan.Cancellation()

    struct File: Sendable {
        let path: String
        let uri: DocumentURI
        let configuration: LintConfiguration
        let isExcluded: Bool
        /// The result id of what the client has.
        let known: String?
    }

    private static let batch = 64

    /// Looks, and reports on the files that are not as the client knows them.
    func run(threads: Int, report: (LintReport) -> Void) {
        var found: [WorkspaceDocumentDiagnosticReport] = []
        let (lint, files, cancellation) = (self, files, cancellation)
        OrderedRun.run(count: files.count, threads: threads, work: { lint.look(at: files[$0]) }) { index, item in
            if let item { found.append(item) }
            if found.count >= Self.batch || index == files.count - 1, !found.isEmpty {
                report(LintReport(number: number, content: .items(found)))
                found = []
            }
            return !cancellation.isCancelled
        }
        report(LintReport(number: number, content: .ended))
    }

    private func look(at file: File) -> WorkspaceDocumentDiagnosticReport? {
        guard let stamp = FolderScan.stamp(of: file.path) else { return nil }
        let library = file.configuration.needsLibrary ? fingerprint(ofLibraryFor: file.path) : 0
        let id = "\(epoch)-\(stamp.inode)-\(stamp.size)-\(stamp.seconds).\(stamp.nanoseconds)-\(library)"
        guard id != file.known else { return nil }
        var items: [Diagnostic] = []
        if !file.isExcluded, let bytes = try? FileReader.read(file.path).bytes, FileKind(of: bytes) == .digest {
            let digest = Digest(SourceText(bytes))
            var translation = DiagnosticTranslation(file.uri, digest.text, client)
            let findings = Linter(file.configuration).lintOnce(digest) { index.firstAppearance(of: $0, before: file.path) }
            items = findings.map { translation.diagnostic(for: $0) }
        }
        return WorkspaceDocumentDiagnosticReport(uri: file.uri, version: nil, report: .full(resultId: id, items: items))
    }

    /// Differs where the library says something else about the papers of a file; the same within a process only.
    private func fingerprint(ofLibraryFor path: String) -> UInt {
        var hasher = Hasher()
        for (paper, first) in index.earlierAppearances(ofPapersIn: path).sorted(by: { $0.key < $1.key }) {
            hasher.combine(paper)
            hasher.combine(first.file)
            hasher.combine(first.line)
            hasher.combine(first.title)
            hasher.combine(first.category)
        }
        return UInt(bitPattern: hasher.finalize())
    }
}

/// What the worker found wrong.
package struct LintReport: Sendable {
    let number: Int
    let content: Content

    enum Content: Sendable {
        case items([WorkspaceDocumentDiagnosticReport])
        case ended
    }
}
