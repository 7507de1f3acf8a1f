package import JSON

/// What happened to a watched file.
package enum FileChangeType: Int, Sendable, CaseIterable, JSONReadable, JSONWritable {
    case created = 1
    case changed = 2
    case deleted = 3
}

/// A change of a watched file.
package struct FileEvent: Sendable, Equatable {
    package var uri: DocumentURI
    package var type: FileChangeType

    package init(uri: DocumentURI, type: FileChangeType) {
        self.uri = uri
        self.type = type
    }
}

extension FileEvent: JSONReadable, JSONWritable {
    package init(json: JSONValue) throws(InvalidParams) {
        uri = try json.required("uri")
        type = try json.required("type")
    }

    package func write(to writer: inout JSONWriter) {
        writer.object {
            $0.field("uri", uri)
            $0.field("type", type)
        }
    }
}

/// The old and new name of a file or folder.
package struct FileRename: Sendable, Equatable {
    package var oldUri: DocumentURI
    package var newUri: DocumentURI

    package init(oldUri: DocumentURI, newUri: DocumentURI) {
        self.oldUri = oldUri
        self.newUri = newUri
    }
}

extension FileRename: JSONReadable, JSONWritable {
    package init(json: JSONValue) throws(InvalidParams) {
        oldUri = try json.required("oldUri")
        newUri = try json.required("newUri")
    }

    package func write(to writer: inout JSONWriter) {
        writer.object {
            $0.field("oldUri", oldUri)
            $0.field("newUri", newUri)
        }
    }
}
