package import JSON

/// `textDocument/didOpen`
package struct DidOpenTextDocumentParams: Sendable, Equatable {
    package var textDocument: TextDocumentItem

    package init(textDocument: TextDocumentItem) {
        self.textDocument = textDocument
    }
}

extension DidOpenTextDocumentParams: JSONReadable {
    package init(json: JSONValue) throws(InvalidParams) {
        textDocument = try json.required("textDocument")
    }
}

/// `textDocument/didChange`: the changes in order, each on the text that the one before left. There may be none.
package struct DidChangeTextDocumentParams: Sendable, Equatable {
    package var textDocument: VersionedTextDocumentIdentifier
    package var contentChanges: [TextDocumentContentChangeEvent]

    package init(textDocument: VersionedTextDocumentIdentifier, contentChanges: [TextDocumentContentChangeEvent]) {
        self.textDocument = textDocument
        self.contentChanges = contentChanges
    }
}

extension DidChangeTextDocumentParams: JSONReadable {
    package init(json: JSONValue) throws(InvalidParams) {
        textDocument = try json.required("textDocument")
        contentChanges = try json.required("contentChanges")
    }
}

/// A change of a document: of a range, or of everything where there is none. `rangeLength` is deprecated and not looked at.
package struct TextDocumentContentChangeEvent: Sendable, Equatable {
    package var range: PositionRange?
    package var text: JSONString

    package init(range: PositionRange? = nil, text: JSONString) {
        self.range = range
        self.text = text
    }
}

extension TextDocumentContentChangeEvent: JSONReadable {
    package init(json: JSONValue) throws(InvalidParams) {
        range = try json.optional("range")
        text = try json.required("text")
    }
}

/// `textDocument/didSave`
package struct DidSaveTextDocumentParams: Sendable, Equatable {
    package var textDocument: TextDocumentIdentifier
    /// Only if the server asked for it with `includeText`.
    package var text: JSONString?

    package init(textDocument: TextDocumentIdentifier, text: JSONString? = nil) {
        self.textDocument = textDocument
        self.text = text
    }
}

extension DidSaveTextDocumentParams: JSONReadable {
    package init(json: JSONValue) throws(InvalidParams) {
        textDocument = try json.required("textDocument")
        text = try json.optional("text")
    }
}

/// `textDocument/willSave` and `textDocument/willSaveWaitUntil`
package struct WillSaveTextDocumentParams: Sendable, Equatable {
    package var textDocument: TextDocumentIdentifier
    package var reason: TextDocumentSaveReason?

    package init(textDocument: TextDocumentIdentifier, reason: TextDocumentSaveReason? = nil) {
        self.textDocument = textDocument
        self.reason = reason
    }
}

extension WillSaveTextDocumentParams: JSONReadable {
    package init(json: JSONValue) throws(InvalidParams) {
        textDocument = try json.required("textDocument")
        reason = try json.optional("reason")
    }
}

/// Why a document is saved.
package enum TextDocumentSaveReason: Int, Sendable, CaseIterable, JSONReadable, JSONWritable {
    case manual = 1
    case afterDelay = 2
    case focusOut = 3
}
