/// The commands that stand for characters.
///
/// The names are those of LaTeX, amssymb and MathJax.
enum LaTeXSymbols {
    /// Whether a backslash before the byte makes it stand for itself, in text and in math.
    static func isEscapable(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "%"), UInt8(ascii: "$"), UInt8(ascii: "&"), UInt8(ascii: "#"), UInt8(ascii: "_"), UInt8(ascii: "{"),
            UInt8(ascii: "}"):
            true
        default: false
        }
    }

    // MARK: - Text

    /// Accents over or under the letter that follows.
    static let textAccents: [String: Unicode.Scalar] = [
        "`": "\u{300}", "'": "\u{301}", "^": "\u{302}", "~": "\u{303}", "=": "\u{304}", "u": "\u{306}", ".": "\u{307}", "\"": "\u{308}",
        "r": "\u{30A}", "H": "\u{30B}", "v": "\u{30C}", "d": "\u{323}", "c": "\u{327}", "k": "\u{328}", "b": "\u{331}",
    ]

    /// The letters an accent is taken for one over without braces. What somebody escaped for another language than TeX – `it\\'s`,
    /// `\\"quoted\\"`, `\\d+` – must not grow accents.
    static let bareAccentLetters: [String: String] = [
        "`": "aeiouAEIOU", "'": "aeiouycnszrlgAEIOUYCNSZRLG", "^": "aeiouchgjswyAEIOUCHGJSWY", "~": "anoiuANOIU", "=": "aeiouAEIOU",
        ".": "cegzICEGZ", "\"": "aeiouyAEIOUY", "u": "agAGeoiu", "v": "cszrnedtlCSZRNEDTL", "c": "csCStT", "H": "ouOU", "k": "aeAE",
        "r": "auAU", "d": "", "b": "",
    ]

    /// Commands that change the font of their argument and nothing else.
    static let textFonts: Set<String> = [
        "text", "textbf", "textit", "emph", "texttt", "textsc", "textrm", "textsf", "textsl", "textup", "textmd", "textnormal", "mbox",
        "hbox", "underline", "uline",
    ]

    /// Commands that change the font up to the end of their group.
    static let fontSwitches: Set<String> = [
        "bf", "it", "em", "tt", "sc", "rm", "sf", "sl", "bfseries", "itshape", "scshape", "ttfamily", "rmfamily", "sffamily",
    ]

    static let textScripts: [String: LaTeXAlphabet.Script] = ["textsuperscript": .superscript, "textsubscript": .subscript]

    /// Letters and signs in text.
    static let text: [String: String] = [
        "ss": "ß", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "aa": "å", "AA": "Å", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "i": "ı",
        "j": "ȷ", "dh": "ð", "DH": "Ð", "th": "þ", "TH": "Þ", "dj": "đ", "DJ": "Đ", "ng": "ŋ", "NG": "Ŋ",
        "S": "§", "P": "¶", "dag": "†", "ddag": "‡", "dots": "…", "ldots": "…", "pounds": "£", "copyright": "©", "TeX": "TeX",
        "LaTeX": "LaTeX", "slash": "/", " ": " ",
        "textendash": "–", "textemdash": "—", "textellipsis": "…", "textdegree": "°", "textmu": "µ", "texttrademark": "™",
        "textregistered": "®", "textcopyright": "©", "textbackslash": "\\", "textasciitilde": "~", "textasciicircum": "^",
        "textunderscore": "_", "textless": "<", "textgreater": ">", "textbar": "|", "textbullet": "•", "textdagger": "†", "texteuro": "€",
        "textdollar": "$", "textpercent": "%", "textquoteleft": "‘", "textquoteright": "’", "textquotedblleft": "“",
        "textquotedblright": "”", "textquotesingle": "'", "textpm": "±", "texttimes": "×", "textsection": "§", "textrightarrow": "→",
        "textleftarrow": "←", "textuparrow": "↑", "textdownarrow": "↓",
    ]

    // MARK: - Math

    /// Accents over or under one character.
    static let mathAccents: [String: Unicode.Scalar] = [
        "grave": "\u{300}", "acute": "\u{301}", "hat": "\u{302}", "widehat": "\u{302}", "tilde": "\u{303}", "widetilde": "\u{303}",
        "bar": "\u{304}", "overline": "\u{305}", "breve": "\u{306}", "dot": "\u{307}", "ddot": "\u{308}", "mathring": "\u{30A}",
        "check": "\u{30C}", "vec": "\u{20D7}", "underline": "\u{332}", "underbar": "\u{332}",
    ]

    /// Names of functions, which TeX sets upright and with room around them.
    static let operatorNames: Set<String> = [
        "log", "ln", "lg", "exp", "sin", "cos", "tan", "cot", "sec", "csc", "arcsin", "arccos", "arctan", "sinh", "cosh", "tanh", "coth",
        "max", "min", "sup", "inf", "lim", "limsup", "liminf", "argmax", "argmin", "det", "dim", "ker", "deg", "gcd", "hom", "arg", "Pr",
        "mod", "bmod",
    ]

    static let fractions: [String: String] = [
        "1/2": "½", "1/3": "⅓", "2/3": "⅔", "1/4": "¼", "3/4": "¾", "1/5": "⅕", "2/5": "⅖", "3/5": "⅗", "4/5": "⅘", "1/6": "⅙", "5/6": "⅚",
        "1/7": "⅐", "1/8": "⅛", "3/8": "⅜", "5/8": "⅝", "7/8": "⅞", "1/9": "⅑", "1/10": "⅒",
    ]

    static let negations: [String: String] = [
        "=": "≠", "<": "≮", ">": "≯", "∈": "∉", "∋": "∌", "≤": "≰", "≥": "≱", "⊂": "⊄", "⊃": "⊅", "⊆": "⊈", "⊇": "⊉", "≡": "≢", "∼": "≁",
        "≃": "≄", "≈": "≉", "≅": "≇", "∃": "∄", "∣": "∤", "∥": "∦", "⊢": "⊬", "⊨": "⊭", "≺": "⊀", "≻": "⊁",
    ]

    /// Symbols in math.
    static let math: [String: String] = [greek, operators, relations, arrows, letterlike, brackets, escapes]
        .reduce(into: [:]) { all, table in all.merge(table) { first, _ in first } }

    private static let escapes = ["%": "%", "$": "$", "&": "&", "#": "#", "_": "_"]

    private static let greek = [
        "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ϵ", "varepsilon": "ε", "zeta": "ζ", "eta": "η", "theta": "θ",
        "vartheta": "ϑ", "iota": "ι", "kappa": "κ", "varkappa": "ϰ", "lambda": "λ", "mu": "μ", "nu": "ν", "xi": "ξ", "omicron": "ο",
        "pi": "π", "varpi": "ϖ", "rho": "ρ", "varrho": "ϱ", "sigma": "σ", "varsigma": "ς", "tau": "τ", "upsilon": "υ", "phi": "ϕ",
        "varphi": "φ", "chi": "χ", "psi": "ψ", "omega": "ω", "digamma": "ϝ",
        "Gamma": "Γ", "Delta": "Δ", "Theta": "Θ", "Lambda": "Λ", "Xi": "Ξ", "Pi": "Π", "Sigma": "Σ", "Upsilon": "Υ", "Phi": "Φ", "Psi": "Ψ",
        "Omega": "Ω",
    ]

    private static let operators = [
        "times": "×", "div": "÷", "pm": "±", "mp": "∓", "cdot": "⋅", "ast": "∗", "star": "⋆", "circ": "∘", "bullet": "•", "oplus": "⊕",
        "ominus": "⊖", "otimes": "⊗", "oslash": "⊘", "odot": "⊙", "cap": "∩", "cup": "∪", "sqcap": "⊓", "sqcup": "⊔", "uplus": "⊎",
        "setminus": "∖", "smallsetminus": "∖", "wedge": "∧", "land": "∧", "vee": "∨", "lor": "∨", "dagger": "†", "dag": "†",
        "ddagger": "‡", "ddag": "‡", "wr": "≀", "amalg": "⨿", "diamond": "⋄", "ltimes": "⋉", "rtimes": "⋊", "bowtie": "⋈",
        "sum": "∑", "prod": "∏", "coprod": "∐", "int": "∫", "iint": "∬", "iiint": "∭", "oint": "∮", "bigcup": "⋃", "bigcap": "⋂",
        "bigoplus": "⨁", "bigotimes": "⨂", "bigvee": "⋁", "bigwedge": "⋀", "triangle": "△", "triangleq": "≜", "boxtimes": "⊠",
        "boxplus": "⊞", "lnot": "¬", "neg": "¬", "surd": "√", "colon": ":", "slash": "/", "backslash": "\\",
    ]

    private static let relations = [
        "leq": "≤", "le": "≤", "geq": "≥", "ge": "≥", "leqslant": "⩽", "geqslant": "⩾", "lt": "<", "gt": ">", "neq": "≠", "ne": "≠",
        "ll": "≪", "gg": "≫", "equiv": "≡", "sim": "∼", "simeq": "≃", "approx": "≈", "cong": "≅", "propto": "∝", "doteq": "≐", "asymp": "≍",
        "in": "∈", "notin": "∉", "ni": "∋", "subset": "⊂", "supset": "⊃", "subseteq": "⊆", "supseteq": "⊇", "subsetneq": "⊊",
        "supsetneq": "⊋", "sqsubseteq": "⊑", "sqsupseteq": "⊒", "nsubseteq": "⊈", "prec": "≺", "succ": "≻", "preceq": "⪯", "succeq": "⪰",
        "perp": "⊥", "bot": "⊥", "top": "⊤", "parallel": "∥", "mid": "∣", "nmid": "∤", "vdash": "⊢", "dashv": "⊣", "models": "⊨",
        "vDash": "⊨", "Vdash": "⊩", "lesssim": "≲", "gtrsim": "≳", "lessapprox": "⪅", "gtrapprox": "⪆", "nless": "≮", "ngtr": "≯",
        "nleq": "≰", "ngeq": "≱", "coloneqq": "≔", "eqqcolon": "≕", "therefore": "∴", "because": "∵",
    ]

    private static let arrows = [
        "to": "→", "rightarrow": "→", "leftarrow": "←", "gets": "←", "leftrightarrow": "↔", "uparrow": "↑", "downarrow": "↓",
        "updownarrow": "↕", "Rightarrow": "⇒", "implies": "⟹", "Leftarrow": "⇐", "impliedby": "⟸", "Leftrightarrow": "⇔", "iff": "⟺",
        "Uparrow": "⇑", "Downarrow": "⇓", "longrightarrow": "⟶", "longleftarrow": "⟵", "Longrightarrow": "⟹", "Longleftarrow": "⟸",
        "longleftrightarrow": "⟷", "Longleftrightarrow": "⟺", "mapsto": "↦", "longmapsto": "⟼", "hookrightarrow": "↪",
        "hookleftarrow": "↩", "nearrow": "↗", "searrow": "↘", "swarrow": "↙", "nwarrow": "↖", "rightleftharpoons": "⇌", "leadsto": "⇝",
        "rightsquigarrow": "⇝", "rightharpoonup": "⇀", "leftharpoonup": "↼", "twoheadrightarrow": "↠", "circlearrowright": "↻",
        "circlearrowleft": "↺", "nrightarrow": "↛",
    ]

    private static let letterlike = [
        "infty": "∞", "partial": "∂", "nabla": "∇", "forall": "∀", "exists": "∃", "nexists": "∄", "emptyset": "∅", "varnothing": "∅",
        "aleph": "ℵ", "beth": "ℶ", "hbar": "ℏ", "hslash": "ℏ", "ell": "ℓ", "wp": "℘", "Re": "ℜ", "Im": "ℑ", "imath": "ı", "jmath": "ȷ",
        "prime": "′", "angle": "∠", "degree": "°", "ldots": "…", "dots": "…", "cdots": "⋯", "vdots": "⋮", "ddots": "⋱", "dotsc": "…",
        "dotsb": "⋯", "checkmark": "✓", "square": "□", "Box": "□", "blacksquare": "■", "Diamond": "◇", "lozenge": "◊", "bigstar": "★",
        "clubsuit": "♣", "diamondsuit": "♢", "heartsuit": "♡", "spadesuit": "♠", "flat": "♭", "natural": "♮", "sharp": "♯", "S": "§",
        "P": "¶", "pounds": "£", "complement": "∁", "mho": "℧", "eth": "ð", "aa": "å", "AA": "Å", "textmu": "µ", "textdegree": "°",
        "textasciitilde": "~", "textendash": "–", "textemdash": "—", "textbackslash": "\\",
    ]

    private static let brackets = [
        "{": "{", "}": "}", "lbrace": "{", "rbrace": "}", "lbrack": "[", "rbrack": "]", "langle": "⟨", "rangle": "⟩", "lfloor": "⌊",
        "rfloor": "⌋", "lceil": "⌈", "rceil": "⌉", "|": "‖", "Vert": "‖", "lVert": "‖", "rVert": "‖", "vert": "|", "lvert": "|",
        "rvert": "|",
    ]
}
