import Foundation
import Testing

/// The pages that say what holds and which test shows it.
struct PageTests {
    @Test(arguments: ["FAULTS.md", "THREATS.md", "README.md"]) func `every test that a page names is there`(page: String) throws {
        let tests = LayeringTests.root.appendingPathComponent("Tests")
        let files = try #require(FileManager.default.enumerator(at: tests, includingPropertiesForKeys: nil)).compactMap { $0 as? URL }
            .filter { $0.pathExtension == "swift" }
        let source = try files.map { try String(contentsOf: $0, encoding: .utf8) }.joined()
        let text = try String(contentsOf: LayeringTests.root.appendingPathComponent("Sources/\(page)"), encoding: .utf8)
        var count = 0
        for row in text.split(separator: "\n") where row.hasPrefix("|") && row.hasSuffix("|") {
            for name in (row.dropLast().split(separator: "|").last ?? "").matches(of: /`([^`]+)`/).map(\.1) {
                count += 1
                if name.hasPrefix("Tests/") {
                    // Behind a blank stand its options.
                    let path = LayeringTests.root.appendingPathComponent(String(name.prefix { $0 != " " })).path
                    #expect(FileManager.default.fileExists(atPath: path), "\(page): \(name)")
                } else if name.contains(" ") {
                    #expect(source.contains("func `\(name)`"), "\(page): \(name)")
                } else if name.hasSuffix("Tests") {
                    let isFolder = FileManager.default.fileExists(atPath: tests.appendingPathComponent(String(name)).path)
                    #expect(isFolder || source.contains("struct \(name) "), "\(page): \(name)")
                }
            }
        }
        #expect(count > 10)
    }
}
