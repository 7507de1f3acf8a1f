/// The text with its LaTeX turned into Unicode where that is exact: `Achieving $\varepsilon^{-2}$` → "Achieving ε⁻²".
///
/// A span – a `$…$` pair, a command with its arguments – is converted as a whole or left as it stands, byte for byte: an unknown command,
/// a script without a Unicode form, a root over more than one atom keep their span raw. Nothing is ever dropped but markup without
/// meaning in plain text (`\textbf`, `\left`, grouping braces).
///
/// A `$` opens math as pandoc decides it (User's Guide, "Extension: tex_math_dollars"): something that is no blank follows it, and the
/// next `$` has no blank before it and no digit behind it. So "costs $5 and $10" is about money.
///
/// - Complexity: O(length), for hostile text too.
package func unicodeFromLaTeX(_ text: some StringProtocol) -> String {
    guard text.utf8.contains(where: { $0 == UInt8(ascii: "$") || $0 == UInt8(ascii: "\\") }) else { return String(text) }
    return unicodeFromLaTeX(Array(text.utf8))
}

/// The bytes with their LaTeX turned into Unicode where that is exact; damaged UTF-8 becomes U+FFFD.
package func unicodeFromLaTeX(_ text: [UInt8]) -> String {
    var reader = LaTeXText(text)
    reader.readProse()
    return String(decoding: reader.output, as: UTF8.self)
}

/// A reader of LaTeX and what it has written so far.
///
/// It reads prose (`readProse`), where what it does not know is copied, and exact text (`readExactText`) and math (`readMath`), where
/// what it does not know makes the whole span fail. Failure is an answer, not an error: the caller cuts the output back to where the
/// span began and copies the span.
struct LaTeXText {
    let bytes: [UInt8]
    var offset = 0
    var output: [UInt8] = []

    /// For each `{` the offset of its `}`, for every other byte 0; found once, so that no group is looked for twice.
    private let closings: [Int]
    /// Where the next `\)` is, as far as looked: keeps a text full of `\(` linear.
    private var nextMathEnd: Int?

    /// Groups in groups deeper than this are left raw: the reader recurses, and a text must not choose how deep.
    static let depthLimit = 24

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        self.closings = Self.closings(of: bytes)
        output.reserveCapacity(bytes.count)
    }

    private static func closings(of bytes: [UInt8]) -> [Int] {
        guard bytes.contains(UInt8(ascii: "{")) else { return [] }
        var closings = [Int](repeating: 0, count: bytes.count)
        var open: [Int] = []
        var offset = 0
        while offset < bytes.count {
            switch bytes[offset] {
            case UInt8(ascii: "\\"): offset += 1
            case UInt8(ascii: "{"): open.append(offset)
            case UInt8(ascii: "}"): if let start = open.popLast() { closings[start] = offset }
            default: break
            }
            offset += 1
        }
        return closings
    }

    // MARK: - Looking ahead

    func byte(at place: Int) -> UInt8? {
        place >= 0 && place < bytes.count ? bytes[place] : nil
    }

    /// The inside of the group that opens at the place and closes before `end`.
    func group(at place: Int, before end: Int) -> Range<Int>? {
        guard place < end, byte(at: place) == UInt8(ascii: "{"), closings[place] > place, closings[place] < end else { return nil }
        return place + 1..<closings[place]
    }

    /// The name of the command whose backslash is at the place: all letters that follow, or the one byte that does.
    func commandName(at place: Int, before end: Int) -> Range<Int> {
        var last = place + 1
        while last < end, bytes[last].isLetter { last += 1 }
        if last == place + 1, last < end { last += 1 }
        return min(place + 1, last)..<last
    }

    func text(_ range: Range<Int>) -> String {
        String(decoding: bytes[range], as: UTF8.self)
    }

    mutating func skipBlanks(before end: Int) {
        while offset < end, bytes[offset].isBlank { offset += 1 }
    }

    /// Copies the bytes up to the place as they are.
    mutating func copy(to end: Int) {
        output += bytes[offset..<end]
        offset = end
    }

    /// Runs the reading; where it fails, takes back what it wrote and goes back to where it began.
    mutating func attempt(_ reading: (inout LaTeXText) -> Bool) -> Bool {
        let (start, length) = (offset, output.count)
        if reading(&self) { return true }
        offset = start
        output.removeLast(output.count - length)
        return false
    }
}

// MARK: - Prose

extension LaTeXText {
    /// Reads everything; what is not exact is copied.
    mutating func readProse() {
        while offset < bytes.count {
            switch bytes[offset] {
            case UInt8(ascii: "\\"): readProseCommand()
            case UInt8(ascii: "$"): readDollars()
            case UInt8(ascii: "{"): readProseGroup()
            default: copy(to: offset + 1)
            }
        }
    }

    private mutating func readProseCommand() {
        let start = offset
        if byte(at: start + 1) == UInt8(ascii: "(") {
            guard let end = mathEnd(after: start + 2) else { return copy(to: start + 2) }
            return readSpan(to: end + 2) { $0.readMath(start + 2..<end) }
        }
        if attempt({ $0.readTextCommand(before: $0.bytes.count, depth: 0) }) { return }
        // The arguments of a command we do not know are not ours to change.
        copy(to: commandName(at: start, before: bytes.count).upperBound)
        while let end = endOfArgument(at: offset) { copy(to: end) }
    }

    /// The end of a `{…}` that begins at the place.
    private func endOfArgument(at place: Int) -> Int? {
        group(at: place, before: bytes.count).map { $0.upperBound + 1 }
    }

    /// Reads a `{…}` that exists for TeX alone: `{\"u}`, `{\bf x}`. Other braces are text, as in "the set {a, b}".
    private mutating func readProseGroup() {
        guard let inside = group(at: offset, before: bytes.count), byte(at: inside.lowerBound) == UInt8(ascii: "\\") else {
            return copy(to: offset + 1)
        }
        // `{\%}` is as likely text as TeX.
        guard byte(at: inside.lowerBound + 1).map({ !LaTeXSymbols.isEscapable($0) }) ?? false else { return copy(to: offset + 1) }
        readSpan(to: inside.upperBound + 1) { $0.readExactText(inside, depth: 1) }
    }

    /// Reads the span up to `end` with the reading, or copies it.
    private mutating func readSpan(to end: Int, _ reading: (inout LaTeXText) -> Bool) {
        if attempt(reading) { offset = end } else { copy(to: end) }
    }

    /// Reads `$…$` or `$$…$$`, or copies the dollars.
    private mutating func readDollars() {
        guard let inside = mathAfterDollar(at: offset, before: bytes.count) else {
            repeat { copy(to: offset + 1) } while byte(at: offset) == UInt8(ascii: "$")
            return
        }
        readSpan(to: inside.upperBound + (inside.lowerBound - offset)) { $0.readMath(inside) }
    }

    /// The inside of the math that the dollars at the place open.
    func mathAfterDollar(at place: Int, before limit: Int) -> Range<Int>? {
        let dollar = UInt8(ascii: "$")
        var start = place
        while start < limit, bytes[start] == dollar { start += 1 }
        let dollars = start - place
        guard dollars <= 2, start < limit, !bytes[start].isBlank else { return nil }
        var end = start
        while end < limit, bytes[end] != dollar { end += bytes[end] == UInt8(ascii: "\\") ? 2 : 1 }
        guard end < limit, end > start, !bytes[end - 1].isBlank else { return nil }
        if dollars == 2 { return byte(at: end + 1) == dollar ? start..<end : nil }
        guard let next = byte(at: end + 1) else { return start..<end }
        return next.isDigit ? nil : start..<end
    }

    private mutating func mathEnd(after place: Int) -> Int? {
        if let known = nextMathEnd, known >= place { return known < bytes.count ? known : nil }
        var end = place
        while end < bytes.count {
            if bytes[end] == UInt8(ascii: "\\") {
                if byte(at: end + 1) == UInt8(ascii: ")") { break }
                end += 1
            }
            end += 1
        }
        nextMathEnd = min(end, bytes.count)
        return end < bytes.count ? end : nil
    }
}

// MARK: - Exact text

extension LaTeXText {
    /// Reads the range as text, exactly or not at all.
    mutating func readExactText(_ range: Range<Int>, depth: Int) -> Bool {
        guard depth <= Self.depthLimit else { return false }
        let end = range.upperBound
        offset = range.lowerBound
        while offset < end {
            switch bytes[offset] {
            case UInt8(ascii: "\\"):
                guard readTextCommand(before: end, depth: depth) else { return false }
            case UInt8(ascii: "$"):
                guard let inside = mathAfterDollar(at: offset, before: end) else { return false }
                let after = inside.upperBound + (inside.lowerBound - offset)
                guard readMath(inside) else { return false }
                offset = after
            case UInt8(ascii: "{"):
                guard let inside = group(at: offset, before: end), readExactText(inside, depth: depth + 1) else { return false }
                offset = inside.upperBound + 1
            case UInt8(ascii: "}"):
                return false
            case UInt8(ascii: "~"):
                output.append(UInt8(ascii: " "))
                offset += 1
            default:
                copy(to: offset + 1)
            }
        }
        return true
    }

    /// Reads the command at `offset` with its arguments.
    private mutating func readTextCommand(before end: Int, depth: Int) -> Bool {
        let nameRange = commandName(at: offset, before: end)
        guard let first = byte(at: nameRange.lowerBound), !nameRange.isEmpty else { return false }
        let name = text(nameRange)
        offset = nameRange.upperBound

        if nameRange.count == 1, LaTeXSymbols.isEscapable(first) {
            output.append(first)
            return true
        }
        if let mark = LaTeXSymbols.textAccents[name] {
            if first.isLetter { skipBlanks(before: end) }
            return isAccent(name, at: nameRange.lowerBound - 1, before: end) && readAccented(with: mark, before: end)
        }
        if LaTeXSymbols.textFonts.contains(name) {
            guard let inside = group(at: offset, before: end), readExactText(inside, depth: depth + 1) else { return false }
            offset = inside.upperBound + 1
            return true
        }
        if LaTeXSymbols.fontSwitches.contains(name) {
            // A switch holds to the end of its group, so it can only be dropped together with the group's braces.
            guard depth > 0 else { return false }
            skipBlanks(before: end)
            return true
        }
        if let script = LaTeXSymbols.textScripts[name] {
            guard let inside = group(at: offset, before: end) else { return false }
            let length = output.count
            guard readExactText(inside, depth: depth + 1), LaTeXAlphabet.raise(&output, from: length, as: script) else { return false }
            offset = inside.upperBound + 1
            return true
        }
        guard let symbol = LaTeXSymbols.text[name] else { return false }
        output += symbol.utf8
        // TeX eats the blanks after a command's name, and `{}` stands there to stop it.
        if byte(at: offset) == UInt8(ascii: "{"), byte(at: offset + 1) == UInt8(ascii: "}"), offset + 1 < end {
            offset += 2
        } else if first.isLetter {
            skipBlanks(before: end)
        }
        return true
    }

    /// Whether the command whose backslash is at the place is an accent over what stands at `offset`: surely so before a brace or a
    /// command, and before letters that bear it in some language.
    private func isAccent(_ name: String, at place: Int, before end: Int) -> Bool {
        guard offset < end, bytes[offset].isLetter else { return true }
        let letter = bytes[offset]
        guard LaTeXSymbols.bareAccentLetters[name]?.utf8.contains(letter) ?? false else { return false }
        let isAtWordStart = byte(at: place - 1).map { !$0.isLetter && $0 < 0x80 && $0 != UInt8(ascii: "{") } ?? true
        let isAtWordEnd = byte(at: offset + 1).map { !$0.isLetter && $0 != UInt8(ascii: "\\") && $0 != UInt8(ascii: "{") } ?? true
        switch name {
        // An escaped apostrophe: `it\'s`.
        case "'": return !(letter == UInt8(ascii: "s") && isAtWordEnd && !isAtWordStart)
        // An escaped quotation mark: `\"a word\"`.
        case "\"": return !(isAtWordStart && letter & 0x20 != 0)
        default: return true
        }
    }

    /// Reads the letter under an accent: a letter, `\i`, or either of them in braces.
    private mutating func readAccented(with mark: Unicode.Scalar, before end: Int) -> Bool {
        var (start, stop, after) = (offset, offset, offset)
        if let inside = group(at: offset, before: end) {
            (start, stop, after) = (inside.lowerBound, inside.upperBound, inside.upperBound + 1)
        } else if offset < end, bytes[offset] == UInt8(ascii: "\\") {
            stop = commandName(at: offset, before: end).upperBound
            after = stop
            if bytes[stop - 1].isLetter { while after < end, bytes[after].isBlank { after += 1 } }
        } else if offset < end, bytes[offset].isLetter || bytes[offset] >= 0x80 {
            stop = offset + 1
            while stop < end, bytes[stop] & 0xC0 == 0x80 { stop += 1 }
            after = stop
        }
        guard start < stop, stop - start <= 16 else { return false }
        let length = output.count
        // Depth 23 of 24: an accent may stand under an accent, no deeper.
        guard readExactText(start..<stop, depth: Self.depthLimit - 1), LaTeXAlphabet.accent(&output, from: length, with: mark) else {
            return false
        }
        offset = after
        return true
    }
}

extension UInt8 {
    var isLetter: Bool { (0x61...0x7A).contains(self | 0x20) }
    var isDigit: Bool { (0x30...0x39).contains(self) }
    var isBlank: Bool { self == 0x20 || self == 0x0A || self == 0x0D || self == 0x09 }
}
