extension SourceText {
    /// Whether all five fields of an entry that a language model writes are there and hold placeholders, or nothing.
    /// - Parameter start: the offset of the entry's block.
    package func isUnsummarised(_ entry: Entry, at start: Int) -> Bool {
        // Nearly always the first summary tells.
        var count = 0
        for field in entry.fields where field.kind.isSummary {
            let value = field.value.lowerBound + start..<field.value.upperBound + start
            guard Placeholder.matches(bytes[value.clamped(to: 0..<bytes.count)]) else { return false }
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
