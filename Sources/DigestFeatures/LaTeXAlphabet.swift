/// Letters in another form: raised, lowered, accented, or in one of Unicode's mathematical alphabets.
///
/// Every function rewrites the end of an output in place and answers whether each of its characters has that form. Where one has not,
/// the output is left in any state: its owner cuts it back.
enum LaTeXAlphabet {
    enum Script: Sendable {
        case superscript
        case `subscript`
    }

    /// Raises or lowers all that was written from the offset on; blanks in it mean nothing to TeX and go.
    static func raise(_ output: inout [UInt8], from start: Int, as script: Script) -> Bool {
        let forms = script == .superscript ? superscripts : subscripts
        return rewrite(&output, from: start) { scalar in
            scalar == " " ? "" : forms[scalar].map { String($0) }
        }
    }

    /// Sets all that was written from the offset on in the alphabet.
    static func restyle(_ output: inout [UInt8], from start: Int, as alphabet: Alphabet) -> Bool {
        rewrite(&output, from: start) { scalar in
            alphabet.form(of: scalar).map { String($0) }
        }
    }

    /// Puts the mark on the one letter that was written from the offset on, composed (Unicode Standard Annex #15, NFC).
    static func accent(_ output: inout [UInt8], from start: Int, with mark: Unicode.Scalar) -> Bool {
        var base = String(decoding: output[start...], as: UTF8.self)
        guard base.count == 1, let first = base.unicodeScalars.first, first.properties.isAlphabetic || first.properties.numericType != nil
        else { return false }
        // A mark above takes the place of the dot.
        if mark.properties.canonicalCombiningClass == .above {
            if base == "ı" { base = "i" }
            if base == "ȷ" { base = "j" }
        }
        base.unicodeScalars.append(mark)
        let accented = composed[base].map { String($0) } ?? base
        output.replaceSubrange(start..., with: accented.utf8)
        return true
    }

    private static func rewrite(_ output: inout [UInt8], from start: Int, _ form: (Unicode.Scalar) -> String?) -> Bool {
        var rewritten: [UInt8] = []
        for scalar in String(decoding: output[start...], as: UTF8.self).unicodeScalars {
            guard let form = form(scalar) else { return false }
            rewritten += form.utf8
        }
        output.replaceSubrange(start..., with: rewritten)
        return true
    }

    /// Letters by their decomposed spelling. Swift compares strings by canonical equivalence, so `composed["u\u{308}"]` finds "ü":
    /// the standard library's own tables compose, and none are needed here.
    private static let composed: [String: Unicode.Scalar] = {
        var composed: [String: Unicode.Scalar] = [:]
        for block in [0xC0...0x24F, 0x386...0x3CE, 0x400...0x45F, 0x1E00...0x1EFF] as [ClosedRange<UInt32>] {
            for scalar in block.lazy.compactMap({ Unicode.Scalar($0) }) { composed[String(scalar)] = scalar }
        }
        return composed
    }()

    // Unicode Character Database, `<super>` and `<sub>` decompositions of the blocks Latin-1, Phonetic Extensions, Spacing Modifier
    // Letters and Superscripts and Subscripts.
    private static let superscripts = forms(
        "0123456789+-−=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVWβγδθφχ∘′",
        "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂᵝᵞᵟᶿᵠᵡ°′")
    private static let subscripts = forms(
        "0123456789+-−=()aehijklmnoprstuvxβγρφχ",
        "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ")

    private static func forms(_ plain: String, _ other: String) -> [Unicode.Scalar: Unicode.Scalar] {
        Dictionary(zip(plain.unicodeScalars, other.unicodeScalars), uniquingKeysWith: { first, _ in first })
    }
}

// MARK: - Mathematical alphabets

extension LaTeXAlphabet {
    /// One of the alphabets of Unicode's block Mathematical Alphanumeric Symbols, by its first letters.
    struct Alphabet: Sendable {
        var capitals: UInt32
        var smalls: UInt32
        var digits: UInt32?
        /// The alphabet's Α and α; the Greek letters follow in the order of their own block.
        var greek: (capitals: UInt32, smalls: UInt32)?
        /// Letters that Unicode had before it had the block; their places in it are empty.
        var exceptions: [Unicode.Scalar: Unicode.Scalar] = [:]

        func form(of scalar: Unicode.Scalar) -> Unicode.Scalar? {
            if let exception = exceptions[scalar] { return exception }
            let value = scalar.value
            switch value {
            case 0x41...0x5A: return Unicode.Scalar(capitals + value - 0x41)
            case 0x61...0x7A: return Unicode.Scalar(smalls + value - 0x61)
            case 0x30...0x39: return digits.flatMap { Unicode.Scalar($0 + value - 0x30) }
            case 0x391...0x3A1, 0x3A3...0x3A9: return greek.flatMap { Unicode.Scalar($0.capitals + value - 0x391) }
            case 0x3B1...0x3C9: return greek.flatMap { Unicode.Scalar($0.smalls + value - 0x3B1) }
            default: return nil
            }
        }
    }

    /// The alphabets by the commands that choose them.
    static let named: [String: Alphabet] = [
        "mathbb": doubleStruck, "Bbb": doubleStruck,
        "mathcal": script, "mathscr": script, "cal": script,
        "mathfrak": fraktur, "frak": fraktur,
        "mathbf": bold,
        "boldsymbol": boldItalic, "bm": boldItalic, "pmb": boldItalic,
    ]

    private static let doubleStruck = Alphabet(
        capitals: 0x1D538, smalls: 0x1D552, digits: 0x1D7D8,
        exceptions: ["C": "ℂ", "H": "ℍ", "N": "ℕ", "P": "ℙ", "Q": "ℚ", "R": "ℝ", "Z": "ℤ"])
    private static let script = Alphabet(
        capitals: 0x1D49C, smalls: 0x1D4B6,
        exceptions: [
            "B": "ℬ", "E": "ℰ", "F": "ℱ", "H": "ℋ", "I": "ℐ", "L": "ℒ", "M": "ℳ", "R": "ℛ", "e": "ℯ", "g": "ℊ", "o": "ℴ",
        ])
    private static let fraktur = Alphabet(
        capitals: 0x1D504, smalls: 0x1D51E, exceptions: ["C": "ℭ", "H": "ℌ", "I": "ℑ", "R": "ℜ", "Z": "ℨ"])
    private static let bold = Alphabet(
        capitals: 0x1D400, smalls: 0x1D41A, digits: 0x1D7CE, greek: (0x1D6A8, 0x1D6C2), exceptions: ["∇": "𝛁"])
    private static let boldItalic = Alphabet(
        capitals: 0x1D468, smalls: 0x1D482, digits: 0x1D7CE, greek: (0x1D71C, 0x1D736),
        exceptions: ["∇": "𝜵", "∂": "𝝏", "ϵ": "𝝐", "ϑ": "𝝑", "ϕ": "𝝓", "ϱ": "𝝔", "ϖ": "𝝕"])
}
