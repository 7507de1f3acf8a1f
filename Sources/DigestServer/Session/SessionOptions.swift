import DigestProject
package import DigestSyntax

/// What a session is told by whoever starts it.
package struct SessionOptions: Sendable {
    package var serverName = "digestls"
    package var serverVersion: String
    /// What is graver than this is logged, to the client and to ``logSink``.
    package var logLevel = LogLevel.info
    /// Where lines of the log go besides to the client.
    package var logSink: (@Sendable (LogLevel, String) -> Void)?
    /// Tells this session's result ids from those of one before it, which a client may still hold.
    package var nonce = "0"
    /// The BibTeX record of the entry in a block; without it no such command is announced.
    package var bibTeX: (@Sendable (Digest, _ block: Int) -> String?)?

    /// A folder that is not read through for digests, nor what holds it.
    package var homeFolder = ConfigurationFinder.homeFolder()

    package init(serverVersion: String) {
        self.serverVersion = serverVersion
    }
}
