import DigestProject
import DigestSyntax
import Synchronization

/// A look at the disk: what stands at and below some paths, and what it holds where it is not what was known.
///
/// Made by the session, run by a worker that shares nothing with it but the flag that cancels; what is found comes back as events.
package struct LibraryScan: Sendable {
    let number: Int
    let roots: [String]
    /// Absolute; files, folders, or what was there once.
    let paths: Set<String>
    /// The files that are known, as they were when they were read.
    let known: [String: FileStamp]
    /// Whether it is the first look at a folder, or one that somebody asked for.
    let isAwaited: Bool
    let cancellation = Cancellation()

    /// Set from one thread, seen by another.
    final class Cancellation: Sendable {
        private let flag = Atomic(false)

        var isCancelled: Bool { flag.load(ordering: .relaxed) }

        func cancel() { flag.store(true, ordering: .relaxed) }
    }

    /// Files are reported by so many, or by as many as hold this many bytes: what takes the session a millisecond or two to take in.
    private static let batch = (files: 64, bytes: 4 << 20)

    /// Looks, reads and reports; the last report says that it is over.
    package func run(threads: Int = OrderedRun.processorCount, report: (ScanReport) -> Void) {
        var walk = FolderScan(roots: roots)
        var present: Set<String> = []
        for path in paths {
            if cancellation.isCancelled { break }
            present.formUnion(walk.files(at: path) { cancellation.isCancelled })
        }
        // The newest are asked for first, and a day stands in the file's name.
        let due = present.filter { known[$0] == nil || FolderScan.stamp(of: $0) != known[$0] }.sorted { Path.precedes($1, $0) }
        report(ScanReport(number, .progress(done: 0, total: due.count)))
        read(due, threads: threads, report)
        let problems = walk.errors.prefix(8).map { "\($0.path) \($0)" }
        report(ScanReport(number, .ended(present: cancellation.isCancelled ? nil : present, problems: Array(problems))))
    }

    private func read(_ due: [String], threads: Int, _ report: (ScanReport) -> Void) {
        var found: [ScannedFile] = []
        var bytes = 0
        let cancellation = cancellation
        OrderedRun.run(count: due.count, threads: threads, work: { ScannedFile(reading: due[$0]) }) { index, file in
            found.append(file)
            bytes += file.size
            if found.count >= Self.batch.files || bytes >= Self.batch.bytes || index == due.count - 1 {
                report(ScanReport(number, .files(found)))
                report(ScanReport(number, .progress(done: index + 1, total: due.count)))
                (found, bytes) = ([], 0)
            }
            return !cancellation.isCancelled
        }
    }
}

/// What a worker tells the session.
package struct ScanReport: Sendable {
    let scan: Int
    let content: Content

    enum Content: Sendable {
        /// How many of the files are read that must be.
        case progress(done: Int, total: Int)
        case files([ScannedFile])
        /// Nothing more will come. `present` are all files that were met, nil where the scan was cancelled and met not all.
        case ended(present: Set<String>?, problems: [String])
    }

    init(_ scan: Int, _ content: Content) {
        self.scan = scan
        self.content = content
    }
}
