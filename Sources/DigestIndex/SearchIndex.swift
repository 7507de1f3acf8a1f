import DigestSyntax

/// The words of all papers, and where each stands.
///
/// Papers are numbered as they come, a file's papers in a row. A file that goes leaves holes, and when more than half is holes
/// everything is numbered anew: so a change costs what the file holds.
struct SearchIndex: Sendable {
    private(set) var vocabulary = Vocabulary()
    /// For each word the numbers of the papers that have it, rising.
    private(set) var postings: [[UInt32]] = []
    /// By number; `none` in a hole.
    private(set) var references: [DigestIndex.PaperReference] = []
    /// By number: identifiers without version, 0 where there is none.
    private(set) var papers: [UInt64] = []
    private var numbers: [Int: Range<Int>] = [:]
    private var holes = 0

    /// Whether it is time to begin anew.
    var isSparse: Bool { holes > 2048 && holes * 2 > references.count }

    mutating func add(slot: Int, _ summary: FileSummary) {
        let start = references.count
        summary.texts.withUnsafeBufferPointer { texts in
            for (index, record) in summary.papers.enumerated() {
                let number = UInt32(clamping: references.count)
                references.append(.init(slot: UInt32(clamping: slot), paper: UInt32(clamping: index)))
                papers.append(record.identifier & ~0xFFFF)
                for range in [record.title, record.authors] {
                    Words.forEach(in: UnsafeBufferPointer(rebasing: texts[range.clamped(to: 0..<texts.count)])) { note($0, number) }
                }
            }
        }
        let categories = summary.categories.map { Self.categoryWord($0) }
        for (index, record) in summary.papers.enumerated() where categories.indices.contains(Int(record.category)) {
            categories[Int(record.category)].withUnsafeBufferPointer { note($0, UInt32(clamping: start + index)) }
        }
        numbers[slot] = start..<references.count
    }

    mutating func remove(slot: Int) {
        guard let range = numbers.removeValue(forKey: slot) else { return }
        for number in range { references[number] = .none }
        holes += range.count
    }

    /// Whether a paper of the library has the word; the vocabulary keeps words of papers that are gone.
    private func isLive(_ word: Int) -> Bool { holes == 0 || postings[word].contains { references[Int($0)] != .none } }

    /// Whether a paper of the library has exactly this word.
    func holds(_ word: [UInt8]) -> Bool {
        word.withUnsafeBufferPointer { vocabulary.number(of: $0) }.map { isLive($0) } ?? false
    }

    /// A category is one word: `cs.cv`.
    static func categoryWord(_ category: String) -> [UInt8] { category.utf8.prefix(Words.longest).map(\.lowercased) }

    @inline(__always)
    private mutating func note(_ word: UnsafeBufferPointer<UInt8>, _ number: UInt32) {
        let place = vocabulary.insert(word)
        if place == postings.count {
            postings.append([number])
        } else if postings[place].last != number {
            postings[place].append(number)
        }
    }

    // MARK: - Queries

    /// One thing that is asked for.
    enum Term {
        case word([UInt8])
        /// Identifiers without version, packed.
        case papers(ClosedRange<UInt64>)
    }

    /// A paper that fits.
    struct Hit {
        let number: Int
        let score: Int
    }

    /// The papers that fit all terms; where none does, and there are at least three, those that fit all but one.
    func hits(_ terms: [Term]) -> [Hit] {
        guard !terms.isEmpty, terms.count < 64 else { return [] }
        // The sum of the fits, from bit 16 on how many terms fit, from bit 24 on the last term that did.
        var tallies = [UInt32](repeating: 0, count: references.count)
        for (place, term) in terms.enumerated() { tally(term, UInt32(place + 1), &tallies) }
        var hits: [Hit] = []
        for wanted in [terms.count, terms.count - 1] where hits.isEmpty && (wanted == terms.count || wanted >= 2) {
            for (number, tally) in tallies.enumerated() where Int(tally >> 16 & 0xFF) == wanted {
                if references[number] != .none { hits.append(Hit(number: number, score: Int(tally & 0xFFFF))) }
            }
        }
        return hits
    }

    private func tally(_ term: Term, _ place: UInt32, _ tallies: inout [UInt32]) {
        func add(_ number: Int, _ fit: Int) {
            let tally = tallies[number]
            guard tally >> 24 != place else { return }
            tallies[number] = (tally & 0xFF_FFFF) + (place << 24) + 0x1_0000 + UInt32(clamping: fit)
        }
        switch term {
        case .papers(let range):
            let fit = range.lowerBound == range.upperBound ? SearchWord.Fit.exact : SearchWord.Fit.beginning
            for (number, paper) in papers.enumerated() where range.contains(paper) { add(number, fit) }
        case .word(let bytes):
            for (word, fit) in SearchWord(bytes).matches(in: vocabulary, where: isLive) {
                for number in postings[word] { add(Int(number), fit) }
            }
        }
    }

    /// The papers that have every word, exactly.
    func numbers(withAll words: [[UInt8]]) -> [Int] {
        var lists: [[UInt32]] = []
        for word in words {
            guard let place = word.withUnsafeBufferPointer({ vocabulary.number(of: $0) }) else { return [] }
            lists.append(postings[place])
        }
        lists.sort { $0.count < $1.count }
        guard var result = lists.first.map({ $0.map(Int.init) }) else { return [] }
        for list in lists.dropFirst() {
            let others = Set(list)
            result.removeAll { !others.contains(UInt32(clamping: $0)) }
        }
        return result.filter { references[$0] != .none }
    }
}
