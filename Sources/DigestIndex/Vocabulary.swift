/// Every word that stands anywhere in the library, once, under a number.
///
/// Numbers only grow: a word that no paper has any more keeps its own until the search is made anew.
struct Vocabulary: Sendable {
    private var bytes: [UInt8] = []
    private var starts: [UInt32] = [0]
    /// The first eight bytes of each word, the first one on top, zeros behind the word's end: compares eight bytes at once.
    private(set) var heads: [UInt64] = []
    /// Which letters each word has, for words that cannot be near to be passed over quickly.
    private(set) var signatures: [UInt32] = []
    private(set) var lengths: [UInt8] = []
    /// Open addressing; 0 where the place is free, else the word's number + 1.
    private var table: [UInt32] = Array(repeating: 0, count: 1024)

    var count: Int { heads.count }

    func bytes(of word: Int) -> Range<Int> { Int(starts[word])..<Int(starts[word + 1]) }

    /// Calls `body` with the bytes that ``bytes(of:)`` counts in.
    func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result { bytes.withUnsafeBufferPointer(body) }

    /// The number of a word; nil where the library does not have it.
    func number(of word: UnsafeBufferPointer<UInt8>) -> Int? {
        let head = Self.head(of: word)
        var place = hash(word, head)
        while table[place] != 0 {
            let number = Int(table[place]) - 1
            if isWord(number, word, head) { return number }
            place = (place + 1) & (table.count - 1)
        }
        return nil
    }

    /// The number of a word, a new one where it is new.
    mutating func insert(_ word: UnsafeBufferPointer<UInt8>) -> Int {
        let head = Self.head(of: word)
        var place = hash(word, head)
        while table[place] != 0 {
            let number = Int(table[place]) - 1
            if isWord(number, word, head) { return number }
            place = (place + 1) & (table.count - 1)
        }
        bytes.append(contentsOf: word)
        starts.append(UInt32(clamping: bytes.count))
        heads.append(head)
        signatures.append(Self.signature(of: word))
        lengths.append(UInt8(clamping: word.count))
        table[place] = UInt32(clamping: count)
        if count * 2 > table.count { grow() }
        return count - 1
    }

    private mutating func grow() {
        table = Array(repeating: 0, count: table.count * 2)
        bytes.withUnsafeBufferPointer { bytes in
            for number in 0..<count {
                var place = hash(UnsafeBufferPointer(rebasing: bytes[self.bytes(of: number)]), heads[number])
                while table[place] != 0 { place = (place + 1) & (table.count - 1) }
                table[place] = UInt32(clamping: number + 1)
            }
        }
    }

    @inline(__always)
    private func isWord(_ number: Int, _ word: UnsafeBufferPointer<UInt8>, _ head: UInt64) -> Bool {
        guard heads[number] == head, Int(lengths[number]) == word.count else { return false }
        guard word.count > 8 else { return true }
        let start = Int(starts[number])
        for index in 8..<word.count where bytes[start + index] != word[index] { return false }
        return true
    }

    @inline(__always)
    private func hash(_ word: UnsafeBufferPointer<UInt8>, _ head: UInt64) -> Int {
        var hash = head &* 0x9E37_79B9_7F4A_7C15
        if word.count > 8 {
            for index in 8..<word.count { hash = (hash ^ UInt64(word[index])) &* 0x0000_0100_0000_01B3 }
        }
        hash ^= hash >> 29
        hash = hash &* 0xBF58_476D_1CE4_E5B9
        return Int(truncatingIfNeeded: hash >> 32) & (table.count - 1)
    }

    @inline(__always)
    static func head(of word: UnsafeBufferPointer<UInt8>) -> UInt64 {
        var head: UInt64 = 0
        let length = min(8, word.count)
        for index in 0..<length { head = head << 8 | UInt64(word[index]) }
        return length == 0 ? 0 : head << UInt64((8 - length) * 8)
    }

    static func signature(of word: UnsafeBufferPointer<UInt8>) -> UInt32 {
        var signature: UInt32 = 0
        for byte in word {
            let letter = byte &- 0x61
            signature |= 1 << UInt32(letter < 26 ? letter : 26 + (byte & 3))
        }
        return signature
    }
}
