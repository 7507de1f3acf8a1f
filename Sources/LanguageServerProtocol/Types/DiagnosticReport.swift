package import JSON

/// The diagnostics of a document as a client pulls them.
package enum DiagnosticReport: Sendable, Equatable {
    case full(resultId: String?, items: [Diagnostic])
    /// Nothing new since the report with this id, which the client must have named.
    case unchanged(resultId: String)

    fileprivate func writeFields(to writer: inout JSONWriter) {
        switch self {
        case .full(let resultId, let items):
            writer.field("kind", "full")
            writer.field("resultId", resultId)
            writer.field("items", items)
        case .unchanged(let resultId):
            writer.field("kind", "unchanged")
            writer.field("resultId", resultId)
        }
    }
}

extension DiagnosticReport: JSONWritable {
    package func write(to writer: inout JSONWriter) {
        writer.object { writeFields(to: &$0) }
    }
}

/// The answer to `textDocument/diagnostic`.
package struct DocumentDiagnosticReport: Sendable, Equatable, JSONWritable {
    package var report: DiagnosticReport
    /// Reports of other documents; only for clients with `relatedDocumentSupport`, and left out where there is none.
    package var relatedDocuments: [DocumentURI: DiagnosticReport]

    package init(_ report: DiagnosticReport, relatedDocuments: [DocumentURI: DiagnosticReport] = [:]) {
        self.report = report
        self.relatedDocuments = relatedDocuments
    }

    package func write(to writer: inout JSONWriter) {
        writer.object {
            report.writeFields(to: &$0)
            writeRelatedDocuments(to: &$0)
        }
    }

    /// The part of the answer that a partial result adds to the first one.
    package func writePartial(to writer: inout JSONWriter) {
        writer.object { writeRelatedDocuments(to: &$0) }
    }

    private func writeRelatedDocuments(to writer: inout JSONWriter) {
        guard !relatedDocuments.isEmpty else { return }
        writer.object("relatedDocuments") {
            for (uri, report) in relatedDocuments.sorted(by: { $0.key.spelling < $1.key.spelling }) {
                $0.field(named: JSONString(uri.spelling), report)
            }
        }
    }
}

/// A document's part of the answer to `workspace/diagnostic`.
package struct WorkspaceDocumentDiagnosticReport: Sendable, Equatable, JSONWritable {
    package var uri: DocumentURI
    /// Nil, written as null, for a file that is not open.
    package var version: Int?
    package var report: DiagnosticReport

    package init(uri: DocumentURI, version: Int?, report: DiagnosticReport) {
        self.uri = uri
        self.version = version
        self.report = report
    }

    package func write(to writer: inout JSONWriter) {
        writer.object {
            $0.field("uri", uri)
            if let version { $0.field("version", version) } else { $0.nullField("version") }
            report.writeFields(to: &$0)
        }
    }
}

/// The answer to `workspace/diagnostic`, and each of its partial results.
package struct WorkspaceDiagnosticReport: Sendable, Equatable, JSONWritable {
    package var items: [WorkspaceDocumentDiagnosticReport]

    package init(items: [WorkspaceDocumentDiagnosticReport]) {
        self.items = items
    }

    package func write(to writer: inout JSONWriter) {
        writer.object { $0.field("items", items) }
    }
}

/// What goes with `ServerCancelled` in answer to a pull: whether the client shall ask again.
package struct DiagnosticServerCancellationData: Sendable, Equatable, JSONWritable {
    package var retriggerRequest: Bool

    package init(retriggerRequest: Bool) {
        self.retriggerRequest = retriggerRequest
    }

    package func write(to writer: inout JSONWriter) {
        writer.object { $0.field("retriggerRequest", retriggerRequest) }
    }
}
