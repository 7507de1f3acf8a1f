import Foundation
import Testing

@testable import Benchmark

/// Where the repository's files are.
enum Inputs {
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    static func files(_ folder: String) throws -> [(name: String, bytes: [UInt8])] {
        let folder = root.appendingPathComponent("Fixtures/\(folder)")
        return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted().map {
            ($0, [UInt8](try Data(contentsOf: folder.appendingPathComponent($0))))
        }
    }

    static func maker() throws -> DigestMaker { DigestMaker(try files("digests").map(\.bytes)) }

    /// Processor time of this thread in nanoseconds, the least of several tries.
    static func leastTime(_ tries: Int = 5, _ body: () -> Void) -> Int {
        (0..<tries).map { _ in
            let start = Clock.threadTime()
            body()
            return Clock.threadTime() - start
        }.min() ?? 0
    }
}
