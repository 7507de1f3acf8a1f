import DigestLint
import DigestSyntax
import JSON
import LanguageServerProtocol

// Findings go one way in a session: asked for by clients that can ask, published to all others.

extension Session {
    /// Publishes what has changed. A text that is no digest, and never was, is passed over in silence.
    func publishDueDiagnostics() {
        guard !client.pullsDiagnostics else { return }
        let due = documents.values.filter(\.isAwaitingDiagnostics)
        for document in due.count > 1 ? due.sorted(by: { $0.serial < $1.serial }) : due {
            document.isAwaitingDiagnostics = false
            let isDigest = document.isDigest
            guard isDigest || document.hasPublishedDiagnostics else { continue }
            document.hasPublishedDiagnostics = isDigest
            notify(
                .publishDiagnostics,
                PublishDiagnosticsParams(
                    uri: document.uri, version: document.version, diagnostics: diagnostics(of: document)))
        }
    }

    /// Takes back what was published of a document that is closed.
    func withdrawDiagnostics(of document: Document) {
        guard document.hasPublishedDiagnostics, !client.pullsDiagnostics else { return }
        notify(.publishDiagnostics, PublishDiagnosticsParams(uri: document.uri, diagnostics: []))
    }

    func diagnosticReport(_ params: DocumentDiagnosticParams) throws(ResponseError) -> Answer {
        guard client.pullsDiagnostics else {
            throw ResponseError(.methodNotFound, "diagnostics are published to this client")
        }
        guard let document = documents[params.textDocument.uri] else {
            return .value(DocumentDiagnosticReport(.full(resultId: nil, items: [])))
        }
        _ = document.isDigest
        let id = "\(options.nonce)-\(document.serial)-\(document.revision)"
        if params.previousResultId == id { return .value(DocumentDiagnosticReport(.unchanged(resultId: id))) }
        return .value(DocumentDiagnosticReport(.full(resultId: id, items: diagnostics(of: document))))
    }

    /// Tells a client that asks for findings to ask again.
    func refreshDiagnostics() {
        guard client.pullsDiagnostics, client.capabilities.workspace.diagnosticsRefresh else { return }
        ask(.refreshDiagnostics, JSONValue?.none)
    }

    /// The findings of a document as the client can take them.
    func diagnostics(of document: Document) -> [Diagnostic] {
        var writer = DiagnosticTranslation(document, client)
        return document.findings(earlier: earlierAppearance(than: document)).map { writer.diagnostic(for: $0) }
    }
}

/// Puts findings into the client's words and columns, leaving out what it did not declare.
struct DiagnosticTranslation {
    private let uri: DocumentURI
    private var positions: PositionConverter
    private let hasRelated: Bool
    private let tags: Set<DiagnosticTag>
    private let hasData: Bool

    init(_ document: Document, _ client: Client) { self.init(document.uri, document.text, client) }

    init(_ uri: DocumentURI, _ text: SourceText, _ client: Client) {
        self.uri = uri
        positions = PositionConverter(text, client.encoding)
        let published = client.capabilities.textDocument.publishDiagnostics
        let pulled = client.capabilities.textDocument.diagnostic
        // Before LSP 3.18 there is no other place to say it than with publishing.
        hasRelated = published.relatedInformation || client.pullsDiagnostics && pulled.relatedInformation
        tags = client.pullsDiagnostics ? published.tags.union(pulled.tags) : published.tags
        hasData = published.dataSupport || client.pullsDiagnostics && pulled.dataSupport
    }

    mutating func diagnostic(for finding: Finding) -> Diagnostic {
        Diagnostic(
            range: positions.range(finding.range), severity: Self.severity(of: finding), code: .string(finding.rule), source: "digestls",
            message: finding.message, tags: finding.isUnnecessary && tags.contains(.unnecessary) ? [.unnecessary] : nil,
            relatedInformation: related(to: finding),
            data: hasData && !finding.fixes.isEmpty ? ["fixes": .array(finding.fixes.map { JSONValue($0.title) })] : nil)
    }

    private mutating func related(to finding: Finding) -> [DiagnosticRelatedInformation]? {
        guard hasRelated, !finding.related.isEmpty else { return nil }
        var related: [DiagnosticRelatedInformation] = []
        for other in finding.related {
            let location =
                switch other.place {
                case .here(let range): Location(uri: uri, range: positions.range(range))
                // The line alone: no file is read for it.
                case .elsewhere(let file, let line, _):
                    Location(uri: DocumentURI(filePath: file), range: PositionRange(at: Position(line: line, character: 0)))
                }
            related.append(DiagnosticRelatedInformation(location: location, message: other.message))
        }
        return related
    }

    private static func severity(of finding: Finding) -> DiagnosticSeverity {
        switch finding.severity {
        case .error: .error
        case .warning: .warning
        case .info: .information
        case .hint: .hint
        }
    }
}
