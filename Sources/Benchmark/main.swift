import DigestProject
import JSON

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

// Measures digestls, and says what it measured; it never judges.

signal(SIGPIPE, SIG_IGN)

private func say(_ text: String, to descriptor: Int32 = STDOUT_FILENO) throws(BenchmarkError) {
    try File.write(Array("\(text)\n".utf8), to: descriptor, "standard output")
}

/// The program that this one stands beside.
private func neighbour() -> String { Path.join(Path.parent(of: File.ownPath), "digestls") }

private func run() throws(BenchmarkError) {
    let options = try Options(Array(CommandLine.arguments.dropFirst()))
    if options.showsHelp { return try File.write(Array(Options.help.utf8), to: STDOUT_FILENO, "standard output") }
    if options.listsRows {
        for row in Row.all { try say(row.name + String(repeating: " ", count: max(1, 24 - row.name.count)) + row.title) }
        return
    }
    let binary = options.binary ?? neighbour()
    guard access(binary, X_OK) == 0 else { throw .usage("there is no digestls at \(binary): build it, or say --binary") }
    let bench = try Bench(options, binary: binary, threads: options.threads ?? OrderedRun.processorCount)
    var measured: [Measured] = []
    if !options.isJSON { try say(Table.header) }
    for row in Row.all where options.only.isEmpty || options.only.contains(row.name) {
        let result = try Measured(row, bench)
        if options.isJSON { measured.append(result) } else { try say(Table.line(result)) }
    }
    if options.isJSON {
        try say(
            String(decoding: Report(rows: measured, threads: bench.threads, vault: bench.knownVault).json(style: .indented), as: UTF8.self))
    } else if let vault = bench.knownVault {
        try say(
            "\nvault: \(vault.files.count) digests, \(Table.decimal(vault.size, per: 1_000_000, places: 1)) MB, \(bench.threads) threads")
    }
}

do throws(BenchmarkError) { try run() } catch {
    switch error {
    case .usage(let reason):
        try? say("digestls-benchmark: \(reason)\nTry 'digestls-benchmark --help'.", to: STDERR_FILENO)
        exit(2)
    case .failed(let reason):
        try? say("digestls-benchmark: \(reason)", to: STDERR_FILENO)
        exit(1)
    }
}
