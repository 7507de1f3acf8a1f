import DigestSyntax
import Testing

@Suite struct EditDistanceTests {
    @Test(arguments: [
        ("", "", 0), ("a", "", 1), ("", "abc", 3), ("abc", "abc", 0), ("abc", "acb", 1), ("ab", "ba", 1), ("ca", "abc", 3),
        ("kitten", "sitting", 3), ("flaw", "lawn", 2), ("unclosed-details", "unclosed-detials", 1), ("cs.CV", "cs.cv", 2),
    ])
    func `distances are those of optimal string alignment`(first: String, second: String, distance: Int) {
        #expect(editDistance(first.utf8, second.utf8, limit: .max) == distance)
        #expect(editDistance(second.utf8, first.utf8, limit: distance) == distance)
        #expect(editDistance(first.utf8, second.utf8, limit: distance - 1) == nil)
    }

    @Test func `case can be ignored`() {
        #expect(editDistance("CS.cv".utf8, "cs.CV".utf8, limit: 0, ignoringCase: true) == 0)
    }

    @Test func `a negative limit is never met`() {
        #expect(editDistance("".utf8, "".utf8, limit: -1) == nil)
        #expect(editDistance("a".utf8, "a".utf8, limit: .min) == nil)
    }

    @Test func `a limit changes no distance in a small world`() {
        let letters = ["", "a", "b", "c"]
        let words = Set(letters.flatMap { a in letters.flatMap { b in letters.map { a + b + $0 } } }).sorted()
        for first in words {
            for second in words {
                let exact = unboundedDistance(Array(first.utf8), Array(second.utf8))
                for limit in 0...4 {
                    let expected = exact <= limit ? exact : nil
                    #expect(editDistance(first.utf8, second.utf8, limit: limit) == expected, "\(first) \(second) \(limit)")
                }
            }
        }
    }

    @Test(arguments: [
        ("unclosed-detials", "unclosed-details"), ("Wrong-Total", "wrong-total"), ("wrng-total", "wrong-total"),
        ("wrong_total", "wrong-total"),
    ])
    func `the nearest name is found`(word: String, name: String) {
        #expect(closest(to: word, among: ["dead-link", "wrong-total", "unclosed-details", "wrong-number"]) == name)
    }

    @Test(arguments: ["", "x", "zzzzzzzzzzz", "total", String(repeating: "wrong-total", count: 100)])
    func `a word near nothing gets no guess`(word: String) {
        #expect(closest(to: word, among: ["dead-link", "wrong-total"]) == nil)
    }

    @Test func `of two equally near names the first is taken`() {
        #expect(closest(to: "cs.C", among: ["cs.CC", "cs.CV"]) == "cs.CC")
    }

    /// The textbook recursion, for comparison.
    private func unboundedDistance(_ first: [UInt8], _ second: [UInt8]) -> Int {
        var table = Array(repeating: Array(repeating: 0, count: second.count + 1), count: first.count + 1)
        for i in 0...first.count {
            for j in 0...second.count {
                if i == 0 || j == 0 {
                    table[i][j] = i + j
                    continue
                }
                var cost = min(table[i - 1][j], table[i][j - 1]) + 1
                cost = min(cost, table[i - 1][j - 1] + (first[i - 1] == second[j - 1] ? 0 : 1))
                if i > 1, j > 1, first[i - 1] == second[j - 2], first[i - 2] == second[j - 1] { cost = min(cost, table[i - 2][j - 2] + 1) }
                table[i][j] = cost
            }
        }
        return table[first.count][second.count]
    }
}
