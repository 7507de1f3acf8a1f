import DigestLint
import DigestSyntax
import LanguageServerProtocol

/// Who is at the other end, what it can do, and what was agreed with it.
struct Client: Sendable {
    let info: ClientInfo?
    let capabilities: ClientCapabilities
    let encodingKind: PositionEncodingKind
    /// Whether it has folders open, or may open some.
    let mayHaveFolders: Bool

    init(_ params: InitializeParams) {
        info = params.clientInfo
        mayHaveFolders = !params.roots.isEmpty || params.capabilities.workspace.workspaceFolders
        capabilities = params.capabilities
        // Bytes are what texts are made of here, so they cost nothing; utf-16 every client understands.
        let offered = params.capabilities.general.positionEncodings
        encodingKind = [.utf8, .utf16, .utf32].first { offered.contains($0) } ?? .utf16
    }

    /// A client that can do nothing, until one has introduced itself.
    init() {
        info = nil
        mayHaveFolders = false
        capabilities = ClientCapabilities()
        encodingKind = .utf16
    }

    /// What the client calls itself.
    var name: String {
        guard let info else { return "a client without a name" }
        return info.version.map { "\(info.name) \($0)" } ?? info.name
    }

    var encoding: PositionEncoding {
        switch encodingKind {
        case .utf8: .utf8
        case .utf16: .utf16
        case .utf32: .utf32
        }
    }

    /// Whether findings are asked for, and therefore never published. Findings change with the library and the configuration too: a client
    /// that asks for them and cannot be told to ask again gets them published, as long as it takes them that way.
    var pullsDiagnostics: Bool {
        let document = capabilities.textDocument
        return document.diagnostic.isSupported && (capabilities.workspace.diagnosticsRefresh || !document.publishDiagnostics.isSupported)
    }

    /// The markup for a text, from the formats a client names in the order of its preference.
    static func markup(of formats: [MarkupKind]) -> MarkupKind { formats.first ?? .plaintext }
}
