import DigestSyntax

extension Rule {
    static let misorderedField = Rule(
        "misordered-field", .warning, fix: .safe, "a field that stands before or behind its place",
        explanation: """
            Motivation, Method, Result, Conclusion, Abstract: readers who skim know where to look. The fix puts the fields of the fold in order.
            """,
        examples: [
            Example(
                "Result before Method",
                "Method: 1. 映射高斯分布\n2. 预测模型参数\n\nResult: 实时生成了稳定的视频", "Result: 实时生成了稳定的视频\n\nMethod: 1. 映射高斯分布\n2. 预测模型参数")
        ],
        check: .damagedEntry { context, report in
            // A repeated field is told as such.
            var seen: Set<FieldKind> = []
            let unique = context.entry.fields.filter { seen.insert($0.kind).inserted }
            // Outside the fold is another mistake.
            let fields = unique.filter { !$0.kind.isFolded || $0.place == .insideDetails }
            let inOrder = longestRun(fields.map(\.kind.rawValue))
            guard let index = fields.indices.first(where: { !inOrder.contains($0) }) else {
                if let field = fields.first(where: { !$0.kind.isFolded && $0.place == .insideDetails }) {
                    report.add(field.label, "\(field.kind.name) belongs before `<details>`", fix: nil)
                }
                return
            }
            let field = fields[index]
            let before = index > 0 ? fields[index - 1] : nil
            let expected =
                before.flatMap { $0.kind > field.kind ? $0.kind : nil } ?? (index + 1 < fields.count ? fields[index + 1].kind : nil)
            let message = expected.map { expected in
                expected > field.kind
                    ? "\(field.kind.name) belongs before \(expected.name)" : "\(field.kind.name) belongs behind \(expected.name)"
            }
            report.add(field.label, message ?? "\(field.kind.name) is out of order", fix: sorting(context, unique))
        })

    /// The indices of a longest strictly rising run of the values.
    private static func longestRun(_ values: [Int]) -> Set<Int> {
        var length = values.map { _ in 1 }
        var previous: [Int?] = values.map { _ in nil }
        for index in values.indices {
            for before in 0..<index where values[before] < values[index] && length[before] + 1 > length[index] {
                length[index] = length[before] + 1
                previous[index] = before
            }
        }
        var result: Set<Int> = []
        var next = length.indices.max { length[$0] < length[$1] }
        while let index = next {
            result.insert(index)
            next = previous[index]
        }
        return result
    }

    /// Puts the texts of the folded fields into each other's places, in order; only where nothing else stands between them.
    private static func sorting(_ context: EntryContext, _ unique: [Field]) -> Fix? {
        let fields = context.entry.fields.filter(\.kind.isFolded)
        guard fields.count == Set(fields.map(\.kind)).count, fields.allSatisfy({ $0.place == .insideDetails && $0.form == .exact }) else {
            return nil
        }
        guard unique.filter({ !$0.kind.isFolded }).map(\.kind) == [.mainCategory, .tldr] else { return nil }
        for (first, second) in zip(fields, fields.dropFirst()) where first.extent.upperBound != second.extent.lowerBound { return nil }
        let sorted = fields.sorted { $0.kind < $1.kind }
        let edits = zip(fields, sorted).compactMap { here, wanted in
            here.kind == wanted.kind
                ? nil
                : TextEdit(
                    here.label.lowerBound..<here.value.upperBound, Array(context.bytes(wanted.label.lowerBound..<wanted.value.upperBound)))
        }
        return edits.isEmpty ? nil : Fix("Put the fields in order", .safe, edits)
    }
}
