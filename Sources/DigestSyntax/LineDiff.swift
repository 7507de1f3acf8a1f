/// Which lines of one text became which of another.
///
/// Lines that each text holds once, in the same order, are taken for the same (patience); between them the shortest script is sought
/// (Myers) as long as it is short, else the stretch counts as replaced. So it is exact for edits by hand and linear for anything else.
package struct LineDiff {
    package struct Change: Sendable, Equatable {
        package var old: Range<Int>
        package var new: Range<Int>
    }

    package let oldCount: Int
    /// Ascending, with at least one equal line between any two.
    package private(set) var changes: [Change] = []

    /// The most insertions and deletions that a stretch is searched for.
    private static let maximumCost = 256

    package init(_ old: [ArraySlice<UInt8>], _ new: [ArraySlice<UInt8>]) {
        oldCount = old.count
        var numbers: [ArraySlice<UInt8>: Int] = [:]
        func number(_ line: ArraySlice<UInt8>) -> Int {
            if let known = numbers[line] { return known }
            numbers[line] = numbers.count
            return numbers.count - 1
        }
        let from = old.map(number)
        let to = new.map(number)
        compare(from, to, kinds: numbers.count)
    }

    private mutating func compare(_ from: [Int], _ to: [Int], kinds: Int) {
        var oldStart = 0
        var newStart = 0
        for anchor in Self.anchors(from, to, kinds: kinds) + [(from.count, to.count)] {
            // Anchors inside a stretch that was found equal already are behind us.
            guard anchor.0 >= oldStart, anchor.1 >= newStart else { continue }
            compareStretch(from, oldStart..<anchor.0, to, newStart..<anchor.1)
            oldStart = anchor.0
            newStart = anchor.1
        }
    }

    /// Pairs of equal lines that occur once on both sides, ascending on both: the longest such run.
    private static func anchors(_ from: [Int], _ to: [Int], kinds: Int) -> [(Int, Int)] {
        var oldPlaces = [Int](repeating: -1, count: kinds)
        var newPlaces = oldPlaces
        for (index, kind) in from.enumerated() { oldPlaces[kind] = oldPlaces[kind] == -1 ? index : -2 }
        for (index, kind) in to.enumerated() { newPlaces[kind] = newPlaces[kind] == -1 ? index : -2 }
        var pairs: [(Int, Int)] = []
        for (index, kind) in from.enumerated() where oldPlaces[kind] == index && newPlaces[kind] >= 0 {
            pairs.append((index, newPlaces[kind]))
        }
        // The longest ascending run: for each length the pair with the smallest end.
        var ends: [Int] = []
        var previous = [Int](repeating: -1, count: pairs.count)
        for (index, pair) in pairs.enumerated() {
            var low = 0
            var high = ends.count
            while low < high {
                let middle = (low + high) / 2
                if pairs[ends[middle]].1 < pair.1 { low = middle + 1 } else { high = middle }
            }
            if low > 0 { previous[index] = ends[low - 1] }
            if low == ends.count { ends.append(index) } else { ends[low] = index }
        }
        var result: [(Int, Int)] = []
        var index = ends.last ?? -1
        while index >= 0 {
            result.append(pairs[index])
            index = previous[index]
        }
        return result.reversed()
    }

    private mutating func compareStretch(_ from: [Int], _ oldRange: Range<Int>, _ to: [Int], _ newRange: Range<Int>) {
        var (old, new) = (oldRange, newRange)
        while let a = old.first, let b = new.first, from[a] == to[b] { (old, new) = (a + 1..<old.upperBound, b + 1..<new.upperBound) }
        while let a = old.last, let b = new.last, from[a] == to[b] { (old, new) = (old.lowerBound..<a, new.lowerBound..<b) }
        if old.isEmpty && new.isEmpty { return }
        guard !old.isEmpty, !new.isEmpty, let steps = Self.shortest(from, old, to, new) else { return add(Change(old: old, new: new)) }
        for step in steps { add(step) }
    }

    private mutating func add(_ change: Change) {
        if let last = changes.last, last.old.upperBound == change.old.lowerBound, last.new.upperBound == change.new.lowerBound {
            changes[changes.count - 1] = Change(
                old: last.old.lowerBound..<change.old.upperBound, new: last.new.lowerBound..<change.new.upperBound)
        } else {
            changes.append(change)
        }
    }

    /// Myers' greedy search, "An O(ND) Difference Algorithm" (1986): the insertions and deletions, ascending; nil where they are too many.
    private static func shortest(_ from: [Int], _ old: Range<Int>, _ to: [Int], _ new: Range<Int>) -> [Change]? {
        let (n, m) = (old.count, new.count)
        let limit = min(n + m, maximumCost)
        var furthest = [Int](repeating: 0, count: 2 * limit + 3)
        var trace: [[Int]] = []
        var found = false
        search: for cost in 0...limit {
            trace.append(furthest)
            for k in stride(from: -cost, through: cost, by: 2) {
                let down = k == -cost || k != cost && furthest[limit + k] < furthest[limit + k + 2]
                var x = down ? furthest[limit + k + 2] : furthest[limit + k] + 1
                var y = x - k
                while x < n, y < m, from[old.lowerBound + x] == to[new.lowerBound + y] { (x, y) = (x + 1, y + 1) }
                furthest[limit + k + 1] = x
                if x >= n, y >= m {
                    found = true
                    break search
                }
            }
        }
        guard found else { return nil }
        var steps: [Change] = []
        var (x, y) = (n, m)
        for cost in stride(from: trace.count - 1, to: 0, by: -1) {
            let before = trace[cost]
            let k = x - y
            let down = k == -cost || k != cost && before[limit + k] < before[limit + k + 2]
            let previousK = down ? k + 1 : k - 1
            let previousX = before[limit + previousK + 1]
            let previousY = previousX - previousK
            steps.append(
                down
                    ? Change(old: at(old, previousX, 0), new: at(new, previousY, 1))
                    : Change(old: at(old, previousX, 1), new: at(new, previousY, 0)))
            (x, y) = (previousX, previousY)
        }
        return steps.reversed()
    }

    private static func at(_ range: Range<Int>, _ offset: Int, _ count: Int) -> Range<Int> {
        range.lowerBound + offset..<range.lowerBound + offset + count
    }
}
