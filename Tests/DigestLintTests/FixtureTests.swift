import DigestLint
import DigestSyntax
import Foundation
import Testing

struct FixtureTests {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Fixtures/digests")

    static let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()) ?? []

    @Test func `five real digests are there`() {
        #expect(Self.names.count == 5)
    }

    @Test(arguments: names)
    func `a real digest has no findings`(name: String) throws {
        let digest = Digest(SourceText([UInt8](try Data(contentsOf: Self.folder.appendingPathComponent(name)))))
        let findings = Linter().lintOnce(digest)
        #expect(findings == [], "\(findings.map { "\($0.rule): \($0.message)" })")
    }
}
