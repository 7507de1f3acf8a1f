import LanguageServerProtocol

/// How much a line of the log matters.
package enum LogLevel: String, Sendable, CaseIterable, Comparable {
    case error, warning, info, debug

    private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }

    /// A graver level is the lesser one: what is logged at `info` holds what is logged at `error`.
    package static func < (first: LogLevel, second: LogLevel) -> Bool { first.rank < second.rank }

    var messageType: MessageType {
        switch self {
        case .error: .error
        case .warning: .warning
        case .info: .info
        case .debug: .log
        }
    }
}
