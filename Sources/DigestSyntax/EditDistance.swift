/// The number of one-byte insertions, deletions, replacements and swaps of neighbours that turn one word into the other.
///
/// This is the restricted Damerau–Levenshtein distance (optimal string alignment): no byte is edited twice, so `ca` → `abc` costs 3.
/// It compares bytes, not characters, because what is compared here – category ids, rule names, option names – is ASCII; for other
/// text it stays a metric of some sense and never traps.
///
/// - Returns: The distance, or `nil` when it is greater than `limit`.
/// - Complexity: O(*limit* × length), and O(1) when the lengths alone differ by more than `limit`.
package func editDistance(
    _ first: some Sequence<UInt8>, _ second: some Sequence<UInt8>, limit: Int, ignoringCase: Bool = false
) -> Int? {
    let from = ignoringCase ? first.map(\.lowercasedASCII) : Array(first)
    let to = ignoringCase ? second.map(\.lowercasedASCII) : Array(second)
    let limit = min(limit, max(from.count, to.count))
    guard limit >= 0, abs(from.count - to.count) <= limit else { return nil }

    // Only cells within `limit` of the diagonal can matter; `tooFar` stands for everything else and never overflows when 1 is added.
    let tooFar = limit + 1
    var beforeLast = [Int](repeating: tooFar, count: to.count + 1)
    var last = [Int](repeating: tooFar, count: to.count + 1)
    var current = last
    for column in 0...min(limit, to.count) { last[column] = column }

    for row in 0..<from.count {
        for column in current.indices { current[column] = tooFar }
        if row < limit { current[0] = row + 1 }
        var least = current[0]
        let columns = max(0, row - limit)..<min(to.count, row + limit + 1)
        for column in columns {
            var cost = min(last[column + 1], current[column]) + 1
            cost = min(cost, last[column] + (from[row] == to[column] ? 0 : 1))
            if row > 0, column > 0, from[row] == to[column - 1], from[row - 1] == to[column] {
                cost = min(cost, beforeLast[column - 1] + 1)
            }
            current[column + 1] = min(cost, tooFar)
            least = min(least, cost)
        }
        guard least <= limit else { return nil }
        (beforeLast, last, current) = (last, current, beforeLast)
    }
    return last[to.count] <= limit ? last[to.count] : nil
}

/// The candidate somebody most likely meant by `word`: the nearest one, case aside, with at most one edit in three bytes.
///
/// - Returns: The first of the nearest candidates, or `nil` when none is near: a wrong guess helps less than none.
package func closest(to word: some StringProtocol, among candidates: some Sequence<String>) -> String? {
    let length = word.utf8.count
    // No name we know is this long, and the word may be a whole line of somebody's prose.
    guard length > 0, length <= 64 else { return nil }
    var limit = max(1, length / 3)
    var nearest: String?
    for candidate in candidates {
        guard let distance = editDistance(word.utf8, candidate.utf8, limit: limit, ignoringCase: true) else { continue }
        // A "guess" that keeps not one byte of the word is none.
        guard distance < max(length, candidate.utf8.count) else { continue }
        nearest = candidate
        if distance == 0 { break }
        limit = distance - 1
    }
    return nearest
}

extension UInt8 {
    /// The byte with an ASCII capital turned small, any other byte as it is.
    var lowercasedASCII: UInt8 { self >= 0x41 && self <= 0x5A ? self | 0x20 : self }
    var isASCIIDigit: Bool { self >= 0x30 && self <= 0x39 }
    var isASCIILetter: Bool { lowercasedASCII >= 0x61 && lowercasedASCII <= 0x7A }
}
