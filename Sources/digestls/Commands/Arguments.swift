import DigestSyntax

/// The words behind a command, sorted into options and the rest, as getopt_long does it: `--option=value`, `--option value`, `-o value`,
/// `-ovalue`, `-qo value`, a unique beginning of a long name, and `--` before what only looks like an option.
struct Arguments {
    private var values: [String: [String]] = [:]
    /// What is no option, in order.
    private(set) var operands: [String] = []

    init(_ words: [String], _ options: [Option]) throws(CommandFailure) {
        var rest = words[...]
        while let word = rest.popFirst() {
            if word == "--" {
                operands += rest
                return
            } else if word.hasPrefix("--") {
                try readLong(word.dropFirst(2), options, &rest)
            } else if word.hasPrefix("-"), word != "-" {
                try readShort(word.dropFirst(), options, &rest)
            } else {
                operands.append(word)
            }
        }
    }

    private mutating func readLong(_ word: Substring, _ options: [Option], _ rest: inout ArraySlice<String>) throws(CommandFailure) {
        let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        let name = String(parts.first ?? "")
        let option = try Self.option(named: name, options)
        let attached = parts.count > 1 ? String(parts[1]) : nil
        guard option.placeholder != nil else {
            guard attached == nil else { throw .usage("option --\(option.name) takes no value") }
            return add("", option)
        }
        guard let value = attached ?? rest.popFirst() else { throw .usage("option --\(option.name) needs a value") }
        try add(checked: value, option)
    }

    private mutating func readShort(_ word: Substring, _ options: [Option], _ rest: inout ArraySlice<String>) throws(CommandFailure) {
        var word = word
        while let letter = word.popFirst() {
            guard let option = options.first(where: { $0.short == letter }) else { throw .usage("there is no option -\(letter)") }
            guard option.placeholder != nil else {
                add("", option)
                continue
            }
            guard let value = word.isEmpty ? rest.popFirst() : String(word) else { throw .usage("option -\(letter) needs a value") }
            return try add(checked: value, option)
        }
    }

    private static func option(named name: String, _ options: [Option]) throws(CommandFailure) -> Option {
        if let exact = options.first(where: { $0.name == name }) { return exact }
        let beginning = name.isEmpty ? [] : options.filter { $0.name.hasPrefix(name) }
        if let only = beginning.first, beginning.count == 1 { return only }
        if beginning.count > 1 {
            throw .usage("option --\(name) may be \(beginning.map { "--\($0.name)" }.joined(separator: " or "))")
        }
        let guess = closest(to: name, among: options.map(\.name)).map { "; did you mean --\($0)?" } ?? ""
        throw .usage("there is no option --\(name)\(guess)")
    }

    private mutating func add(_ value: String, _ option: Option) { values[option.name, default: []].append(value) }

    private mutating func add(checked value: String, _ option: Option) throws(CommandFailure) {
        if !option.choices.isEmpty, !option.choices.contains(value) {
            let guess = closest(to: value, among: option.choices).map { "; did you mean \($0)?" } ?? ""
            throw .usage("--\(option.name) is \(Self.list(option.choices)), not \(value)\(guess)")
        }
        add(value, option)
    }

    /// "a, b or c"
    static func list(_ words: [String]) -> String {
        guard let last = words.last, words.count > 1 else { return words.first ?? "" }
        return words.dropLast().joined(separator: ", ") + " or " + last
    }
}

extension Arguments {
    func has(_ option: Option) -> Bool { values[option.name] != nil }

    /// The option's value: the last one where it was given again.
    subscript(_ option: Option) -> String? { values[option.name]?.last }

    /// All values of an option that may be given again, and that may hold several with commas between.
    func list(_ option: Option) -> [String] {
        (values[option.name] ?? []).flatMap { $0.split(separator: ",").map { String($0.trimmingBlanks) } }.filter { !$0.isEmpty }
    }

    /// Takes the first operand off: what is no path.
    mutating func takeOperand() -> String? { operands.isEmpty ? nil : operands.removeFirst() }

    /// The same options with other operands.
    func replacingOperands(_ operands: [String]) -> Arguments {
        var result = self
        result.operands = operands
        return result
    }

    /// A number from 1.
    func count(_ option: Option) throws(CommandFailure) -> Int? {
        guard let text = self[option] else { return nil }
        guard let value = Int(text), (1...1024).contains(value) else {
            throw .usage("--\(option.name) is a number from 1 to 1024, not \(text)")
        }
        return value
    }

    /// A value of an enumeration whose cases the option's choices are.
    func choice<Choice: RawRepresentable<String>>(_ option: Option, _ standard: Choice) -> Choice {
        self[option].flatMap(Choice.init(rawValue:)) ?? standard
    }
}

extension Substring {
    fileprivate var trimmingBlanks: Substring {
        var result = self
        while result.first == " " { result = result.dropFirst() }
        while result.last == " " { result = result.dropLast() }
        return result
    }
}
