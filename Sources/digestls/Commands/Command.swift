/// One thing that digestls can be told to do. The declaration is all there is: the parser, the help and the shells' completions are
/// made from it.
struct Command: Sendable {
    let name: String
    /// What stands behind the name in the usage line.
    let operands: String
    /// One line, in the list of commands.
    let summary: String
    /// What the help says below the options; lines of at most 80 cells.
    let details: String
    let options: [Option]
    /// What shells offer for operands.
    var completion = Completion.paths
    let run: @Sendable (Arguments, CommandContext) throws(CommandFailure) -> ExitStatus

    enum Completion: Sendable { case paths, rules, commands, words([String]) }

    /// Every command, in the order of the help.
    static let all: [Command] = [
        .serve, .lint, .format, .outline, .search, .export, .stats, .diff, .rules, .explain, .config, .completions, .help,
    ]

    static func named(_ name: String) -> Command? { all.first { $0.name == name } }
}

/// What commands print to.
struct CommandContext {
    let output: OutputStream
}
