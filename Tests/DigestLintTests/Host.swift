import DigestIndex
import DigestLint
import DigestSyntax

/// The sample with mistakes made in it, by itself or among thirty entries.
enum Host {
    /// The sample with each right text replaced by the wrong one; nil where a right text does not stand there exactly once.
    static func digest(with example: Rule.Example, among sample: String = Sample.digest) -> String? {
        replace(example.mistakes.map { ($0.right, $0.wrong) }, in: sample)
    }

    /// The defaults, with one rule on even where it is off.
    static func linter(for rule: String) -> Linter {
        guard let rule = Rule.named(rule), rule.standing != .on else { return Linter() }
        return Linter(LintConfiguration(severities: [rule.id: rule.severity]))
    }

    /// What the library of the day before says about the sample's papers.
    static func earlier(_ paper: ArxivIdentifier) -> Appearance? { library.firstAppearance(of: paper, before: "2025-12-11.md") }

    private static let library: DigestIndex = {
        var index = DigestIndex()
        index.update("2025-12-10.md", FileSummary(Digest(Sample.dayBefore)))
        return index
    }()

    static func replace(_ pairs: [(String, String)], in text: String) -> String? {
        var bytes = Array(text.utf8)
        for (old, new) in pairs {
            let places = occurrences(of: Array(old.utf8), in: bytes)
            guard let place = places.first, places.count == 1 else { return nil }
            bytes.replaceSubrange(place..<place + old.utf8.count, with: Array(new.utf8))
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    static func occurrences(of needle: [UInt8], in bytes: [UInt8]) -> [Int] {
        guard !needle.isEmpty, bytes.count >= needle.count else { return [] }
        return (0...bytes.count - needle.count).filter { bytes[$0..<$0 + needle.count].elementsEqual(needle) }
    }

    /// The sample with a third section of 26 further entries behind it.
    static let thirty: String = {
        var text = Sample.digest.replacing(
            "- [cs.AI](#cs.AI) [Total: 1]\n", "- [cs.AI](#cs.AI) [Total: 1]\n- [cs.LG](#cs.LG) [Total: 26]\n")
        text += "\n\n<div id='cs.LG'></div>\n\n# cs.LG [[Back]](#toc)\n"
        for number in 5...30 {
            let separator = number == 5 ? "\n" : "\n\n"
            text += """
                \(separator)### [\(number)] [Paper 🦊 \(number)](https://arxiv.org/abs/2511.000\(number + 10))
                *第一作者,Second Author*

                Main category: cs.LG

                TL;DR: 第\(number)篇


                <details>
                  <summary>Details</summary>
                Motivation: 动机\(number)

                Method: 方法\(number)

                Result: 结果\(number)

                Conclusion: 结论\(number)

                Abstract: Abstract \(number).
                Conclusion: this line is text.

                </details>

                """
        }
        return text
    }()
}

extension String {
    /// The text with the first occurrence of `old` replaced; as it is where there is none.
    func replacing(_ old: String, _ new: String) -> String { Host.replace([(old, new)], in: self) ?? self }
}
