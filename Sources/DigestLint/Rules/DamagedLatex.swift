import DigestSyntax

extension Rule {
    static let damagedLatex = Rule(
        "damaged-latex", .warning, fix: .safe, "a control character where a LaTeX command lost its backslash",
        explanation: """
            The model wrote `\\beta` with one backslash into JSON, and the reader took `\\b`, `\\t`, `\\r` and `\\f` for backspace, tab, carriage return and
            form feed. The fix puts backslash and letter back.
            """,
        examples: [
            Example("a backspace from \\beta", "$\\beta = 2$", "$\u{08}eta = 2$"),
            Example(
                "a tab from \\text", "1. 映射高斯分布", "1. 映射$\\text{高斯}$分布".replacingTab, .becomes([("$\text{高斯}$", "$\\text{高斯}$")], .safe)),
        ],
        check: .block([.control, .tab, .carriageReturn]) { context, report in
            guard context.block.node.traits.contains(.control) || context.block.node.traits.contains(.tab) || context.lineEnd != "\r" else {
                return
            }
            // One finding a line, whose fix mends the whole line: a paragraph up to the line feed, since editors break it at each carriage return.
            var first: (offset: Int, letter: Character)?
            var edits: [TextEdit] = []
            func tell() {
                if let first {
                    let isBreak = first.letter == "r"
                    report.add(
                        first.offset..<first.offset + (isBreak ? 0 : 1),
                        isBreak
                            ? "Carriage return inside a value: a `\\r` of a LaTeX command was unescaped as JSON, and editors break the line here"
                            : "Control character \(name(first.letter)): a `\\\(first.letter)` of a LaTeX command was unescaped as JSON",
                        fix: Fix("Put the backslash back", .safe, edits))
                }
                first = nil
                edits = []
            }
            let bytes = context.bytes(0..<context.length)
            for index in bytes.indices {
                let byte = bytes[index]
                guard byte < 0x20 else { continue }
                if byte == 0x0A {
                    tell()
                    continue
                }
                guard let letter = DamagedCommand.letter(of: byte),
                    DamagedCommand.begins(at: index, in: bytes, letter, lineEnd: context.lineEnd)
                else { continue }
                let offset = index - bytes.startIndex
                if first == nil { first = (offset, letter) }
                edits.append(TextEdit(offset..<offset + 1, "\\\(letter)"))
            }
            tell()
        })

    private static func name(_ letter: Character) -> String {
        switch letter {
        case "b": "U+0008 (backspace)"
        case "t": "U+0009 (tab)"
        default: "U+000C (form feed)"
        }
    }
}

/// What a JSON reader leaves of `\beta`, `\text`, `\frac` and `\root`.
enum DamagedCommand {
    /// The letter that a control character was made from.
    static func letter(of byte: UInt8) -> Character? {
        switch byte {
        case 0x08: "b"
        case 0x09: "t"
        case 0x0C: "f"
        case 0x0D: "r"
        default: nil
        }
    }

    /// What is left of the commands that begin with `\t`. Tabs are legal, so only these count.
    private static let afterTab: [[UInt8]] = [
        "extbackslash", "extbf", "extcolor", "extit", "extrm", "extsc", "extsf", "extsubscript", "extsuperscript", "exttt", "extup", "ext",
        "ilde",
        "imes", "heta", "au", "frac", "riangleq", "riangleleft", "riangleright", "riangle", "anh", "an", "op", "herefore", "binom",
        "abular", "o",
    ].map { Array($0.utf8) }

    /// Whether the control character at `index` is what a JSON reader left of a LaTeX command.
    static func begins(at index: Int, in bytes: ArraySlice<UInt8>, _ letter: Character, lineEnd: String) -> Bool {
        let rest = bytes[(index + 1)...]
        guard let next = rest.first, next.isLetter else { return false }
        switch letter {
        case "t":
            let word = rest.prefix { $0.isLetter }
            return afterTab.contains { word.elementsEqual($0) }
        // Where lines end in CR throughout, a CR is a line end.
        case "r": return lineEnd != "\r" && next == next.lowercased
        default: return true
        }
    }
}

extension String {
    /// The text with its `\t` commands as a JSON reader would have left them: for examples.
    fileprivate var replacingTab: String {
        guard let place = utf8.firstIndex(of: UInt8(ascii: "\\")) else { return self }
        return String(self[..<place]) + "\t" + String(self[place...].dropFirst(2))
    }
}
