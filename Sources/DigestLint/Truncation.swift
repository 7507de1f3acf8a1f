import DigestSyntax

/// A file that was cut off: it ends inside an entry, a section header or the contents, and what the contents promise after that is not there.
struct Truncation {
    /// The last block, where something is missing.
    let block: Int
    /// What the file ends in.
    let part: Part

    enum Part { case contents, sectionHeader, entry }

    init?(digest: Digest, outline: Outline, matches: ContentsMatches) {
        guard let last = digest.blocks.indices.last else { return nil }
        block = last
        let isComplete = digest.text.bytes.last.map { $0.isLineEnd } ?? true
        // The contents promise something behind the last section that is there.
        let promisesMore = Self.promisesMore(outline, matches)
        switch digest.blocks[last].node.content {
        case .entry(let entry):
            if !isComplete, Self.endsInHashes(entry, digest, last) {
                part = .entry
                return
            }
            guard !entry.isRegular,
                entry.details.close == nil
                    || entry.details.close.map({ !$0.isExact && $0.range.upperBound == digest.blocks[last].node.length }) == true
            else { return nil }
            guard Self.hasNothingAfter(entry) else { return nil }
            let lacksFields = entry.fields.last?.kind != .abstract
            guard lacksFields && !Self.lacksFieldBefore(entry) || !isComplete || promisesMore else { return nil }
            part = .entry
        case .section(let header):
            guard promisesMore || !isComplete && header.heading?.hasExactBack != true else { return nil }
            part = .sectionHeader
        case .contents(let contents):
            guard outline.sections.isEmpty, !contents.lines.isEmpty else { return nil }
            part = .contents
        case .preamble: return nil
        }
    }

    /// Whether, counted from the last section, further lines of the contents have no section, or the last section lacks papers.
    private static func promisesMore(_ outline: Outline, _ matches: ContentsMatches) -> Bool {
        guard let lastSection = outline.sections.indices.last else { return false }
        guard let place = matches.lines.lastIndex(where: { $0 == .section(lastSection) || $0 == .guess(lastSection) }) else { return false }
        let behind = matches.lines[(place + 1)...]
        if !behind.isEmpty, behind.allSatisfy({ $0 == .none }) { return true }
        guard behind.isEmpty, let total = outline.contentsLines[place].line.total else { return false }
        let count = outline.sections[lastSection].entries.count
        return total > count
    }

    /// Whether all that stands behind the entry's fold is the first bytes of another heading.
    private static func endsInHashes(_ entry: Entry, _ digest: Digest, _ block: Int) -> Bool {
        guard let rest = entry.stray.last, entry.details.close?.range.upperBound ?? Int.max <= rest.lowerBound else { return false }
        let bytes = digest.text.bytes[digest.blocks[block].absolute(rest)]
        return bytes.count <= 3 && bytes.allSatisfy { $0 == UInt8(ascii: "#") }
    }

    private static func hasNothingAfter(_ entry: Entry) -> Bool { entry.details.extraCloses.isEmpty }

    /// Whether a field is missing before the last one that is there: then the entry was not simply cut off.
    private static func lacksFieldBefore(_ entry: Entry) -> Bool {
        guard let last = entry.fields.map(\.kind).max() else { return false }
        let present = Set(entry.fields.map(\.kind))
        return FieldKind.allCases.contains { $0 < last && !present.contains($0) }
    }
}
