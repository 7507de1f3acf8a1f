import Foundation

@testable import DigestSyntax

/// The real digests of the repository.
enum Fixtures {
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    static func bytes(_ path: String) throws -> [UInt8] { try [UInt8](Data(contentsOf: root.appendingPathComponent("Fixtures/\(path)"))) }

    static let digestNames = [
        "000_f888c4d09ed698f6.md", "001_9ea60f6eb6724121.md", "002_66aa1f857e99bef7.md", "003_81dc3781caeec92f.md",
        "004_7e57a61666cf7777.md",
    ]

    static func digest(_ number: Int) throws -> [UInt8] { try bytes("digests/\(digestNames[number])") }

    /// A small canonical digest: two sections, three entries.
    static let small = """
        <div id=toc></div>

        # Table of Contents

        - [cs.CV](#cs.CV) [Total: 2]
        - [cs.AI](#cs.AI) [Total: 1]


        <div id='cs.CV'></div>

        # cs.CV [[Back]](#toc)

        \(entry(1, "cs.CV"))


        \(entry(2, "cs.CV"))


        <div id='cs.AI'></div>

        # cs.AI [[Back]](#toc)

        \(entry(3, "cs.AI"))

        """

    static func entry(_ number: Int, _ category: String) -> String {
        """
        ### [\(number)] [A\(number)](https://arxiv.org/abs/2512.1093\(number))
        *A B,C*

        Main category: \(category)

        TL;DR: 短


        <details>
          <summary>Details</summary>
        Motivation: m

        Method: 法

        Result: r

        Conclusion: c

        Abstract: a

        </details>
        """
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
}
