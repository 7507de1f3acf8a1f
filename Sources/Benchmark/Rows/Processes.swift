// Rows that start the binary.

extension Row {
    static let start = Row(name: "start", title: "start → initialize answer") { bench throws(BenchmarkError) in
        var times: [Int] = []
        for _ in 0..<bench.count(100) {
            let start = Clock.now()
            let client = try Client(.pipes(binary: bench.binary))
            times.append(Clock.now() - start)
            _ = consume client
        }
        return Result(samples: Samples(times), comparison: .process)
    }

    static let lintVault = Row(name: "lint-vault", title: "lint the vault, whole process") { bench throws(BenchmarkError) in
        let vault = try bench.vault()
        let usages = try usages(bench, 10, ["lint", "--isolated", "--jobs", "\(bench.threads)", bench.vaultFolder])
        return Result(samples: Samples(usages.map(\.elapsed)), comparison: .files(vault.files, threads: bench.threads))
    }

    static let lintFile = Row(name: "lint-file", title: "lint the big digest, whole process") { bench throws(BenchmarkError) in
        let usages = try usages(bench, 50, ["lint", "--isolated", try bench.bigFile()])
        return Result(samples: Samples(usages.map(\.elapsed)), comparison: .bytes(bench.bigDigest()))
    }

    static let vaultMemory = Row(name: "vault-memory", title: "peak memory, vault lint", unit: .memory) { bench throws(BenchmarkError) in
        _ = try bench.vault()
        let usages = try usages(
            bench, 5, ["lint", "--isolated", "--jobs", "\(bench.threads)", bench.vaultFolder], watchingMemory: true)
        return Result(samples: Samples(usages.map(\.peakMemory)), comparison: .nothing)
    }

    private static func usages(
        _ bench: Bench, _ full: Int, _ arguments: [String], watchingMemory: Bool = false
    ) throws(BenchmarkError) -> [ChildProcess.Usage] {
        var usages: [ChildProcess.Usage] = []
        for _ in 0..<bench.count(full) {
            // Findings are no failure: the folder may be anybody's vault.
            usages.append(try ChildProcess.run(bench.binary, arguments, expecting: [0, 1], watchingMemory: watchingMemory))
        }
        return usages
    }
}
