import DigestLint

/// What is no mistake at all.
extension Mutation {
    /// What the format allows.
    static let oddities: [Mutation] = [oddTitles, oddIdentifiers, oddAuthors, oddValues, oddLists, oddAbstracts, oddLayouts].flatMap { $0 }

    private static let oddTitles: [Mutation] =
        [
            ("[Re] Something", "[Re] Dialog[ue]s"), ("[De|Re]constructing", "[De|Re]constructing"),
            ("ends in a report", "X [Technical Report]"),
            ("brackets and parentheses", "Z2[u,v](u2(1+u),v2(1+v2))"), ("a label", "TL;DR: Too Long, Didn't Read"),
            ("a label inside", "Seeing the Abstract: Bridging"),
            ("begins with Back", "Backdoor Attacks"), ("begins with a link-like Back", "[Backdoor] Attacks"),
            ("tags", "<think> and <Answer> | `x` A* 3D*"),
            ("LaTeX", "$O(n^2)$ at $0.50"), ("a digit first", "3D Gaussians"), ("a number in brackets first", "[1] of [2]"),
            ("hash", "#SAT and # cs.CV"), ("a short one", "X"),
            ("quotes and dots", "…'\"` .,;:"), ("parentheses", "(Un)fair (v2)"), ("an address", "See https://example.org/x"),
            ("a category", "cs.CV"), ("total", "[Total: 3]"),
            ("a bracket that never closes", "Half-open [0,1) sets"), ("a bracket that never opened", "a] b"),
            ("a parenthesis that never opened", "1) One"),
        ].map { what, title in
            Mutation("oddity: title, \(what)", []) { scene in
                guard let start = scene.find("] [", in: scene.entry.heading), let end = scene.findLast("](http", in: scene.entry.heading)
                else { return nil }
                return [TextEdit(start.upperBound..<end.lowerBound, title)]
            }
        }

    private static let oddIdentifiers: [Mutation] =
        [
            "hep-th/9901001", "math.GT/0309136", "0704.0001", "1412.1234", "2512.10935v2", "2012.10187", "cs/0309136", "cond-mat/9901001v3",
            "1501.00001", "0704.0001v1", "math/0309136",
        ].map { id in
            Mutation("oddity: identifier \(id)", []) { scene in
                guard let start = scene.findLast("/abs/", in: scene.entry.heading) else { return nil }
                return [
                    TextEdit(
                        start.upperBound..<scene.anatomy.lines[scene.entry.heading].upperBound - 1,
                        id == "2512.10935v2" ? "2512.99935v2" : id)
                ]
            }
        }

    private static let oddAuthors: [Mutation] =
        [
            "Team X,:,A,B", "*Mariia Gladkova*,Tarun Yenamandra*,Edmond Boyer*", "Jim \"J.\" O'Neil,`Neil'", "A; B; C",
            "St\\ütz,Tol\\ul\\d{o}", "/Lead,GPT-5,x_y", "A", ":", "李,王", "A,  B",
            (0..<3300).map { "Author Number \($0)" }.joined(separator: ","),
        ].map { names in
            Mutation("oddity: authors \(names.prefix(40))", []) { $0.rewrite($0.entry.authors, "*\(names)*") }
        }

    private static let oddValues: [Mutation] =
        (1...5).flatMap { index in
            [
                "Error bounds are tightened", "Errors", "None of them", "? or !", "$0.50 and $5", "#SAT is hard",
                "<think>hm</think> <br> <slack>", "a\tb", "\u{1F600} e\u{301} \u{200B}x", " leading", "trailing  ",
                "- the ventral stream", "1) one", "*bold*", "[x](y)", "N/A values are kept", "null hypothesis", "[12] is cited",
                "中\u{2028}文", "Mid-line Conclusion: and Method: and Abstract: here", "cs.CV", "#3 of 5",
                "== a ==", "> 5%", "{x} is a set", "(x)", "`code`", "</think>", "TODO", "| a | b |", "\\textbf{x}",
                "https://arxiv.org/abs/2512.00001", "x", "none", "- [cs.CV](#cs.CV)",
            ].filter { $0 != "none" }.map { text in
                Mutation("oddity: \(names(index)), \(text.debugDescription)", []) { [TextEdit($0.value(index), text)] }
            }
        }

    private static let oddLists: [Mutation] =
        [
            "1. one\n2. two\n3. three", "- one\n- two", "1. one\n\n2. two", "one\n  two", "one\n* two\n* three", "first:\n(1) a\n(2) b",
            "1. One\n   - nested\n2. Two",
        ].flatMap { text in
            [3, 4].map { index in
                Mutation("oddity: \(names(index)) of several lines, \(text.debugDescription)", []) { [TextEdit($0.value(index), text)] }
            }
        }

    private static let oddAbstracts: [Mutation] =
        [
            "wrapped\nConclusion: this is text\nand goes on", "Motivation: We begin with a label",
            "wrapped\nMethod: text\nResult: text\nAbstract: text", "TL;DR: short", "one paragraph\n  another",
            "We use\n- lists\n- of things",
            "a\n1) b\n2) c", "x\n#SAT is hard", "We\nMain category: of text", "<think>\n<answer>\nx", "cost\n$5",
            "a\n\nb after a blank line", "a\n[1] b", "(x)\n(y)", "a\n*b*", "a\n> b", "a\n= b", "a\n== b ==", "a\n| b | c |",
            "Background: x\nObjective: y\nMethods: z\nResults: w\nConclusions: v",
            "Abstract: again", "a\n<details-like> b", "see [[Back]] x", "a\n\nConclusion: in a paragraph of its own",
            "a\n\nMethod: in a paragraph of its own",
        ].map { text in Mutation("oddity: abstract, \(text.debugDescription)", []) { [TextEdit($0.value(6), text)] } }

    private static let oddLayouts: [Mutation] =
        [
            Mutation("oddity: blank lines at the ends of all values", []) { scene in
                (1...5).map { TextEdit(scene.value($0).upperBound..<scene.value($0).upperBound, "\n\n") }
            },
            Mutation("oddity: main category an old archive", []) { scene in
                scene.renamed(to: scene.pick(["cond-mat", "astro-ph", "hep-th", "quant-ph"]))
            },
            Mutation("oddity: a section renamed", []) { scene in
                scene.renamed(to: scene.pick(["math.NA", "physics.ao-ph", "q-bio.NC", "econ.GN"]))
            },
            Mutation("oddity: CRLF throughout", []) { scene in scene.anatomy.lines.map { TextEdit($0.upperBound..<$0.upperBound, "\r") } },
            Mutation("oddity: no final newline", []) { scene in [TextEdit(scene.anatomy.bytes.count - 1..<scene.anatomy.bytes.count, "")] },
            Mutation("oddity: blank lines at the end", []) { $0.insert("\n\n\n", at: $0.anatomy.bytes.count) },
            Mutation("oddity: blank lines at the start", []) { $0.insert("\n\n", at: 0) },
            Mutation("oddity: contents' anchor in quotes", []) { $0.swap(0, "=toc", $0.pick(["='toc'", "=\"toc\""])) },
            Mutation("oddity: a section's anchor in other quotes", []) {
                $0.rewrite($0.section.anchor, "<div id=\($0.pick(["\"\($0.section.name)\"", $0.section.name]))></div>")
            },
            Mutation("oddity: <details open>", []) { $0.rewrite($0.entry.details, "<details open>") },
            Mutation("oddity: another summary", []) {
                $0.rewrite(
                    $0.entry.summary, $0.pick(["  <summary>详情</summary>", "<summary>Details</summary>", "    <summary>More</summary>"]))
            },
            Mutation("oddity: a blank at a line's end", []) {
                $0.insert(" ", at: $0.anatomy.lines[$0.entry.fields[$0.random(7)]].upperBound)
            },
            Mutation("oddity: a comment between entries", []) { $0.before($0.entry.heading, "<!-- a remark -->\n\n") },
            Mutation("oddity: a comment inside an entry", []) { $0.before($0.entry.tldr, "<!-- a remark -->\n\n") },
            Mutation("oddity: one more blank line", []) { scene in
                scene.before(
                    scene.pick([
                        scene.entry.heading, scene.entry.category, scene.entry.tldr, scene.entry.details, scene.entry.close,
                        scene.section.anchor,
                    ]), "\n")
            },
        ]

    private static func names(_ index: Int) -> String {
        ["category", "TL;DR", "motivation", "method", "result", "conclusion", "abstract"][index]
    }
}
