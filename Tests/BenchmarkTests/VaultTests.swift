import DigestLint
import DigestSyntax
import Testing

@testable import Benchmark

struct VaultTests {
    @Test func `a made digest has no findings and is canonical`() throws {
        var maker = try Inputs.maker()
        for size in [1, 40_000, 400_000] {
            let digest = Digest(SourceText(maker.digest(ofSize: size).text))
            #expect(Linter().lintOnce(digest).map(\.message) == [])
            #expect(Formatter.edits(for: digest).isEmpty)
        }
    }

    @Test func `the same sizes give the same bytes`() throws {
        var (first, second) = (try Inputs.maker(), try Inputs.maker())
        #expect(first.digest(ofSize: 50_000) == second.digest(ofSize: 50_000))
        #expect(first.digest(ofSize: 9_000) == second.digest(ofSize: 9_000))
    }

    @Test func `rows have names of their own`() {
        #expect(Set(Row.all.map(\.name)).count == Row.all.count)
    }

    @Test(arguments: [["--size", "0"], ["--size"], ["--only", "nothing"], ["x"]])
    func `wrong options are told`(arguments: [String]) {
        #expect(throws: BenchmarkError.self) { try Options(arguments) }
    }
}
