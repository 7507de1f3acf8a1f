/// One line of the table: what is measured, and how. A new row is a value in a file of `Rows/`, and a mention in `all`.
struct Row: Sendable {
    enum Unit: Sendable { case time, memory }

    /// What a row is compared with.
    enum Comparison {
        /// The baselines' work on these bytes in memory.
        case bytes([UInt8])
        /// The baselines' work on files.
        case files([String], threads: Int)
        /// Starting a process that does nothing.
        case process
        case nothing
    }

    struct Result {
        let samples: Samples
        let comparison: Comparison
    }

    let name: String
    let title: String
    var unit = Unit.time
    let measure: @Sendable (Bench) throws(BenchmarkError) -> Result

    static let all: [Row] =
        [start, lintVault, lintFile, vaultMemory, parse, lintInMemory] + [.memory, .pipes].flatMap(serverRows) + [roundTrip] + libraryRows
}
