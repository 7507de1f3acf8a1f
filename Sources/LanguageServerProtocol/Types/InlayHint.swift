package import JSON

/// A text shown between the characters of a document.
package struct InlayHint: Sendable, Equatable {
    package var position: Position
    package var label: String
    package var kind: InlayHintKind?
    package var textEdits: [TextEdit]?
    package var tooltip: MarkupContent?
    package var paddingLeft: Bool
    package var paddingRight: Bool
    package var data: JSONValue?

    package init(
        position: Position, label: String, kind: InlayHintKind? = nil, textEdits: [TextEdit]? = nil,
        tooltip: MarkupContent? = nil, paddingLeft: Bool = false, paddingRight: Bool = false, data: JSONValue? = nil
    ) {
        self.position = position
        self.label = label
        self.kind = kind
        self.textEdits = textEdits
        self.tooltip = tooltip
        self.paddingLeft = paddingLeft
        self.paddingRight = paddingRight
        self.data = data
    }
}

extension InlayHint: JSONReadable, JSONWritable {
    package init(json: JSONValue) throws(InvalidParams) {
        position = try json.required("position")
        label = try json.required("label")
        kind = try json.optional("kind")
        textEdits = try json.optional("textEdits")
        tooltip = try json.optional("tooltip")
        paddingLeft = try json.optional("paddingLeft") ?? false
        paddingRight = try json.optional("paddingRight") ?? false
        data = try json.optional("data")
    }

    package func write(to writer: inout JSONWriter) {
        writer.object {
            $0.field("position", position)
            $0.field("label", label)
            $0.field("kind", kind)
            $0.field("textEdits", textEdits)
            $0.field("tooltip", tooltip)
            $0.flag("paddingLeft", paddingLeft)
            $0.flag("paddingRight", paddingRight)
            $0.field("data", data)
        }
    }
}

/// What an inlay hint says.
package enum InlayHintKind: Int, Sendable, CaseIterable, JSONReadable, JSONWritable {
    case type = 1
    case parameter = 2
}
