package import JSON

/// A node of the call hierarchy; here: a paper.
///
/// - Invariant: `selectionRange` lies in `range`.
package struct CallHierarchyItem: Sendable, Equatable {
    package var name: String
    package var kind: SymbolKind
    package var tags: [SymbolTag]?
    package var detail: String?
    package var uri: DocumentURI
    package var range: PositionRange
    package var selectionRange: PositionRange
    package var data: JSONValue?

    package init(
        name: String, kind: SymbolKind, tags: [SymbolTag]? = nil, detail: String? = nil, uri: DocumentURI, range: PositionRange,
        selectionRange: PositionRange, data: JSONValue? = nil
    ) {
        self.name = name
        self.kind = kind
        self.tags = tags
        self.detail = detail
        self.uri = uri
        self.range = range
        self.selectionRange = selectionRange
        self.data = data
    }
}

extension CallHierarchyItem: JSONReadable, JSONWritable {
    package init(json: JSONValue) throws(InvalidParams) {
        name = try json.required("name")
        kind = try json.required("kind")
        tags = try json.optional("tags")
        detail = try json.optional("detail")
        uri = try json.required("uri")
        range = try json.required("range")
        selectionRange = try json.required("selectionRange")
        data = try json.optional("data")
    }

    package func write(to writer: inout JSONWriter) {
        writer.object {
            $0.field("name", name)
            $0.field("kind", kind)
            $0.field("tags", tags)
            $0.field("detail", detail)
            $0.field("uri", uri)
            $0.field("range", range)
            $0.field("selectionRange", selectionRange)
            $0.field("data", data)
        }
    }
}

/// Who calls, and at which places inside the caller.
package struct CallHierarchyIncomingCall: Sendable, Equatable {
    package var from: CallHierarchyItem
    package var fromRanges: [PositionRange]

    package init(from: CallHierarchyItem, fromRanges: [PositionRange]) {
        self.from = from
        self.fromRanges = fromRanges
    }
}

extension CallHierarchyIncomingCall: JSONWritable {
    package func write(to writer: inout JSONWriter) {
        writer.object {
            $0.field("from", from)
            $0.field("fromRanges", fromRanges)
        }
    }
}

/// Who is called, and at which places inside the item that was asked about.
package struct CallHierarchyOutgoingCall: Sendable, Equatable {
    package var to: CallHierarchyItem
    package var fromRanges: [PositionRange]

    package init(to: CallHierarchyItem, fromRanges: [PositionRange]) {
        self.to = to
        self.fromRanges = fromRanges
    }
}

extension CallHierarchyOutgoingCall: JSONWritable {
    package func write(to writer: inout JSONWriter) {
        writer.object {
            $0.field("to", to)
            $0.field("fromRanges", fromRanges)
        }
    }
}
