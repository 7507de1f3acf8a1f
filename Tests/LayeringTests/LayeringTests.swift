import Foundation
import Testing

/// A target knows what stands on its left in `Sources/README.md` and nothing of what stands on its right. The compiler alone lets
/// transitive imports through, so the import lines are read.
struct LayeringTests {
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// What each target may import of this package.
    static let graph: [String: Set<String>] = [
        "DigestSyntax": [],
        "DigestIndex": ["DigestSyntax"],
        "DigestLint": ["DigestSyntax", "DigestIndex"],
        "DigestFeatures": ["DigestSyntax", "DigestIndex", "DigestLint"],
        "JSON": [],
        "LanguageServerProtocol": ["JSON"],
        "CFileAttributes": [],
        "DigestProject": ["CFileAttributes", "DigestSyntax", "DigestLint", "JSON"],
        "DigestServer": [
            "DigestSyntax", "DigestIndex", "DigestLint", "DigestFeatures", "DigestProject", "JSON", "LanguageServerProtocol",
        ],
        "digestls": ["DigestSyntax", "DigestIndex", "DigestLint", "DigestProject", "DigestServer", "JSON"],
        "Benchmark": ["DigestSyntax", "DigestIndex", "DigestLint", "DigestProject", "DigestServer", "JSON", "LanguageServerProtocol"],
    ]

    /// The system modules that each target may import beside the standard library; the targets that touch no system get none.
    static let system: [String: Set<String>] = [
        "DigestSyntax": ["Glibc", "Musl", "Darwin"],  // memchr and memcmp
        "DigestIndex": [],
        "DigestLint": [],
        "DigestFeatures": [],
        "JSON": [],
        "LanguageServerProtocol": [],
        "DigestProject": ["Glibc", "Musl", "Darwin", "Synchronization"],
        "DigestServer": ["Glibc", "Musl", "Darwin", "Synchronization"],
        "digestls": ["Glibc", "Musl", "Darwin", "Synchronization"],
        "Benchmark": ["Glibc", "Musl", "Darwin"],
    ]

    @Test func `every target is in the table`() throws {
        let folders = try FileManager.default.contentsOfDirectory(atPath: Self.root.appendingPathComponent("Sources").path).filter {
            !$0.contains(".")
        }
        #expect(Set(folders) == Set(Self.graph.keys))
    }

    /// A header of the system's, and no code.
    private static let headers: Set<String> = ["CFileAttributes"]

    @Test(arguments: Set(graph.keys).subtracting(headers).sorted())
    func `a target imports only what stands on its left`(target: String) throws {
        let folder = Self.root.appendingPathComponent("Sources/\(target)")
        let files = try #require(FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)).compactMap { $0 as? URL }
            .filter { $0.pathExtension == "swift" }
        #expect(!files.isEmpty)
        let allowed = (Self.graph[target] ?? []).union(Self.system[target] ?? [])
        for file in files {
            for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
                let words = line.split(separator: " ")
                guard let place = words.firstIndex(of: "import"), place <= 2, words.count > place + 1,
                    words[..<place].allSatisfy({
                        ["package", "public", "internal", "private", "fileprivate", "@preconcurrency"].contains($0)
                    })
                else { continue }
                #expect(allowed.contains(String(words[place + 1])), "\(file.lastPathComponent): \(line)")
            }
        }
    }

    @Test func `the package names no dependency`() throws {
        let manifest = try String(contentsOf: Self.root.appendingPathComponent("Package.swift"), encoding: .utf8)
        #expect(!manifest.contains(".package("))
    }

    @Test func `the visible top level is what it is`() throws {
        let names = try FileManager.default.contentsOfDirectory(atPath: Self.root.path).filter {
            !$0.hasPrefix(".") && $0 != "Package.resolved"
        }
        #expect(Set(names).isSubset(of: ["Package.swift", "Sources", "Tests", "Editors", "Fixtures", "README.md"]))
    }
}
