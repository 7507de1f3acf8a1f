import DigestIndex
import DigestSyntax
import Foundation

/// The real digests of the repository: a small vault.
enum Fixtures {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("Fixtures/digests")

    static let names = [
        "000_f888c4d09ed698f6.md", "001_9ea60f6eb6724121.md", "002_66aa1f857e99bef7.md", "003_81dc3781caeec92f.md",
        "004_7e57a61666cf7777.md",
    ]

    static func bytes(_ number: Int) throws -> [UInt8] { [UInt8](try Data(contentsOf: folder.appendingPathComponent(names[number]))) }

    static func index() throws -> DigestIndex {
        var index = DigestIndex()
        for (number, name) in names.enumerated() { index.update(name, FileSummary(Digest(SourceText(try bytes(number))))) }
        return index
    }
}
