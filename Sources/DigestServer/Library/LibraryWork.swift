import DigestProject

/// What a worker is sent to do.
package enum LibraryWork: Sendable {
    case scan(LibraryScan)
    case lint(LibraryLint)

    package func run(threads: Int = OrderedRun.processorCount, report: (LibraryReport) -> Void) {
        switch self {
        case .scan(let scan): scan.run(threads: threads) { report(.scan($0)) }
        case .lint(let lint): lint.run(threads: threads) { report(.lint($0)) }
        }
    }

    /// Reports that nothing was done, where no thread could be had.
    package func giveUp(_ report: (LibraryReport) -> Void) {
        switch self {
        case .scan(let scan): report(.scan(ScanReport(scan.number, .ended(present: nil, problems: ["no thread could be had"]))))
        case .lint(let lint): report(.lint(LintReport(number: lint.number, content: .ended)))
        }
    }
}

/// What a worker tells the session.
package enum LibraryReport: Sendable {
    case scan(ScanReport)
    case lint(LintReport)

    /// About how many bytes it keeps from being used otherwise.
    package var size: Int {
        switch self {
        case .scan(let report):
            if case .files(let files) = report.content { files.reduce(0) { $0 + $1.size } / 4 } else { 64 }
        case .lint: 4_096
        }
    }
}
