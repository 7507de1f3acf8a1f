import DigestLint
import DigestSyntax
import Testing

struct FixerTests {
    /// The sample with many entries behind it, each with an unsafe fix that renumbers and recounts.
    private static let manyMisplaced = Host.thirty.replacingOccurrences(of: "Main category: cs.LG", with: "Main category: cs.AI")

    @Test func `one run makes all fixes, also those that are made one at a time`() {
        let first = Fixer.fix(Digest(Self.manyMisplaced), with: Linter(), allowingUnsafe: true)
        #expect(first.remaining.filter { $0.fix(allowingUnsafe: true) != nil } == [])
        let second = Fixer.fix(first.digest, with: Linter(), allowingUnsafe: true)
        #expect(second.fixed.isEmpty && second.digest.text == first.digest.text)
    }

    @Test func `control characters on many lines are gone after one run`() {
        let damaged = Sample.digest.replacingOccurrences(of: "\n\nMethod: ", with: "\n\nMethod: \u{1B}")
            .replacingOccurrences(of: "\n\nResult: ", with: "\n\nResult: \u{1}\u{2}").replacingOccurrences(
                of: "\n\nAbstract: ", with: "\n\nAbstract: \u{7}")
        let fixed = Fixer.fix(Digest(damaged), with: Linter(), allowingUnsafe: true)
        #expect(fixed.remaining == [] && fixed.digest.text.string(0..<fixed.digest.text.count) == Sample.digest)
    }
}

extension String {
    fileprivate func replacingOccurrences(of old: String, with new: String) -> String {
        split(separator: old, omittingEmptySubsequences: false).joined(separator: new)
    }
}
