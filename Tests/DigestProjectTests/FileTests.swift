import Foundation
import Testing

@testable import DigestProject

struct FileTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func path(_ name: String) -> String { folder.url.appendingPathComponent(name).path }

    @Test func `a file is read whole, of any size`() throws {
        for count in [0, 1, 4096, 65_535, 65_536, 1_000_000] {
            let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0) }
            try Data(bytes).write(to: folder.url.appendingPathComponent("x"))
            #expect(try FileReader.read(path("x")).bytes == bytes)
        }
    }

    @Test func `a file whose size is not known beforehand is read to its end`() throws {
        guard FileManager.default.fileExists(atPath: "/proc/self/status") else { return }
        #expect(try FileReader.read("/proc/self/status").bytes.count > 100)
    }

    @Test func `a replaced file holds the new bytes and nothing stays beside it`() throws {
        try Data([1, 2, 3]).write(to: folder.url.appendingPathComponent("x"))
        let file = try FileReader.read(path("x"))
        try FileWriter.replace(path("x"), file, with: [4])
        #expect(try FileReader.read(path("x")).bytes == [4])
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == ["x"])
    }

    @Test func `a file that changed since it was read is left alone`() throws {
        let url = folder.url.appendingPathComponent("x")
        try Data([1, 2, 3]).write(to: url)
        let file = try FileReader.read(path("x"))
        try Data([1, 2, 4]).write(to: url)
        #expect(throws: FileError(path("x"), .changed)) { try FileWriter.replace(path("x"), file, with: [9]) }
        #expect(try FileReader.read(path("x")).bytes == [1, 2, 4])
    }

    @Test func `a change that keeps size and time is seen by its bytes`() throws {
        let url = folder.url.appendingPathComponent("x")
        try Data([1, 2, 3]).write(to: url)
        let stamp = try FileReader.read(path("x"))
        let pretended = FileReader.File(bytes: [1, 2, 9], stamp: stamp.stamp)
        #expect(throws: FileError(path("x"), .changed)) { try FileWriter.replace(path("x"), pretended, with: [9]) }
    }

    @Test func `a file that vanished is an error in one line`() throws {
        let url = folder.url.appendingPathComponent("x")
        try Data([1]).write(to: url)
        let file = try FileReader.read(path("x"))
        try FileManager.default.removeItem(at: url)
        #expect(throws: FileError.self) { try FileWriter.replace(path("x"), file, with: [9]) }
        #expect(throws: FileError.self) { try FileReader.read(path("x")) }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == [])
    }

    @Test func `folders and links are told apart`() throws {
        #expect(throws: FileError(folder.url.path, .isFolder)) { try FileReader.read(folder.url.path) }
        try Data([1]).write(to: folder.url.appendingPathComponent("x"))
        try FileManager.default.createSymbolicLink(atPath: path("l"), withDestinationPath: "x")
        #expect(throws: FileError(path("l"), .symbolicLink)) { try FileWriter.write([2], to: path("l")) }
        #expect(try FileReader.read(path("l")).bytes == [1])
    }

    @Test func `no configuration is looked for above the repository`() throws {
        for name in ["repo/.git", "repo/sub"] {
            try FileManager.default.createDirectory(atPath: path(name), withIntermediateDirectories: true)
        }
        try Data(#"{"fixOnSave": true}"#.utf8).write(to: folder.url.appendingPathComponent(".digestls.json"))
        var finder = ConfigurationFinder(currentFolder: folder.url.path, home: nil)
        #expect(try finder.configuration(forFolder: "repo/sub").path == nil)
        #expect(try finder.configuration(forFolder: ".").configuration.fixOnSave.value)
        try Data("{}".utf8).write(to: folder.url.appendingPathComponent("repo/.digestls.json"))
        var fresh = ConfigurationFinder(currentFolder: folder.url.path, home: nil)
        #expect(try fresh.configuration(forFolder: "repo/sub").path == "repo/.digestls.json")
        var homely = ConfigurationFinder(currentFolder: folder.url.path, home: path("repo/sub"))
        #expect(try homely.configuration(forFolder: "repo/sub").path == nil)
    }
}

/// A folder that is gone when the test is over.
final class TemporaryFolder {
    let url: URL

    init() throws {
        url = FileManager.default.temporaryDirectory.appendingPathComponent("digestls-\(UUID().uuidString)").resolvingSymlinksInPath()
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }
}
