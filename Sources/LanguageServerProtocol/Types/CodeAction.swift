package import JSON

/// A change offered to the user.
package struct CodeAction: Sendable, Equatable {
    package var title: String
    package var kind: CodeActionKind?
    package var diagnostics: [Diagnostic]?
    package var isPreferred: Bool
    /// Why it cannot be done now; only for clients with `disabledSupport`.
    package var disabled: CodeActionDisabled?
    package var edit: WorkspaceEdit?
    /// Executed after the edit.
    package var command: Command?
    package var data: JSONValue?

    package init(
        title: String, kind: CodeActionKind? = nil, diagnostics: [Diagnostic]? = nil, isPreferred: Bool = false,
        disabled: CodeActionDisabled? = nil, edit: WorkspaceEdit? = nil, command: Command? = nil, data: JSONValue? = nil
    ) {
        self.title = title
        self.kind = kind
        self.diagnostics = diagnostics
        self.isPreferred = isPreferred
        self.disabled = disabled
        self.edit = edit
        self.command = command
        self.data = data
    }
}

extension CodeAction: JSONReadable, JSONWritable {
    package init(json: JSONValue) throws(InvalidParams) {
        title = try json.required("title")
        kind = try json.optional("kind")
        diagnostics = try json.optional("diagnostics")
        isPreferred = try json.optional("isPreferred") ?? false
        disabled = try json.optional("disabled")
        edit = try json.optional("edit")
        command = try json.optional("command")
        data = try json.optional("data")
    }

    package func write(to writer: inout JSONWriter) {
        writer.object {
            $0.field("title", title)
            $0.field("kind", kind)
            $0.field("diagnostics", diagnostics)
            $0.flag("isPreferred", isPreferred)
            $0.field("disabled", disabled)
            $0.field("edit", edit)
            $0.field("command", command)
            $0.field("data", data)
        }
    }
}

/// Why a code action cannot be done now.
package struct CodeActionDisabled: Sendable, Equatable {
    package var reason: String

    package init(reason: String) {
        self.reason = reason
    }
}

extension CodeActionDisabled: JSONReadable, JSONWritable {
    package init(json: JSONValue) throws(InvalidParams) {
        reason = try json.required("reason")
    }

    package func write(to writer: inout JSONWriter) {
        writer.object {
            $0.field("reason", reason)
        }
    }
}

/// The kind of a code action: a dotted path, of which a filter names a beginning.
package struct CodeActionKind: Sendable, Hashable, RawRepresentable, JSONReadable, JSONWritable, ExpressibleByStringLiteral {
    package let rawValue: String

    package init(rawValue: String) { self.rawValue = rawValue }
    package init(stringLiteral value: String) { self.init(rawValue: value) }

    package static let empty: CodeActionKind = ""
    package static let quickFix: CodeActionKind = "quickfix"
    package static let refactor: CodeActionKind = "refactor"
    package static let refactorRewrite: CodeActionKind = "refactor.rewrite"
    package static let source: CodeActionKind = "source"
    package static let sourceFixAll: CodeActionKind = "source.fixAll"

    /// Whether a filter for this kind lets `other` through: `source` contains `source.fixAll` and itself, but not `sources`; the empty kind
    /// contains every kind.
    package func contains(_ other: CodeActionKind) -> Bool {
        let (own, others) = (Array(rawValue.utf8), Array(other.rawValue.utf8))
        guard !own.isEmpty, others.starts(with: own) else { return own.isEmpty }
        return others.count == own.count || others[own.count] == UInt8(ascii: ".")
    }
}
