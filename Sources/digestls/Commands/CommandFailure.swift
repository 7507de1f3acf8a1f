/// How a command ends.
enum ExitStatus: Int32, Comparable {
    /// Nothing at or above what was asked to fail.
    case clean = 0
    /// Findings, or files that would change.
    case findings = 1
    /// Wrong usage or configuration, something unreadable, or a mistake of ours.
    case failure = 2

    static func < (first: ExitStatus, second: ExitStatus) -> Bool { first.rawValue < second.rawValue }
}

/// Why a command cannot go on; ends with ``ExitStatus/failure``.
enum CommandFailure: Error, Equatable {
    /// The command line is wrong; a hint where to read more follows.
    case usage(String)
    /// The command line is right, and something it names cannot be used.
    case unusable(String)
}
