package import JSON

/// `textDocument/completion`
package struct CompletionParams: Sendable, Equatable {
    package var textDocument: TextDocumentIdentifier
    package var position: Position
    package var context: CompletionContext?

    package init(textDocument: TextDocumentIdentifier, position: Position, context: CompletionContext? = nil) {
        self.textDocument = textDocument
        self.position = position
        self.context = context
    }
}

extension CompletionParams: JSONReadable {
    package init(json: JSONValue) throws(InvalidParams) {
        textDocument = try json.required("textDocument")
        position = try json.required("position")
        context = try json.optional("context")
    }
}

/// How completion was started.
package struct CompletionContext: Sendable, Equatable {
    package var triggerKind: CompletionTriggerKind
    package var triggerCharacter: String?

    package init(triggerKind: CompletionTriggerKind, triggerCharacter: String? = nil) {
        self.triggerKind = triggerKind
        self.triggerCharacter = triggerCharacter
    }
}

extension CompletionContext: JSONReadable {
    package init(json: JSONValue) throws(InvalidParams) {
        triggerKind = try json.required("triggerKind")
        triggerCharacter = try json.optional("triggerCharacter")
    }
}

/// How completion was started.
package enum CompletionTriggerKind: Int, Sendable, CaseIterable, JSONReadable, JSONWritable {
    case invoked = 1
    case triggerCharacter = 2
    case triggerForIncompleteCompletions = 3
}
