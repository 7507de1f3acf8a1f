package import DigestSyntax

/// Questions about papers. Answers are in the order of the files, oldest first, and in a file from top to bottom.
extension DigestIndex {
    /// Every place where a paper stands, whatever its version.
    package func appearances(of paper: ArxivIdentifier) -> [Appearance] {
        references(of: paper).sorted(by: precedes).compactMap(appearance)
    }

    package func appearanceCount(of paper: ArxivIdentifier) -> Int { references(of: paper).count }

    package func firstAppearance(of paper: ArxivIdentifier) -> Appearance? {
        references(of: paper).min(by: precedes).flatMap(appearance)
    }

    package func newestAppearance(of paper: ArxivIdentifier) -> Appearance? {
        references(of: paper).max(by: precedes).flatMap(appearance)
    }

    /// Where a paper stands first, if that is in a file before `file`, which need not be one of the index.
    package func firstAppearance(of paper: ArxivIdentifier, before file: String) -> Appearance? {
        guard let first = references(of: paper).min(by: precedes) else { return nil }
        if let slot = slot(ofFile: file) { return precedes(slot: Int(first.slot), slot) ? appearance(first) : nil }
        let key = Self.sortKey(file, DigestDay(inFileName: file))
        guard let earlier = slots[Int(first.slot)], earlier.key.lexicographicallyPrecedes(key) else { return nil }
        return appearance(first)
    }

    /// The appearances in other files than `file`.
    package func appearances(of paper: ArxivIdentifier, outside file: String) -> [Appearance] {
        let slot = slot(ofFile: file)
        return references(of: paper).filter { Int($0.slot) != slot }.sorted(by: precedes).compactMap(appearance)
    }

    /// The papers of a file as they stand there.
    package func papers(inFile file: String) -> [Appearance] {
        guard let slot = slot(ofFile: file), let count = slots[slot]?.summary.papers.count else { return [] }
        return (0..<count).compactMap { appearance(PaperReference(slot: UInt32(clamping: slot), paper: UInt32(clamping: $0))) }
    }

    /// For each paper of a file that an earlier file has already, by identifier without version: where it stands first.
    ///
    /// - Complexity: linear in the appearances of the file's papers.
    package func earlierAppearances(ofPapersIn file: String) -> [ArxivIdentifier: Appearance] {
        guard let slot = slot(ofFile: file), let summary = slots[slot]?.summary else { return [:] }
        var result: [ArxivIdentifier: Appearance] = [:]
        var seen: Set<ArxivIdentifier> = []
        for record in summary.papers {
            guard let paper = ArxivIdentifier(packed: record.identifier)?.paper, seen.insert(paper).inserted,
                let first = references(of: paper).min(by: precedes), Int(first.slot) != slot
            else { continue }
            result[paper] = appearance(first)
        }
        return result
    }

    /// The papers of a file that other files have too, by identifier without version, with how many appearances those have.
    ///
    /// - Complexity: linear in the appearances of the file's papers.
    package func otherAppearanceCounts(ofPapersIn file: String) -> [ArxivIdentifier: Int] {
        guard let slot = slot(ofFile: file), let summary = slots[slot]?.summary else { return [:] }
        var result: [ArxivIdentifier: Int] = [:]
        var seen: Set<ArxivIdentifier> = []
        for record in summary.papers {
            guard let paper = ArxivIdentifier(packed: record.identifier)?.paper, seen.insert(paper).inserted else { continue }
            let count = references(of: paper).count { Int($0.slot) != slot }
            if count > 0 { result[paper] = count }
        }
        return result
    }

    /// The later appearances whose title or category is not that of the first one.
    package func conflicts(of paper: ArxivIdentifier) -> [PaperConflict] {
        let all = appearances(of: paper)
        guard let first = all.first else { return [] }
        return all.dropFirst().compactMap { PaperConflict(first: first, other: $0) }
    }

    /// The conflicts of all papers, in the order of the papers' identifiers.
    package func conflicts() -> [PaperConflict] {
        newestReferences.filter { olderExists($0.value) }.keys.sorted().flatMap { conflicts(of: $0) }
    }

    /// Where other papers mention a paper, and itself where it mentions itself.
    package func mentions(of paper: ArxivIdentifier) -> [PaperMention] {
        mentionReferences(of: paper).sorted { first, second in
            first.slot == second.slot ? first.mention < second.mention : precedes(slot: Int(first.slot), Int(second.slot))
        }.compactMap(mention)
    }

    /// What the texts of a paper mention, in all files that have it.
    package func mentions(by paper: ArxivIdentifier) -> [PaperMention] {
        references(of: paper).sorted(by: precedes).flatMap { reference -> [PaperMention] in
            guard let summary = slots[Int(reference.slot)]?.summary else { return [] }
            // In the order of the papers.
            var low = 0
            var high = summary.mentions.count
            while low < high {
                let middle = (low + high) / 2
                if summary.mentions[middle].paper < reference.paper { low = middle + 1 } else { high = middle }
            }
            return (low..<summary.mentions.count).prefix { summary.mentions[$0].paper == reference.paper }.compactMap {
                mention(MentionReference(slot: reference.slot, mention: UInt32(clamping: $0)))
            }
        }
    }

    /// Every paper once, where it stands first, in the order of the files; papers without a readable identifier are each their own.
    package func papers() -> [Appearance] {
        var references: [PaperReference] = newestReferences.keys.compactMap { self.references(of: $0).min(by: precedes) }
        for (place, slot) in slots.enumerated() {
            guard let slot else { continue }
            for (index, record) in slot.summary.papers.enumerated() where record.identifier == 0 {
                references.append(PaperReference(slot: UInt32(clamping: place), paper: UInt32(clamping: index)))
            }
        }
        return references.sorted(by: precedes).compactMap(appearance)
    }

    private func olderExists(_ reference: PaperReference) -> Bool {
        guard let older = slots[Int(reference.slot)]?.older, older.indices.contains(Int(reference.paper)) else { return false }
        return older[Int(reference.paper)] != .none
    }

    // MARK: - References as people read them

    func appearance(_ reference: PaperReference) -> Appearance? {
        guard let record = record(reference), let slot = slots[Int(reference.slot)] else { return nil }
        let summary = slot.summary
        let start = Int(record.offset)
        return Appearance(
            file: slot.file, day: slot.day, identifier: ArxivIdentifier(packed: record.identifier),
            number: record.number < 0 ? nil : Int(record.number), line: Int(record.line), range: start..<start + Int(record.length),
            title: String(decoding: summary.title(of: record), as: UTF8.self),
            authors: String(decoding: summary.authors(of: record), as: UTF8.self), category: summary.category(of: record),
            tldr: record.tldrLength == 0 ? nil : String(decoding: summary.tldr(of: record), as: UTF8.self),
            isUnsummarised: record.isUnsummarised)
    }

    private func mention(_ reference: MentionReference) -> PaperMention? {
        guard slots.indices.contains(Int(reference.slot)), let mentions = slots[Int(reference.slot)]?.summary.mentions,
            mentions.indices.contains(Int(reference.mention))
        else { return nil }
        let mention = mentions[Int(reference.mention)]
        guard let target = ArxivIdentifier(packed: mention.identifier),
            let source = appearance(PaperReference(slot: reference.slot, paper: mention.paper))
        else { return nil }
        let start = Int(mention.offset)
        return PaperMention(source: source, target: target, range: start..<start + Int(mention.length), line: Int(mention.line))
    }
}
