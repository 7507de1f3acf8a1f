package import JSON

/// `textDocument/codeAction`
package struct CodeActionParams: Sendable, Equatable {
    package var textDocument: TextDocumentIdentifier
    package var range: PositionRange
    package var context: CodeActionContext

    package init(textDocument: TextDocumentIdentifier, range: PositionRange, context: CodeActionContext) {
        self.textDocument = textDocument
        self.range = range
        self.context = context
    }
}

extension CodeActionParams: JSONReadable {
    package init(json: JSONValue) throws(InvalidParams) {
        textDocument = try json.required("textDocument")
        range = try json.required("range")
        context = try json.required("context")
    }
}

/// What the client shows at the range and wants to see. Kate sends no diagnostics even where there are some.
package struct CodeActionContext: Sendable, Equatable {
    package var diagnostics: [Diagnostic]
    package var only: [CodeActionKind]?
    package var triggerKind: CodeActionTriggerKind?

    package init(diagnostics: [Diagnostic], only: [CodeActionKind]? = nil, triggerKind: CodeActionTriggerKind? = nil) {
        self.diagnostics = diagnostics
        self.only = only
        self.triggerKind = triggerKind
    }
}

extension CodeActionContext: JSONReadable {
    package init(json: JSONValue) throws(InvalidParams) {
        // Findings of other servers come along; one that cannot be read is not ours and must not cost the user the answer.
        diagnostics = try json.required("diagnostics", as: [JSONValue].self).compactMap { try? Diagnostic(json: $0) }
        only = try json.optional("only")
        triggerKind = try json.optional("triggerKind")
    }
}

/// Whether the user asked or the editor looked by itself.
package enum CodeActionTriggerKind: Int, Sendable, CaseIterable, JSONReadable, JSONWritable {
    case invoked = 1
    case automatic = 2
}
