package import JSON

/// A range that leads somewhere. Without a target it is resolved when the user follows it.
package struct DocumentLink: Sendable, Equatable {
    package var range: PositionRange
    /// Any URI, not only that of a document.
    package var target: String?
    package var tooltip: String?
    package var data: JSONValue?

    package init(range: PositionRange, target: String? = nil, tooltip: String? = nil, data: JSONValue? = nil) {
        self.range = range
        self.target = target
        self.tooltip = tooltip
        self.data = data
    }
}

extension DocumentLink: JSONReadable, JSONWritable {
    package init(json: JSONValue) throws(InvalidParams) {
        range = try json.required("range")
        target = try json.optional("target")
        tooltip = try json.optional("tooltip")
        data = try json.optional("data")
    }

    package func write(to writer: inout JSONWriter) {
        writer.object {
            $0.field("range", range)
            $0.field("target", target)
            $0.field("tooltip", tooltip)
            $0.field("data", data)
        }
    }
}
