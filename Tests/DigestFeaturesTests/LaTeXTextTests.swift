import DigestFeatures
import Foundation
import Testing

@Suite struct LaTeXTextTests {
    @Test(arguments: [
        (#"Achieving $\varepsilon^{-2}$ Dependence"#, "Achieving ε⁻² Dependence"), ("$O(n^2)$", "O(n²)"), (#"$\alpha_1$"#, "α₁"),
        ("SR$^{2}$-Net", "SR²-Net"), ("L$^3$: Large", "L³: Large"), ("CO$_2$", "CO₂"), ("$x_i^2$", "xᵢ²"), ("$x^{2}_{i}$", "x²ᵢ"),
        ("$e^{-o(n)}$", "e⁻ᵒ⁽ⁿ⁾"), (#"$\varepsilon_{\max}$"#, "εₘₐₓ"), ("$x_{n+1}$", "xₙ₊₁"), ("$x_{n + 1}$", "xₙ₊₁"), ("$A^T$", "Aᵀ"),
        (#"$90^\circ$"#, "90°"), (#"$90^{\circ}$ turn"#, "90° turn"), ("$A^*$ search", "A* search"), ("$A^{*}$", "A*"),
        ("$f'(x)$", "f′(x)"),
        ("$x^12$", "x¹2"), (#"$\beta_{1}=\beta_{2}$"#, "β₁=β₂"), ("$κ$", "κ"), (#"$x_{\text{max}}$"#, "xₘₐₓ"), (#"$\log_2 n$"#, "log₂ n"),
    ])
    func `scripts are raised and lowered`(latex: String, unicode: String) { check(latex, unicode) }

    @Test(arguments: [
        (#"$\mathbb{R}$"#, "ℝ"), (#"$\mathbb{R}^n$"#, "ℝⁿ"), (#"$\mathbb{E}$"#, "𝔼"), (#"$\mathbb{1}$"#, "𝟙"), (#"$\mathcal{E}$"#, "ℰ"),
        (#"$\mathcal O(n)$"#, "𝒪(n)"), (#"$\mathcal{T}_i$"#, "𝒯ᵢ"), (#"$\mathfrak{g}$"#, "𝔤"), (#"$\mathfrak{C}$"#, "ℭ"),
        (#"$\mathbf{x}$"#, "𝐱"),
        (#"$\boldsymbol{\theta}$"#, "𝜽"), (#"$\bm{x}$"#, "𝒙"), (#"$\mathrm{erf}(x)$"#, "erf(x)"), (#"$\operatorname{rank}(A)$"#, "rank(A)"),
        (#"$\operatorname*{arg max}_x$"#, "argmaxₓ"), (#"$\textbf{BiFlow}$"#, "BiFlow"), (#"$\text{for all } x$"#, "for all x"),
    ])
    func `letters change their alphabet`(latex: String, unicode: String) { check(latex, unicode) }

    @Test(arguments: [
        (#"$d \leq 8$"#, "d ≤ 8"), (#"$d\leq 8$"#, "d≤8"), (#"$\geq 0.5$"#, "≥0.5"), (#"accuracy $\geq 0.5$"#, "accuracy ≥ 0.5"),
        (#"3.5$\times$ faster"#, "3.5× faster"), (#"$6\times$"#, "6×"), (#"$D \times D$"#, "D × D"), (#"$f: X \to Y$"#, "f: X → Y"),
        (#"$\infty$"#, "∞"),
        (#"$S \mapsto M f(S)$"#, "S ↦ M f(S)"), (#"$x\in\mathbb{R}$"#, "x∈ℝ"), (#"$x \not\in A$"#, "x ∉ A"),
        (#"$a \neq b$"#, "a ≠ b"), (#"$a \not= b$"#, "a ≠ b"),
        (#"$A \subseteq B \cup C$"#, "A ⊆ B ∪ C"), (#"$\forall x \exists y$"#, "∀x ∃ y"), (#"$\ell_1, \ell_0$"#, "ℓ₁, ℓ₀"),
        (#"$\dagger$"#, "†"), (#"$m(\cdot)$"#, "m(⋅)"),
        (#"$O(\log n)$"#, "O(log n)"), (#"$n\log n$"#, "n log n"), (#"$\exp(S)$"#, "exp(S)"), (#"$\sum_i x_i$"#, "∑ᵢ xᵢ"),
        (#"$\left(x\right)$"#, "(x)"), (#"$\left\{x\right\}$"#, "{x}"), (#"$\|x\|_2$"#, "‖x‖₂"),
        (#"$\langle x, y\rangle$"#, "⟨x, y⟩"), (#"$\lfloor x\rfloor$"#, "⌊x⌋"),
        (#"$a \equiv b \pmod{n}$"#, "a ≡ b (mod n)"), (#"$5.4\%$"#, "5.4%"), (#"$a~b$"#, "a b"), (#"$a\,b$"#, "a b"),
        (#"$a\!b$"#, "ab"), (#"$\unicode{x2013}$"#, "–"),
        (#"$\Gamma\Delta\Theta\Lambda\Xi\Pi\Sigma\Upsilon\Phi\Psi\Omega$"#, "ΓΔΘΛΞΠΣΥΦΨΩ"),
        (#"$\epsilon\varepsilon\phi\varphi\theta\vartheta$"#, "ϵεϕφθϑ"),
        (#"$|H|=2$"#, "|H|=2"), (#"$\ldots$"#, "…"), (#"$\nabla f$"#, "∇f"), (#"$$x^2$$"#, "x²"), (#"\(x^2\)"#, "x²"),
        (#"a \(\alpha\) b"#, "a α b"),
    ])
    func `symbols, operators and brackets are written out`(latex: String, unicode: String) { check(latex, unicode) }

    @Test(arguments: [
        (#"$\sqrt{x}$"#, "√x"), (#"$\sqrt2$"#, "√2"), (#"$\sqrt{10}$"#, "√10"), (#"$O(c\sqrt{D})$"#, "O(c√D)"),
        (#"$1/\sqrt{T}$"#, "1/√T"), (#"$\sqrt{x} y$"#, "√x y"),
        (#"$\sqrt[3]{x}$"#, "∛x"), (#"$\frac{1}{2}$"#, "½"), (#"$\frac12$"#, "½"), (#"$\frac{3}{4}$"#, "¾"),
        (#"$x = \frac{a}{b}$"#, "x = a/b"), (#"$\frac{1}{n}+1$"#, "1/n+1"),
        (#"$\tilde{O}(n)$"#, "Õ(n)"), (#"$\hat{y}$"#, "ŷ"), (#"$\bar{x}$"#, "x̄"), (#"$\vec{v}$"#, "v⃗"),
        (#"$\tilde{\mathcal{O}}(d/\sqrt{T})$"#, "𝒪̃(d/√T)"), (#"$\hat\theta$"#, "θ̂"),
    ])
    func `roots, fractions and accents over one atom are exact`(latex: String, unicode: String) { check(latex, unicode) }

    @Test(arguments: [
        #"$\sqrt{x+1}$"#, #"$\sqrt{x}y$"#, #"$\sqrt{x}^2$"#, #"$\sqrt{x}(y)$"#, #"$\sqrt[5]{x}$"#, #"$\sqrt{\frac12}$"#,
        #"$\frac{a+b}{c}$"#, #"$2\frac{1}{n}$"#, #"$3\frac{1}{2}$"#,
        #"$\frac{1}{n}x$"#, #"$\frac{1}{n} x$"#, #"$\frac{a}{b}^2$"#, #"$x^{-1/2}$"#, #"$x_{avg}$"#, #"$x^{2^n}$"#, #"$x^q$"#,
        #"$x_B$"#, #"$A^*B$"#, #"$x^* y$"#,
        #"$\foo$"#, #"$x + \foo{y}$"#, #"$\mathcal{\foo}$"#, #"$\begin{cases}a\end{cases}$"#, #"$\hat{xy}$"#, #"$\left.x\right|$"#,
        "$x{$", "$}x$", "$a & b$", "$a % b$", "$x^$", "$_$",
        #"$\frac{1}$"#, #"$\sqrt$"#, #"$\mathbb$"#, #"$\mathbb{+}$"#, #"$\unicode{x202E}$"#, #"$\unicode{x1B}$"#,
        #"$\unicode{xD800}$"#, #"$\unicode{99999999}$"#, #"$\not\alpha$"#, #"$Θ\(n\)$"#,
        #"$M \sim W_d(1/r I_d, r)$"#, #"$u_t = \frac{1}{(1+t)^β}$"#, #"$x\\y$"#, "$x\u{1B}y$", #"\(x_{avg}\)"#,
        #"\foo{\textbf{x}}"#, #"\href{https://a.org/b\_c}{\emph{x}}"#,
        #"\textbf{\foo}"#, #"\textbf{x"#, #"\textbf x"#, #"{\bf \foo}"#, #"\bf x"#,
    ])
    func `what is not exact stays as it is, byte for byte`(latex: String) { check(latex, latex) }

    @Test(arguments: [
        "costs $5 and $10", "$0.50 per million", "US$5/US$6", "$5-$10", "a $ b $ c", "$", "$$", "$$$", "$$$$", "$ x$", "$x $",
        "from $10 to 20$5", "between $5 for one and ten$ for two",
        "the $PATH variable", "5$", "$x\n", "plain text", "", "a -- b --- c", "snake_case and x^2", "the set {a, b}", "f~g", "100%",
        "A & B", "``quoted''", "#1",
    ])
    func `prices and plain text stay as they are`(text: String) { check(text, text) }

    @Test(arguments: [
        (#"M\"obius"#, "Möbius"), (#"M{\"o}bius"#, "Möbius"), (#"M\"{o}bius"#, "Möbius"), (#"St\"utz"#, "Stütz"),
        (#"\"Ozg\"ur"#, "Özgür"), (#"Poincar\'{e}"#, "Poincaré"),
        (#"Poincar\'e"#, "Poincaré"), (#"Kami\'nski"#, "Kamiński"), (#"\v{C}ech"#, "Čech"), (#"Ho\v rava"#, "Hořava"),
        (#"Erd\H{o}s"#, "Erdős"), (#"Fran\c{c}ois"#, "François"),
        (#"\AA ngstr\"om"#, "Ångström"), (#"S\o ren"#, "Søren"), (#"S{\o}ren"#, "Søren"), (#"Stra\ss{}e"#, "Straße"),
        (#"\L{}ukasiewicz"#, "Łukasiewicz"), (#"na\"{\i}ve"#, "naïve"),
        (#"Garc\'{\i}a"#, "García"), (#"Garc\'\i a"#, "García"), (#"\'{\"u}"#, "ǘ"), (#"\d{o}"#, "ọ"), (#"\~n"#, "ñ"),
        (#"\`a"#, "à"), (#"\^{\i}"#, "î"), (#"\k{a}"#, "ą"), (#"\r{u}"#, "ů"), (#"\=a"#, "ā"),
        (#"\u{g}"#, "ğ"), (#"\.{z}"#, "ż"), (#"Tol\ul\d{o}"#, #"Tol\ulọ"#),
    ])
    func `accents are composed`(latex: String, unicode: String) { check(latex, unicode) }

    @Test(arguments: [
        #"it\'s"#, #"a \"quick\" fox"#, #"\d+ and \w"#, #"C:\new\file"#, #"St\ütz"#, #"\'"#, #"\""#, #"\v"#, #"\'{ab}"#, #"\'{}"#,
        #"\"#, #"x\"#, #"\alpha outside"#, #"\ü"#,
    ])
    func `backslashes of other languages than TeX stay as they are`(text: String) { check(text, text) }

    @Test(arguments: [
        (#"50\% off"#, "50% off"), (#"R\&D"#, "R&D"), (#"\$5"#, "$5"), (#"a\_b"#, "a_b"), ("\\#1", "#1"),
        (#"\emph{x} and \textbf{y}"#, "x and y"), (#"\texttt{function\_graph}"#, "function_graph"),
        (#"\textbf{a \emph{b} $x^2$}"#, "a b x²"), (#"{\bf bold} text"#, "bold text"), (#"{\em x}"#, "x"),
        (#"H\textsubscript{2}O"#, "H₂O"), (#"x\textsuperscript{2}"#, "x²"), (#"\LaTeX{} text"#, "LaTeX text"),
        (#"a\ldots{} b"#, "a… b"), (#"\S 3"#, "§3"), (#"\text{a~b}"#, "a b"), (#"costs \$5 and $x^2$"#, "costs $5 and x²"),
        (#"$\foo$ and $x^2$"#, #"$\foo$ and x²"#),
        (#"$0.50 for $x$"#, "$0.50 for x"), (#"深度 $O(n^2)$ 学习"#, "深度 O(n²) 学习"),
    ])
    func `markup in prose goes and its text stays`(latex: String, unicode: String) { check(latex, unicode) }

    @Test func `a second pass changes nothing in these`() {
        for text in [#"$\varepsilon^{-2}$ and \emph{x}"#, #"M\"obius"#, #"$\foo$"#] {
            let once = unicodeFromLaTeX(text)
            #expect(unicodeFromLaTeX(once) == once)
        }
    }

    @Test func `every text of five hostile bytes is survived, and letters are never lost`() {
        let alphabet = Array(#"$\{}^_ax "#.utf8)
        var text = [UInt8](repeating: 0, count: 5)
        for number in 0..<(9 * 9 * 9 * 9 * 9) {
            var rest = number
            for place in text.indices {
                text[place] = alphabet[rest % 9]
                rest /= 9
            }
            let unicode = unicodeFromLaTeX(text)
            // `\ax` and the like are unknown commands: raw. Only scripts may rewrite a letter.
            if !text.contains(UInt8(ascii: "^")), !text.contains(UInt8(ascii: "_")), !text.contains(UInt8(ascii: "\\")) {
                let letters = text.filter { $0 == UInt8(ascii: "a") || $0 == UInt8(ascii: "x") }
                #expect(unicode.utf8.filter { $0 == UInt8(ascii: "a") || $0 == UInt8(ascii: "x") } == letters)
            }
        }
    }

    @Test func `damaged bytes become replacement characters`() {
        #expect(unicodeFromLaTeX([0x24, 0xFF, 0x24] as [UInt8]) == "\u{FFFD}")
        #expect(unicodeFromLaTeX([0x5C, 0xFF] as [UInt8]) == "\\\u{FFFD}")
    }

    @Test(arguments: [
        "$", "{", "}", "\\", "\\(", "$x", "$x$", "$x$1", "\\textbf{", "\\textbf{x}", "{\\bf ", "{\\\"u", "$\\frac{", "$x^{",
        "\\foo{", "$ ", "\\'", "$\\mathbf", "\\sqrt", "a b ", "$$x", "${", "x^{2}",
    ])
    func `time grows in proportion to the text`(unit: String) {
        /// Processor time of this thread: other tests run beside it.
        func time(_ bytes: Int) -> Double {
            let text = Array(String(repeating: unit, count: bytes / unit.utf8.count).utf8)
            func now() -> Double {
                var time = timespec()
                clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
                return Double(time.tv_sec) * 1e3 + Double(time.tv_nsec) / 1e6
            }
            return (0..<3).map { _ in
                let start = now()
                _ = unicodeFromLaTeX(text)
                return now() - start
            }.min() ?? 0
        }
        #expect(time(64_000) < time(16_000) * 10 + 5)
    }

    private func check(_ latex: String, _ unicode: String, sourceLocation: SourceLocation = #_sourceLocation) {
        // `==` on strings is canonical equivalence; the composed form is what is asked for.
        #expect(Array(unicodeFromLaTeX(latex).unicodeScalars) == Array(unicode.unicodeScalars), sourceLocation: sourceLocation)
    }
}
