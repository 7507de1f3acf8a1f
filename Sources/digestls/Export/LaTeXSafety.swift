import DigestSyntax

/// Text of a title or a name as LaTeX that compiles and does nothing but show it.
///
/// Formulas between dollars and the accents that arXiv writes (`\"u`, `\'{e}`) are kept where they are whole; everything else that means
/// something to LaTeX is escaped. Formulas that could read files, run programs or define commands are shown as text.
enum LaTeXSafety {
    static func text(_ text: String) -> String {
        var scalars: [Unicode.Scalar] = []
        for scalar in text.unicodeScalars {
            if scalar == "\t" || scalar == "\n" || scalar == "\r" {
                scalars.append(" ")
            } else if !PlainText.isUnsafe(scalar) {
                scalars.append(scalar)
            }
        }
        let dollars = scalars.indices.filter { scalars[$0] == "$" && !isEscaped($0, scalars) }
        guard !dollars.isEmpty, dollars.count.isMultiple(of: 2) else { return prose(scalars[...]) }
        var result = ""
        var end = 0
        for pair in stride(from: 0, to: dollars.count, by: 2) {
            let (open, close) = (dollars[pair], dollars[pair + 1])
            let formula = scalars[(open + 1)..<close]
            guard isHarmless(formula) else { return prose(scalars[...]) }
            result += prose(scalars[end..<open]) + "$" + string(formula) + "$"
            end = close + 1
        }
        return result + prose(scalars[end...])
    }

    private static func isEscaped(_ index: Int, _ scalars: [Unicode.Scalar]) -> Bool {
        var start = index
        while start > 0, scalars[start - 1] == "\\" { start -= 1 }
        return !(index - start).isMultiple(of: 2)
    }

    /// Whether a formula is whole and holds only commands that draw.
    private static func isHarmless(_ formula: ArraySlice<Unicode.Scalar>) -> Bool {
        guard !formula.isEmpty else { return false }
        var depth = 0
        var index = formula.startIndex
        while index < formula.endIndex {
            switch formula[index] {
            case "{": depth += 1
            case "}":
                depth -= 1
                if depth < 0 { return false }
            case "%", "#", "&", "~": return false
            case "\\":
                index += 1
                guard index < formula.endIndex else { return false }
                let start = index
                while index < formula.endIndex, isLetter(formula[index]) { index += 1 }
                guard start < index else { break }
                if dangerous.contains(string(formula[start..<index])) { return false }
                continue
            default: break
            }
            index += 1
        }
        return depth == 0
    }

    private static let dangerous: Set<String> = [
        "input", "include", "includeonly", "includegraphics", "write", "openout", "openin", "read", "readline", "closein", "closeout",
        "immediate", "special", "directlua", "catcode", "def", "edef", "gdef", "xdef", "let", "futurelet", "newcommand", "renewcommand",
        "providecommand", "csname", "endcsname", "expandafter", "begingroup", "endgroup", "begin", "end", "loop", "repeat", "usepackage",
        "documentclass", "RequirePackage", "makeatletter", "verb", "verbatiminput", "lstinputlisting", "href", "url", "bye", "stop",
        "relax",
        "scantokens", "everypar", "output", "shipout", "message", "errmessage", "typeout", "par",
    ]

    private static let accents: Set<Unicode.Scalar> = ["'", "\"", "`", "^", "~", "=", "."]
    private static let namedAccents: Set<String> = ["u", "v", "H", "c", "d", "b", "k", "r", "t"]
    private static let letters: Set<String> = ["l", "L", "o", "O", "ss", "aa", "AA", "ae", "AE", "oe", "OE", "i", "j"]

    /// Text outside of formulas.
    private static func prose(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        var result = ""
        var index = scalars.startIndex
        while index < scalars.endIndex {
            let scalar = scalars[index]
            if scalar == "\\", let end = accentEnd(scalars, index) {
                result += string(scalars[index..<end])
                index = end
                continue
            }
            switch scalar {
            case "\\": result += "\\textbackslash{}"
            case "~": result += "\\textasciitilde{}"
            case "^": result += "\\textasciicircum{}"
            case "{", "}", "&", "%", "$", "#", "_": result += "\\" + String(scalar)
            default: result.unicodeScalars.append(scalar)
            }
            index += 1
        }
        return result
    }

    /// Where an accent or an escaped character that begins here ends; nil where none does.
    private static func accentEnd(_ scalars: ArraySlice<Unicode.Scalar>, _ start: Int) -> Int? {
        var index = start + 1
        guard index < scalars.endIndex else { return nil }
        if "&%$#_".unicodeScalars.contains(scalars[index]) { return index + 1 }
        if accents.contains(scalars[index]) { return letterEnd(scalars, index + 1) }
        while index < scalars.endIndex, isLetter(scalars[index]) { index += 1 }
        let name = string(scalars[(start + 1)..<index])
        if letters.contains(name) { return index }
        guard namedAccents.contains(name), index < scalars.endIndex else { return nil }
        if scalars[index] == " " { return letterEnd(scalars, index + 1) }
        return scalars[index] == "{" ? letterEnd(scalars, index) : nil
    }

    /// Where `e`, `{e}` or `{\i}` ends; nil where something else stands.
    private static func letterEnd(_ scalars: ArraySlice<Unicode.Scalar>, _ start: Int) -> Int? {
        guard start < scalars.endIndex else { return nil }
        if isLetter(scalars[start]) { return start + 1 }
        guard scalars[start] == "{" else { return nil }
        var index = start + 1
        if index < scalars.endIndex, scalars[index] == "\\" { index += 1 }
        guard index + 1 < scalars.endIndex, isLetter(scalars[index]), scalars[index + 1] == "}" else { return nil }
        return index + 2
    }

    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool { scalar.isASCII && scalar.properties.isAlphabetic }

    private static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        return String(view)
    }
}
