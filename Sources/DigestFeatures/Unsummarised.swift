import DigestLint
import DigestSyntax

extension Snapshot {
    /// Whether the generator never summarised the paper: all five fields are its fallback texts.
    func isUnsummarised(_ paper: Paper) -> Bool {
        let summaries = paper.entry.fields.filter { $0.kind.isSummary }
        return summaries.count >= 5 && summaries.allSatisfy { isPlaceholder($0, in: paper) }
    }

    /// Whether a field holds one of the generator's fallback texts and nothing else.
    func isPlaceholder(_ field: Field, in paper: Paper) -> Bool {
        guard field.kind.isSummary, field.value.count <= 40, !field.value.isEmpty else { return false }
        let value = bytes(paper.absolute(field.value))
        return Self.fallbacks.contains { value.elementsEqual($0) }
    }

    private static let fallbacks: [[UInt8]] = [
        "Summary generation failed", "Motivation analysis unavailable", "Method extraction failed", "Result analysis unavailable",
        "Conclusion extraction failed", "Processing failed", "Error", "None", "?",
    ].map { Array($0.utf8) }
}
