/// Which paper was met first where: a hash table made for one pass over a file's identifiers, a fifth of a dictionary's cost.
package struct PaperTable: Sendable {
    /// Pairs of an identifier's bits, 0 where the place is free, and what was met first.
    private var places: [(bits: UInt64, value: Int)]
    private let mask: Int

    /// A table for at most `capacity` papers.
    package init(capacity: Int) {
        var size = 16
        while size < capacity * 2 { size *= 2 }
        places = Array(repeating: (0, 0), count: size)
        mask = size - 1
    }

    /// Notes `value` for a paper; answers what was noted before, which stays.
    package mutating func insert(_ paper: ArxivIdentifier, _ value: Int) -> Int? {
        let bits = paper.packed | 1 << 63
        // Fibonacci hashing: the high bits of the product depend on all bits of the identifier.
        var index = Int(truncatingIfNeeded: (bits &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask
        for _ in 0..<places.count {
            if places[index].bits == bits { return places[index].value }
            if places[index].bits == 0 {
                places[index] = (bits, value)
                return nil
            }
            index = (index + 1) & mask
        }
        return nil
    }
}
