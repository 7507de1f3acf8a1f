/// Questions about files, and counts.
extension DigestIndex {
    /// The files, oldest first.
    package var files: [String] {
        slots.indices.filter { slots[$0] != nil }.sorted(by: { precedes(slot: $0, $1) }).compactMap { slots[$0]?.file }
    }

    package var fileCount: Int { slots.count { $0 != nil } }
    /// The papers of all files, repeats included.
    package var paperCount: Int { slots.reduce(0) { $0 + ($1?.summary.papers.count ?? 0) } }
    /// The papers with a readable identifier, each once.
    package var distinctPaperCount: Int { newestReferences.count }

    package func summary(of file: String) -> FileSummary? { slot(ofFile: file).flatMap { slots[$0]?.summary } }
    package func day(of file: String) -> DigestDay? { slot(ofFile: file).flatMap { slots[$0]?.day } }

    /// The papers of each main category, repeats included; those without one stand under the empty name.
    package var categoryTotals: [String: Int] {
        var totals: [String: Int] = [:]
        for slot in slots {
            guard let summary = slot?.summary else { continue }
            var counts = [Int](repeating: 0, count: summary.categories.count)
            var none = 0
            for record in summary.papers {
                if counts.indices.contains(Int(record.category)) { counts[Int(record.category)] += 1 } else { none += 1 }
            }
            for (name, count) in zip(summary.categories, counts) { totals[name, default: 0] += count }
            if none > 0 { totals["", default: 0] += none }
        }
        return totals
    }

    /// What one file adds to the library.
    package struct FileTotals: Sendable, Equatable {
        package let file: String
        package let day: DigestDay?
        package let papers: Int
        package let unsummarised: Int
        /// Papers that an earlier file, or an earlier place of this one, has already.
        package let repeats: Int
    }

    /// Counts for every file, oldest first.
    package var fileTotals: [FileTotals] {
        let order = slots.indices.filter { slots[$0] != nil }.sorted(by: { precedes(slot: $0, $1) })
        var seen: Set<UInt64> = []
        return order.compactMap { place in
            guard let slot = slots[place] else { return nil }
            var (unsummarised, repeats) = (0, 0)
            for record in slot.summary.papers {
                if record.isUnsummarised { unsummarised += 1 }
                if record.identifier != 0, !seen.insert(record.identifier & ~0xFFFF).inserted { repeats += 1 }
            }
            return FileTotals(
                file: slot.file, day: slot.day, papers: slot.summary.papers.count, unsummarised: unsummarised, repeats: repeats)
        }
    }
}
