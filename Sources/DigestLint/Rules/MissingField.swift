import DigestSyntax

extension Rule {
    static let missingField = Rule(
        "missing-field", .error, fix: .suggestion,
        "an entry that lacks its category, TL;DR, Motivation, Method, Result, Conclusion or Abstract",
        explanation: """
            Every entry has the same seven fields. Fields that are missing side by side are one finding, and so is an entry that has nothing but its
            heading. A paragraph that stands where the field belongs is taken for its text. What the field should say nobody can know, so there is no
            fix; an editor offers to insert the label.
            """,
        examples: [
            Example("Result is gone", "Result: 实时生成了稳定的视频\n\n", "", .stays),
            Example("the label is gone, its text is not", "Result: 实时生成了稳定的视频", "实时生成了稳定的视频", .stays),
            Example("two fields are gone", "Result: 实时生成了稳定的视频\n\nConclusion: 该方法有效解决了不稳定性\n\n", "", .stays),
            Example("TL;DR is gone", "TL;DR: 该论文提出GaussianHeadTalk\n", "", .stays),
        ],
        check: .damagedEntry { context, report in
            let entry = context.entry
            let present = Set(entry.fields.filter { $0.form != .absent }.map(\.kind))
            guard present.count < FieldKind.allCases.count else { return }
            if entry.fields.isEmpty {
                report.add(
                    entry.heading.range.isEmpty ? context.anchor : entry.heading.range, "\(context.name) has nothing but its heading",
                    fix: nil)
                return
            }
            for field in entry.fields where field.form == .absent {
                let label = field.kind.label.description
                report.add(
                    firstLine(of: field.value, context), "\(context.name) lacks the label `\(label)`, which belongs before this text",
                    fix: Fix("Insert `\(label)`", .suggestion, [TextEdit(field.value.lowerBound..<field.value.lowerBound, label + " ")]))
            }
            let known = Set(entry.fields.map(\.kind))
            var group: [FieldKind] = []
            for kind in FieldKind.allCases {
                if known.contains(kind) {
                    tell(group, context, &report)
                    group = []
                } else {
                    group.append(kind)
                }
            }
            tell(group, context, &report)
        })

    private static func tell(_ group: [FieldKind], _ context: EntryContext, _ report: inout Report) {
        guard let first = group.first, let last = group.last else { return }
        let names = group.map(\.name)
        let list = names.count == 1 ? names[0] : names.dropLast().joined(separator: ", ") + " and " + (names.last ?? "")
        let next = context.entry.fields.first { $0.kind > last }
        let previous = context.entry.fields.last { $0.kind < first }
        let end = context.entry.details.close?.range ?? context.entry.details.end..<context.entry.details.end
        let tag = first == .tldr || first == .mainCategory ? context.entry.details.open?.range : nil
        let place =
            first <= .tldr
            ? tag.map { open in next.map { $0.label.lowerBound < open.lowerBound ? $0.label : open } ?? open } ?? next?.label ?? end
            : next?.label ?? end
        // In front of the next field, or behind the last one.
        let insertion = previous.map { $0.value.upperBound } ?? place.lowerBound
        let text = group.map { context.lineEnd + context.lineEnd + $0.label.description + " " }.joined()
        let fix =
            previous == nil
            ? nil : Fix("Insert \(names.count == 1 ? "the label" : "the labels")", .suggestion, [TextEdit(insertion..<insertion, text)])
        report.add(place, "\(context.name) lacks \(list)", fix: fix)
    }

    private static func firstLine(of range: Range<Int>, _ context: EntryContext) -> Range<Int> {
        let bytes = context.bytes(range)
        let end = bytes.firstIndex { $0.isLineEnd } ?? bytes.endIndex
        return range.lowerBound..<range.lowerBound + (end - bytes.startIndex)
    }
}
