package import JSON

/// `textDocument/diagnostic`
package struct DocumentDiagnosticParams: Sendable, Equatable {
    package var textDocument: TextDocumentIdentifier
    package var identifier: String?
    package var previousResultId: String?

    package init(textDocument: TextDocumentIdentifier, identifier: String? = nil, previousResultId: String? = nil) {
        self.textDocument = textDocument
        self.identifier = identifier
        self.previousResultId = previousResultId
    }
}

extension DocumentDiagnosticParams: JSONReadable {
    package init(json: JSONValue) throws(InvalidParams) {
        textDocument = try json.required("textDocument")
        identifier = try json.optional("identifier")
        previousResultId = try json.optional("previousResultId")
    }
}

/// `workspace/diagnostic`
package struct WorkspaceDiagnosticParams: Sendable, Equatable {
    package var identifier: String?
    package var previousResultIds: [PreviousResultId]

    package init(identifier: String? = nil, previousResultIds: [PreviousResultId]) {
        self.identifier = identifier
        self.previousResultIds = previousResultIds
    }
}

extension WorkspaceDiagnosticParams: JSONReadable {
    package init(json: JSONValue) throws(InvalidParams) {
        identifier = try json.optional("identifier")
        previousResultIds = try json.required("previousResultIds")
    }
}

/// What the client still has of a document's diagnostics.
package struct PreviousResultId: Sendable, Equatable {
    package var uri: DocumentURI
    package var value: String

    package init(uri: DocumentURI, value: String) {
        self.uri = uri
        self.value = value
    }
}

extension PreviousResultId: JSONReadable {
    package init(json: JSONValue) throws(InvalidParams) {
        uri = try json.required("uri")
        value = try json.required("value")
    }
}

/// `textDocument/publishDiagnostics`: all findings of a document; none takes back what was published.
package struct PublishDiagnosticsParams: Sendable, Equatable {
    package var uri: DocumentURI
    /// The version that was linted; nil for a file that is not open.
    package var version: Int?
    package var diagnostics: [Diagnostic]

    package init(uri: DocumentURI, version: Int? = nil, diagnostics: [Diagnostic]) {
        self.uri = uri
        self.version = version
        self.diagnostics = diagnostics
    }
}

extension PublishDiagnosticsParams: JSONWritable {
    package func write(to writer: inout JSONWriter) {
        writer.object {
            $0.field("uri", uri)
            $0.field("version", version)
            $0.field("diagnostics", diagnostics)
        }
    }
}
