package import JSON

/// The answer to `initialize`.
package struct InitializeResult: Sendable, JSONWritable {
    package var capabilities: ServerCapabilities
    package var serverName: String
    package var serverVersion: String?

    package init(capabilities: ServerCapabilities, serverName: String, serverVersion: String? = nil) {
        self.capabilities = capabilities
        self.serverName = serverName
        self.serverVersion = serverVersion
    }

    package func write(to writer: inout JSONWriter) {
        writer.object {
            $0.field("capabilities", capabilities)
            $0.object("serverInfo") {
                $0.field("name", serverName)
                $0.field("version", serverVersion)
            }
        }
    }
}
