import DigestSyntax

/// Finding papers by what somebody remembers of them. The search is made when it is first asked for and learns of changes when it is
/// asked again, hence `mutating`.
extension DigestIndex {
    /// The papers that fit words of title, authors, category or identifier, in any order and with slips forgiven: the best fit first, of
    /// equal ones the newest, each paper once. Where no paper fits three or more words, those that fit all but one are found.
    package mutating func search(_ query: String, limit: Int) -> [Appearance] {
        prepareSearch()
        rankFiles()
        guard limit > 0 else { return [] }
        let hits = search.hits(terms(of: query))
        // Best first, newest first, then from top to bottom.
        var keys = hits.map { hit -> (UInt64, UInt32) in
            let reference = search.references[hit.number]
            let rank = UInt64(ranks[Int(reference.slot)])
            return (
                UInt64(0xFFFF - hit.score) << 48 | (0xFF_FFFF - min(rank, 0xFF_FFFF)) << 24 | UInt64(reference.paper & 0xFF_FFFF),
                UInt32(clamping: hit.number)
            )
        }
        var result: [Appearance] = []
        var seen: Set<UInt64> = []
        var sorted = 0
        while sorted < keys.count, result.count < limit {
            let next = min(keys.count, sorted + max(64, limit * 2))
            keys.moveSmallest(next - sorted, from: sorted)
            for key in keys[sorted..<next] where result.count < limit {
                let number = Int(key.1)
                let paper = search.papers[number]
                guard paper == 0 || seen.insert(paper).inserted else { continue }
                if let appearance = appearance(search.references[number]) { result.append(appearance) }
            }
            sorted = next
        }
        return result
    }

    /// The papers of an author, oldest first, each once, where it stands first under that name. Case, blanks, dots and the accents of Latin
    /// letters make no difference.
    package mutating func papers(ofAuthor name: String) -> [Appearance] {
        prepareSearch()
        let wanted = Words.all(in: name.utf8)
        guard !wanted.isEmpty else { return [] }
        let normalized = Array(wanted.joined(separator: [0x20]))
        var seen: Set<UInt64> = []
        return search.numbers(withAll: wanted).map { search.references[$0] }.filter { reference in
            authors(reference).contains { Words.normalized($0) == normalized }
        }.sorted(by: precedes).compactMap { reference in
            guard let record = record(reference) else { return nil }
            guard record.identifier == 0 || seen.insert(record.identifier & ~0xFFFF).inserted else { return nil }
            return appearance(reference)
        }
    }

    /// Authors whose names have all words of a text, the last one perhaps only begun: those of most papers first.
    package mutating func authors(matching text: String, limit: Int) -> [(name: String, papers: Int)] {
        prepareSearch()
        let wanted = Words.all(in: text.utf8)
        // One letter begins too many words to look them all up; the other words find the name.
        let telling = wanted.filter { $0.count >= 2 }
        guard let last = wanted.last, !telling.isEmpty, limit > 0 else { return [] }
        var found: [[UInt8]: (name: String, papers: Set<UInt64>)] = [:]
        for hit in search.hits(telling.map { .word($0) }).suffix(5000) {
            for name in authors(search.references[hit.number]) {
                let words = Words.all(in: name)
                guard words.contains(where: { $0.starts(with: last) }), wanted.dropLast().allSatisfy(words.contains) else { continue }
                let key = Array(words.joined(separator: [0x20]))
                found[key, default: (String(decoding: name, as: UTF8.self), [])].papers.insert(search.papers[hit.number])
            }
        }
        return found.values.map { ($0.name, $0.papers.count) }.sorted { ($1.1, $0.0) < ($0.1, $1.0) }.prefix(limit).map { $0 }
    }

    /// Brings the words up to date now, so that the next query need not.
    ///
    /// - Complexity: linear in the papers of the files that changed since the last query or the last call.
    package mutating func prepareSearch() {
        if search.isSparse {
            search = SearchIndex()
            unsearched = Set(slots.indices.filter { slots[$0] != nil })
        }
        for slot in unsearched.sorted() {
            if let summary = slots[slot]?.summary { search.add(slot: slot, summary) }
        }
        unsearched = []
    }

    private mutating func rankFiles() {
        guard !ranksAreCurrent else { return }
        ranks = Array(repeating: 0, count: slots.count)
        let order = slots.indices.filter { slots[$0] != nil }.sorted { precedes(slot: $0, $1) }
        for (rank, slot) in order.enumerated() { ranks[slot] = UInt32(clamping: rank) }
        ranksAreCurrent = true
    }

    /// What a query asks for: identifiers and their beginnings, categories, words.
    private func terms(of query: String) -> [SearchIndex.Term] {
        var terms: [SearchIndex.Term] = []
        for part in query.utf8.prefix(512).split(whereSeparator: { $0.isBlank || $0.isLineEnd }) {
            let text = String(decoding: part, as: UTF8.self)
            if let range = Self.papers(named: text) {
                terms.append(.papers(range))
                continue
            }
            let category = SearchIndex.categoryWord(text)
            if category.contains(where: { !$0.isLetter }), search.holds(category) {
                terms.append(.word(category))
                continue
            }
            terms += Words.all(in: part).map { .word($0) }
        }
        return terms
    }

    /// The identifiers that a word means: one, in whatever way it is written, or all that begin like it (`2512.1`).
    private static func papers(named text: String) -> ClosedRange<UInt64>? {
        if let mention = ArxivIdentifier.mentions(in: text.utf8).first, mention.range == 0..<text.utf8.count {
            return mention.identifier.paper.packed...mention.identifier.paper.packed
        }
        if let identifier = try? ArxivIdentifier(text.lowercased()) { return identifier.paper.packed...identifier.paper.packed }
        guard text.utf8.count >= 5, text.utf8.dropFirst(4).first == UInt8(ascii: ".") else { return nil }
        let digits = text.utf8.count - 5
        for width in [5, 4] where digits <= width {
            let missing = width - digits
            let low = missing == width ? String(repeating: "0", count: width - 1) + "1" : nil
            let first = low.map { text + $0 } ?? text + String(repeating: "0", count: missing)
            let last = text + String(repeating: "9", count: missing)
            // The number 0 is none, so a beginning of zeros only has its first paper at 1.
            let lowest = (try? ArxivIdentifier(first)) ?? (try? ArxivIdentifier(String(first.dropLast()) + "1"))
            guard let lowest, let highest = try? ArxivIdentifier(last), lowest <= highest else { continue }
            return lowest.packed...highest.packed
        }
        return nil
    }

    /// The names of a paper's authors, blanks around them left out, none of them empty.
    private func authors(_ reference: PaperReference) -> [ArraySlice<UInt8>] {
        guard let record = record(reference), let summary = slots[Int(reference.slot)]?.summary else { return [] }
        return summary.authors(of: record).split(separator: UInt8(ascii: ",")).compactMap { name in
            var name = name.drop(while: \.isBlank)
            while let last = name.last, last.isBlank { name.removeLast() }
            return name.isEmpty ? nil : name
        }
    }
}

extension Array where Element == (UInt64, UInt32) {
    /// Moves the `count` elements of the smallest keys from `start` on to `start`, and sorts them.
    mutating func moveSmallest(_ count: Int, from start: Int) {
        guard start < self.count else { return }
        var (low, high) = (start, self.count)
        let end = Swift.min(self.count, start + count)
        // Parts the array around a pivot until the border of the wanted ones is one.
        while high - low > 256, low < end, end < high {
            let (a, b, c) = (self[low].0, self[(low + high) / 2].0, self[high - 1].0)
            let pivot = Swift.max(Swift.min(a, b), Swift.min(Swift.max(a, b), c))
            let middle = self[low..<high].partition { $0.0 >= pivot }
            if middle == low {
                // The pivot is the smallest: keys are distinct, so it is one element.
                if let place = self[low..<high].firstIndex(where: { $0.0 == pivot }) { swapAt(low, place) }
                low += 1
            } else if middle < end {
                low = middle
            } else {
                high = middle
            }
        }
        // Everything before `low` is among the smallest already.
        if low < end { self[low..<high].sort { $0.0 < $1.0 } }
        self[start..<Swift.max(low, start)].sort { $0.0 < $1.0 }
    }
}
