package import JSON

/// A text that can be typed for the user.
package struct CompletionItem: Sendable, Equatable {
    package var label: String
    package var labelDetails: CompletionItemLabelDetails?
    package var kind: CompletionItemKind?
    package var tags: [CompletionItemTag]?
    package var detail: String?
    package var documentation: MarkupContent?
    package var deprecated: Bool
    package var preselect: Bool
    package var sortText: String?
    package var filterText: String?
    package var insertText: String?
    package var insertTextFormat: InsertTextFormat?
    package var textEdit: CompletionTextEdit?
    package var additionalTextEdits: [TextEdit]?
    package var commitCharacters: [String]?
    package var command: Command?
    /// An object, never a string: Kate turns strings into empty arrays.
    package var data: JSONValue?

    package init(
        label: String, labelDetails: CompletionItemLabelDetails? = nil, kind: CompletionItemKind? = nil,
        tags: [CompletionItemTag]? = nil, detail: String? = nil, documentation: MarkupContent? = nil, deprecated: Bool = false,
        preselect: Bool = false, sortText: String? = nil, filterText: String? = nil, insertText: String? = nil,
        insertTextFormat: InsertTextFormat? = nil, textEdit: CompletionTextEdit? = nil, additionalTextEdits: [TextEdit]? = nil,
        commitCharacters: [String]? = nil, command: Command? = nil, data: JSONValue? = nil
    ) {
        self.label = label
        self.labelDetails = labelDetails
        self.kind = kind
        self.tags = tags
        self.detail = detail
        self.documentation = documentation
        self.deprecated = deprecated
        self.preselect = preselect
        self.sortText = sortText
        self.filterText = filterText
        self.insertText = insertText
        self.insertTextFormat = insertTextFormat
        self.textEdit = textEdit
        self.additionalTextEdits = additionalTextEdits
        self.commitCharacters = commitCharacters
        self.command = command
        self.data = data
    }
}

extension CompletionItem: JSONReadable, JSONWritable {
    package init(json: JSONValue) throws(InvalidParams) {
        label = try json.required("label")
        labelDetails = try json.optional("labelDetails")
        kind = try json.optional("kind")
        tags = try json.optional("tags")
        detail = try json.optional("detail")
        documentation = try json.optional("documentation")
        deprecated = try json.optional("deprecated") ?? false
        preselect = try json.optional("preselect") ?? false
        sortText = try json.optional("sortText")
        filterText = try json.optional("filterText")
        insertText = try json.optional("insertText")
        insertTextFormat = try json.optional("insertTextFormat")
        textEdit = try json.optional("textEdit")
        additionalTextEdits = try json.optional("additionalTextEdits")
        commitCharacters = try json.optional("commitCharacters")
        command = try json.optional("command")
        data = try json.optional("data")
    }

    package func write(to writer: inout JSONWriter) {
        writer.object {
            $0.field("label", label)
            $0.field("labelDetails", labelDetails)
            $0.field("kind", kind)
            $0.field("tags", tags)
            $0.field("detail", detail)
            $0.field("documentation", documentation)
            $0.flag("deprecated", deprecated)
            $0.flag("preselect", preselect)
            $0.field("sortText", sortText)
            $0.field("filterText", filterText)
            $0.field("insertText", insertText)
            $0.field("insertTextFormat", insertTextFormat)
            $0.field("textEdit", textEdit)
            $0.field("additionalTextEdits", additionalTextEdits)
            $0.field("commitCharacters", commitCharacters)
            $0.field("command", command)
            $0.field("data", data)
        }
    }
}

/// Fainter text behind a completion's label.
package struct CompletionItemLabelDetails: Sendable, Equatable {
    package var detail: String?
    package var description: String?

    package init(detail: String? = nil, description: String? = nil) {
        self.detail = detail
        self.description = description
    }
}

extension CompletionItemLabelDetails: JSONReadable, JSONWritable {
    package init(json: JSONValue) throws(InvalidParams) {
        detail = try json.optional("detail")
        description = try json.optional("description")
    }

    package func write(to writer: inout JSONWriter) {
        writer.object {
            $0.field("detail", detail)
            $0.field("description", description)
        }
    }
}

/// What a completion does to the text; the second only for clients with `insertReplaceSupport`.
package enum CompletionTextEdit: Sendable, Equatable, JSONReadable, JSONWritable {
    case edit(TextEdit)
    case insertReplace(InsertReplaceEdit)

    package init(json: JSONValue) throws(InvalidParams) {
        self = json["insert"] == nil ? .edit(try TextEdit(json: json)) : .insertReplace(try InsertReplaceEdit(json: json))
    }

    package func write(to writer: inout JSONWriter) {
        switch self {
        case .edit(let edit): edit.write(to: &writer)
        case .insertReplace(let edit): edit.write(to: &writer)
        }
    }
}

/// What a completion is; `text` to `reference` are what every client knows, the rest only those that say so.
package enum CompletionItemKind: Int, Sendable, CaseIterable, JSONReadable, JSONWritable {
    case text = 1
    case method = 2
    case function = 3
    case constructor = 4
    case field = 5
    case variable = 6
    case `class` = 7
    case interface = 8
    case module = 9
    case property = 10
    case unit = 11
    case value = 12
    case `enum` = 13
    case keyword = 14
    case snippet = 15
    case color = 16
    case file = 17
    case reference = 18
    case folder = 19
    case enumMember = 20
    case constant = 21
    case `struct` = 22
    case event = 23
    case `operator` = 24
    case typeParameter = 25
}

/// What else is to be said of a completion.
package enum CompletionItemTag: Int, Sendable, CaseIterable, JSONReadable, JSONWritable {
    case deprecated = 1
}

/// Whether a completion's text has places to fill in.
package enum InsertTextFormat: Int, Sendable, CaseIterable, JSONReadable, JSONWritable {
    case plainText = 1
    case snippet = 2
}

/// Completions, and whether typing on would bring others.
package struct CompletionList: Sendable, Equatable, JSONWritable {
    package var isIncomplete: Bool
    package var items: [CompletionItem]

    package init(isIncomplete: Bool, items: [CompletionItem]) {
        self.isIncomplete = isIncomplete
        self.items = items
    }

    package func write(to writer: inout JSONWriter) {
        writer.object {
            $0.field("isIncomplete", isIncomplete)
            $0.field("items", items)
        }
    }
}
