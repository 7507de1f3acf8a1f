import DigestSyntax

/// One run of the program: finds the command, reads its options, runs it, and says on standard error what went wrong.
struct CommandLineRun {
    private let words: [String]
    private let output = OutputStream(descriptor: Terminal.output.descriptor)

    init(_ words: [String]) { self.words = words }

    func run() -> ExitStatus {
        do throws(CommandFailure) {
            let status = try dispatch()
            output.flush()
            if let problem = output.problem { throw .unusable("standard output: \(problem)") }
            return status
        } catch {
            output.flush()
            switch error {
            case .usage(let message):
                let command = words.first.flatMap(Command.named)?.name
                StandardError.line(message)
                StandardError.line("try `digestls help\(command.map { " \($0)" } ?? "")`")
            case .unusable(let message): StandardError.line(message)
            }
            return .failure
        }
    }

    private func dispatch() throws(CommandFailure) -> ExitStatus {
        guard let first = words.first else {
            guard Terminal.input.isTerminal else { return try run(.serve, []) }
            output.write(Help.general())
            return .clean
        }
        switch first {
        case "--version", "-V":
            output.write("digestls \(Version.text)\n")
            return .clean
        case "--help", "-h":
            output.write(Help.general())
            return .clean
        default: break
        }
        guard let command = Command.named(first) else {
            if first.hasPrefix("-") {
                // Clients that pass options of the server and no command.
                let name = first.drop { $0 == "-" }.prefix { $0 != "=" }
                if Command.serve.options.contains(where: { $0.name == name }) { return try run(.serve, words[...]) }
                let guess = closest(to: first.drop { $0 == "-" }, among: ["help", "version"]).map { "; did you mean --\($0)?" } ?? ""
                throw .usage("there is no option \(first)\(guess)")
            }
            let guess = closest(to: first, among: Command.all.map(\.name)).map { "; did you mean \($0)?" } ?? ""
            throw .usage("there is no command \(first)\(guess)")
        }
        return try run(command, words.dropFirst())
    }

    private func run(_ command: Command, _ words: ArraySlice<String>) throws(CommandFailure) -> ExitStatus {
        let arguments = try Arguments(Array(words), command.options + [.help])
        if arguments.has(.help) {
            output.write(Help.of(command))
            return .clean
        }
        return try command.run(arguments, CommandContext(output: output))
    }
}
