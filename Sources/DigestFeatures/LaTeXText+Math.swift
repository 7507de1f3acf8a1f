extension LaTeXText {
    /// Reads the range as math, exactly or not at all.
    mutating func readMath(_ range: Range<Int>) -> Bool {
        guard !isProse(range) else { return false }
        let length = output.count
        var math = MathReader(text: self)
        // Two owners of the output would cost a copy of it for every span.
        output = []
        let isExact = math.read(range, depth: 0)
        self = math.text
        return isExact && output.count > length
    }

    /// Whether two words of two letters and more follow each other: two dollars with a sentence between them are no math.
    private func isProse(_ range: Range<Int>) -> Bool {
        var (letters, wordBefore, isCommand, depth) = (0, false, false, 0)
        for byte in bytes[range] {
            if byte.isLetter {
                letters += 1
                if letters == 2, wordBefore, !isCommand, depth == 0 { return true }
                continue
            }
            // Between words of prose there is a blank and nothing else.
            wordBefore = byte.isBlank && ((letters >= 2 && !isCommand) || (letters == 0 && wordBefore))
            letters = 0
            isCommand = byte == UInt8(ascii: "\\")
            // What stands in braces may be the argument of `\text`.
            if byte == UInt8(ascii: "{") { depth += 1 }
            if byte == UInt8(ascii: "}") { depth -= 1 }
        }
        return false
    }
}

/// A reader of math.
///
/// Unicode has no two dimensions, so what TeX sets above or below something can only be written where no reader can take it for
/// something else: `mustNotTouch` remembers that the atom just written must not be followed by more of the same.
private struct MathReader {
    var text: LaTeXText
    /// The last atom was a root or a fraction: a letter, digit, bracket or script right behind it would seem to belong to it.
    private var mustNotTouch = false
    /// As `mustNotTouch`, and a blank between the two helps: "√x y".
    private var isAfterRoot = false
    /// The last atom was an operator name: `\log n` needs a blank that TeX sets by itself.
    private var isAfterName = false
    /// Scripts keep no blanks.
    private var isInScript = false

    init(text: LaTeXText) {
        self.text = text
    }

    mutating func read(_ range: Range<Int>, depth: Int) -> Bool {
        guard depth <= LaTeXText.depthLimit else { return false }
        text.offset = range.lowerBound
        while text.offset < range.upperBound {
            guard readAtom(before: range.upperBound, depth: depth) else { return false }
        }
        return true
    }

    private mutating func readAtom(before end: Int, depth: Int) -> Bool {
        let byte = text.bytes[text.offset]
        switch byte {
        case UInt8(ascii: "\\"):
            return readCommand(before: end, depth: depth)
        case UInt8(ascii: "^"), UInt8(ascii: "_"):
            return readScript(byte == UInt8(ascii: "^") ? .superscript : .subscript, before: end, depth: depth)
        case UInt8(ascii: "{"):
            guard let inside = text.group(at: text.offset, before: end), read(inside, depth: depth + 1) else { return false }
            text.offset = inside.upperBound + 1
            return true
        case UInt8(ascii: "}"), UInt8(ascii: "$"), UInt8(ascii: "%"), UInt8(ascii: "&"), UInt8(ascii: "#"):
            return false
        case UInt8(ascii: "~"), UInt8(ascii: " "), UInt8(ascii: "\n"), UInt8(ascii: "\t"):
            text.offset += 1
            blank()
            return true
        case UInt8(ascii: "'"):
            text.offset += 1
            return write("′", isScript: true)
        default:
            guard byte >= 0x20, byte != 0x7F else { return false }
            let start = text.offset
            text.offset += 1
            while text.offset < end, text.bytes[text.offset] & 0xC0 == 0x80 { text.offset += 1 }
            guard write(text.text(start..<text.offset)) else { return false }
            if byte == UInt8(ascii: "=") || byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">") {
                balanceBlanks(before: end, symbolLength: 1)
            }
            return true
        }
    }

    // MARK: Writing

    /// Writes an atom, unless the one before it forbids that.
    private mutating func write(_ atom: String, isScript: Bool = false) -> Bool {
        guard let first = atom.unicodeScalars.first else { return true }
        if mustNotTouch, isScript || (first.joins && !(isAfterRoot && text.output.last == UInt8(ascii: " "))) { return false }
        if isAfterName, !isScript, first.isLetterOrDigit { text.output.append(UInt8(ascii: " ")) }
        mustNotTouch = false
        isAfterRoot = false
        isAfterName = false
        text.output += atom.utf8
        return true
    }

    private mutating func blank() {
        isAfterName = false
        guard !isInScript, text.output.last != UInt8(ascii: " ") else { return }
        text.output.append(UInt8(ascii: " "))
    }

    /// TeX has no blanks in math but sets its own around a symbol. A blank behind a symbol (it may only end the command's name) stays
    /// where there is one before it too, so that the symbol stands in the middle.
    private mutating func balanceBlanks(before end: Int, symbolLength: Int) {
        let before = text.output.count - symbolLength - 1
        guard before < 0 || text.output[before] != UInt8(ascii: " ") else { return }
        text.skipBlanks(before: end)
    }

    private var followsLetterOrDigit: Bool {
        guard let last = text.output.last else { return false }
        return last.isLetter || last.isDigit || last >= 0x80 || last == UInt8(ascii: "/") || last == UInt8(ascii: ")")
    }

    // MARK: Scripts

    private mutating func readScript(_ script: LaTeXAlphabet.Script, before end: Int, depth: Int) -> Bool {
        guard !mustNotTouch, !isInScript else { return false }
        text.offset += 1
        text.skipBlanks(before: end)
        let length = text.output.count
        isInScript = true
        isAfterName = false
        defer { isInScript = false }
        guard readArgument(before: end, depth: depth + 1), !mustNotTouch, text.output.count > length else { return false }
        isAfterName = false
        if script == .superscript, text.output.count == length + 1, text.output.last == UInt8(ascii: "*") {
            // A star is high by itself, but `x*y` would be a product.
            let next = text.byte(at: text.offset).flatMap { text.offset < end ? $0 : nil }
            return next.map { !$0.isLetter && !$0.isDigit && $0 < 0x80 && $0 != UInt8(ascii: "\\") && !$0.isBlank } ?? true
        }
        return LaTeXAlphabet.raise(&text.output, from: length, as: script)
    }

    /// Reads what follows a command: a group, a command or a single character.
    private mutating func readArgument(before end: Int, depth: Int) -> Bool {
        text.skipBlanks(before: end)
        guard depth <= LaTeXText.depthLimit, text.offset < end else { return false }
        switch text.bytes[text.offset] {
        case UInt8(ascii: "^"), UInt8(ascii: "_"): return false
        default: return readAtom(before: end, depth: depth)
        }
    }

    // MARK: Commands

    private mutating func readCommand(before end: Int, depth: Int) -> Bool {
        let nameRange = text.commandName(at: text.offset, before: end)
        guard !nameRange.isEmpty else { return false }
        let name = text.text(nameRange)
        text.offset = nameRange.upperBound

        if let symbol = LaTeXSymbols.math[name] {
            let length = text.output.count
            guard write(symbol) else { return false }
            if text.bytes[nameRange.lowerBound].isLetter {
                balanceBlanks(before: end, symbolLength: min(symbol.utf8.count, text.output.count - length))
            }
            return true
        }
        if LaTeXSymbols.operatorNames.contains(name) { return writeName(name) }
        if let mark = LaTeXSymbols.mathAccents[name] {
            let length = text.output.count
            guard readSeparateArgument(before: end, depth: depth) else { return false }
            return LaTeXAlphabet.accent(&text.output, from: length, with: mark)
        }
        if let alphabet = LaTeXAlphabet.named[name] {
            let length = text.output.count
            guard readSeparateArgument(before: end, depth: depth) else { return false }
            return LaTeXAlphabet.restyle(&text.output, from: length, as: alphabet)
        }
        switch name {
        case "mathrm", "mathit", "mathsf", "mathtt", "mathnormal", "mathord":
            return readArgument(before: end, depth: depth + 1)
        case "operatorname":
            if text.byte(at: text.offset) == UInt8(ascii: "*") { text.offset += 1 }
            guard let inside = text.group(at: text.offset, before: end) else { return false }
            text.offset = inside.upperBound + 1
            let operatorName = text.text(inside).filter { $0 != " " }
            guard operatorName.utf8.allSatisfy({ $0.isLetter || $0.isDigit || $0 == UInt8(ascii: "-") }) else { return false }
            return writeName(operatorName)
        case "left", "right", "bigl", "bigr", "big", "Big", "Bigl", "Bigr", "bigg", "Bigg", "middle":
            // The bracket itself follows; `\left.` is an invisible one, and which it closes cannot be seen.
            text.skipBlanks(before: end)
            return text.byte(at: text.offset) != UInt8(ascii: ".")
        case "displaystyle", "textstyle", "limits", "nolimits":
            text.skipBlanks(before: end)
            return true
        case ",", ";", ":", " ", "quad", "qquad", "thinspace", ">":
            text.skipBlanks(before: end)
            blank()
            return true
        case "!":
            return true
        case "sqrt": return readRoot(before: end, depth: depth)
        case "frac", "tfrac", "dfrac": return readFraction(before: end, depth: depth)
        case "not": return readNegation(before: end, depth: depth)
        case "unicode": return readScalar(before: end)
        case "pmod": return readModulus(before: end, depth: depth)
        default: break
        }
        if LaTeXSymbols.textFonts.contains(name) {
            guard let inside = text.group(at: text.offset, before: end) else { return false }
            let length = text.output.count
            guard text.readExactText(inside, depth: depth + 1) else { return false }
            text.offset = inside.upperBound + 1
            return rewrite(from: length)
        }
        return false
    }

    /// Reads an argument that nothing written before may run into.
    private mutating func readSeparateArgument(before end: Int, depth: Int) -> Bool {
        if mustNotTouch { return false }
        return readArgument(before: end, depth: depth + 1)
    }

    /// Writes again what something else has written, under the rules for atoms.
    private mutating func rewrite(from length: Int) -> Bool {
        let written = String(decoding: text.output[length...], as: UTF8.self)
        text.output.removeLast(text.output.count - length)
        return write(written)
    }

    private mutating func writeName(_ name: String) -> Bool {
        if let last = text.output.last, !isInScript, last.isLetter || last.isDigit || last >= 0x80 { text.output.append(UInt8(ascii: " ")) }
        guard write(name) else { return false }
        isAfterName = true
        return true
    }

    /// Reads an argument and says whether it is one atom: a number, or one letter or symbol with or without its accent.
    private mutating func readSingleAtom(before end: Int, depth: Int) -> String? {
        let length = text.output.count
        guard readArgument(before: end, depth: depth + 1), !mustNotTouch else { return nil }
        isAfterName = false
        let atom = String(decoding: text.output[length...], as: UTF8.self)
        text.output.removeLast(text.output.count - length)
        guard atom.count == 1 || (!atom.isEmpty && atom.utf8.allSatisfy(\.isDigit)) else { return nil }
        return atom.unicodeScalars.allSatisfy { $0.joins && $0 != "(" && $0 != "/" } ? atom : nil
    }

    private mutating func readRoot(before end: Int, depth: Int) -> Bool {
        var sign = "√"
        if text.byte(at: text.offset) == UInt8(ascii: "[") {
            switch text.byte(at: text.offset + 1) {
            case UInt8(ascii: "3"): sign = "∛"
            case UInt8(ascii: "4"): sign = "∜"
            default: return false
            }
            guard text.offset + 2 < end, text.byte(at: text.offset + 2) == UInt8(ascii: "]") else { return false }
            text.offset += 3
        }
        guard !mustNotTouch, let atom = readSingleAtom(before: end, depth: depth), write(sign + atom) else { return false }
        mustNotTouch = true
        isAfterRoot = true
        return true
    }

    private mutating func readFraction(before end: Int, depth: Int) -> Bool {
        guard !mustNotTouch else { return false }
        let isAfterLetterOrDigit = followsLetterOrDigit
        let isAfterDigit = text.output.last?.isDigit ?? false
        guard let over = readSingleAtom(before: end, depth: depth),
            let under = readSingleAtom(before: end, depth: depth)
        else { return false }
        if let vulgar = LaTeXSymbols.fractions["\(over)/\(under)"], !isAfterDigit, !isInScript {
            guard write(vulgar) else { return false }
        } else {
            guard !isAfterLetterOrDigit, write("\(over)/\(under)") else { return false }
            // `1/2 x` would still be read as 1/(2x) by some, and a blank means nothing in math.
            text.skipBlanks(before: end)
        }
        mustNotTouch = true
        return true
    }

    private mutating func readNegation(before end: Int, depth: Int) -> Bool {
        let length = text.output.count
        guard readSeparateArgument(before: end, depth: depth) else { return false }
        let symbol = String(decoding: text.output[length...], as: UTF8.self)
        guard let negated = LaTeXSymbols.negations[symbol] else { return false }
        text.output.removeLast(text.output.count - length)
        return write(negated)
    }

    /// Reads MathJax's `\unicode{x2013}`.
    private mutating func readScalar(before end: Int) -> Bool {
        guard let inside = text.group(at: text.offset, before: end), inside.count <= 8 else { return false }
        let digits = text.text(inside)
        let value = digits.hasPrefix("x") ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
        guard let value, let scalar = Unicode.Scalar(value), scalar.isVisible else { return false }
        text.offset = inside.upperBound + 1
        return write(String(scalar))
    }

    private mutating func readModulus(before end: Int, depth: Int) -> Bool {
        if text.output.last != UInt8(ascii: " ") { blank() }
        guard write("(mod ") else { return false }
        guard readArgument(before: end, depth: depth + 1) else { return false }
        return write(")")
    }
}

extension Unicode.Scalar {
    fileprivate var isLetterOrDigit: Bool { properties.isAlphabetic || properties.numericType != nil }

    /// Whether it seems to belong to a root or fraction right before it.
    fileprivate var joins: Bool { isLetterOrDigit || "([{!/′√∞∂∇∅".unicodeScalars.contains(self) }

    /// Whether it shows, and shows only itself: no control, format, surrogate, unassigned or private scalar, no blank.
    fileprivate var isVisible: Bool {
        switch properties.generalCategory {
        case .control, .format, .surrogate, .unassigned, .privateUse, .lineSeparator, .paragraphSeparator, .spaceSeparator,
            .nonspacingMark, .enclosingMark, .spacingMark:
            false
        default: true
        }
    }
}
