/// One entry of arXiv's taxonomy: a category such as `cs.CV`, or the bare name of an archive such as `cond-mat` or `alg-geom`.
///
/// The value is one byte, a place in the table of `Category+Taxonomy.swift`, so a digest of a thousand papers keeps a thousand bytes.
/// The place may differ from one release to the next: store `id`, not the value.
package struct Category: Hashable, Sendable {
    /// What arXiv does with the name today.
    package enum Standing: Hashable, Sendable {
        /// One of the 155 categories that papers are listed under today.
        case current
        /// The name of an archive with categories of its own, e.g. `cs`; papers older than those categories carry it, e.g. `astro-ph`.
        case archive
        /// An archive that was closed before 2000 and went into `successor`, e.g. `cmp-lg`.
        case subsumed
    }

    let place: UInt8

    /// All names, the 155 current ones first, then archives, then closed archives; within these in the order of arXiv's own list.
    package static let all: [Category] = taxonomy.indices.compactMap { UInt8(exactly: $0).map(Category.init(place:)) }

    /// The 155 names that papers are listed under today.
    package static var current: [Category] { all.filter { $0.standing == .current } }

    /// The category with exactly this id; arXiv's ids are case-sensitive.
    ///
    /// - Complexity: One pass over at most 18 bytes and a probe of a hash table; no `String` is made.
    package static func named(_ id: some Collection<UInt8>) -> Category? {
        id.withBytes { named($0) }
    }

    // The same for what a parser holds in its hands. A call of the generic function from another target runs unspecialised: 62…125 ns
    // where these two take 17…30 ns (x86-64, release).
    package static func named(_ id: ArraySlice<UInt8>) -> Category? {
        id.withUnsafeBufferPointer { named($0) }
    }
    package static func named(_ id: UnsafeRawBufferPointer) -> Category? {
        named(id.assumingMemoryBound(to: UInt8.self))
    }

    /// The category with exactly this id.
    package static func named(_ id: some StringProtocol) -> Category? {
        named(id.utf8)
    }

    /// The category somebody most likely meant, case aside: `cs.cv` and `csCV` → `cs.CV`; `nil` when none is near.
    package static func closest(to id: some StringProtocol) -> Category? {
        DigestSyntax.closest(to: id, among: taxonomy.lazy.map(\.id)).flatMap { named($0.utf8) }
    }

    /// Whether the bytes look like a category, known or not: `archive` or `archive.SUB`, as `cs.XX` or `cond-mat.soft`.
    ///
    /// An archive is small letters with single hyphens inside; what follows the dot is letters with single hyphens inside;
    /// both have two bytes at least.
    package static func hasShape(_ id: some Collection<UInt8>) -> Bool {
        id.withBytes { bytes in
            guard bytes.count <= 64 else { return false }
            guard let dot = bytes.firstIndex(of: UInt8(ascii: ".")) else { return isArchiveShape(bytes[...]) }
            return isArchiveShape(bytes[..<dot]) && isHyphenatedWord(bytes[(dot + 1)...])
        }
    }

    /// The id as arXiv writes it, e.g. `physics.ao-ph`.
    package var id: String { row.id }

    /// The full name as arXiv writes it, e.g. "Atmospheric and Oceanic Physics".
    package var name: String { row.name }

    /// The name of the field the category belongs to, e.g. "Physics" for `hep-th`.
    package var group: String { row.group.rawValue }

    package var standing: Standing { row.standing }

    /// The part before the dot, or the whole id where there is none.
    package var archive: String {
        String(row.id.prefix { $0 != "." })
    }

    /// Whether the id has no dot, so that it can stand in front of an old style identifier's slash.
    package var isArchive: Bool { !row.id.utf8.contains(UInt8(ascii: ".")) }

    /// The category of today that means the same: of an alias its main name (`cs.NA` → `math.NA`), of a closed archive where it went
    /// (`cmp-lg` → `cs.CL`); `nil` for every other.
    package var successor: Category? { row.successor.flatMap { Category.named($0.utf8) } }

    private var row: Row {
        // `place` comes from `all` or from the hash table, both made of the table's own indices.
        Category.taxonomy[Int(place)]
    }
}

extension Category: CustomStringConvertible {
    package var description: String { id }
}

// MARK: - Lookup

extension Category {
    /// Ids as numbers in an open-addressed hash table.
    ///
    /// Ids consist of 54 different bytes and are at most 18 long, so six bits a byte make a number that *is* the id: comparing numbers
    /// needs no second look at the bytes.
    private struct Index: Sendable {
        static let slotBits = 9
        var ids: [UInt128] = []
        /// Place in the taxonomy, or `empty`. Twice as many slots as ids and more, so a probe ends soon.
        var slots = [UInt8](repeating: Index.empty, count: 1 << Index.slotBits)
        static let empty = UInt8.max

        init(of rows: [Row]) {
            for (place, row) in rows.enumerated() {
                let id = row.id.utf8.withBytes(Index.packed) ?? 0
                ids.append(id)
                var slot = Index.slot(of: id)
                while slots[slot] != Index.empty { slot = Index.slot(after: slot) }
                slots[slot] = UInt8(clamping: place)
            }
        }

        func place(of id: UInt128) -> UInt8? {
            var slot = Index.slot(of: id)
            while slots[slot] != Index.empty {
                let place = slots[slot]
                if ids[Int(place)] == id { return place }
                slot = Index.slot(after: slot)
            }
            return nil
        }

        static func slot(of id: UInt128) -> Int {
            let folded = UInt64(truncatingIfNeeded: id) ^ UInt64(truncatingIfNeeded: id >> 61)
            return Int((folded &* 0x9E37_79B9_7F4A_7C15) >> (64 - UInt64(slotBits)))
        }

        static func slot(after slot: Int) -> Int { (slot + 1) & (1 << slotBits - 1) }

        /// The id as a number, or `nil` when it cannot be an id.
        static func packed(_ id: UnsafeBufferPointer<UInt8>) -> UInt128? {
            guard !id.isEmpty, id.count <= 18 else { return nil }
            var number: UInt128 = 0
            for byte in id {
                let code: UInt8
                switch byte {
                case 0x61...0x7A: code = byte - 0x60
                case 0x41...0x5A: code = byte - 0x41 + 27
                case 0x2D: code = 53
                case 0x2E: code = 54
                default: return nil
                }
                number = number << 6 | UInt128(code)
            }
            return number
        }
    }

    private static let index = Index(of: taxonomy)

    static func named(_ id: UnsafeBufferPointer<UInt8>) -> Category? {
        guard let number = Index.packed(id), let place = index.place(of: number) else { return nil }
        return Category(place: place)
    }

    static func isArchiveShape(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        isHyphenatedWord(bytes) && bytes.allSatisfy { $0 == $0.lowercasedASCII }
    }

    static func isHyphenatedWord(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        guard bytes.count >= 2 else { return false }
        var afterLetter = false
        for byte in bytes {
            guard byte.isASCIILetter || (byte == UInt8(ascii: "-") && afterLetter) else { return false }
            afterLetter = byte.isASCIILetter
        }
        return afterLetter
    }
}

extension Collection<UInt8> {
    /// Calls `body` with the bytes in one piece; only a collection that is not in one piece is copied for it.
    func withBytes<Answer>(_ body: (UnsafeBufferPointer<UInt8>) -> Answer) -> Answer {
        withContiguousStorageIfAvailable(body) ?? Array(self).withUnsafeBufferPointer(body)
    }
}
