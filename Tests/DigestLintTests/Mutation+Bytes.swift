import DigestLint

/// Merge conflicts and damaged bytes.
extension Mutation {
    private static func conflict(_ ours: String, _ theirs: String, base: String? = nil) -> String {
        "<<<<<<< HEAD\n\(ours)" + (base.map { "||||||| merged common ancestors\n\($0)" } ?? "") + "=======\n\(theirs)>>>>>>> origin/main\n"
    }

    static let conflicts: [Mutation] =
        (0...6).map { index in
            Mutation("conflict: in field \(index)", ["merge-conflict"]) { scene in
                let (line, behind) = (scene.entry.fields[index], scene.behindField(index))
                let text = scene.string(line, behind)
                return [
                    TextEdit(
                        scene.start(line)..<scene.start(behind),
                        conflict(text, text.replacing("\n", "另\n"), base: scene.random(2) == 0 ? text : nil))
                ]
            }
        }
        + [
            Mutation("conflict: over an entry", ["merge-conflict"]) { scene in
                let text = scene.string(scene.entry.heading, scene.entry.close + 1)
                let range = scene.start(scene.entry.heading)..<scene.start(scene.entry.close + 1)
                return [TextEdit(range, conflict(text, text.replacing("TL;DR: ", "TL;DR: 另"), base: scene.random(2) == 0 ? text : nil))]
            },
            Mutation("conflict: over two entries", ["merge-conflict"]) { scene in
                guard scene.e > 0, scene.anatomy.entries[scene.e - 1].section == scene.entry.section else { return nil }
                let first = scene.anatomy.entries[scene.e - 1].heading
                let text = scene.string(first, scene.entry.close + 1)
                return [
                    TextEdit(scene.start(first)..<scene.start(scene.entry.close + 1), conflict(text, text.replacing("TL;DR: ", "TL;DR: 另")))
                ]
            },
            Mutation("conflict: an entry that only ours has", ["merge-conflict"]) { scene in
                let range = scene.start(scene.entry.heading)..<scene.start(scene.entry.close + 1)
                return [TextEdit(range, conflict(scene.string(scene.entry.heading, scene.entry.close + 1), ""))]
            },
            Mutation("conflict: an entry that only theirs has", ["merge-conflict"]) { scene in
                let text = scene.string(scene.entry.heading, scene.entry.close + 1)
                return scene.before(scene.entry.close + 1, conflict("", "\n\n" + text.replacing("[\(scene.e + 1)]", "[\(scene.e + 2)]")))
            },
            Mutation("conflict: over the heading", ["merge-conflict"]) { scene in
                let line = scene.entry.heading
                return [
                    TextEdit(
                        scene.start(line)..<scene.start(line + 1),
                        conflict(scene.text(line) + "\n", scene.text(line).replacing("] [", "] [X") + "\n"))
                ]
            },
            Mutation("conflict: over heading and authors", ["merge-conflict"]) { scene in
                let line = scene.entry.heading
                let text = scene.string(line, line + 2)
                return [TextEdit(scene.start(line)..<scene.start(line + 2), conflict(text, text.replacing("] [", "] [X"), base: text))]
            },
            Mutation("conflict: over a line of the contents", ["merge-conflict"]) { scene in
                let line = scene.contentsLine
                return [
                    TextEdit(
                        scene.start(line)..<scene.start(line + 1),
                        conflict(scene.text(line) + "\n", scene.text(line).replacing("Total: ", "Total: 1") + "\n"))
                ]
            },
            Mutation("conflict: over all lines of the contents", ["merge-conflict"]) { scene in
                let text = scene.string(4, 4 + scene.anatomy.contents.count)
                return [
                    TextEdit(
                        scene.start(4)..<scene.start(4 + scene.anatomy.contents.count),
                        conflict(text, "- [hep-th](#hep-th) [Total: 3]\n", base: text))
                ]
            },
            Mutation("conflict: over the whole contents", ["merge-conflict"]) { scene in
                let text = scene.string(0, 4 + scene.anatomy.contents.count)
                return [TextEdit(0..<scene.start(4 + scene.anatomy.contents.count), conflict(text, text))]
            },
            Mutation("conflict: over a section's header", ["merge-conflict"]) { scene in
                let (first, behind) = (scene.section.anchor, scene.section.heading + 1)
                let text = scene.string(first, behind)
                return [TextEdit(scene.start(first)..<scene.start(behind), conflict(text, text.replacing("cs", "math")))]
            },
            Mutation("conflict: over a whole section", ["merge-conflict"]) { scene in
                guard let last = scene.section.entries.last else { return nil }
                let (first, behind) = (scene.section.anchor, scene.anatomy.entries[last].close + 1)
                return [
                    TextEdit(
                        scene.start(first)..<scene.start(behind),
                        conflict(scene.string(first, behind), scene.string(first, scene.section.heading + 1)))
                ]
            },
            Mutation("conflict: over the whole file", ["merge-conflict"]) { scene in
                let text = String(decoding: scene.anatomy.bytes, as: UTF8.self)
                return [TextEdit(0..<scene.anatomy.bytes.count, conflict(text, scene.pick([text, "<div id=toc></div>\n"])))]
            },
            Mutation("conflict: inside a value", ["merge-conflict"]) { scene in
                let behind = scene.behindField(6) - 1
                return scene.before(behind, conflict("One ending.\n", "Another ending.\n"))
            },
            Mutation("conflict: across the end of an entry", ["merge-conflict"]) { scene in
                guard !scene.isLastEntry, scene.anatomy.entries[scene.e + 1].section == scene.entry.section else { return nil }
                let (first, behind) = (scene.entry.folded[4], scene.anatomy.entries[scene.e + 1].category)
                let text = scene.string(first, behind)
                return [TextEdit(scene.start(first)..<scene.start(behind), conflict(text, text.replacing("Abstract: ", "Abstract: X ")))]
            },
            Mutation("conflict: only a start", ["merge-conflict"]) { $0.before($0.entry.category, "<<<<<<< HEAD\n") },
            Mutation("conflict: only a middle", ["merge-conflict"]) { $0.before($0.entry.category, "=======\n") },
            Mutation("conflict: only an end", ["merge-conflict"]) { $0.before($0.entry.category, ">>>>>>> branch\n") },
            Mutation("conflict: start left at an entry", ["merge-conflict"]) { $0.before($0.entry.heading, "<<<<<<< HEAD\n") },
            Mutation("conflict: end left behind an entry", ["merge-conflict"]) { $0.before($0.entry.close + 1, ">>>>>>> branch\n") },
        ]

    /// An offset in a text of the entry where a character begins.
    private static func place(_ scene: inout Scene) -> Int {
        let value = scene.value(1 + scene.random(6))
        var place = value.lowerBound + 1 + scene.random(max(1, value.count - 2))
        while place < value.upperBound, scene.anatomy.bytes[place] & 0xC0 == 0x80 { place += 1 }
        return min(place, value.upperBound)
    }

    private static func inserting(_ what: String, _ rules: Set<String>, restores: Bool = false, _ bytes: [UInt8]) -> Mutation {
        Mutation("bytes: \(what)", rules, restores: restores) { scene in
            let offset = place(&scene)
            return [TextEdit(offset..<offset, bytes)]
        }
    }

    /// A LaTeX command in a text as a JSON reader leaves it, next to the text with the command whole.
    private static func latex(_ control: UInt8, _ rest: String) -> Mutation {
        inserting(
            "what is left of a command before \(rest.debugDescription)", ["damaged-latex"], [0x24, control] + Array(rest.utf8) + [0x24])
    }

    static let bytes: [Mutation] =
        [0x00, 0x01, 0x07, 0x0B, 0x0E, 0x1B, 0x1F, 0x7F].map { inserting("control \($0)", ["control-character"], [$0, 0x2E]) }
        + [
            inserting("a C1 control", ["control-character"], [0xC2, 0x85]),
            inserting("backspace by itself", ["control-character"], [0x08, 0x20]),
            inserting("form feed by itself", ["control-character"], [0x0C, 0x0A]),
            inserting("two escapes", ["control-character"], [0x1B, 0x1B, 0x5B]),
            inserting("U+FFFD", ["replacement-character"], [0xEF, 0xBF, 0xBD]),
            inserting("three U+FFFD", ["replacement-character"], Array("\u{FFFD}\u{FFFD}\u{FFFD}".utf8)),
            inserting("a lone continuation byte", ["invalid-utf8"], [0x80]), inserting("FF", ["invalid-utf8"], [0xFF]),
            inserting("a cut character", ["invalid-utf8"], [0xE4, 0xB8, 0x2E]),
            inserting("an overlong slash", ["invalid-utf8"], [0xC0, 0xAF]), inserting("a surrogate", ["invalid-utf8"], [0xED, 0xA0, 0x80]),
            inserting("beyond Unicode", ["invalid-utf8"], [0xF4, 0x90, 0x80, 0x80]),
            inserting("GBK", ["invalid-utf8"], [0xD6, 0xD0, 0xCE, 0xC4]),
            latex(0x08, "eta"), latex(0x08, "ar{x}"), latex(0x09, "ext{x}"), latex(0x09, "ilde{O}"), latex(0x09, "au"), latex(0x09, "heta"),
            latex(0x09, "imes"),
            latex(0x0C, "rac{1}{2}"), latex(0x0C, "ree{T}"), latex(0x0D, "oot"), latex(0x0D, "ho"), latex(0x09, "exttt{x}"),
            latex(0x0D, "ightarrow"),
            Mutation("bytes: a mark at the start", ["byte-order-mark"], restores: true) { $0.insert("\u{FEFF}", at: 0) },
            Mutation("bytes: one line ends in CRLF", ["mixed-line-endings"], restores: true) { scene in
                let end = scene.anatomy.lines[scene.random(scene.anatomy.lines.count)].upperBound
                scene.alsoAt = [end]
                return scene.insert("\r", at: end)
            },
            Mutation("bytes: an entry ends its lines in CRLF", ["mixed-line-endings"], restores: true, isAnywhere: true) { scene in
                (scene.entry.heading...scene.entry.close).map {
                    TextEdit(scene.anatomy.lines[$0].upperBound..<scene.anatomy.lines[$0].upperBound, "\r")
                }
            },
            Mutation("bytes: all lines but one end in CRLF", ["mixed-line-endings"], isAnywhere: true) { scene in
                let odd = scene.random(scene.anatomy.lines.count)
                return scene.anatomy.lines.indices.filter { $0 != odd }.map {
                    TextEdit(scene.anatomy.lines[$0].upperBound..<scene.anatomy.lines[$0].upperBound, "\r")
                }
            },
        ]
}
