package import JSON

/// What a human-readable text is written in.
package enum MarkupKind: String, Sendable, CaseIterable, JSONReadable, JSONWritable {
    case plaintext
    case markdown
}

/// A human-readable text and what it is written in.
package struct MarkupContent: Sendable, Equatable {
    package var kind: MarkupKind
    package var value: String

    package init(kind: MarkupKind, value: String) {
        self.kind = kind
        self.value = value
    }
}

extension MarkupContent: JSONReadable, JSONWritable {
    /// A bare string, which several structures of the specification allow in the place of this one, is plain text.
    package init(json: JSONValue) throws(InvalidParams) {
        if let text = json.string {
            self.init(kind: .plaintext, value: text)
        } else {
            self.init(kind: try json.required("kind"), value: try json.required("value"))
        }
    }

    package func write(to writer: inout JSONWriter) {
        writer.object {
            $0.field("kind", kind)
            $0.field("value", value)
        }
    }
}
