import JSON
import LanguageServerProtocol

extension Session {
    /// Answered before any work: nothing is read, nothing computed.
    func initialize(_ params: InitializeParams) throws(ResponseError) -> Answer {
        guard lifecycle == .waitingForInitialize else { throw ResponseError(.invalidRequest, "initialize was answered already") }
        client = Client(params)
        clientProcess = params.processId
        trace = params.trace
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
                    registerOptions: DidChangeWatchedFilesRegistrationOptions(watchers: [
                        FileSystemWatcher(pattern: "**/\(Projects.fileName)")
                    ])))
        }
        if !registrations.isEmpty { ask(.registerCapability, RegistrationParams(registrations: registrations)) }
        pullSettings()
    }

    /// Also when it came as a notification, as one editor sends it.
    func shutDown() {
        lifecycle = .shutDown
        documents = [:]
    }
}
