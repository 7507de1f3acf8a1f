package import DigestSyntax

/// Applies fixes until nothing changes any more.
package enum Fixer {
    /// What fixing made of a text.
    package struct Outcome: Sendable {
        package let digest: Digest
        /// How many findings each rule had fixed.
        package let fixed: [String: Int]
        /// What is left, in the order of the text.
        package let remaining: [Finding]
    }

    /// The most rounds that are tried: one fix may uncover the next, and some are made one at a time.
    static let maximumRounds = 256
    /// The most rounds in a row that may pass without fewer findings than ever: none may go on for ever.
    static let maximumFruitlessRounds = 16

    /// Fixes what the linter finds in a digest. In each round the fixes that do not touch one another are applied, in the order of the text.
    /// - Parameter earlier: Nil where no library is known.
    package static func fix(
        _ digest: Digest, with linter: Linter, allowingUnsafe: Bool, earlier: EarlierAppearance? = nil
    ) -> Outcome {
        var digest = digest
        var fixed: [String: Int] = [:]
        var findings = linter.lintOnce(digest, earlier: earlier)
        var fewest = findings.count
        var fruitless = 0
        for _ in 0..<maximumRounds where fruitless < maximumFruitlessRounds {
            let (edits, rules) = compatibleEdits(of: findings, allowingUnsafe: allowingUnsafe)
            guard !edits.isEmpty else { break }
            let next = Digest(SourceText(apply(edits, to: digest.text.bytes)))
            guard next.text != digest.text else { break }
            for rule in rules { fixed[rule, default: 0] += 1 }
            digest = next
            findings = linter.lintOnce(digest, earlier: earlier)
            fruitless = findings.count < fewest ? 0 : fruitless + 1
            fewest = min(fewest, findings.count)
        }
        return Outcome(digest: digest, fixed: fixed, remaining: findings)
    }

    /// The edits of all fixes that can be made at once, and the rules they mend. Safe fixes go before unsafe ones; of two that touch, the
    /// first one in the text is taken now and the other in the next round.
    package static func compatibleEdits(of findings: [Finding], allowingUnsafe: Bool) -> (edits: [TextEdit], rules: [String]) {
        let chosen = findings.compactMap { finding in finding.fix(allowingUnsafe: allowingUnsafe).map { (finding, $0) } }
        let hasSafe = chosen.contains { $0.1.safety == .safe }
        var taken = EditSet()
        var rules: [String] = []
        var isRebuilt = false
        for (finding, fix) in chosen where !hasSafe || fix.safety == .safe {
            // Unsafe fixes that reach beyond what they mend renumber and recount: one in a round, on the text as it then is.
            let rebuilds = fix.safety == .unsafe && !fix.isWithin(finding.range)
            if rebuilds, isRebuilt { continue }
            guard taken.insert(fix.edits) else { continue }
            isRebuilt = isRebuilt || rebuilds
            rules.append(finding.rule)
        }
        return (taken.edits, rules)
    }

    /// The text with edits made: ascending, not overlapping, all in offsets of the text as it is.
    package static func apply(_ edits: [TextEdit], to bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count + edits.reduce(0) { $0 + $1.replacement.count })
        var end = 0
        for edit in edits {
            let range = edit.range.clamped(to: 0..<bytes.count)
            guard range.lowerBound >= end else { continue }
            result += bytes[end..<range.lowerBound]
            result += edit.replacement
            end = range.upperBound
        }
        result += bytes[end...]
        return result
    }
}

/// Edits that do not touch one another, in ascending order.
private struct EditSet {
    private(set) var edits: [TextEdit] = []

    /// Adds all of them, or none where one touches an edit that is there already.
    mutating func insert(_ added: [TextEdit]) -> Bool {
        guard !added.isEmpty, added.allSatisfy({ isFree($0.range) }) else { return false }
        // Of two at one place, what is put in and what is taken out, the first one stays the first.
        for edit in added { edits.insert(edit, at: place(of: edit.range.lowerBound + 1)) }
        return true
    }

    private func isFree(_ range: Range<Int>) -> Bool {
        let index = place(of: range.lowerBound)
        if index > 0, edits[index - 1].range.upperBound >= range.lowerBound { return false }
        if index < edits.count, edits[index].range.lowerBound <= range.upperBound { return false }
        return true
    }

    /// The index of the first edit that begins at or behind `offset`.
    private func place(of offset: Int) -> Int {
        var low = 0
        var high = edits.count
        while low < high {
            let middle = (low + high) / 2
            if edits[middle].range.lowerBound < offset { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
