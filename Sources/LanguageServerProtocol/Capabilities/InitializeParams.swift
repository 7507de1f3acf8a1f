package import JSON

/// `initialize`: who the client is, what it can do and what it has open.
///
/// Only an object is demanded. A session that could run without a detail is not refused because of it.
package struct InitializeParams: Sendable, Equatable, JSONReadable {
    /// Kate names none, and tells nobody who it is.
    package var clientInfo: ClientInfo?
    /// The process whose end should be ours; nil if the client has none or does not say.
    package var processId: Int?
    package var locale: String?
    package var rootUri: DocumentURI?
    package var rootPath: String?
    /// Nil if the client knows no folders, empty if it has none open.
    package var workspaceFolders: [WorkspaceFolder]?
    package var capabilities: ClientCapabilities
    package var initializationOptions: JSONValue?
    package var trace: TraceValue
    package var tokens: RequestTokens

    package init(json: JSONValue) throws(InvalidParams) {
        guard case .object = json else { throw InvalidParams(expected: "an object", found: json) }
        clientInfo = json["clientInfo"].flatMap { try? ClientInfo(json: $0) }
        processId = json["processId"]?.int(in: 1...Position.largest)
        locale = json["locale"]?.string
        rootUri = json["rootUri"]?.string.map { DocumentURI($0) }
        rootPath = json["rootPath"]?.string
        workspaceFolders = json["workspaceFolders"]?.array?.compactMap { try? WorkspaceFolder(json: $0) }
        capabilities = ClientCapabilities(json["capabilities"] ?? .null)
        initializationOptions = json["initializationOptions"].flatMap { $0.isNull ? nil : $0 }
        trace = json["trace"]?.string.flatMap(TraceValue.init) ?? .off
        tokens = RequestTokens(params: json)
    }

    /// The folders to look at, from the newest of the three ways in which clients say it: `workspaceFolders`, `rootUri`, `rootPath`.
    package var roots: [DocumentURI] {
        if let workspaceFolders, !workspaceFolders.isEmpty { return workspaceFolders.map(\.uri) }
        if let rootUri { return [rootUri] }
        if let rootPath, !rootPath.isEmpty { return [DocumentURI(filePath: rootPath)] }
        return []
    }
}

/// What a client calls itself.
package struct ClientInfo: Sendable, Equatable, JSONReadable {
    package var name: String
    package var version: String?

    package init(json: JSONValue) throws(InvalidParams) {
        name = try json.required("name")
        version = try json.optional("version")
    }
}
