import Synchronization
import Testing

@testable import DigestProject

struct OrderedRunTests {
    @Test(arguments: [1, 2, 3, 8]) func `results come in order, whatever each takes`(threads: Int) {
        var delivered: [Int] = []
        OrderedRun.run(count: 500, threads: threads) { index in
            var sum = 0
            for step in 0..<(index % 7) * 2000 { sum &+= step }
            return index * 2 + (sum & 0)
        } deliver: { index, result in
            #expect(result == index * 2)
            delivered.append(index)
            return true
        }
        #expect(delivered == Array(0..<500))
    }

    @Test func `nobody runs far ahead of what is waited for`() {
        let started = Atomic(0)
        nonisolated(unsafe) var furthest = 0
        OrderedRun.run(count: 200, threads: 4) { _ in
            started.add(1, ordering: .relaxed)
        } deliver: { index, _ in
            furthest = max(furthest, started.load(ordering: .relaxed) - index)
            return true
        }
        #expect(furthest <= 17)
    }

    @Test func `a run that is stopped ends`() {
        var count = 0
        OrderedRun.run(count: 1_000_000, threads: 4) {
            $0
        } deliver: { index, _ in
            count += 1
            return index < 10
        }
        #expect(count == 11)
    }

    @Test func `nothing to do is done at once`() {
        OrderedRun.run(count: 0, threads: 4) {
            $0
        } deliver: { _, _ in
            false
        }
    }
}
