package import JSON

/// A range inside a document.
package struct Location: Sendable, Equatable {
    package var uri: DocumentURI
    package var range: PositionRange

    package init(uri: DocumentURI, range: PositionRange) {
        self.uri = uri
        self.range = range
    }
}

extension Location: JSONReadable, JSONWritable {
    package init(json: JSONValue) throws(InvalidParams) {
        uri = try json.required("uri")
        range = try json.required("range")
    }

    package func write(to writer: inout JSONWriter) {
        writer.object {
            $0.field("uri", uri)
            $0.field("range", range)
        }
    }
}
