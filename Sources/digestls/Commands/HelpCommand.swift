import DigestSyntax

extension Command {
    static let help = Command(
        name: "help", operands: "[COMMAND]", summary: "Show this help, or that of a command", details: "", options: [], completion: .commands
    ) { arguments, context throws(CommandFailure) in
        guard let name = arguments.operands.first else {
            context.output.write(Help.general())
            return .clean
        }
        guard let command = Command.named(name) else {
            let guess = closest(to: name, among: Command.all.map(\.name)).map { "; did you mean \($0)?" } ?? ""
            throw .usage("there is no command \(name)\(guess)")
        }
        context.output.write(Help.of(command))
        return .clean
    }

    static let completions = Command(
        name: "completions", operands: "bash|zsh|fish", summary: "Print a shell's completions", 
        details: """
            bash: eval "$(digestls completions bash)"
            zsh:  eval "$(digestls completions zsh)", behind compinit
            fish: digestls completions fish | source
            """,
        options: [], completion: .words(Shell.allCases.map(\.rawValue))
    ) { arguments, context throws(CommandFailure) in
        guard let word = arguments.operands.first, let shell = Shell(rawValue: word), arguments.operands.count == 1 else {
            throw .usage("completions needs the name of a shell: \(Arguments.list(Shell.allCases.map(\.rawValue)))")
        }
        context.output.write(shell.script)
        return .clean
    }
}
