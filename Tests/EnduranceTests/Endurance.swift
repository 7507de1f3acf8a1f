import Foundation
import JSON
import Testing

/// Which server stands the test, and how hard.
///
/// `swift test` takes the server beside the test bundle, as short as it can be and still find something. With `DIGESTLS_ENDURANCE=PROGRAM`
/// that server is taken, a release build, and everything is as long and as large as `Sources/FAULTS.md` says.
enum Endurance {
    static let isFull = ProcessInfo.processInfo.environment["DIGESTLS_ENDURANCE"] != nil

    static let server: URL = {
        if let named = ProcessInfo.processInfo.environment["DIGESTLS_ENDURANCE"] { return URL(fileURLWithPath: named) }
        #if os(macOS)
        let bundle = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }?.bundleURL ?? Bundle.main.bundleURL
        return bundle.deletingLastPathComponent().appendingPathComponent("digestls")
        #else
        let tests = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? CommandLine.arguments[0]
        return URL(fileURLWithPath: tests).deletingLastPathComponent().appendingPathComponent("digestls")
        #endif
    }()

    /// Whether the server was built with a sanitizer, which has a memory and a pace of its own.
    static let isSanitized: Bool = {
        guard let bytes = try? Data(contentsOf: server, options: .alwaysMapped) else { return false }
        return ["__tsan_init", "__asan_init"].contains { bytes.range(of: Data($0.utf8)) != nil }
    }()

    /// The longest wait for anything, in seconds: it costs nothing where nothing is wrong.
    static let patience: Double = isSanitized ? 240 : 60

    /// At full length, or in short.
    static func scale(_ full: Int, _ short: Int) -> Int { isFull ? full : short }

    static let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
}

/// A folder that is gone when the test is over.
final class TemporaryFolder {
    let url: URL

    init() throws {
        let folder = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
        url = folder.appendingPathComponent("digestls-endurance-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    subscript(name: String) -> URL { url.appendingPathComponent(name) }

    func write(_ bytes: [UInt8], _ name: String) throws {
        try FileManager.default.createDirectory(at: self[name].deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: self[name])
    }

    func remove(_ name: String) { try? FileManager.default.removeItem(at: self[name]) }
}

/// Texts of digests.
enum Digests {
    /// A canonical digest of one section with these papers, by the last digits of their identifiers.
    static func text(_ papers: [Int], summary: String = "短摘要", category: String = "cs.CV", abstract: String = "") -> [UInt8] {
        var text = Array("<div id=toc></div>\n\n# Table of Contents\n\n- [\(category)](#\(category)) [Total: \(papers.count)]\n\n\n".utf8)
        text += Array("<div id='\(category)'></div>\n\n# \(category) [[Back]](#toc)\n\n".utf8)
        for (place, paper) in papers.enumerated() {
            if place > 0 { text += Array("\n\n\n".utf8) }
            text += entry(place + 1, paper, summary, category, abstract)
        }
        return text + [10]
    }

    private static func entry(_ number: Int, _ paper: Int, _ summary: String, _ category: String, _ abstract: String) -> [UInt8] {
        let digits = String(String(100_000 + paper).suffix(5))
        return Array(
            """
            ### [\(number)] [Paper 🦊 \(paper)](https://arxiv.org/abs/2512.\(digits))
            *第一作者,Ada Lovelace*

            Main category: \(category)

            TL;DR: \(summary) \(paper) é


            <details>
              <summary>Details</summary>
            Motivation: 动机

            Method: 方法

            Result: 结果

            Conclusion: 结论

            Abstract: We extend arXiv:2512.10\(100 + paper % 7) by $\\alpha^2$. \(abstract)

            </details>
            """.utf8)
    }
}

/// A reproducible source of random numbers.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64
    init(seed: UInt64) { state = seed &+ 0x9E37_79B9_7F4A_7C15 }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }

    /// True once in `times`.
    mutating func once(in times: Int) -> Bool { next() % UInt64(times) == 0 }

    mutating func one<Element>(of elements: [Element]) -> Element { elements[number(0...elements.count - 1)] }
}

extension [UInt8] {
    /// The bytes with every `old` made `new`, whatever characters they are part of.
    func replacing(_ old: String, with new: String) -> [UInt8] {
        let (old, new) = (Array(old.utf8), Array(new.utf8))
        var result: [UInt8] = []
        var start = 0
        let data = Data(self)
        while let found = data.range(of: Data(old), in: start..<count) {
            result += self[start..<found.lowerBound] + new
            start = found.upperBound
        }
        return result + self[start...]
    }
}
