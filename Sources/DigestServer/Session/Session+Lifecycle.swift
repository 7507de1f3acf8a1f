import JSON
import LanguageServerProtocol

extension Session {
    /// Answered before any work: nothing is read, nothing computed.
    func initialize(_ params: InitializeParams) throws(ResponseError) -> Answer {
        guard lifecycle == .waitingForInitialize else { throw ResponseError(.invalidRequest, "initialize was answered already") }
        client = Client(params)
        clientProcess = params.processId
        trace = params.trace
        folders = params.roots
        if let options = params.initializationOptions { readSettings(options, into: \.initial) }
        lifecycle = .running
        return .value(
            InitializeResult(
                capabilities: ServerCapabilities(for: client, options), serverName: options.serverName, serverVersion: options.serverVersion
            ))
    }

    /// What may be said only now: what is registered, and what is asked.
    func initialized() {
        log(.info, "digestls \(options.serverVersion) serves \(client.name), columns in \(client.encodingKind.rawValue)")
        for remark in earlyRemarks { log(.warning, remark) }
        earlyRemarks = []
        let workspace = client.capabilities.workspace
        var registrations: [Registration] = []
        isReady = true
        if workspace.didChangeConfiguration.dynamicRegistration {
            registrations.append(
                Registration(
                    id: "configuration", method: ClientNotification.didChangeConfiguration.rawValue,
                    registerOptions: JSONObject([.init(key: "section", value: "digestls")])))
        }
        if workspace.didChangeWatchedFiles.dynamicRegistration {
            registrations.append(
                Registration(
                    id: "watched-files", method: ClientNotification.didChangeWatchedFiles.rawValue,
                    registerOptions: DidChangeWatchedFilesRegistrationOptions(watchers: watchers)))
        }
        if client.mayHaveFolders, workspace.fileOperations.dynamicRegistration {
            registrations += FileOperationOptions(for: client).registrations
        }
        if !registrations.isEmpty { ask(.registerCapability, RegistrationParams(registrations: registrations)) }
        pullSettings()
        setFolders(folders)
    }

    /// Of the configuration files, and of the digests where there can be folders of them.
    private var watchers: [FileSystemWatcher] {
        let patterns = client.mayHaveFolders ? ["**/\(Projects.fileName)", "**/*.{md,markdown}"] : ["**/\(Projects.fileName)"]
        // Folders that come later have to be among those that the patterns are about.
        guard client.capabilities.workspace.relativePatternSupport, !client.capabilities.workspace.workspaceFolders, !folders.isEmpty else {
            return patterns.map { FileSystemWatcher(pattern: $0) }
        }
        return folders.flatMap { folder in patterns.map { FileSystemWatcher(pattern: $0, base: folder) } }
    }

    /// Also when it came as a notification, as one editor sends it.
    func shutDown() {
        lifecycle = .shutDown
        library.running?.cancellation.cancel()
        if let heldPull { release(heldPull, .failure(ResponseError(.serverCancelled, "the server is shutting down"))) }
        documents = [:]
    }
}
