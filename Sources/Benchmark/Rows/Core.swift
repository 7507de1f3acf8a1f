import DigestLint
import DigestSyntax

// Rows about the core alone, in this process.

extension Row {
    static let parse = Row(name: "parse", title: "parse the big digest, in memory") { bench throws(BenchmarkError) in
        let bytes = bench.bigDigest()
        let times = (0..<bench.count(100)).map { _ in Clock.time { _ = Digest(SourceText(bytes)) } }
        return Result(samples: Samples(times), comparison: .bytes(bytes))
    }

    static let lintInMemory = Row(name: "lint", title: "lint the big digest, in memory") { bench throws(BenchmarkError) in
        let bytes = bench.bigDigest()
        let digest = Digest(SourceText(bytes))
        let times = (0..<bench.count(100)).map { _ in Clock.time { _ = Linter().lintOnce(digest) } }
        return Result(samples: Samples(times), comparison: .bytes(bytes))
    }
}
