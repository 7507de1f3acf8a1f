/// A word that somebody searches for, and how well words of the library fit it.
struct SearchWord {
    private let bytes: [UInt8]
    private let head: UInt64
    /// The bits of the head that a word must share to begin with this one.
    private let mask: UInt64
    private let signature: UInt32

    /// How well a word fits; more is better.
    enum Fit {
        static let exact = 10
        /// The library's word begins with this one.
        static let beginning = 7
        /// One letter is missing, too many, wrong, or changed places with its neighbour.
        static let slip = 5
        /// The library's word begins with something one slip away.
        static let beginningWithSlip = 3
    }

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        (head, signature) = bytes.withUnsafeBufferPointer { (Vocabulary.head(of: $0), Vocabulary.signature(of: $0)) }
        mask = bytes.count >= 8 ? .max : ~(UInt64.max >> UInt64(bytes.count * 8))
    }

    /// Words this short, and years and the like, mean what they say.
    private var forgivesSlips: Bool { bytes.count >= 4 && !bytes.allSatisfy { $0 < 0x3A } }

    /// The words that fit, the best first.
    /// - Parameter isLive: Whether a word of the vocabulary still stands anywhere.
    func matches(in vocabulary: Vocabulary, where isLive: (Int) -> Bool) -> [(word: Int, fit: Int)] {
        var found = vocabulary.withBytes { matches(in: vocabulary, $0) }.filter { isLive($0.word) }
        // Only who finds nothing is taken to have slipped in the middle of typing a word.
        if found.isEmpty, forgivesSlips { found = vocabulary.withBytes { looseMatches(in: vocabulary, $0) }.filter { isLive($0.word) } }
        found.sort { ($1.fit, $0.word) < ($0.fit, $1.word) }
        return found
    }

    private func matches(in vocabulary: Vocabulary, _ all: UnsafeBufferPointer<UInt8>) -> [(word: Int, fit: Int)] {
        var found: [(word: Int, fit: Int)] = []
        let (forgives, length, head, mask, signature) = (forgivesSlips, bytes.count, head, mask, signature)
        vocabulary.heads.withUnsafeBufferPointer { heads in
            vocabulary.lengths.withUnsafeBufferPointer { lengths in
                vocabulary.signatures.withUnsafeBufferPointer { signatures in
                    for word in 0..<vocabulary.count {
                        if (heads[word] ^ head) & mask == 0, Int(lengths[word]) >= length {
                            if isBeginning(of: vocabulary.bytes(of: word), in: all) {
                                found.append((word, Int(lengths[word]) == length ? Fit.exact : Fit.beginning))
                                continue
                            }
                        }
                        guard forgives, abs(Int(lengths[word]) - length) <= 1,
                            (signatures[word] ^ signature).nonzeroBitCount <= 2,
                            isWithinOneSlip(of: vocabulary.bytes(of: word), in: all)
                        else { continue }
                        found.append((word, Fit.slip))
                    }
                }
            }
        }
        return found
    }

    private func looseMatches(in vocabulary: Vocabulary, _ all: UnsafeBufferPointer<UInt8>) -> [(word: Int, fit: Int)] {
        var found: [(word: Int, fit: Int)] = []
        for word in 0..<vocabulary.count where Int(vocabulary.lengths[word]) > bytes.count + 1 {
            // What the word has and the library's has not is at most one letter.
            guard (signature & ~vocabulary.signatures[word]).nonzeroBitCount <= 1 else { continue }
            let range = vocabulary.bytes(of: word)
            let isNear = (bytes.count - 1...bytes.count + 1).contains { length in
                isWithinOneSlip(of: range.lowerBound..<range.lowerBound + length, in: all)
            }
            if isNear { found.append((word, Fit.beginningWithSlip)) }
        }
        return found
    }

    private func isBeginning(of range: Range<Int>, in all: UnsafeBufferPointer<UInt8>) -> Bool {
        guard range.count >= bytes.count else { return false }
        guard bytes.count > 8 else { return true }  // the heads agreed
        for index in 8..<bytes.count where all[range.lowerBound + index] != bytes[index] { return false }
        return true
    }

    /// Whether one insertion, deletion, replacement or swap of neighbours turns one word into the other.
    private func isWithinOneSlip(of range: Range<Int>, in all: UnsafeBufferPointer<UInt8>) -> Bool {
        let (length, other) = (bytes.count, range.count)
        var start = 0
        while start < length, start < other, bytes[start] == all[range.lowerBound + start] { start += 1 }
        func isSame(_ mine: Int, _ its: Int) -> Bool {
            guard length - mine == other - its else { return false }
            for offset in 0..<max(0, length - mine) where bytes[mine + offset] != all[range.lowerBound + its + offset] { return false }
            return true
        }
        if length == other {
            if start >= length - 1 { return true }
            if isSame(start + 1, start + 1) { return true }
            return bytes[start] == all[range.lowerBound + start + 1] && bytes[start + 1] == all[range.lowerBound + start]
                && isSame(start + 2, start + 2)
        }
        return length > other ? isSame(start + 1, start) : isSame(start, start + 1)
    }
}
