package import JSON

/// A symbol of an outline with those inside it.
///
/// - Invariant: `name` is not empty and `selectionRange` lies in `range`; Visual Studio Code refuses the whole outline otherwise.
package struct DocumentSymbol: Sendable, Equatable {
    package var name: String
    package var detail: String?
    package var kind: SymbolKind
    package var tags: [SymbolTag]?
    package var range: PositionRange
    package var selectionRange: PositionRange
    package var children: [DocumentSymbol]?

    package init(
        name: String, detail: String? = nil, kind: SymbolKind, tags: [SymbolTag]? = nil, range: PositionRange,
        selectionRange: PositionRange, children: [DocumentSymbol]? = nil
    ) {
        self.name = name
        self.detail = detail
        self.kind = kind
        self.tags = tags
        self.range = range
        self.selectionRange = selectionRange
        self.children = children
    }
}

extension DocumentSymbol: JSONWritable {
    package func write(to writer: inout JSONWriter) {
        writer.object {
            $0.field("name", name)
            $0.field("detail", detail)
            $0.field("kind", kind)
            $0.field("tags", tags)
            $0.field("range", range)
            $0.field("selectionRange", selectionRange)
            $0.field("children", children)
        }
    }
}

/// A symbol of a flat outline, for clients that show no other, or of a workspace.
package struct SymbolInformation: Sendable, Equatable {
    package var name: String
    package var kind: SymbolKind
    package var tags: [SymbolTag]?
    package var location: Location
    package var containerName: String?

    package init(name: String, kind: SymbolKind, tags: [SymbolTag]? = nil, location: Location, containerName: String? = nil) {
        self.name = name
        self.kind = kind
        self.tags = tags
        self.location = location
        self.containerName = containerName
    }
}

extension SymbolInformation: JSONWritable {
    package func write(to writer: inout JSONWriter) {
        writer.object {
            $0.field("name", name)
            $0.field("kind", kind)
            $0.field("tags", tags)
            $0.field("location", location)
            $0.field("containerName", containerName)
        }
    }
}
