package import JSON

/// How much a message matters.
package enum MessageType: Int, Sendable, CaseIterable, JSONReadable, JSONWritable {
    case error = 1
    case warning = 2
    case info = 3
    case log = 4
}

/// `window/showMessage` and `window/logMessage`
package struct ShowMessageParams: Sendable, Equatable {
    package var type: MessageType
    package var message: String

    package init(type: MessageType, message: String) {
        self.type = type
        self.message = message
    }
}

extension ShowMessageParams: JSONWritable {
    package func write(to writer: inout JSONWriter) {
        writer.object {
            $0.field("type", type)
            $0.field("message", message)
        }
    }
}

/// `$/logTrace`
package struct LogTraceParams: Sendable, Equatable {
    package var message: String
    package var verbose: String?

    package init(message: String, verbose: String? = nil) {
        self.message = message
        self.verbose = verbose
    }
}

extension LogTraceParams: JSONWritable {
    package func write(to writer: inout JSONWriter) {
        writer.object {
            $0.field("message", message)
            $0.field("verbose", verbose)
        }
    }
}

/// `window/showMessageRequest`
package struct ShowMessageRequestParams: Sendable, Equatable {
    package var type: MessageType
    package var message: String
    package var actions: [MessageActionItem]?

    package init(type: MessageType, message: String, actions: [MessageActionItem]? = nil) {
        self.type = type
        self.message = message
        self.actions = actions
    }
}

extension ShowMessageRequestParams: JSONWritable {
    package func write(to writer: inout JSONWriter) {
        writer.object {
            $0.field("type", type)
            $0.field("message", message)
            $0.field("actions", actions)
        }
    }
}

/// A button under a message, and the client's answer: the button that was pressed, or null.
package struct MessageActionItem: Sendable, Equatable {
    package var title: String

    package init(title: String) {
        self.title = title
    }
}

extension MessageActionItem: JSONReadable, JSONWritable {
    package init(json: JSONValue) throws(InvalidParams) {
        title = try json.required("title")
    }

    package func write(to writer: inout JSONWriter) {
        writer.object {
            $0.field("title", title)
        }
    }
}

/// `window/showDocument`
package struct ShowDocumentParams: Sendable, Equatable {
    /// Any URI, not only that of a document.
    package var uri: String
    package var external: Bool
    package var takeFocus: Bool
    package var selection: PositionRange?

    package init(uri: String, external: Bool = false, takeFocus: Bool = false, selection: PositionRange? = nil) {
        self.uri = uri
        self.external = external
        self.takeFocus = takeFocus
        self.selection = selection
    }
}

extension ShowDocumentParams: JSONWritable {
    package func write(to writer: inout JSONWriter) {
        writer.object {
            $0.field("uri", uri)
            $0.flag("external", external)
            $0.flag("takeFocus", takeFocus)
            $0.field("selection", selection)
        }
    }
}

/// The client's answer to `window/showDocument`.
package struct ShowDocumentResult: Sendable, Equatable {
    package var success: Bool

    package init(success: Bool) {
        self.success = success
    }
}

extension ShowDocumentResult: JSONReadable {
    package init(json: JSONValue) throws(InvalidParams) {
        success = try json.required("success")
    }
}

/// `workspace/applyEdit`
package struct ApplyWorkspaceEditParams: Sendable, Equatable {
    package var label: String?
    package var edit: WorkspaceEdit

    package init(label: String? = nil, edit: WorkspaceEdit) {
        self.label = label
        self.edit = edit
    }
}

extension ApplyWorkspaceEditParams: JSONWritable {
    package func write(to writer: inout JSONWriter) {
        writer.object {
            $0.field("label", label)
            $0.field("edit", edit)
        }
    }
}

/// The client's answer to `workspace/applyEdit`.
package struct ApplyWorkspaceEditResult: Sendable, Equatable {
    package var applied: Bool
    package var failureReason: String?

    package init(applied: Bool, failureReason: String? = nil) {
        self.applied = applied
        self.failureReason = failureReason
    }
}

extension ApplyWorkspaceEditResult: JSONReadable {
    package init(json: JSONValue) throws(InvalidParams) {
        applied = try json.required("applied")
        failureReason = try json.optional("failureReason")
    }
}

/// `workspace/configuration`; the answer is an array of as many values, null where the client has none.
package struct ConfigurationParams: Sendable, Equatable {
    package var items: [ConfigurationItem]

    package init(items: [ConfigurationItem]) {
        self.items = items
    }
}

extension ConfigurationParams: JSONWritable {
    package func write(to writer: inout JSONWriter) {
        writer.object {
            $0.field("items", items)
        }
    }
}

/// A section of the settings, as they are for a resource.
package struct ConfigurationItem: Sendable, Equatable {
    package var scopeUri: DocumentURI?
    package var section: String?

    package init(scopeUri: DocumentURI? = nil, section: String? = nil) {
        self.scopeUri = scopeUri
        self.section = section
    }
}

extension ConfigurationItem: JSONWritable {
    package func write(to writer: inout JSONWriter) {
        writer.object {
            $0.field("scopeUri", scopeUri)
            $0.field("section", section)
        }
    }
}
