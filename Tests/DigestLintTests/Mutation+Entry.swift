import DigestLint

/// Mistakes in an entry's heading, its authors and its labels.
extension Mutation {
    private static func number(_ what: String, _ change: @escaping @Sendable (inout Scene, Int) -> String?) -> Mutation {
        Mutation("heading: number \(what)", ["wrong-entry-number"], restores: true) { scene in
            guard let new = change(&scene, scene.e + 1), let old = scene.find("[\(scene.e + 1)] ", in: scene.entry.heading) else {
                return nil
            }
            return [TextEdit(old, new)]
        }
    }

    private static func link(
        _ what: String, _ rules: Set<String>, restores: Bool, _ change: @escaping @Sendable (inout Scene, String) -> String?
    ) -> Mutation {
        Mutation("heading: link \(what)", rules, restores: restores) { scene in
            guard let start = scene.findLast("](https://arxiv.org/abs/", in: scene.entry.heading) else { return nil }
            let end = scene.anatomy.lines[scene.entry.heading].upperBound - 1
            let identifier = String(decoding: scene.anatomy.bytes[start.upperBound..<end], as: UTF8.self)
            return change(&scene, identifier).map { [TextEdit(start.lowerBound + 2..<end, $0)] }
        }
    }

    static let headings: [Mutation] =
        swaps(
            "heading", ["wrong-heading-level"], restores: true, in: { $0.entry.heading },
            [("### ", "## "), ("### ", "# "), ("### ", "#### "), ("### ", "##### "), ("### ", "###"), ("### ", ""), ("### ", "##")])
        + swaps(
            "heading", ["malformed-entry-heading"], restores: true, in: { $0.entry.heading },
            [
                ("[", ""), ("] [", " ["), ("] [", "] "), ("$](http", "(http"), ("$](http", "]http"), ("$)", ""), ("] [", "]["),
                ("$](http", "] (http"),
                ("[", "("), ("] [", ") ["), ("$)", "]"),
            ])
        + swaps(
            "heading", ["malformed-entry-heading"], in: { $0.entry.heading },
            [
                ("$)", ") [PDF](https://arxiv.org/pdf/1)"), ("$)", ") ⭐"), ("$)", "))"), ("$](http", "http"), ("$](http", "）(http"),
                ("$](http", "]（http"), ("[", "[["),
            ])
        + numbers + links + torn

    private static let numbers: [Mutation] =
        [
            number("one too big") { _, number in "[\(number + 1)] " },
            number("one too small") { _, number in number > 1 ? "[\(number - 1)] " : nil },
            number("zero") { _, _ in "[0] " },
            number("far off") { scene, _ in "[\(1000 + scene.random(9000))] " },
            number("empty") { _, _ in "[] " },
            number("gone") { _, _ in "" },
            number("with a digit doubled") { _, number in "[\(number)\(number % 10)] " },
            Mutation("heading: number with a letter", ["wrong-entry-number", "malformed-entry-heading"]) {
                $0.swap($0.entry.heading, "] [", "a] [")
            },
            Mutation("heading: number negative", ["wrong-entry-number", "malformed-entry-heading"]) {
                $0.swap($0.entry.heading, "[", "[-")
            },
            Mutation("heading: numbers restart in a section", ["wrong-entry-number"], restores: true) { scene in
                let entries = scene.section(scene.laterSection).entries
                guard entries.lowerBound > 0 else { return nil }
                return entries.flatMap { entry in
                    scene.swap(scene.anatomy.entries[entry].heading, "[\(entry + 1)]", "[\(entry - entries.lowerBound + 1)]") ?? []
                }
            },
            Mutation("heading: numbers skip one from here on", ["wrong-entry-number"], restores: true) { scene in
                (scene.e..<scene.anatomy.entries.count).flatMap { entry in
                    scene.swap(scene.anatomy.entries[entry].heading, "[\(entry + 1)]", "[\(entry + 2)]") ?? []
                }
            },
            Mutation("heading: empty title", ["empty-title"]) { scene in
                guard let start = scene.find("] [", in: scene.entry.heading), let end = scene.findLast("](http", in: scene.entry.heading)
                else { return nil }
                return [TextEdit(start.upperBound..<end.lowerBound, scene.pick(["", " ", "  "]))]
            },
        ]

    private static let links: [Mutation] =
        [
            link("with http", ["malformed-link"], restores: true) { _, id in "http://arxiv.org/abs/\(id)" },
            link("to the PDF", ["malformed-link"], restores: true) { _, id in "https://arxiv.org/pdf/\(id)" },
            link("to the PDF file", ["malformed-link"], restores: true) { _, id in "https://arxiv.org/pdf/\(id).pdf" },
            link("with www", ["malformed-link"], restores: true) { _, id in "https://www.arxiv.org/abs/\(id)" },
            link("with export", ["malformed-link"], restores: true) { _, id in "http://export.arxiv.org/abs/\(id)" },
            link("without scheme", ["malformed-link"], restores: true) { _, id in "arxiv.org/abs/\(id)" },
            link("with one slash", ["malformed-link"], restores: true) { _, id in "https:/arxiv.org/abs/\(id)" },
            link("with a blank in front", ["malformed-link"], restores: true) { _, id in " https://arxiv.org/abs/\(id)" },
            link("with a blank behind", ["malformed-link"], restores: true) { _, id in "https://arxiv.org/abs/\(id) " },
            link("with a blank inside", ["malformed-link"], restores: true) { _, id in "https://arxiv.org/abs/ \(id)" },
            link("with a zero-width blank", ["malformed-link"], restores: true) { _, id in "https://arxiv.org/abs/\u{200B}\(id)" },
            link("with a zero-width blank behind", ["malformed-link"], restores: true) { _, id in "https://arxiv.org/abs/\(id)\u{200B}" },
            link("with a query", ["malformed-link", "invalid-arxiv-id"], restores: false) { _, id in "https://arxiv.org/abs/\(id)?x=1" },
            link("in capitals", ["malformed-link"], restores: true) { _, id in "HTTPS://ARXIV.ORG/ABS/\(id)" },
            link("with a slash behind", ["malformed-link", "invalid-arxiv-id"], restores: false) { _, id in "https://arxiv.org/abs/\(id)/"
            },
            link("elsewhere", ["malformed-link"], restores: false) { _, id in "https://example.org/abs/\(id)" },
            link("to Hugging Face", ["malformed-link"], restores: false) { _, id in "https://huggingface.co/papers/\(id)" },
            link("empty", ["malformed-link"], restores: false) { _, _ in "" },
            link("misspelt host", ["malformed-link"], restores: false) { _, id in "https://arxv.org/abs/\(id)" },
            link("misspelt path", ["malformed-link"], restores: false) { _, id in "https://arxiv.org/ab/\(id)" },
            link("only an identifier", ["malformed-link"], restores: false) { _, id in id },
            link("to another section", ["malformed-link"], restores: false) { _, _ in "#cs.CV" },
            link("without identifier", ["invalid-arxiv-id", "malformed-link"], restores: false) { _, _ in "https://arxiv.org/abs/" },
            link("month 13", ["invalid-arxiv-id"], restores: false) { _, id in "https://arxiv.org/abs/\(id.prefix(2))13\(id.dropFirst(4))"
            },
            link("month 00", ["invalid-arxiv-id"], restores: false) { _, id in "https://arxiv.org/abs/\(id.prefix(2))00\(id.dropFirst(4))"
            },
            link("a digit lost", ["invalid-arxiv-id"], restores: false) { _, id in "https://arxiv.org/abs/\(id.dropLast())" },
            link("a digit too many", ["invalid-arxiv-id"], restores: false) { _, id in "https://arxiv.org/abs/\(id)1" },
            link("without dot", ["invalid-arxiv-id"], restores: false) { _, id in "https://arxiv.org/abs/\(id.prefix(4))\(id.dropFirst(5))"
            },
            link("with a letter", ["invalid-arxiv-id"], restores: false) { _, id in "https://arxiv.org/abs/\(id.dropLast())O" },
            link("with arXiv:", ["invalid-arxiv-id", "malformed-link"], restores: false) { _, id in "https://arxiv.org/abs/arXiv:\(id)" },
            link("version zero", ["invalid-arxiv-id"], restores: false) { _, id in "https://arxiv.org/abs/\(id)v0" },
            link("of another entry", ["duplicate-paper"], restores: false) { scene, _ in
                let other = (scene.e + 1 + scene.random(scene.anatomy.entries.count - 1)) % scene.anatomy.entries.count
                let line = scene.anatomy.entries[other].heading
                guard let start = scene.findLast("](https://arxiv.org/abs/", in: line) else { return nil }
                let end = scene.anatomy.lines[line].upperBound - 1
                scene.alsoAt = [scene.start(line)]
                return "https://arxiv.org/abs/" + String(decoding: scene.anatomy.bytes[start.upperBound..<end], as: UTF8.self)
            },
        ]

    private static let torn: [Mutation] =
        [
            Mutation("heading: gone", ["malformed-entry-heading"], atEnd: []) { $0.delete($0.entry.heading, $0.entry.heading + 1) },
            Mutation("heading: link gone", ["malformed-entry-heading"]) { scene in
                guard let seam = scene.findLast("](http", in: scene.entry.heading) else { return nil }
                return [TextEdit(seam.lowerBound + 1..<scene.anatomy.lines[scene.entry.heading].upperBound, "")]
            },
            Mutation("heading: only number and title left", ["malformed-entry-heading"]) { scene in
                guard let seam = scene.findLast("](http", in: scene.entry.heading) else { return nil }
                return [TextEdit(seam.lowerBound..<scene.anatomy.lines[scene.entry.heading].upperBound, "")]
            },
            Mutation("heading: cut in its address", ["malformed-entry-heading", "malformed-link", "invalid-arxiv-id"]) { scene in
                guard let seam = scene.findLast("](http", in: scene.entry.heading) else { return nil }
                let end = scene.anatomy.lines[scene.entry.heading].upperBound
                return [TextEdit(seam.upperBound + scene.random(end - seam.upperBound - 1)..<end, "")]
            },
            Mutation("heading: broken at a blank of its title", ["malformed-entry-heading"]) { scene in
                guard let start = scene.find("] [", in: scene.entry.heading), let end = scene.findLast("](http", in: scene.entry.heading)
                else { return nil }
                let blanks = (start.upperBound..<max(start.upperBound, end.lowerBound)).filter { scene.anatomy.bytes[$0] == 0x20 }
                guard !blanks.isEmpty else { return nil }
                let place = scene.pick(blanks)
                return [TextEdit(place..<place + 1, "\n")]
            },
            Mutation("heading: broken before its address", ["malformed-entry-heading"]) {
                $0.swapLast($0.entry.heading, "](http", "]\n(http")
            },
            Mutation("heading: glued to the authors", ["malformed-entry-heading", "missing-authors", "missing-separator"]) { scene in
                [TextEdit(scene.start(scene.entry.authors) - 1..<scene.start(scene.entry.authors), "")]
            },
        ]

    static let authors: [Mutation] = [
        Mutation("authors: gone", ["missing-authors"]) { $0.delete($0.entry.authors, $0.entry.authors + 1) },
        Mutation("authors: line emptied", ["missing-authors"]) { $0.rewrite($0.entry.authors, "") },
        Mutation("authors: names gone", ["missing-authors"]) { $0.rewrite($0.entry.authors, "**") },
        Mutation("authors: only a blank", ["missing-authors"]) { $0.rewrite($0.entry.authors, "* *") },
        Mutation("authors: no asterisk in front", ["unclosed-authors"], restores: true) { $0.swap($0.entry.authors, "*", "") },
        Mutation("authors: no asterisk behind", ["unclosed-authors"], restores: true) { $0.swapLast($0.entry.authors, "*", "") },
        Mutation("authors: no asterisks", ["unclosed-authors"], restores: true) { scene in
            let range = scene.anatomy.lines[scene.entry.authors]
            return [TextEdit(range.lowerBound..<range.lowerBound + 1, ""), TextEdit(range.upperBound - 1..<range.upperBound, "")]
        },
        Mutation("authors: an empty name", ["empty-author"], restores: true) { $0.swap($0.entry.authors, ",", ",,") },
        Mutation("authors: a name of blanks", ["empty-author"], restores: true) { $0.swap($0.entry.authors, ",", ", ,") },
        Mutation("authors: a comma behind", ["empty-author"], restores: true) { $0.swapLast($0.entry.authors, "*", ",*") },
        Mutation("authors: a comma in front", ["empty-author"], restores: true) { $0.swap($0.entry.authors, "*", "*,") },
        Mutation("authors: two empty names", ["empty-author"], restores: true) { $0.swap($0.entry.authors, ",", ",,,") },
        Mutation("authors: broken behind a comma", ["unclosed-authors", "stray-text"]) { $0.swap($0.entry.authors, ",", ",\n") },
        Mutation("authors: glued to the category", ["missing-separator"], restores: true) { scene in
            [TextEdit(scene.start(scene.entry.authors + 1) - 1..<scene.start(scene.entry.category), "")]
        },
        Mutation("authors: twice", ["stray-text"]) { $0.before($0.entry.authors, $0.text($0.entry.authors) + "\n") },
    ]

    /// The seven labels, each in all the ways in which it can be misspelt.
    static let labels: [Mutation] = [
        ("Main category", 0), ("TL;DR", 1), ("Motivation", 2), ("Method", 3), ("Result", 4), ("Conclusion", 5), ("Abstract", 6),
    ].flatMap { name, index in
        let letters = Array(name)
        var slips: [(String, String)] = [
            ("in lower case", name.lowercased() + ":"), ("in capitals", name.uppercased() + ":"), ("bold", "**\(name):**"),
            ("bold without its colon", "**\(name)**:"),
            ("in italics", "*\(name):*"), ("underlined", "__\(name)__:"), ("as code", "`\(name)`:"), ("without colon", name),
            ("with a full-width colon", name + "："),
            ("with a semicolon", name + ";"), ("with a blank before the colon", name + " :"), ("indented by one", " " + name + ":"),
            ("indented by four", "    " + name + ":"),
            ("as a list item", "- " + name + ":"), ("quoted", "> " + name + ":"), ("as a heading", "#### " + name + ":"),
            ("indented by a tab", "\t" + name + ":"),
            ("with a dot", name + "."), ("with a dash", name + " -"),
        ]
        if name != "TL;DR" && name != "Main category" {
            slips += [
                ("less a letter", String(letters.prefix(2) + letters.dropFirst(3)) + ":"),
                ("with two letters swapped", String(letters.prefix(1) + [letters[2], letters[1]] + letters.dropFirst(3)) + ":"),
                ("with a letter doubled", String(letters.prefix(3) + letters.dropFirst(2)) + ":"), ("in the plural", name + "s:"),
                ("in Chinese", "方法："),
            ]
        } else if name == "TL;DR" {
            slips += [
                ("without semicolon", "TLDR:"), ("with a colon inside", "TL:DR:"), ("with a blank inside", "TL; DR:"),
                ("as words", "TL DR:"), ("with a full-width semicolon", "TL；DR:"), ("less a letter", "TL;D:"), ("as Summary", "Summary:"),
            ]
        } else {
            slips += [
                ("with a capital", "Main Category:"), ("misspelt", "Main catagory:"), ("short", "Category:"), ("glued", "Maincategory:"),
            ]
        }
        // A slip that leaves no trace of the label is text without a label.
        let nameless: Set<String> = ["with a dot", "with a dash", "in Chinese", "as Summary", "short", "less a letter"]
        return slips.filter { $0.1 != name + ":" }.map { what, slip in
            let isLoose = nameless.contains(what)
            return Mutation(
                "label \(name): \(what)", isLoose ? ["malformed-label", "missing-field"] : ["malformed-label"], restores: !isLoose
            ) { scene in
                scene.swap(scene.entry.fields[index], name + ":", slip)
            }
        }
    }
}
