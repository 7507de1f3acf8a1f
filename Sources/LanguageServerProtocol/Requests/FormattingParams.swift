package import JSON

/// `textDocument/formatting`
package struct DocumentFormattingParams: Sendable, Equatable {
    package var textDocument: TextDocumentIdentifier
    package var options: FormattingOptions

    package init(textDocument: TextDocumentIdentifier, options: FormattingOptions) {
        self.textDocument = textDocument
        self.options = options
    }
}

extension DocumentFormattingParams: JSONReadable {
    package init(json: JSONValue) throws(InvalidParams) {
        textDocument = try json.required("textDocument")
        options = try json.required("options")
    }
}

/// `textDocument/rangeFormatting`
package struct DocumentRangeFormattingParams: Sendable, Equatable {
    package var textDocument: TextDocumentIdentifier
    package var range: PositionRange
    package var options: FormattingOptions

    package init(textDocument: TextDocumentIdentifier, range: PositionRange, options: FormattingOptions) {
        self.textDocument = textDocument
        self.range = range
        self.options = options
    }
}

extension DocumentRangeFormattingParams: JSONReadable {
    package init(json: JSONValue) throws(InvalidParams) {
        textDocument = try json.required("textDocument")
        range = try json.required("range")
        options = try json.required("options")
    }
}

/// `textDocument/rangesFormatting` (LSP 3.18)
package struct DocumentRangesFormattingParams: Sendable, Equatable {
    package var textDocument: TextDocumentIdentifier
    package var ranges: [PositionRange]
    package var options: FormattingOptions

    package init(textDocument: TextDocumentIdentifier, ranges: [PositionRange], options: FormattingOptions) {
        self.textDocument = textDocument
        self.ranges = ranges
        self.options = options
    }
}

extension DocumentRangesFormattingParams: JSONReadable {
    package init(json: JSONValue) throws(InvalidParams) {
        textDocument = try json.required("textDocument")
        ranges = try json.required("ranges")
        options = try json.required("options")
    }
}

/// `textDocument/onTypeFormatting`
package struct DocumentOnTypeFormattingParams: Sendable, Equatable {
    package var textDocument: TextDocumentIdentifier
    package var position: Position
    /// What was typed, not always what stands before the position.
    package var ch: String
    package var options: FormattingOptions

    package init(textDocument: TextDocumentIdentifier, position: Position, ch: String, options: FormattingOptions) {
        self.textDocument = textDocument
        self.position = position
        self.ch = ch
        self.options = options
    }
}

extension DocumentOnTypeFormattingParams: JSONReadable {
    package init(json: JSONValue) throws(InvalidParams) {
        textDocument = try json.required("textDocument")
        position = try json.required("position")
        ch = try json.required("ch")
        options = try json.required("options")
    }
}

/// What the editor thinks of white space. All of it is optional here: no client shall lose formatting for a missing tab size.
package struct FormattingOptions: Sendable, Equatable {
    package var tabSize: Int?
    package var insertSpaces: Bool?
    package var trimTrailingWhitespace: Bool
    package var insertFinalNewline: Bool
    package var trimFinalNewlines: Bool

    package init(
        tabSize: Int? = nil, insertSpaces: Bool? = nil, trimTrailingWhitespace: Bool = false, insertFinalNewline: Bool = false,
        trimFinalNewlines: Bool = false
    ) {
        self.tabSize = tabSize
        self.insertSpaces = insertSpaces
        self.trimTrailingWhitespace = trimTrailingWhitespace
        self.insertFinalNewline = insertFinalNewline
        self.trimFinalNewlines = trimFinalNewlines
    }
}

extension FormattingOptions: JSONReadable {
    package init(json: JSONValue) throws(InvalidParams) {
        tabSize = try json.optional("tabSize")
        insertSpaces = try json.optional("insertSpaces")
        trimTrailingWhitespace = try json.optional("trimTrailingWhitespace") ?? false
        insertFinalNewline = try json.optional("insertFinalNewline") ?? false
        trimFinalNewlines = try json.optional("trimFinalNewlines") ?? false
    }
}
