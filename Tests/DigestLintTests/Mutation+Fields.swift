import DigestLint

/// Mistakes in fields, in the fold, between the parts of an entry and between entries.
extension Mutation {
    private static let names = ["Main category", "TL;DR", "Motivation", "Method", "Result", "Conclusion", "Abstract"]

    private static func each(
        _ what: String, _ rules: Set<String>, restores: Bool = false, atEnd: Set<String> = [], _ indices: ClosedRange<Int> = 0...6,
        isAnywhere: Bool = false,
        _ make: @escaping @Sendable (inout Scene, Int) -> [TextEdit]?
    ) -> [Mutation] {
        indices.map { index in
            Mutation("field \(names[index]): \(what)", rules, restores: restores, atEnd: atEnd, isAnywhere: isAnywhere) { make(&$0, index) }
        }
    }

    private static let fallbacks = [
        "", "Summary generation failed", "Motivation analysis unavailable", "Method extraction failed", "Result analysis unavailable",
        "Conclusion extraction failed",
    ]

    static let fields: [Mutation] =
        each("gone", ["missing-field"]) { scene, index in scene.delete(scene.entry.fields[index], scene.behindField(index)) }
        + each("without its label", ["missing-field"]) { scene, index in scene.swap(scene.entry.fields[index], names[index] + ": ", "") }
        + each("empty", ["empty-field"]) { scene, index in [TextEdit(scene.value(index), "")] }
        + each("nothing but the label", ["empty-field"]) { scene, index in
            [TextEdit(scene.value(index).lowerBound - 1..<scene.value(index).upperBound, "")]
        }
        + each("twice", ["duplicate-field"]) { scene, index in
            let (line, behind) = (scene.entry.fields[index], scene.behindField(index))
            return scene.before(behind, scene.string(line, behind))
        }
        + each("swapped with the next one", ["misordered-field"], restores: true, 2...5) { scene, index in
            let (first, second) = (scene.value(index), scene.value(index + 1))
            let lines = (scene.start(scene.entry.fields[index]), scene.start(scene.entry.fields[index + 1]))
            func string(_ range: Range<Int>) -> String { String(decoding: scene.anatomy.bytes[range], as: UTF8.self) }
            return [
                TextEdit(lines.0..<first.upperBound, string(lines.1..<second.upperBound)),
                TextEdit(lines.1..<second.upperBound, string(lines.0..<first.upperBound)),
            ]
        }
        + each("category and TL;DR swapped", ["misordered-field"], 0...0) { scene, _ in
            scene.rewrite(scene.entry.category, scene.text(scene.entry.tldr))
                + scene.rewrite(scene.entry.tldr, scene.text(scene.entry.category))
        }
        + each("no blank line before", ["missing-separator"], restores: true, 3...6) { scene, index in
            let line = scene.entry.fields[index]
            return [TextEdit(scene.start(line) - 1..<scene.start(line), "")]
        }
        + each("no blank line before", ["missing-separator"], restores: true, 1...1) { scene, index in
            let line = scene.entry.fields[index]
            return [TextEdit(scene.start(line) - 1..<scene.start(line), "")]
        }
        + each("glued to the one before", ["missing-separator"], 3...6) { scene, index in
            [TextEdit(scene.value(index - 1).upperBound..<scene.start(scene.entry.fields[index]), " ")]
        }
        + each("before the fold", ["field-outside-details"], 2...6) { scene, index in
            let (line, behind) = (scene.entry.fields[index], scene.behindField(index))
            return scene.before(scene.entry.details, scene.string(line, behind)) + scene.delete(line, behind)
        }
        + each("behind the fold", ["field-outside-details"], 2...6) { scene, index in
            let (line, behind) = (scene.entry.fields[index], scene.behindField(index))
            return scene.delete(line, behind) + scene.before(scene.entry.close + 1, "\n" + scene.string(line, behind))
        }
        + each("inside the fold", ["field-outside-details", "misordered-field"], 0...1) { scene, index in
            let (line, behind) = (scene.entry.fields[index], scene.behindField(index))
            return scene.delete(line, behind) + scene.before(scene.entry.fields[2], scene.string(line, behind))
        }
        + each("at the end of the fold", ["misordered-field"], 2...5) { scene, index in
            let (line, behind) = (scene.entry.fields[index], scene.behindField(index))
            return scene.delete(line, behind) + scene.before(scene.entry.close, scene.string(line, behind))
        }
        + each("a fallback text", ["placeholder-field"], 1...5) { scene, index in
            [TextEdit(scene.value(index), scene.pick(["Error", "None", "?", fallbacks[index], "{tldr}", "{{ result }}"]))]
        }
        + each("its label repeated", ["repeated-label"], restores: true, 1...5) { scene, index in
            let label = names[index]
            return scene.insert(scene.pick([label.lowercased(), label]) + ": ", at: scene.value(index).lowerBound)
        }
        + each("escaped twice", ["escaped-text"], restores: true, 1...5) { scene, index in
            let value = String(decoding: scene.anatomy.bytes[scene.value(index)], as: UTF8.self)
            guard !value.contains("\\u"), value.unicodeScalars.contains(where: { $0.value >= 0xA0 }) else { return nil }
            let escaped = value.utf16.map { unit in
                let hex = String(unit, radix: 16)
                return unit < 0xA0
                    ? String(decoding: [UInt8(truncatingIfNeeded: unit)], as: UTF8.self)
                    : "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
            }
            return [TextEdit(scene.value(index), escaped.joined())]
        }
        + [
            Mutation("fields: all fallback texts", ["unsummarised-entry"]) { scene in
                (1...5).map { TextEdit(scene.value($0), fallbacks[$0]) }
            },
            Mutation("fields: all Error", ["unsummarised-entry"]) { scene in (1...5).map { TextEdit(scene.value($0), "Error") } },
            Mutation("fields: all empty", ["unsummarised-entry"]) { scene in (1...5).map { TextEdit(scene.value($0), "") } },
            Mutation("fields: category in capitals", ["unknown-category"]) { scene in
                let value = String(decoding: scene.anatomy.bytes[scene.value(0)], as: UTF8.self)
                return [TextEdit(scene.value(0), value.uppercased())]
            },
            Mutation("fields: category misspelt", ["unknown-category"]) { scene in
                [TextEdit(scene.value(0), scene.pick(["cs.XX", "cs,CV", "csCV", "cs.", "c.CV", "机器学习"]))]
            },
            Mutation("fields: category of another section", ["misplaced-paper"]) { scene in
                guard scene.section(scene.entry.section).entries.count > 1 else { return nil }
                return [TextEdit(scene.value(0), scene.section((scene.entry.section + 1) % scene.anatomy.sections.count).name)]
            },
            Mutation("fields: category that the file does not have", ["misplaced-paper"]) {
                [TextEdit($0.value(0), $0.pick(["hep-th", "q-bio.NC", "math.GT"]))]
            },
        ]

    private static func tag(_ what: String, _ rules: Set<String>, _ line: @escaping @Sendable (Scene) -> Int, _ slips: [String])
        -> [Mutation]
    {
        slips.map { slip in
            Mutation("fold: \(what) becomes \(slip.debugDescription)", rules, restores: true, atEnd: []) { $0.rewrite(line($0), slip) }
        }
    }

    static let fold: [Mutation] =
        tag(
            "<details>", ["missing-details"], { $0.entry.details },
            [
                "<detials>", "<detail>", "<Details>", "<details", "details>", "<deatils>", "<DETAILS>", "< details>", "**<details>**",
                "`<details>`",
            ])
        + tag(
            "<summary>", ["missing-summary"], { $0.entry.summary },
            [
                "  <summary>Details", "  <summary>Details<summary>", "  <summry>Details</summry>", "  <summary>Details</sumary>",
                "  summary>Details</summary>", "  <summary Details</summary>", "  Details</summary>",
                "  <Summary>Details</Summary>", "  <summary>Details</details>",
            ])
        + tag(
            "</details>", ["unclosed-details"], { $0.entry.close },
            [
                "</detials>", "</detail>", "</Details>", "</details", "/details>", "<details>", "</ details>", "<\\details>", "< /details>",
                "</deatils>", "<//details>",
            ])
        + [
            Mutation("fold: <details> gone", ["missing-details"], restores: true) { $0.delete($0.entry.details, $0.entry.summary) },
            Mutation("fold: <summary> gone", ["missing-summary"], restores: true) { $0.delete($0.entry.summary, $0.entry.summary + 1) },
            Mutation("fold: both gone", ["missing-details"], restores: true) { $0.delete($0.entry.details, $0.entry.summary + 1) },
            Mutation("fold: </details> gone", ["unclosed-details"], atEnd: ["truncated-file"]) {
                $0.delete($0.entry.close, $0.entry.close + 1)
            },
            Mutation("fold: </details> gone with the blank line", ["unclosed-details"], atEnd: ["truncated-file"]) {
                $0.delete($0.entry.close - 1, $0.entry.close + 1)
            },
            Mutation("fold: <details> twice", ["nested-details"], restores: true) { $0.before($0.entry.details, "<details>\n") },
            Mutation("fold: <details> and <summary> twice", ["nested-details"]) {
                $0.before($0.entry.details, "<details>\n  <summary>Details</summary>\n")
            },
            Mutation("fold: </details> twice", ["stray-details-end"], restores: true) { $0.before($0.entry.close, "</details>\n") },
            Mutation("fold: </details> twice with a blank line", ["stray-details-end"]) { $0.before($0.entry.close + 1, "\n</details>\n") },
            Mutation("fold: <summary> twice", ["missing-summary", "stray-text"]) {
                $0.before($0.entry.summary, "  <summary>Details</summary>\n")
            },
            Mutation("fold: </details> before a field", ["stray-details-end"], restores: true) { scene in
                scene.before(scene.entry.folded[1 + scene.random(4)], "</details>\n")
            },
            Mutation("fold: </details> moved before the abstract", ["field-outside-details", "unclosed-details", "stray-details-end"]) {
                scene in
                scene.before(scene.entry.folded[4], "</details>\n\n") + scene.delete(scene.entry.close, scene.entry.close + 1)
            },
            Mutation("fold: <details> inside it", ["nested-details"]) { scene in
                scene.before(scene.entry.folded[1 + scene.random(4)], "<details>\n\n")
            },
            Mutation("fold: <details> and <summary> swapped", ["missing-details", "missing-summary"]) { scene in
                scene.rewrite(scene.entry.details, "  <summary>Details</summary>") + scene.rewrite(scene.entry.summary, "<details>")
            },
            Mutation("fold: <details> glued to TL;DR", ["missing-separator"]) { scene in
                [TextEdit(scene.value(1).upperBound..<scene.start(scene.entry.details), scene.pick(["", " "]))]
            },
            Mutation("fold: </details> glued to the abstract", ["missing-separator"], restores: true) { scene in
                [TextEdit(scene.value(6).upperBound..<scene.start(scene.entry.close), scene.pick(["", " "]))]
            },
        ]

    static let gaps: [Mutation] = [
        Mutation("gap: none before the entry", ["missing-separator"], restores: true) { scene in
            guard scene.e > 0, scene.anatomy.entries[scene.e - 1].section == scene.entry.section else { return nil }
            return scene.delete(scene.anatomy.entries[scene.e - 1].close + 1, scene.entry.heading)
        },
        Mutation("gap: the entry on the line of the tag before", ["missing-separator"], restores: true) { scene in
            guard scene.e > 0, scene.anatomy.entries[scene.e - 1].section == scene.entry.section else { return nil }
            return [
                TextEdit(
                    scene.start(scene.anatomy.entries[scene.e - 1].close + 1) - 1..<scene.start(scene.entry.heading), scene.pick(["", " "]))
            ]
        },
        Mutation("gap: the section right behind the entry before", ["missing-separator"]) { scene in
            guard scene.laterSection > 0 else { return nil }
            let anchor = scene.section(scene.laterSection).anchor
            return scene.delete(anchor - 2, anchor)
        },
        Mutation("gap: the section on the line of the tag before", ["missing-separator"]) { scene in
            guard scene.laterSection > 0 else { return nil }
            let anchor = scene.section(scene.laterSection).anchor
            return [TextEdit(scene.start(anchor) - 3..<scene.start(anchor), "")]
        },
    ]

    private static let places: [(String, @Sendable (Scene) -> Int)] = [
        ("before the contents", { _ in 0 }), ("behind the contents' anchor", { _ in 2 }), ("before the contents' lines", { _ in 4 }),
        ("behind the contents", { $0.section(0).anchor - 1 }), ("between anchor and heading", { $0.section.heading }),
        ("below a section's heading", { $0.anatomy.entries[$0.section.entries.lowerBound].heading }),
        ("before an entry", { $0.entry.heading }),
        ("behind an entry", { $0.entry.close + 2 }), ("right behind the fold", { $0.entry.close + 1 }),
        ("behind the authors", { $0.entry.authors + 2 }),
        ("behind the category", { $0.entry.tldr }), ("behind the summary", { $0.entry.summary + 1 }),
    ]

    static let strayTexts: [Mutation] = places.flatMap { place, line in
        [
            "今日论文", "---", "TODO: check this paper", "**Note**", "> quoted", "[link](https://example.org)", "# 笔记", "## Notes", "1. first",
            "<br>", "| a | b |",
            "two\nlines",
        ].map { text in
            Mutation("stray text \(place): \(text.debugDescription)", ["stray-text"]) { scene in
                let place = line(scene)
                return place >= scene.anatomy.lines.count ? nil : scene.before(place, text + "\n\n")
            }
        }
    }

    static let entries: [Mutation] = [
        Mutation("entries: one gone", ["wrong-total", "wrong-entry-number"], isAnywhere: true) { scene in
            guard !scene.isLastEntry, scene.anatomy.entries[scene.e + 1].section == scene.entry.section else { return nil }
            return scene.delete(scene.entry.heading, scene.anatomy.entries[scene.e + 1].heading)
        },
        Mutation("entries: one twice", ["duplicate-paper"]) { scene in
            let text = scene.string(scene.entry.heading, scene.entry.close + 1)
            return scene.before(scene.entry.close + 1, "\n\n" + text)
        },
        Mutation("entries: one twice, once at the end", ["duplicate-paper"], isAnywhere: true) { scene in
            scene.insert("\n\n" + scene.string(scene.entry.heading, scene.entry.close + 1), at: scene.anatomy.bytes.count)
        },
        Mutation("entries: two of a section swapped", ["wrong-entry-number"], isAnywhere: true) { scene in
            guard scene.e > 0, scene.anatomy.entries[scene.e - 1].section == scene.entry.section else { return nil }
            let before = scene.anatomy.entries[scene.e - 1]
            let first = TextEdit(
                scene.start(before.heading)..<scene.start(before.close + 1), scene.string(scene.entry.heading, scene.entry.close + 1))
            return [
                first,
                TextEdit(
                    scene.start(scene.entry.heading)..<scene.start(scene.entry.close + 1), scene.string(before.heading, before.close + 1)),
            ]
        },
    ]
}
