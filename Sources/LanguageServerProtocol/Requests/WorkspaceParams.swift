package import JSON

/// `workspace/symbol`
package struct WorkspaceSymbolParams: Sendable, Equatable {
    package var query: String

    package init(query: String) {
        self.query = query
    }
}

extension WorkspaceSymbolParams: JSONReadable {
    package init(json: JSONValue) throws(InvalidParams) {
        query = try json.required("query")
    }
}

/// `workspace/executeCommand`
package struct ExecuteCommandParams: Sendable, Equatable {
    package var command: String
    package var arguments: [JSONValue]?

    package init(command: String, arguments: [JSONValue]? = nil) {
        self.command = command
        self.arguments = arguments
    }
}

extension ExecuteCommandParams: JSONReadable {
    package init(json: JSONValue) throws(InvalidParams) {
        command = try json.required("command")
        arguments = try json.optional("arguments")
    }
}

/// `workspace/didChangeWatchedFiles`
package struct DidChangeWatchedFilesParams: Sendable, Equatable {
    package var changes: [FileEvent]

    package init(changes: [FileEvent]) {
        self.changes = changes
    }
}

extension DidChangeWatchedFilesParams: JSONReadable {
    package init(json: JSONValue) throws(InvalidParams) {
        changes = try json.required("changes")
    }
}

/// `workspace/didChangeWorkspaceFolders`
package struct DidChangeWorkspaceFoldersParams: Sendable, Equatable {
    package var event: WorkspaceFoldersChangeEvent

    package init(event: WorkspaceFoldersChangeEvent) {
        self.event = event
    }
}

extension DidChangeWorkspaceFoldersParams: JSONReadable {
    package init(json: JSONValue) throws(InvalidParams) {
        event = try json.required("event")
    }
}

/// Folders that came and went.
package struct WorkspaceFoldersChangeEvent: Sendable, Equatable {
    package var added: [WorkspaceFolder]
    package var removed: [WorkspaceFolder]

    package init(added: [WorkspaceFolder], removed: [WorkspaceFolder]) {
        self.added = added
        self.removed = removed
    }
}

extension WorkspaceFoldersChangeEvent: JSONReadable {
    package init(json: JSONValue) throws(InvalidParams) {
        added = try json.required("added")
        removed = try json.required("removed")
    }
}

/// `workspace/willCreateFiles`, `didCreateFiles`, `willDeleteFiles` and `didDeleteFiles`; the entries are names of files.
package struct CreateOrDeleteFilesParams: Sendable, Equatable {
    package var files: [TextDocumentIdentifier]

    package init(files: [TextDocumentIdentifier]) {
        self.files = files
    }
}

extension CreateOrDeleteFilesParams: JSONReadable {
    package init(json: JSONValue) throws(InvalidParams) {
        files = try json.required("files")
    }
}

/// `workspace/willRenameFiles` and `workspace/didRenameFiles`
package struct RenameFilesParams: Sendable, Equatable {
    package var files: [FileRename]

    package init(files: [FileRename]) {
        self.files = files
    }
}

extension RenameFilesParams: JSONReadable {
    package init(json: JSONValue) throws(InvalidParams) {
        files = try json.required("files")
    }
}

/// `callHierarchy/incomingCalls` and `callHierarchy/outgoingCalls`
package struct CallHierarchyCallsParams: Sendable, Equatable {
    package var item: CallHierarchyItem

    package init(item: CallHierarchyItem) {
        self.item = item
    }
}

extension CallHierarchyCallsParams: JSONReadable {
    package init(json: JSONValue) throws(InvalidParams) {
        item = try json.required("item")
    }
}

/// `workspace/didChangeConfiguration`: pushed settings as they came, null from clients that want to be asked.
package struct DidChangeConfigurationParams: Sendable, Equatable, JSONReadable {
    package var settings: JSONValue

    package init(json: JSONValue) {
        settings = json["settings"] ?? .null
    }
}
