import DigestIndex
import DigestProject
import DigestSyntax
import JSON

// Rows about many digests as one library.

extension Row {
    static let libraryRows = [index, indexOverPipes, firstAnswer, indexMemory, search, searchOverPipes]

    private static let index = Row(name: "index", title: "index the vault, in memory") { bench throws(BenchmarkError) in
        let vault = try bench.vault()
        let times = (0..<bench.count(20)).map { _ in
            Clock.time {
                var index = vault.index(threads: bench.threads)
                index.prepareSearch()
            }
        }
        return Result(samples: Samples(times), comparison: .files(vault.files, threads: bench.threads))
    }

    private static let indexOverPipes = Row(name: "index-pipes", title: "initialized → the vault is indexed, over pipes") {
        bench throws(BenchmarkError) in
        let vault = try bench.vault()
        var times: [Int] = []
        for _ in 0..<bench.count(20) {
            let client = try Client(.pipes(binary: bench.binary), folder: bench.vaultFolder)
            times.append(try client.waitUntilIndexed(vault.files.count))
        }
        return Result(samples: Samples(times), comparison: .files(vault.files, threads: bench.threads))
    }

    private static let firstAnswer = Row(name: "first-answer", title: "didOpen → diagnostics while the vault is indexed") {
        bench throws(BenchmarkError) in
        _ = try bench.vault()
        let text = bench.bigDigest()
        var times: [Int] = []
        for _ in 0..<bench.count(20) {
            times.append(try Client(.pipes(binary: bench.binary), folder: bench.vaultFolder).open(text))
        }
        return Result(samples: Samples(times), comparison: .bytes(text))
    }

    private static let indexMemory = Row(name: "index-memory", title: "peak memory, vault indexed and searched", unit: .memory) {
        bench throws(BenchmarkError) in
        let vault = try bench.vault()
        var peaks: [Int] = []
        for _ in 0..<bench.count(5) {
            let client = try Client(.pipes(binary: bench.binary), folder: bench.vaultFolder)
            _ = try client.waitUntilIndexed(vault.files.count)
            for query in try vault.queries(20) { _ = try client.request("workspace/symbol", ["query": JSONValue(query)]) }
            peaks.append(client.end()?.peakMemory ?? 0)
        }
        return Result(samples: Samples(peaks), comparison: .nothing)
    }

    private static let search = Row(name: "search", title: "search the vault, in memory") { bench throws(BenchmarkError) in
        let vault = try bench.vault()
        var index = vault.index(threads: bench.threads)
        index.prepareSearch()
        var times: [Int] = []
        for query in try vault.queries(bench.count(500)) {
            var count = 0
            times.append(Clock.time { count = index.search(query, limit: 128).count })
            guard count > 0 else { throw .failed("nothing is found for '\(query)'") }
        }
        return Result(samples: Samples(times), comparison: .nothing)
    }

    private static let searchOverPipes = Row(name: "search-pipes", title: "workspace/symbol over the vault, over pipes") {
        bench throws(BenchmarkError) in
        let vault = try bench.vault()
        let client = try Client(.pipes(binary: bench.binary), folder: bench.vaultFolder)
        _ = try client.waitUntilIndexed(vault.files.count)
        var times: [Int] = []
        for query in try vault.queries(bench.count(500)) {
            times.append(try client.request("workspace/symbol", ["query": JSONValue(query)], mayBeEmpty: false))
        }
        return Result(samples: Samples(times), comparison: .nothing)
    }
}

extension Vault {
    /// The index, made as the server makes it: files are read on all threads, what they hold is gathered on one.
    func index(threads: Int) -> DigestIndex {
        var index = DigestIndex()
        OrderedRun.run(count: files.count, threads: threads) { place -> FileSummary? in
            guard let bytes = try? FileReader.read(files[place]).bytes, FileKind(of: bytes) == .digest else { return nil }
            return FileSummary(Digest(SourceText(bytes)))
        } deliver: { place, summary in
            index.update(files[place], summary)
            return true
        }
        return index
    }

    /// What somebody may remember of papers: three words of a title, one of them with a slip.
    func queries(_ count: Int) throws(BenchmarkError) -> [String] {
        var index = DigestIndex()
        for file in files.prefix(10) { index.update(file, FileSummary(Digest(SourceText(try File.read(file))))) }
        let titles = index.papers().map { $0.title.utf8.split { !$0.isLetter }.filter { $0.count > 4 } }.filter { $0.count >= 3 }
        guard !titles.isEmpty else { throw .failed("the vault has no titles to search for") }
        return (0..<count).map { place in
            var words = titles[place * 7 % titles.count].prefix(3).map { String(decoding: Array($0), as: UTF8.self) }
            words.swapAt(0, 2)
            words[1].remove(at: words[1].index(words[1].startIndex, offsetBy: 2))
            return words.joined(separator: " ")
        }
    }
}
