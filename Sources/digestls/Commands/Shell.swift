import DigestLint

/// Completions for the shells, made from the commands' declarations.
enum Shell: String, CaseIterable {
    case bash, zsh, fish

    var script: String {
        switch self {
        case .bash: Self.bashScript
        case .zsh: Self.zshScript
        case .fish: Self.fishScript
        }
    }

    private static let general = ["--help", "--version"]

    /// What may stand for an operand; nil for files.
    private static func words(_ command: Command) -> [String]? {
        switch command.completion {
        case .paths: nil
        case .rules: Rule.all.map(\.id)
        case .commands: Command.all.map(\.name)
        case .words(let words): words
        }
    }

    /// What may stand for an option's value; nil for anything.
    private static func values(_ option: Option) -> [String]? {
        if !option.choices.isEmpty { return option.choices }
        return option.isList ? Rule.all.map(\.id) : nil
    }

    private static func spellings(_ option: Option) -> [String] { ["--\(option.name)"] + (option.short.map { ["-\($0)"] } ?? []) }

    private static var bashScript: String {
        var text = """
            _digestls() {
                local current="${COMP_WORDS[COMP_CWORD]}" previous="${COMP_WORDS[COMP_CWORD-1]}"
                COMPREPLY=()
                if [ "$COMP_CWORD" -eq 1 ]; then
                    COMPREPLY=($(compgen -W "\((Command.all.map(\.name) + general).joined(separator: " "))" -- "$current"))
                    return
                fi
                case "${COMP_WORDS[1]}" in

            """
        for command in Command.all {
            text += "    \(command.name))\n        case \"$previous\" in\n"
            for option in command.options where option.placeholder != nil {
                let pattern = spellings(option).joined(separator: "|")
                if let values = values(option) {
                    text += "        \(pattern)) COMPREPLY=($(compgen -W \"\(values.joined(separator: " "))\" -- \"$current\")); return ;;\n"
                } else {
                    text += "        \(pattern)) COMPREPLY=($(compgen -f -- \"$current\")); return ;;\n"
                }
            }
            let options = (command.options + [.help]).map { "--\($0.name)" }.joined(separator: " ")
            text += "        esac\n        case \"$current\" in\n"
            text += "        -*) COMPREPLY=($(compgen -W \"\(options)\" -- \"$current\")) ;;\n"
            if let words = words(command) {
                text += "        *) COMPREPLY=($(compgen -W \"\(words.joined(separator: " "))\" -- \"$current\")) ;;\n"
            } else {
                text += "        *) COMPREPLY=($(compgen -f -- \"$current\")) ;;\n"
            }
            text += "        esac ;;\n"
        }
        return text + "    esac\n}\ncomplete -o filenames -F _digestls digestls\n"
    }

    private static var zshScript: String {
        var text = "#compdef digestls\n_digestls() {\n    local -a commands=(\n"
        for command in Command.all { text += "        \(quoted("\(command.name):\(command.summary)"))\n" }
        text += """
                )
                if (( CURRENT == 2 )); then
                    _describe command commands
                    _values option --help --version
                    return
                fi
                local command=$words[2]
                shift words
                (( CURRENT-- ))
                case $command in

            """
        for command in Command.all {
            text += "    \(command.name)) _arguments -s"
            for option in command.options + [.help] {
                let value =
                    if option.placeholder == nil {
                        ""
                    } else if let values = values(option) {
                        ":\(option.name):(\(values.joined(separator: " ")))"
                    } else {
                        ":\(option.name):_files"
                    }
                let help = option.help.filter { !"[]:".contains($0) }
                for spelling in spellings(option) {
                    let mark = option.placeholder != nil && spelling.hasPrefix("--") ? "=" : ""
                    text += " \\\n        \(quoted("\(option.isList ? "*" : "")\(spelling)\(mark)[\(help)]\(value)"))"
                }
            }
            let operands = words(command).map { $0.isEmpty ? "" : "*:\(command.name):(\($0.joined(separator: " ")))" } ?? "*:path:_files"
            if !operands.isEmpty { text += " \\\n        \(quoted(operands))" }
            text += " ;;\n"
        }
        return text + "    esac\n}\ncompdef _digestls digestls\n"
    }

    private static var fishScript: String {
        var text = "complete -c digestls -f\n"
        for command in Command.all {
            text += "complete -c digestls -n __fish_use_subcommand -a \(command.name) -d \(quoted(command.summary))\n"
        }
        text += "complete -c digestls -n __fish_use_subcommand -l help -s h -d 'Show help'\n"
        text += "complete -c digestls -n __fish_use_subcommand -l version -d 'Show the version'\n"
        for command in Command.all {
            let condition = "complete -c digestls -n '__fish_seen_subcommand_from \(command.name)'"
            for option in command.options + [.help] {
                text += "\(condition) -l \(option.name)\(option.short.map { " -s \($0)" } ?? "")"
                if option.placeholder != nil {
                    text += values(option).map { " -x -a \(quoted($0.joined(separator: " ")))" } ?? (option.isPath ? " -r -F" : " -x")
                }
                text += " -d \(quoted(option.help))\n"
            }
            if let words = words(command) {
                if !words.isEmpty { text += "\(condition) -a \(quoted(words.joined(separator: " ")))\n" }
            } else {
                text += "\(condition) -F\n"
            }
        }
        return text
    }

    private static func quoted(_ text: String) -> String {
        "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
    }
}
