import DigestLint
import DigestProject
import DigestSyntax
import LanguageServerProtocol
import Synchronization

/// A look for what is wrong in digests that are not open.
package struct LibraryLint: Sendable {
    let number: Int
    let files: [File]
    let client: Client
    let cancellation = LibraryScan.Cancellation()

    struct File: Sendable {
        let path: String
        let uri: DocumentURI
        let configuration: LintConfiguration
        let isExcluded: Bool
        let resultId: String
    }

    private static let batch = 64

    func run(threads: Int, report: (LintReport) -> Void) {
        var found: [WorkspaceDocumentDiagnosticReport] = []
        let (files, client, cancellation) = (files, client, cancellation)
        OrderedRun.run(count: files.count, threads: threads, work: { Self.lint(files[$0], client) }) { index, item in
            found.append(item)
            if found.count >= Self.batch || index == files.count - 1 {
                report(LintReport(number: number, content: .items(found)))
                found = []
            }
            return !cancellation.isCancelled
        }
        report(LintReport(number: number, content: .ended))
    }

    private static func lint(_ file: File, _ client: Client) -> WorkspaceDocumentDiagnosticReport {
        var items: [Diagnostic] = []
        if !file.isExcluded, let bytes = try? FileReader.read(file.path).bytes, FileKind(of: bytes) == .digest {
            let digest = Digest(SourceText(bytes))
            var linter = Linter(file.configuration)
            var translation = DiagnosticTranslation(file.uri, digest.text, client)
            items = linter.lint(digest).map { translation.diagnostic(for: $0) }
        }
        return WorkspaceDocumentDiagnosticReport(uri: file.uri, version: nil, report: .full(resultId: file.resultId, items: items))
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
