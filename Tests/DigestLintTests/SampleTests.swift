import DigestLint
import DigestSyntax
import Testing

struct SampleTests {
    @Test func `the sample is a digest without findings`() {
        let digest = Digest(Sample.digest)
        #expect(digest.blocks.compactMap(\.entry).count == 4)
        #expect(digest.blocks.compactMap(\.entry).allSatisfy { $0.isRegular })
        #expect(Linter().lintOnce(digest) == [])
    }

    @Test func `the digest of the day before is one without findings`() {
        let digest = Digest(Sample.dayBefore)
        #expect(digest.blocks.compactMap(\.entry).allSatisfy { $0.isRegular })
        #expect(Linter().lintOnce(digest) == [])
    }
}
