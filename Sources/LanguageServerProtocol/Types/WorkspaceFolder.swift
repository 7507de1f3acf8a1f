package import JSON

/// A folder that the client has open.
package struct WorkspaceFolder: Sendable, Equatable {
    package var uri: DocumentURI
    package var name: String

    package init(uri: DocumentURI, name: String) {
        self.uri = uri
        self.name = name
    }
}

extension WorkspaceFolder: JSONReadable, JSONWritable {
    package init(json: JSONValue) throws(InvalidParams) {
        uri = try json.required("uri")
        name = try json.required("name")
    }

    package func write(to writer: inout JSONWriter) {
        writer.object {
            $0.field("uri", uri)
            $0.field("name", name)
        }
    }
}
