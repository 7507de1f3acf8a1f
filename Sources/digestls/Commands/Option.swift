/// An option of a command: what the parser accepts, the help says and the shells complete.
struct Option: Sendable {
    let name: String
    let short: Character?
    /// What stands for the value in the help; nil for a switch.
    let placeholder: String?
    let help: String
    /// The values that there are; empty where any will do.
    let choices: [String]
    /// Whether the value may be a list with commas, and given again.
    let isList: Bool
    /// Whether shells should complete file names.
    let isPath: Bool

    /// A switch.
    init(_ name: String, short: Character? = nil, _ help: String) {
        self.init(name, short: short, placeholder: nil, help, choices: [], isList: false, isPath: false)
    }

    /// An option with a value.
    init(
        _ name: String, short: Character? = nil, placeholder: String?, _ help: String, choices: [String] = [], isList: Bool = false,
        isPath: Bool = false
    ) {
        self.name = name
        self.short = short
        self.placeholder = placeholder
        self.help = help
        self.choices = choices
        self.isList = isList
        self.isPath = isPath
    }

    /// `-o, --output-file F`
    var usage: String {
        (short.map { "-\($0), " } ?? "    ") + "--" + name + (placeholder.map { " " + $0 } ?? "")
    }
}

extension Option {
    static let help = Option("help", short: "h", "Show this help")
    static let quiet = Option("quiet", short: "q", "Print findings and errors, nothing else")
    static let jobs = Option("jobs", short: "j", placeholder: "N", "Work on N files at once (default: one per processor)")
    static let config = Option("config", placeholder: "F", "Take the configuration from F; its patterns count from here", isPath: true)
    static let isolated = Option("isolated", "Read no configuration")
    static let forceExclude = Option("force-exclude", "Let `exclude` count for named files too")
    static let standardInputName = Option("stdin-filename", placeholder: "NAME", "What `-` is called, for configuration and reports", isPath: true)
    static let color = Option(
        "color", placeholder: "WHEN", "Colour the output (default: auto; NO_COLOR is honoured)", choices: ColorChoice.allCases.map(\.rawValue))
    static let outputFile = Option("output-file", short: "o", placeholder: "F", "Write the output to F", isPath: true)

    static func format(_ choices: [String]) -> Option {
        Option("format", placeholder: "FORMAT", "How to print it (default: \(choices.first ?? ""))", choices: choices)
    }
}
