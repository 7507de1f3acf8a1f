import DigestSyntax

extension Snapshot {
    /// Label and target of a contents line, which are typed together as long as they are equal; nil elsewhere.
    package func linkedEditingRanges(at offset: Int) -> [Range<Int>]? {
        let offset = clamped(offset)
        guard case .contentsLine(let block, let line) = place(at: offset) else { return nil }
        let ranges = [line.label, line.target].compactMap { $0 }.map(digest.blocks[block].absolute)
        guard ranges.count == 2, ranges.contains(where: { $0.touches(offset) }), equal(ranges[0], ranges[1]) else { return nil }
        return ranges
    }
}
