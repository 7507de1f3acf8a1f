import JSON

/// A measured row.
struct Measured {
    let row: Row
    let samples: Samples
    /// The medians of the two baselines; nil where there is none.
    let scan: Int?
    let check: Int?

    init(_ row: Row, _ bench: Bench) throws(BenchmarkError) {
        self.row = row
        let result = try row.measure(bench)
        samples = result.samples
        switch result.comparison {
        case .bytes(let bytes):
            scan = Baseline.samples(.scan, over: bytes, count: bench.count(50)).median
            check = Baseline.samples(.check, over: bytes, count: bench.count(50)).median
        case .files(let files, let threads):
            scan = Baseline.samples(.scan, over: files, threads: threads, count: bench.count(10)).median
            check = Baseline.samples(.check, over: files, threads: threads, count: bench.count(10)).median
        case .process:
            var times: [Int] = []
            for _ in 0..<bench.count(100) { times.append(try ChildProcess.run("/bin/true", []).elapsed) }
            scan = Samples(times).median
            check = nil
        case .nothing: (scan, check) = (nil, nil)
        }
    }
}

/// The measured rows for people.
enum Table {
    private static let widths = [12, 12, 10, 10, 9]

    static var header: String { line("row", ["median", "p99", "/ scan", "/ check", "samples"]) }

    static func line(_ measured: Measured) -> String {
        let samples = measured.samples
        let unit = measured.row.unit
        return line(
            measured.row.title,
            [
                text(samples.median, unit), text(samples.p99, unit), ratio(samples.median, measured.scan),
                ratio(samples.median, measured.check), "\(samples.count)",
            ])
    }

    private static func line(_ title: String, _ cells: [String]) -> String {
        var result = title + padding(52 - title.unicodeScalars.count)
        for (cell, width) in zip(cells, widths) { result += padding(width - cell.unicodeScalars.count) + cell }
        return result
    }

    private static func padding(_ count: Int) -> String { String(repeating: " ", count: max(0, count)) }

    private static func text(_ value: Int, _ unit: Row.Unit) -> String {
        switch unit {
        case .time: "\(decimal(value, per: 1_000_000, places: 3)) ms"
        case .memory: "\(decimal(value, per: 1_048_576, places: 1)) MB"
        }
    }

    private static func ratio(_ value: Int, _ baseline: Int?) -> String {
        guard let baseline, baseline > 0 else { return "–" }
        return decimal(value, per: baseline, places: 2)
    }

    /// A quotient with so many places behind the point.
    static func decimal(_ value: Int, per unit: Int, places: Int) -> String {
        let factor = (0..<places).reduce(1) { factor, _ in factor * 10 }
        let scaled = Int((Double(value) / Double(unit) * Double(factor)).rounded())
        let digits = String(scaled % factor)
        return "\(scaled / factor)." + String(repeating: "0", count: max(0, places - digits.count)) + digits
    }
}

/// The measured rows for programs: nanoseconds and bytes.
struct Report: JSONWritable {
    let rows: [Measured]
    let threads: Int
    let vault: Vault?

    func write(to writer: inout JSONWriter) {
        writer.object { writer in
            writer.field("threads", threads)
            if let vault {
                writer.object("vault") {
                    $0.field("files", vault.files.count)
                    $0.field("bytes", vault.size)
                }
            }
            writer.array("rows") { writer in
                for measured in rows {
                    writer.object {
                        $0.field("name", measured.row.name)
                        $0.field("title", measured.row.title)
                        $0.field("unit", measured.row.unit == .time ? "ns" : "bytes")
                        $0.field("samples", measured.samples.count)
                        $0.field("median", measured.samples.median)
                        $0.field("p99", measured.samples.p99)
                        $0.field("scan", measured.scan)
                        $0.field("check", measured.check)
                    }
                }
            }
        }
    }
}
