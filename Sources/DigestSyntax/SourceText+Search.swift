extension SourceText {
    /// Whether a backslash stands in `range`, cut to the text.
    package func containsBackslash(_ range: Range<Int>) -> Bool {
        bytes.withUnsafeBufferPointer { $0.firstIndex(of: UInt8(ascii: "\\"), in: range.clamped(to: 0..<count)) != nil }
    }

    /// The runs of bytes in `range` that are no UTF-8.
    package func invalidRuns(in range: Range<Int>) -> [Range<Int>] {
        let range = range.clamped(to: 0..<count)
        return bytes.withUnsafeBufferPointer { buffer in
            var runs: [Range<Int>] = []
            var index = range.lowerBound
            while index < range.upperBound {
                if buffer[index] < 0x80 {
                    index += 1
                } else if let length = ScalarLength.valid(at: index, in: buffer, limit: range.upperBound) {
                    index += length
                } else if let last = runs.last, last.upperBound == index {
                    runs[runs.count - 1] = last.lowerBound..<index + 1
                    index += 1
                } else {
                    runs.append(index..<index + 1)
                    index += 1
                }
            }
            return runs
        }
    }
}
