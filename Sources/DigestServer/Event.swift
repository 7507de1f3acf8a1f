package import LanguageServerProtocol

/// Everything that can happen to a session; the main loop takes these one after the other, and nothing else moves it.
package enum Event: Sendable {
    /// A message from the client, taken apart already.
    case message(IncomingMessage)
    /// The client closed its end. `isCutOff` where it did so in the middle of a message.
    case endOfInput(isCutOff: Bool)
    /// The bytes from the client can no longer be cut into messages, or no longer be read at all.
    case inputFailed(String)
    /// Nobody reads what the server writes.
    case outputFailed
    /// What a worker found in the workspace's folders.
    case worked(LibraryReport)
    /// The process that the client named as its own is gone.
    case clientGone
}
