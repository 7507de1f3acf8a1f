import CFileAttributes
import Foundation
import Testing

@testable import DigestProject

/// What replacing a file does when something is in the way, and what the file keeps.
struct WriterTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try Data("old".utf8).write(to: folder.url.appendingPathComponent("x"))
    }

    private func path(_ name: String) -> String { folder.url.appendingPathComponent(name).path }

    private func bytes(_ name: String) throws -> [UInt8] { [UInt8](try Data(contentsOf: folder.url.appendingPathComponent(name))) }

    private var names: [String] {
        get throws { try FileManager.default.contentsOfDirectory(atPath: folder.url.path).sorted() }
    }

    private func status(_ name: String) -> stat {
        var status = stat()
        lstat(path(name), &status)
        return status
    }

    @Test func `a file that was deleted stays deleted`() throws {
        let file = try FileReader.read(path("x"))
        unlink(path("x"))
        #expect(throws: FileError(path("x"), .system(ENOENT, "write"))) { try FileWriter.replace(path("x"), file, with: [1]) }
        #expect(try names == [])
    }

    @Test func `a folder, a link or a pipe in the file's place stays what it is`() throws {
        let file = try FileReader.read(path("x"))
        rename(path("x"), path("y"))
        mkdir(path("x"), 0o755)
        #expect(throws: FileError(path("x"), .isFolder)) { try FileWriter.replace(path("x"), file, with: [1]) }
        rmdir(path("x"))
        symlink("y", path("x"))
        #expect(throws: FileError(path("x"), .symbolicLink)) { try FileWriter.replace(path("x"), file, with: [1]) }
        unlink(path("x"))
        mkfifo(path("x"), 0o644)
        #expect(throws: FileError(path("x"), .notRegular("a pipe"))) { try FileWriter.replace(path("x"), file, with: [1]) }
        #expect(try names == ["x", "y"])
        #expect(try bytes("y") == Array("old".utf8))
    }

    @Test func `another file of the same bytes is another file`() throws {
        let file = try FileReader.read(path("x"))
        try Data("old".utf8).write(to: folder.url.appendingPathComponent("y"))
        rename(path("y"), path("x"))
        #expect(throws: FileError(path("x"), .changed)) { try FileWriter.replace(path("x"), file, with: [1]) }
        #expect(try names == ["x"])
    }

    @Test func `mode and owner stay, the time is new, and other hard links keep the old text`() throws {
        chmod(path("x"), 0o2754)
        if geteuid() == 0 {
            chown(path("x"), 65534, 65534)
            chmod(path("x"), 0o2754)
        }
        link(path("x"), path("other"))
        var times = [timeval(tv_sec: 1, tv_usec: 0), timeval(tv_sec: 1, tv_usec: 0)]
        utimes(path("x"), &times)
        let before = status("x")
        try FileWriter.replace(path("x"), try FileReader.read(path("x")), with: [1])
        let after = status("x")
        #expect(after.st_mode == before.st_mode && after.st_uid == before.st_uid && after.st_gid == before.st_gid)
        #expect(FileStamp(after).seconds > 1)
        #expect(after.st_nlink == 1)
        #expect(try bytes("x") == [1])
        #expect(try bytes("other") == Array("old".utf8))
    }

    #if os(Linux)
    /// An access list as the kernel keeps it: owner rw, one more user rw, group none, mask rw, others none.
    private static let list: [UInt8] =
        [2, 0, 0, 0] + entry(1, 6) + entry(2, 6, 12345) + entry(4, 0) + entry(0x10, 6) + entry(0x20, 0)

    private static func entry(_ tag: UInt8, _ permissions: UInt8, _ id: UInt32 = .max) -> [UInt8] {
        [tag, 0, permissions, 0] + (0..<4).map { UInt8(truncatingIfNeeded: id >> ($0 * 8)) }
    }

    private func attribute(_ name: String, _ file: String = "x") -> [UInt8]? {
        var value = [UInt8](repeating: 0, count: 256)
        let count = lgetxattr(path(file), name, &value, value.count)
        return count < 0 ? nil : Array(value.prefix(count))
    }

    @Test func `attributes and the access list stay, and none come from the folder`() throws {
        guard setxattr(path("x"), "user.note", "abc", 3, 0) == 0 else { return }
        let access = "system.posix_acl_access"
        let hasLists = setxattr(path("x"), access, Self.list, Self.list.count, 0) == 0
        let before = status("x")
        try FileWriter.replace(path("x"), try FileReader.read(path("x")), with: [1])
        #expect(attribute("user.note") == Array("abc".utf8))
        guard hasLists else { return }
        #expect(attribute(access) == Self.list)
        #expect(status("x").st_mode == before.st_mode)
        // A folder can hand a list down to everything new in it.
        removexattr(path("x"), access)
        chmod(path("x"), 0o640)
        guard setxattr(folder.url.path, "system.posix_acl_default", Self.list, Self.list.count, 0) == 0 else { return }
        try FileWriter.replace(path("x"), try FileReader.read(path("x")), with: [2])
        #expect(attribute(access) == nil)
        #expect(status("x").st_mode & 0o7777 == 0o640)
    }

    @Test func `a read that fails on the way is no end of the file`() throws {
        // A hundred thousand bytes of our own memory that can be read, and a page behind them that cannot.
        let count = 25 * 4096
        let start = try #require(mmap(nil, count + 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0))
        defer { munmap(start, count + 4096) }
        mprotect(start + count, 4096, PROT_NONE)
        let memory = open("/proc/self/mem", O_RDONLY | O_CLOEXEC)
        guard memory >= 0 else { return }
        defer { close(memory) }
        for expected in [1, count - 1, count, count + 100] {
            lseek(memory, off_t(Int(bitPattern: start)), SEEK_SET)
            #expect(throws: FileError("m", .system(EIO, "read"))) { try FileReader.readAll(memory, expecting: expected, "m") }
        }
    }
    #endif

    @Test func `what is below a folder is decided where links lead`() throws {
        let root = path("root")
        for name in ["root/sub", "outside"] {
            try FileManager.default.createDirectory(atPath: path(name), withIntermediateDirectories: true)
        }
        symlink(path("outside"), path("root/link"))
        symlink("sub", path("root/inner"))
        symlink(path("nowhere"), path("root/dangling"))
        symlink(path("outside/x.md"), path("root/x.md"))
        try Data().write(to: folder.url.appendingPathComponent("root/there.md"))
        for name in ["root/there.md", "root/new.md", "root/sub/new.md", "root/inner/new.md", "root/not/yet/new.md"] {
            #expect(Folder.isBelow([root], path(name)), "\(name)")
        }
        for name in [
            "new.md", "outside/new.md", "rootling/new.md", "root/../new.md", "root/sub/../../new.md", "root/link/new.md",
            "root/link/not/yet.md", "root/dangling/new.md", "root/x.md", "root/sub",
        ] { #expect(!Folder.isBelow([root], path(name)), "\(name)") }
        #expect(!Folder.isBelow([root], "there.md"))
        #expect(!Folder.isBelow([], path("root/there.md")))
    }
}
