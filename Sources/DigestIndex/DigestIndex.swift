import DigestSyntax

/// What many digests know of each other: one library of papers, known by their identifiers with versions folded.
///
/// Files are known by whatever text names them, a path or an address. Their order is that of their days, which are the dates in their
/// names; a file without one stands where its name sorts, and has no day.
///
/// - Invariant: whatever the updates, and in whatever order, the answers are those of an index made afresh from the last summaries.
/// - Complexity: an update costs what the changed file holds; nothing is ever computed from the other files.
package struct DigestIndex: Sendable {
    /// By slot; nil where a file was removed and its place waits for another one.
    var slots: [Slot?] = []
    private var slotOfFile: [String: Int] = [:]
    private var freeSlots: [Int] = []
    /// The appearance of each paper that was noted last; the others hang from it.
    private var newest: [ArxivIdentifier: PaperReference] = [:]
    /// Where each paper is mentioned.
    private var mentioned: [ArxivIdentifier: [MentionReference]] = [:]
    /// Made when somebody searches, brought up to date when somebody searches again.
    var search = SearchIndex()
    /// The slots whose papers the search does not know yet.
    var unsearched: Set<Int> = []
    /// By slot: the place of the file in the order of the files.
    var ranks: [UInt32] = []
    var ranksAreCurrent = false

    package init() {}

    struct Slot: Sendable {
        let file: String
        let day: DigestDay?
        /// What files are sorted by.
        let key: [UInt8]
        let summary: FileSummary
        /// For each paper the appearance that was noted before it.
        var older: [PaperReference]
    }

    /// A paper of a file.
    struct PaperReference: Sendable, Hashable {
        let slot: UInt32
        let paper: UInt32

        static let none = PaperReference(slot: .max, paper: .max)
    }

    /// A mention in a file.
    struct MentionReference: Sendable, Hashable {
        let slot: UInt32
        let mention: UInt32
    }

    /// Sets what a file holds; nil where it is gone.
    /// - Returns: Whether that changed anything.
    @discardableResult
    package mutating func update(_ file: String, _ summary: FileSummary?) -> Bool {
        if let slot = slotOfFile[file] {
            if let known = slots[slot]?.summary, known == summary { return false }
            remove(slot, file)
            if summary == nil { ranksAreCurrent = false }
        } else if summary == nil {
            return false
        } else {
            ranksAreCurrent = false
        }
        if let summary { add(file, summary) }
        return true
    }

    private mutating func add(_ file: String, _ summary: FileSummary) {
        let place = freeSlots.popLast() ?? slots.count
        if place == slots.count { slots.append(nil) }
        let slot = UInt32(clamping: place)
        var older: [PaperReference] = []
        older.reserveCapacity(summary.papers.count)
        for (index, record) in summary.papers.enumerated() {
            guard let paper = ArxivIdentifier(packed: record.identifier)?.paper else {
                older.append(.none)
                continue
            }
            older.append(newest.updateValue(PaperReference(slot: slot, paper: UInt32(clamping: index)), forKey: paper) ?? .none)
        }
        for (index, mention) in summary.mentions.enumerated() {
            guard let paper = ArxivIdentifier(packed: mention.identifier)?.paper else { continue }
            mentioned[paper, default: []].append(MentionReference(slot: slot, mention: UInt32(clamping: index)))
        }
        let day = DigestDay(inFileName: file)
        slots[place] = Slot(file: file, day: day, key: Self.sortKey(file, day), summary: summary, older: older)
        slotOfFile[file] = place
        unsearched.insert(place)
    }

    private mutating func remove(_ place: Int, _ file: String) {
        guard let slot = slots[place] else { return }
        for paper in Set(slot.summary.papers.compactMap { ArxivIdentifier(packed: $0.identifier)?.paper }) { unlink(place, from: paper) }
        for target in Set(slot.summary.mentions.compactMap { ArxivIdentifier(packed: $0.identifier)?.paper }) {
            mentioned[target]?.removeAll { Int($0.slot) == place }
            if mentioned[target]?.isEmpty == true { mentioned.removeValue(forKey: target) }
        }
        slots[place] = nil
        slotOfFile.removeValue(forKey: file)
        freeSlots.append(place)
        if unsearched.remove(place) == nil { search.remove(slot: place) }
    }

    /// Takes the appearances in a file out of their paper's chain.
    ///
    /// - Complexity: linear in the appearances of the paper.
    private mutating func unlink(_ place: Int, from paper: ArxivIdentifier) {
        var kept = PaperReference.none
        var current = newest[paper] ?? .none
        while current != .none {
            let next = older(current)
            if Int(current.slot) != place {
                kept = current
            } else if kept == .none {
                newest[paper] = next == .none ? nil : next
            } else {
                slots[Int(kept.slot)]?.older[Int(kept.paper)] = next
            }
            current = next
        }
    }

    private func older(_ reference: PaperReference) -> PaperReference {
        guard slots.indices.contains(Int(reference.slot)), let older = slots[Int(reference.slot)]?.older,
            older.indices.contains(Int(reference.paper))
        else { return .none }
        return older[Int(reference.paper)]
    }

    /// Day or name first, so that both have one order; then the whole path.
    static func sortKey(_ file: String, _ day: DigestDay?) -> [UInt8] {
        let name = day.map { Array($0.description.utf8) } ?? Array(file.utf8.suffix(while: { $0 != UInt8(ascii: "/") }))
        return name + [0] + Array(file.utf8)
    }

    // MARK: - For the queries

    func slot(ofFile file: String) -> Int? { slotOfFile[file] }

    /// The appearances of a paper in no order.
    func references(of paper: ArxivIdentifier) -> [PaperReference] {
        var result: [PaperReference] = []
        var current = newest[paper.paper] ?? .none
        while current != .none {
            result.append(current)
            current = older(current)
        }
        return result
    }

    func mentionReferences(of paper: ArxivIdentifier) -> [MentionReference] { mentioned[paper.paper] ?? [] }

    /// Each paper with the appearance that was noted last, in no order.
    var newestReferences: [ArxivIdentifier: PaperReference] { newest }

    /// Whether one appearance stands before another: in an earlier file, or further up.
    func precedes(_ first: PaperReference, _ second: PaperReference) -> Bool {
        guard first.slot != second.slot else { return first.paper < second.paper }
        return precedes(slot: Int(first.slot), Int(second.slot))
    }

    func precedes(slot first: Int, _ second: Int) -> Bool {
        guard slots.indices.contains(first), slots.indices.contains(second), let one = slots[first], let other = slots[second] else {
            return false
        }
        return one.key.lexicographicallyPrecedes(other.key)
    }

    func record(_ reference: PaperReference) -> FileSummary.Record? {
        guard slots.indices.contains(Int(reference.slot)), let papers = slots[Int(reference.slot)]?.summary.papers,
            papers.indices.contains(Int(reference.paper))
        else { return nil }
        return papers[Int(reference.paper)]
    }
}
