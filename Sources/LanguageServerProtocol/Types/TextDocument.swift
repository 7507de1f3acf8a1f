package import JSON

/// A document as it is opened.
package struct TextDocumentItem: Sendable, Equatable {
    package var uri: DocumentURI
    package var languageId: String
    package var version: Int
    /// The bytes as they came, not copied again.
    package var text: JSONString

    package init(uri: DocumentURI, languageId: String, version: Int, text: JSONString) {
        self.uri = uri
        self.languageId = languageId
        self.version = version
        self.text = text
    }
}

extension TextDocumentItem: JSONReadable {
    package init(json: JSONValue) throws(InvalidParams) {
        uri = try json.required("uri")
        languageId = try json.required("languageId")
        version = try json.required("version")
        text = try json.required("text")
    }
}

/// The name of a document.
package struct TextDocumentIdentifier: Sendable, Equatable {
    package var uri: DocumentURI

    package init(uri: DocumentURI) {
        self.uri = uri
    }
}

extension TextDocumentIdentifier: JSONReadable, JSONWritable {
    package init(json: JSONValue) throws(InvalidParams) {
        uri = try json.required("uri")
    }

    package func write(to writer: inout JSONWriter) {
        writer.object {
            $0.field("uri", uri)
        }
    }
}

/// The name of an open document and the version it has after a change.
package struct VersionedTextDocumentIdentifier: Sendable, Equatable {
    package var uri: DocumentURI
    package var version: Int

    package init(uri: DocumentURI, version: Int) {
        self.uri = uri
        self.version = version
    }
}

extension VersionedTextDocumentIdentifier: JSONReadable, JSONWritable {
    package init(json: JSONValue) throws(InvalidParams) {
        uri = try json.required("uri")
        version = try json.required("version")
    }

    package func write(to writer: inout JSONWriter) {
        writer.object {
            $0.field("uri", uri)
            $0.field("version", version)
        }
    }
}

/// The name of a document and the version an edit is meant for; null says that the file is not open and the disk holds the truth.
package struct OptionalVersionedTextDocumentIdentifier: Sendable, Equatable, JSONReadable, JSONWritable {
    package var uri: DocumentURI
    package var version: Int?

    package init(uri: DocumentURI, version: Int?) {
        self.uri = uri
        self.version = version
    }

    package init(json: JSONValue) throws(InvalidParams) {
        uri = try json.required("uri")
        version = try json.optional("version")
    }

    package func write(to writer: inout JSONWriter) {
        writer.object {
            $0.field("uri", uri)
            if let version { $0.field("version", version) } else { $0.nullField("version") }
        }
    }
}
