package import DigestSyntax

extension Rule {
    static let unsummarisedEntry = Rule(
        "unsummarised-entry", .warning, fix: nil, "an entry whose summaries are all placeholders",
        explanation: """
            When the language model fails, the generator writes fixed texts such as `Summary generation failed` or `Error` in all five fields. The paper
            needs another run. One finding speaks for the entry; where more than twenty entries failed, one more speaks for the file.
            """,
        examples: [
            Example(
                "the generator's fallback texts",
                [
                    ("TL;DR: 该论文提出GaussianHeadTalk", "TL;DR: Summary generation failed"),
                    ("Motivation: 语音驱动的说话头虽然是实时的", "Motivation: Motivation analysis unavailable"),
                    ("Method: 1. 映射高斯分布\n2. 预测模型参数", "Method: Method extraction failed"),
                    ("Result: 实时生成了稳定的视频", "Result: Result analysis unavailable"),
                    ("Conclusion: 该方法有效解决了不稳定性", "Conclusion: Conclusion extraction failed"),
                ], .stays)
        ],
        check: .entry { context, report in
            guard context.isUnsummarised, let tldr = context.entry.field(.tldr) else { return }
            let related = context.entry.fields.filter { $0.kind.isSummary && $0.kind != .tldr }
            report.add(
                tldr.value.isEmpty ? tldr.label : tldr.value, "\(context.name) was never summarised: all five fields are placeholders",
                related: related.map { .init($0.value.isEmpty ? $0.label : $0.value, $0.kind.name) }, fix: nil)
        })
}

extension EntryContext {
    /// Whether all five fields that a language model writes are there and are placeholders.
    var isUnsummarised: Bool { source.text.isUnsummarised(entry, at: source.block.start) }
}

extension SourceText {
    /// Whether all five fields of an entry that a language model writes are there and hold placeholders, or nothing.
    /// - Parameter start: the offset of the entry's block.
    package func isUnsummarised(_ entry: Entry, at start: Int) -> Bool {
        // Nearly always the first summary tells.
        var count = 0
        for field in entry.fields where field.kind.isSummary {
            guard Placeholder.matches(bytes[field.value.shifted(by: start).clamped(to: 0..<bytes.count)]) else { return false }
            count += 1
        }
        return count >= 5
    }
}

/// The texts that stand where a summary should be.
package enum Placeholder {
    private static let texts: [[UInt8]] = [
        "Summary generation failed", "Motivation analysis unavailable", "Method extraction failed", "Result analysis unavailable",
        "Conclusion extraction failed", "Processing failed", "Error", "None", "none", "null", "N/A", "?",
    ].map { Array($0.utf8) }

    /// Whether a value, white space at its ends left out, is one of them, or nothing at all, or an unfilled hole of a template: `{tldr}`.
    package static func matches(_ value: ArraySlice<UInt8>) -> Bool {
        guard value.count <= 40 else { return false }
        if value.isEmpty { return true }
        return texts.contains { value.elementsEqual($0) } || isHole(value)
    }

    private static func isHole(_ value: ArraySlice<UInt8>) -> Bool {
        guard value.count > 2, value.first == UInt8(ascii: "{"), value.last == UInt8(ascii: "}") else { return false }
        return value.dropFirst().dropLast().allSatisfy {
            $0.isLetter || $0.isDigit || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "}") || $0 == 0x20
                || $0 == UInt8(ascii: ".")
        }
    }
}
