import DigestLint

/// Mistakes in the contents and in section headers.
extension Mutation {
    /// One after the other, each with a piece of a line replaced by another; the last occurrence where the piece begins with `$`.
    static func swaps(
        _ what: String, _ rules: Set<String>, restores: Bool = false, atEnd: Set<String> = [], in line: @escaping @Sendable (Scene) -> Int,
        _ pairs: [(String, String)]
    ) -> [Mutation] {
        pairs.map { old, new in
            Mutation("\(what): \(old.debugDescription) becomes \(new.debugDescription)", rules, restores: restores, atEnd: atEnd) { scene in
                old.hasPrefix("$") ? scene.swapLast(line(scene), String(old.dropFirst()), new) : scene.swap(line(scene), old, new)
            }
        }
    }

    static let contents: [Mutation] =
        swaps(
            "contents anchor", ["missing-contents"], restores: true, in: { _ in 0 },
            [
                ("toc", "tok"), ("toc", "tocs"), ("toc", "TOC"), ("></div>", ">"), ("></div>", "</div>"), ("></div>", "></dvi>"),
                ("></div>", "></div"),
                ("<div", "div"), ("=toc", "='toc"), ("=toc", "=toc'"), ("=toc", "=\"toc'"), ("=toc", "="), ("=toc", "toc"), (" id=", " "),
                (" id=", " di="),
                ("<div", "<dvi"), ("<div id=toc></div>", "<div></div>"), ("<div ", "< div "),
            ])
        + swaps(
            "contents heading", ["missing-contents"], in: { _ in 2 },
            [("Contents", "Content"), ("Table", "Tabel"), ("Table of Contents", "Contents"), ("Table of", "table of"), ("of ", "")])
        + swaps(
            "contents heading", ["wrong-heading-level"], restores: true, in: { _ in 2 },
            [("# ", "## "), ("# ", "### "), ("# ", "#"), ("# ", "")])
        + [
            Mutation("contents: anchor gone", ["missing-contents"], restores: true) { $0.delete(0, 2) },
            Mutation("contents: heading gone", ["missing-contents"], restores: true) { $0.delete(2, 4) },
            Mutation("contents: anchor and heading gone", ["missing-contents"], restores: true) { $0.delete(0, 4) },
            Mutation("contents: gone", ["missing-contents"], restores: true) { $0.delete(0, $0.section(0).anchor) },
            Mutation("contents: all lines gone", ["missing-contents"], restores: true) { $0.delete(4, 4 + $0.anatomy.contents.count) },
            Mutation("contents: pasted twice", ["duplicate-contents"], restores: true) { scene in
                scene.before(scene.section(0).anchor, scene.string(0, scene.section(0).anchor))
            },
            Mutation("contents: pasted at the end", ["duplicate-contents"]) { scene in
                scene.insert("\n\n" + scene.string(0, scene.section(0).anchor - 2), at: scene.anatomy.bytes.count)
            },
            Mutation("contents: pasted between entries", ["duplicate-contents"]) { scene in
                scene.before(scene.entry.heading, scene.string(0, scene.section(0).anchor))
            },
            Mutation("contents: anchor and heading glued", ["missing-separator"], restores: true) { $0.delete(1, 2) },
            Mutation("contents: a line gone", ["unlisted-section"], restores: true) { scene in
                scene.alsoAt = [scene.start(scene.section(scene.c).heading)]
                return scene.delete(scene.contentsLine, scene.contentsLine + 1)
            },
            Mutation("contents: a line twice", ["duplicate-contents-line"], restores: true) { scene in
                scene.before(scene.contentsLine, scene.string(scene.contentsLine, scene.contentsLine + 1))
            },
            Mutation("contents: a line twice, once at the end", ["duplicate-contents-line"], restores: true) { scene in
                scene.before(4 + scene.anatomy.contents.count, scene.string(scene.contentsLine, scene.contentsLine + 1))
            },
            Mutation("contents: two lines swapped", ["contents-out-of-order"], restores: true) { scene in
                guard scene.c > 0 else { return nil }
                let line = scene.contentsLine
                return [
                    TextEdit(scene.start(line - 1)..<scene.start(line + 1), scene.string(line, line + 1) + scene.string(line - 1, line))
                ]
            },
            Mutation("contents: first line moved to the end", ["contents-out-of-order"], restores: true) { scene in
                scene.delete(4, 5) + scene.before(4 + scene.anatomy.contents.count, scene.string(4, 5))
            },
            Mutation("contents: a line for a section that is not there", ["dead-contents-link"]) { scene in
                let name = scene.pick(["q-bio.NC", "hep-th", "math.GT", "astro-ph"])
                return scene.before(scene.contentsLine + scene.random(2), "- [\(name)](#\(name)) [Total: \(scene.random(9))]\n")
            },
            Mutation("contents: two lines joined", ["malformed-contents-line"]) { scene in
                guard scene.c > 0 else { return nil }
                return [TextEdit(scene.start(scene.contentsLine) - 1..<scene.start(scene.contentsLine), "")]
            },
            Mutation("contents: a line broken before its total", ["malformed-contents-line"]) {
                $0.swap($0.contentsLine, " [Total", "\n[Total")
            },
            Mutation("contents: target of one letter less", ["dead-contents-link"], restores: true) { scene in
                guard let target = scene.find("](#", in: scene.contentsLine) else { return nil }
                return [TextEdit(target.upperBound..<target.upperBound + 1, "")]
            },
            Mutation("contents: target of another archive", ["dead-contents-link"], restores: true) { scene in
                guard let target = scene.find("](#", in: scene.contentsLine), let end = scene.find(") [", in: scene.contentsLine) else {
                    return nil
                }
                return [TextEdit(target.upperBound..<end.lowerBound, "hep-th")]
            },
            Mutation("contents: label of another archive", ["mismatched-contents-label"], restores: true) { scene in
                guard let end = scene.find("](#", in: scene.contentsLine) else { return nil }
                return [TextEdit(scene.start(scene.contentsLine) + 3..<end.lowerBound, "hep-th")]
            },
            Mutation("contents: label of another section", ["mismatched-contents-label"]) { scene in
                guard let end = scene.find("](#", in: scene.contentsLine), scene.anatomy.sections.count > 1 else { return nil }
                return [
                    TextEdit(
                        scene.start(scene.contentsLine) + 3..<end.lowerBound,
                        scene.section((scene.c + 1) % scene.anatomy.sections.count).name)
                ]
            },
            Mutation("contents: target of another section", ["mismatched-contents-label"], restores: true) { scene in
                guard let start = scene.find("](#", in: scene.contentsLine), let end = scene.find(") [", in: scene.contentsLine) else {
                    return nil
                }
                return [TextEdit(start.upperBound..<end.lowerBound, scene.section((scene.c + 1) % scene.anatomy.sections.count).name)]
            },
            Mutation("contents: label and target misspelt", ["dead-contents-link"]) { scene in
                let name = scene.section(scene.c).name
                let slip = name + "X"
                guard let place = scene.find("[\(name)](#\(name))", in: scene.contentsLine) else { return nil }
                return [TextEdit(place, "[\(slip)](#\(slip))")]
            },
        ]
        + contentsLines

    private static let contentsLines: [Mutation] =
        [
            ("- [", "-["), ("- [", "- "), ("- [", "["), ("- [", "* ["), ("- [", "+ ["), ("](#", "(#"), ("](#", "]#"), ("](#", "]("),
            ("](#", "] (#"), (") [", " ["),
            (" [Total", " Total"), (" [Total", "[Total"), ("Total", "Totl"), ("Total", "total"), ("Total", "TOTAL"), ("Total:", "Total"),
            ("Total: ", ""),
            ("$]", ""), ("$]", ")"), ("- [", "- [["), ("- [", "- ("), ("- [", "- 【"),
        ].flatMap { old, new in
            swaps("contents line", ["malformed-contents-line"], restores: true, in: { $0.contentsLine }, [(old, new)])
        }
        + [
            Mutation("contents line: no total", ["malformed-contents-line"], restores: true) { scene in
                guard let place = scene.find(" [Total", in: scene.contentsLine) else { return nil }
                return [TextEdit(place.lowerBound..<scene.anatomy.lines[scene.contentsLine].upperBound, "")]
            },
            Mutation("contents line: only the bullet and the label left", ["malformed-contents-line"], restores: true) { scene in
                scene.rewrite(scene.contentsLine, "- \(scene.section(scene.c).name)")
            },
        ]
        + ["", "x", "eight", "-3", "8.5", "１２"].map { number in
            Mutation("contents line: total \(number.debugDescription)", ["malformed-contents-line"], restores: true) { scene in
                guard let place = scene.find("Total: ", in: scene.contentsLine) else { return nil }
                return [TextEdit(place.upperBound..<scene.anatomy.lines[scene.contentsLine].upperBound - 1, number)]
            }
        }
        + [-1, 1, 0, 100, 999_999].map { change in
            Mutation("contents line: total changed by \(change)", ["wrong-total"], restores: true) { scene in
                guard let place = scene.find("Total: ", in: scene.contentsLine) else { return nil }
                let count = scene.section(scene.c).entries.count
                let number = change == 0 ? 0 : count + change
                return [TextEdit(place.upperBound..<scene.anatomy.lines[scene.contentsLine].upperBound - 1, String(number))]
            }
        }

    static let sections: [Mutation] =
        swaps(
            "section heading", ["broken-back-link"], restores: true, in: { $0.section.heading },
            [
                (" [[Back]](#toc)", ""), ("[[Back]]", "[Back]]"), ("[[Back]]", "[[Back]"), ("[[Back]]", "[[Bakc]]"),
                ("[[Back]]", "[[back]]"), ("[[Back]]", "[[]]"),
                ("[[Back]]", "[[BACK]]"), ("#toc", "#top"), ("#toc", "toc"), ("#toc", "#TOC"), ("#toc", "#"), ("(#toc)", ""),
                ("(#toc)", "(#toc"), ("(#toc)", "#toc)"),
                ("[[Back]]", "[Back]"), ("(#toc)", "（#toc）"), ("]](", "]] ("), ("[[Back]]", ""), ("[[Back]]", "[[返回]]"),
                ("(#toc)", "(#toc) x"),
            ])
        + swaps(
            "section heading", ["wrong-heading-level"], restores: true, in: { $0.section.heading },
            [("# ", "## "), ("# ", "### "), ("# ", "#"), ("# ", ""), ("# ", "#### ")])
        + swaps(
            "section anchor", ["missing-section-anchor"], restores: true, in: { $0.section.anchor },
            [
                ("></div>", ">"), ("></div>", "</div>"), ("></div>", "></div"), ("></div>", "></dvi>"), ("<div", "div"), ("'>", ">"),
                ("='", "="), ("'>", "\">"),
                ("=", ""), ("<div", "<dvi"), (" id=", " "), (" id=", " ID "), ("<div ", "< div "), ("</div>", "<div>"),
            ])
        + [
            Mutation("section: anchor gone", ["missing-section-anchor"], restores: true) {
                $0.delete($0.section.anchor, $0.section.heading)
            },
            Mutation("section: heading gone", ["missing-section-heading"], restores: true) {
                $0.delete($0.section.heading, $0.section.heading + 2)
            },
            Mutation("section: anchor and heading gone", ["missing-section-heading", "missing-section-anchor"], restores: true) { scene in
                scene.delete(scene.section.anchor, scene.section.heading + 2)
            },
            Mutation("section: anchor and heading glued", ["missing-separator"], restores: true) {
                $0.delete($0.section.anchor + 1, $0.section.heading)
            },
            Mutation("section: anchor and heading swapped", ["missing-section-anchor", "missing-section-heading"]) { scene in
                let (anchor, heading) = (scene.section.anchor, scene.section.heading)
                return scene.rewrite(anchor, scene.text(heading)) + scene.rewrite(heading, scene.text(anchor))
            },
            Mutation("section: anchor twice", ["stray-text"]) { scene in
                scene.before(scene.section.anchor, scene.string(scene.section.anchor, scene.section.heading))
            },
            Mutation("section: header twice", ["duplicate-section"]) { scene in
                scene.before(scene.section.anchor, scene.string(scene.section.anchor, scene.section.heading + 2))
            },
            Mutation("section: header pasted between entries", ["duplicate-section"]) { scene in
                let section = scene.section(scene.entry.section)
                guard section.entries.lowerBound != scene.e else { return nil }
                return scene.before(scene.entry.heading, scene.string(section.anchor, section.heading + 2))
            },
            Mutation("section: anchor of one letter more", ["mismatched-section-anchor"]) { $0.swap($0.section.anchor, "'></", "x'></") },
            Mutation("section: anchor of another section", ["mismatched-section-anchor"]) { scene in
                scene.rewrite(scene.section.anchor, "<div id='\(scene.otherName)'></div>")
            },
            Mutation("section: anchor of another archive", ["mismatched-section-anchor"]) {
                $0.rewrite($0.section.anchor, "<div id='hep-th'></div>")
            },
            Mutation("section: heading of one letter more", ["mismatched-section-anchor"]) { $0.swap($0.section.heading, " [[", "x [[") },
            Mutation("section: heading of another section", ["mismatched-section-anchor"]) { scene in
                scene.rewrite(scene.section.heading, "# \(scene.otherName) [[Back]](#toc)")
            },
            Mutation("section: heading of another archive", ["mismatched-section-anchor"]) {
                $0.rewrite($0.section.heading, "# hep-th [[Back]](#toc)")
            },
            Mutation("section: heading without a name", ["mismatched-section-anchor"]) {
                $0.rewrite($0.section.heading, "# [[Back]](#toc)")
            },
            Mutation("section: an empty one", ["empty-section"]) { scene in
                let place = scene.section.anchor
                let line = scene.anatomy.contents[scene.s]
                return scene.before(line, "- [math.NA](#math.NA) [Total: 0]\n")
                    + scene.before(place, "<div id='math.NA'></div>\n\n# math.NA [[Back]](#toc)\n\n\n\n")
            },
            Mutation("section: a name that arXiv does not have", ["unknown-category"], isAnywhere: true) { scene in
                scene.renamed(to: scene.pick(["cs.ZZ", "cs.CVX", "xx.YY", "computer-vision"]))
            },
        ]
}

extension Scene {
    func section(_ index: Int) -> Anatomy.Section { anatomy.sections[index] }

    /// Section `s` with another name throughout.
    func renamed(to name: String) -> [TextEdit] {
        var edits = rewrite(section.anchor, "<div id='\(name)'></div>") + rewrite(section.heading, "# \(name) [[Back]](#toc)")
        edits += rewrite(anatomy.contents[s], "- [\(name)](#\(name)) [Total: \(section.entries.count)]")
        for entry in section.entries { edits += rewrite(anatomy.entries[entry].category, "Main category: \(name)") }
        return edits
    }
}
