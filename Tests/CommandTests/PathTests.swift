import Foundation
import Testing

struct PathTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try folder.write(Fixtures.small(), "a.md")
    }

    private func lint(_ arguments: String...) throws -> (errors: String, status: Int32) {
        let run = try shell("$digestls lint \(arguments.joined(separator: " "))", in: folder.url)
        return (run.errors, run.status)
    }

    @Test func `a path that does not exist`() throws {
        #expect(try lint("nowhere.md") == ("digestls: nowhere.md: does not exist\n", 2))
    }

    @Test func `what can be read is linted although something else cannot`() throws {
        try folder.write(Fixtures.small(total: 9), "b.md")
        let run = try digestls("lint", "nowhere.md", "b.md", "--format", "concise", in: folder.url)
        #expect(run.lines.count == 1)
        #expect(run.status == 2)
    }

    @Test func `a folder without digests`() throws {
        try folder.write("# Notes\n", "notes/x.md")
        #expect(try lint("notes") == ("digestls: notes: no digests below this folder\n", 0))
    }

    @Test func `a named file that is no digest`() throws {
        try folder.write("# Notes\n", "x.md")
        #expect(try lint("x.md") == ("digestls: x.md: is no digest; passed over\n", 0))
    }

    @Test func `a named file of another layout`() throws {
        try folder.write("### [T](https://arxiv.org/abs/2503.10930)\n*A*\n", "x.md")
        #expect(try lint("x.md") == ("digestls: x.md: holds papers in another layout than a digest's; passed over\n", 0))
    }

    @Test func `a binary file`() throws {
        try folder.write([0x7F, 0x45, 0x4C, 0x46, 0, 1, 2, 3], "x.bin")
        #expect(try lint("x.bin") == ("digestls: x.bin: is a binary file, no digest; passed over\n", 0))
    }

    @Test func `an unreadable file`() throws {
        try FileManager.default.createSymbolicLink(atPath: folder["loop.md"].path, withDestinationPath: "loop.md")
        let run = try lint("loop.md")
        #expect(run.errors == "digestls: loop.md: cannot read: Too many levels of symbolic links\n")
        #expect(run.status == 2)
        guard geteuid() != 0 else { return }
        try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: folder["a.md"].path)
        #expect(try lint("a.md") == ("digestls: a.md: cannot read: Permission denied\n", 2))
    }

    @Test func `a pipe is refused and not waited for`() throws {
        try shell("mkfifo pipe.md", in: folder.url)
        #expect(try lint("pipe.md") == ("digestls: pipe.md: is a pipe, not a file\n", 2))
        #expect(try lint(".").status == 0)
    }

    @Test func `a device is refused`() throws {
        #expect(try lint("/dev/zero") == ("digestls: /dev/zero: is a device, not a file\n", 2))
    }

    @Test func `a file of any name is taken when it is named`() throws {
        try folder.write(Fixtures.small(total: 5), "x.txt")
        #expect(try digestls("lint", "x.txt", in: folder.url).status == 1)
        #expect(try digestls("lint", ".", in: folder.url).status == 0)
    }

    @Test func `links inside a folder are not followed, so walks end`() throws {
        try FileManager.default.createSymbolicLink(atPath: folder["loop"].path, withDestinationPath: ".")
        try FileManager.default.createSymbolicLink(atPath: folder["again.md"].path, withDestinationPath: "a.md")
        #expect(try digestls("lint", in: folder.url).output == "1 digest, nothing found.\n")
        #expect(try digestls("lint", "loop/", in: folder.url).output == "1 digest, nothing found.\n")
    }

    @Test func `a path given twice is looked at once`() throws {
        #expect(try digestls("lint", "a.md", ".", "./a.md", in: folder.url).output == "1 digest, nothing found.\n")
    }

    @Test func `a name with control characters cannot steer the terminal`() throws {
        try folder.write("# x\n", "b\u{1B}[2J.md")
        let run = try digestls("lint", "b\u{1B}[2J.md", in: folder.url)
        #expect(run.errors == "digestls: b<U+001B>[2J.md: is no digest; passed over\n")
    }

    @Test func `an empty file is no digest`() throws {
        try folder.write("", "x.md")
        #expect(try lint("x.md").status == 0)
    }
}
