/// The help, made from the commands' declarations. No line is wider than 80 cells.
enum Help {
    static let width = 80

    static func general() -> String {
        var text = """
            digestls – a language server and linter for arXiv digests

            Usage: digestls COMMAND [OPTION…] [PATH…]
                   digestls --help | --version

            Commands:

            """
        for command in Command.all { text += line(command.name, command.summary, indent: 2, column: 16) }
        text += """

            A PATH is a file of any name, a folder (*.md and *.markdown below it, digests
            only), or - for standard input. Without one it is the current folder.

            Exit status: 0 nothing found, 1 findings, 2 usage, configuration, unreadable.
            `digestls help COMMAND` says more.

            """
        return text
    }

    static func of(_ command: Command) -> String {
        var text = wrapped("Usage: digestls \(command.name)\(command.options.isEmpty ? "" : " [OPTION…]")", command.operands)
        text += "\n" + command.summary + ".\n\nOptions:\n"
        for option in command.options + [.help] {
            var help = option.help
            if option.choices.count > 1 { help += ": " + option.choices.joined(separator: ", ") }
            if option.isList { help += "; may be repeated, or a list with commas" }
            text += line(option.usage, help, indent: 2, column: 30)
        }
        if !command.details.isEmpty { text += "\n" + command.details + "\n" }
        return text
    }

    private static func wrapped(_ start: String, _ operands: String) -> String {
        start + (operands.isEmpty ? "" : " " + operands) + "\n"
    }

    /// A term, and from `column` on what it means.
    private static func line(_ term: String, _ meaning: String, indent: Int, column: Int) -> String {
        var text = String(repeating: " ", count: indent) + term
        var used = indent + term.count
        let margin = String(repeating: " ", count: column)
        if used + 2 > column {
            text += "\n" + margin
        } else {
            text += String(repeating: " ", count: column - used)
        }
        used = column
        for word in meaning.split(separator: " ") {
            if used + word.count > width, used > column {
                text += "\n" + margin
                used = column
            }
            if used > column {
                text += " "
                used += 1
            }
            text += word
            used += word.count
        }
        return lineTrimmed(text) + "\n"
    }

    /// Without the blank that a broken line may end in.
    private static func lineTrimmed(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            var line = line
            while line.last == " " { line = line.dropLast() }
            return String(line)
        }.joined(separator: "\n")
    }
}
