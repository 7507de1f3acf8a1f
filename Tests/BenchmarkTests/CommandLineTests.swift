import Foundation
import Testing

/// The benchmark as it is run: on inputs so small that nothing is learned but that it measures.
struct CommandLineTests {
    private static let program: URL = {
        #if os(macOS)
        let bundle = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }?.bundleURL ?? Bundle.main.bundleURL
        return bundle.deletingLastPathComponent().appendingPathComponent("digestls-benchmark")
        #else
        let tests = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? CommandLine.arguments[0]
        return URL(fileURLWithPath: tests).deletingLastPathComponent().appendingPathComponent("digestls-benchmark")
        #endif
    }()

    private func run(_ arguments: String...) throws -> (status: Int32, output: Data) {
        let process = Process()
        process.executableURL = Self.program
        process.arguments = arguments
        process.currentDirectoryURL = Inputs.root
        let output = FileManager.default.temporaryDirectory.appendingPathComponent("digestls-benchmark-\(UUID().uuidString)")
        try Data().write(to: output)
        defer { try? FileManager.default.removeItem(at: output) }
        process.standardOutput = try FileHandle(forWritingTo: output)
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        return (process.terminationStatus, try Data(contentsOf: output))
    }

    @Test func `as JSON each row has its name, its unit and what was measured`() throws {
        let rows = ["start", "lint-vault", "vault-memory", "index-pipes", "index-memory", "search", "search-pipes", "round-trip"]
        let run = try run(
            "--quick", "--json", "--size", "300000", "--threads", "1", "--only", rows[0], "--only", rows[1], "--only", rows[2],
            "--only", rows[3], "--only", rows[4], "--only", rows[5], "--only", rows[6], "--only", rows[7])
        #expect(run.status == 0)
        let report = try #require(try JSONSerialization.jsonObject(with: run.output) as? [String: Any])
        let measured = try #require(report["rows"] as? [[String: Any]])
        #expect(Set(measured.compactMap { $0["name"] as? String }) == Set(rows))
        for row in measured {
            #expect(row["unit"] as? String == ((row["name"] as? String)?.hasSuffix("memory") == true ? "bytes" : "ns"))
            #expect((row["median"] as? Int ?? 0) > 0 && (row["p99"] as? Int ?? 0) >= (row["median"] as? Int ?? 0))
        }
        #expect((report["vault"] as? [String: Any])?["bytes"] as? Int ?? 0 >= 300_000)
    }

    @Test func `a vault is kept where somebody says, and measured again`() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("digestls-vault-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        #expect(try run("--quick", "--vault", folder.path, "--size", "200000", "--only", "lint-vault").status == 0)
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        #expect(!files.isEmpty && files.allSatisfy { $0.hasSuffix(".md") })
        #expect(try run("--quick", "--vault", folder.path, "--only", "lint-vault").status == 0)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == files)
        #expect(try run("--quick", "--vault", folder.path, "--size", "200000", "--only", "lint-vault").status == 2)
        #expect(try run("--vault", "/nowhere/at/all", "--only", "lint-vault").status == 1)
    }

    @Test func `every row is listed`() throws {
        let run = try run("--list")
        #expect(run.status == 0 && String(decoding: run.output, as: UTF8.self).split(separator: "\n").count >= 28)
    }
}
