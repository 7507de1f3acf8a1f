package import JSON

/// A symbol found in the whole workspace. Without a range its place is resolved when the user picks it.
package struct WorkspaceSymbol: Sendable, Equatable {
    package var name: String
    package var kind: SymbolKind
    package var tags: [SymbolTag]?
    package var containerName: String?
    package var uri: DocumentURI
    /// Only clients whose `resolveProperties` hold `location.range` may be sent none.
    package var range: PositionRange?
    package var data: JSONValue?

    package init(
        name: String, kind: SymbolKind, tags: [SymbolTag]? = nil, containerName: String? = nil, uri: DocumentURI,
        range: PositionRange? = nil, data: JSONValue? = nil
    ) {
        self.name = name
        self.kind = kind
        self.tags = tags
        self.containerName = containerName
        self.uri = uri
        self.range = range
        self.data = data
    }
}

extension WorkspaceSymbol: JSONReadable, JSONWritable {
    package init(json: JSONValue) throws(InvalidParams) {
        name = try json.required("name")
        kind = try json.required("kind")
        tags = try json.optional("tags")
        containerName = try json.optional("containerName")
        let location = try json.required("location", as: JSONValue.self)
        do {
            uri = try location.required("uri")
            range = try location.optional("range")
        } catch {
            throw error.under("location")
        }
        data = try json.optional("data")
    }

    package func write(to writer: inout JSONWriter) {
        writer.object {
            $0.field("name", name)
            $0.field("kind", kind)
            $0.field("tags", tags)
            $0.field("containerName", containerName)
            $0.object("location") {
                $0.field("uri", uri)
                $0.field("range", range)
            }
            $0.field("data", data)
        }
    }
}
