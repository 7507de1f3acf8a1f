import Foundation
import Testing

struct FormatCommandTests {
    @Test func `real digests are canonical already`() throws {
        let run = try digestls("format", "--check", "Fixtures/digests")
        #expect(run.output == "0 digests would be formatted, 5 canonical already.\n")
        #expect(run.status == 0)
        #expect(try digestls("format", "--diff", "Fixtures/digests").output == "")
    }

    @Test func `formatting writes and a second run changes nothing`() throws {
        let folder = try TemporaryFolder()
        try folder.write(Fixtures.small().replacingOccurrences(of: "\n\n\n<details>", with: "\n\n\n\n\n<details>"), "x.md")
        let before = try digestls("format", "--check", in: folder.url)
        guard before.status == 1 else { return #expect(before.status == 0) }
        #expect(before.output == "would format x.md\n1 digest would be formatted, 0 canonical already.\n")
        #expect(try digestls("format", "--diff", "x.md", in: folder.url).status == 1)
        let run = try digestls("format", in: folder.url)
        #expect(run.output == "formatted x.md\n1 digest formatted, 0 canonical already.\n")
        #expect(run.status == 0)
        #expect(try digestls("format", "--check", in: folder.url).status == 0)
    }

    @Test func `what is no digest is not touched`() throws {
        let folder = try TemporaryFolder()
        try folder.write("#  Notes\r\n\n\n\n\nx", "x.md")
        let run = try digestls("format", "x.md", in: folder.url)
        #expect(run.errors == "digestls: x.md: is no digest; passed over\n")
        #expect(try folder.read("x.md") == "#  Notes\r\n\n\n\n\nx")
    }
}
