package import JSON

/// Parameters that name a document and no more: `didClose`, symbols, links, folding, lenses, whole semantic tokens.
package struct TextDocumentParams: Sendable, Equatable {
    package var textDocument: TextDocumentIdentifier

    package init(textDocument: TextDocumentIdentifier) {
        self.textDocument = textDocument
    }
}

extension TextDocumentParams: JSONReadable {
    package init(json: JSONValue) throws(InvalidParams) {
        textDocument = try json.required("textDocument")
    }
}

/// Parameters that name a place: hover, the definitions, highlights, linked editing, `prepareRename`, `prepareCallHierarchy`.
package struct TextDocumentPositionParams: Sendable, Equatable {
    package var textDocument: TextDocumentIdentifier
    package var position: Position

    package init(textDocument: TextDocumentIdentifier, position: Position) {
        self.textDocument = textDocument
        self.position = position
    }
}

extension TextDocumentPositionParams: JSONReadable {
    package init(json: JSONValue) throws(InvalidParams) {
        textDocument = try json.required("textDocument")
        position = try json.required("position")
    }
}

/// Parameters that name a range: inlay hints, semantic tokens of a range.
package struct TextDocumentRangeParams: Sendable, Equatable {
    package var textDocument: TextDocumentIdentifier
    package var range: PositionRange

    package init(textDocument: TextDocumentIdentifier, range: PositionRange) {
        self.textDocument = textDocument
        self.range = range
    }
}

extension TextDocumentRangeParams: JSONReadable {
    package init(json: JSONValue) throws(InvalidParams) {
        textDocument = try json.required("textDocument")
        range = try json.required("range")
    }
}

/// `textDocument/selectionRange`
package struct SelectionRangeParams: Sendable, Equatable {
    package var textDocument: TextDocumentIdentifier
    package var positions: [Position]

    package init(textDocument: TextDocumentIdentifier, positions: [Position]) {
        self.textDocument = textDocument
        self.positions = positions
    }
}

extension SelectionRangeParams: JSONReadable {
    package init(json: JSONValue) throws(InvalidParams) {
        textDocument = try json.required("textDocument")
        positions = try json.required("positions")
    }
}

/// `textDocument/semanticTokens/full/delta`
package struct SemanticTokensDeltaParams: Sendable, Equatable {
    package var textDocument: TextDocumentIdentifier
    package var previousResultId: String

    package init(textDocument: TextDocumentIdentifier, previousResultId: String) {
        self.textDocument = textDocument
        self.previousResultId = previousResultId
    }
}

extension SemanticTokensDeltaParams: JSONReadable {
    package init(json: JSONValue) throws(InvalidParams) {
        textDocument = try json.required("textDocument")
        previousResultId = try json.required("previousResultId")
    }
}

/// `textDocument/rename`
package struct RenameParams: Sendable, Equatable {
    package var textDocument: TextDocumentIdentifier
    package var position: Position
    package var newName: String

    package init(textDocument: TextDocumentIdentifier, position: Position, newName: String) {
        self.textDocument = textDocument
        self.position = position
        self.newName = newName
    }
}

extension RenameParams: JSONReadable {
    package init(json: JSONValue) throws(InvalidParams) {
        textDocument = try json.required("textDocument")
        position = try json.required("position")
        newName = try json.required("newName")
    }
}

/// `textDocument/references`
package struct ReferenceParams: Sendable, Equatable {
    package var textDocument: TextDocumentIdentifier
    package var position: Position
    package var context: ReferenceContext

    package init(textDocument: TextDocumentIdentifier, position: Position, context: ReferenceContext) {
        self.textDocument = textDocument
        self.position = position
        self.context = context
    }
}

extension ReferenceParams: JSONReadable {
    package init(json: JSONValue) throws(InvalidParams) {
        textDocument = try json.required("textDocument")
        position = try json.required("position")
        context = try json.required("context")
    }
}

/// Whether the declaration itself is wanted among the references.
package struct ReferenceContext: Sendable, Equatable {
    package var includeDeclaration: Bool

    package init(includeDeclaration: Bool) {
        self.includeDeclaration = includeDeclaration
    }
}

extension ReferenceContext: JSONReadable {
    package init(json: JSONValue) throws(InvalidParams) {
        includeDeclaration = try json.required("includeDeclaration")
    }
}
