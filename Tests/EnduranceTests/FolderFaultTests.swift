import Foundation
import JSON
import LanguageServerProtocol
import Testing

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// What other programs do to the workspace's folders meanwhile: the rows of `Sources/FAULTS.md`, "The server".
@Suite struct FolderFaultTests {
    private static let watching: JSONValue = ["workspace": ["didChangeWatchedFiles": ["dynamicRegistration": true]]]

    private func uri(_ vault: TemporaryFolder, _ name: String) -> String { DocumentURI(filePath: vault[name].path).spelling }

    private func report(_ server: ServerProcess, _ vault: TemporaryFolder, _ changes: [(name: String, type: Int)]) {
        let changes = changes.map { ["uri": JSONValue(uri(vault, $0.name)), "type": JSONValue($0.type)] as JSONValue }
        server.notify("workspace/didChangeWatchedFiles", ["changes": .array(changes)])
    }

    /// The titles that the library has.
    private func titles(_ server: ServerProcess) -> Set<String> {
        server.request("titles", "workspace/symbol", ["query": ""])
        // An empty query may find nothing, so papers are asked for by what is in all their names.
        _ = server.answer(to: "titles")
        server.request("papers", "workspace/symbol", ["query": "Paper"])
        return Set(server.answer(to: "papers")?["result"]?.array?.compactMap { $0["name"]?.string } ?? [])
    }

    @Test func `files that are replaced and cut short all the while end as what they are at the end`() throws {
        let vault = try TemporaryFolder()
        for day in 1...40 { try vault.write(Digests.text(Array(1...8)), "\(day).md") }
        let server = try ServerProcess.started(Self.watching, folder: vault.url)
        for round in 1...Endurance.scale(60, 10) {
            for day in 1...40 {
                let file = vault["\(day).md"]
                switch (round + day) % 4 {
                case 0: try Data(Digests.text([round])).write(to: file, options: .atomic)
                case 1: truncate(file.path, 700)
                case 2: unlink(file.path)
                default: try Data(Digests.text([round, day])).write(to: file)
                }
            }
            report(server, vault, (1...40).map { ("\($0).md", 2) })
        }
        for day in 1...40 { try vault.write(Digests.text([100 + day]), "\(day).md") }
        report(server, vault, (1...40).map { ("\($0).md", 2) })
        let expected = Set((1...40).map { "Paper 🦊 \(100 + $0)" })
        let deadline = Clock.now + Endurance.patience
        while titles(server) != expected, Clock.now < deadline { server.wait(0.05) }
        #expect(titles(server) == expected)
    }

    @Test func `what is no file, and what leads in circles, is passed over`() throws {
        let vault = try TemporaryFolder()
        try vault.write(Digests.text([1]), "a.md")
        try vault.write(Digests.text([2]), "sub/b.md")
        #expect(mkfifo(vault["pipe.md"].path, 0o644) == 0)
        #expect(symlink(vault.url.path, vault["sub/circle"].path) == 0)
        #expect(symlink("nowhere", vault["dangling.md"].path) == 0)
        #expect(symlink("/dev/zero", vault["endless.md"].path) == 0)
        try FileManager.default.createDirectory(at: vault["folder.md"], withIntermediateDirectories: true)
        let server = try ServerProcess.started(Self.watching, folder: vault.url)
        #expect(server.settles(atDigests: 2))
        report(server, vault, ["pipe.md", "sub/circle/a.md", "dangling.md", "endless.md", "folder.md"].map { ($0, 2) })
        #expect(server.answers())
        #expect(server.settles(atDigests: 2))
    }

    @Test func `a folder that may not be read is named, and the others are read`() throws {
        let vault = try TemporaryFolder()
        try vault.write(Digests.text([1]), "a.md")
        try vault.write(Digests.text([2]), "closed/b.md")
        chmod(vault["closed"].path, 0)
        defer { chmod(vault["closed"].path, 0o755) }
        let server = try ServerProcess.started(Self.watching, folder: vault.url, arguments: ["--log-level", "warning"])
        // Nothing is closed to root.
        let isRoot = geteuid() == 0
        #expect(server.settles(atDigests: isRoot ? 2 : 1))
        if !isRoot {
            let remark = server.next { $0["method"]?.string == "window/logMessage" }
            #expect(remark?["params"]?["message"]?.string?.contains("/closed") == true)
        }
        chmod(vault["closed"].path, 0o755)
        report(server, vault, [("closed", 2)])
        #expect(server.settles(atDigests: 2))
    }

    @Test(arguments: [true, false])
    func `a folder is removed and restored by another program`(isWatched: Bool) throws {
        let vault = try TemporaryFolder()
        try vault.write(Digests.text([1]), "a.md")
        for day in 1...9 { try vault.write(Digests.text([10 + day]), "2025/0\(day).md") }
        let server = try ServerProcess.started(isWatched ? Self.watching : [:], folder: vault.url)
        #expect(server.settles(atDigests: 10))
        let before = titles(server)
        /// A client that watches no files says nothing, and the next save is when the server looks.
        func tell(_ type: Int) {
            if isWatched {
                report(server, vault, [("2025", type)])
            } else {
                server.notify("textDocument/didSave", Message.document(uri(vault, "a.md")))
            }
        }
        let away = try TemporaryFolder()
        try FileManager.default.moveItem(at: vault["2025"], to: away["2025"])
        tell(3)
        #expect(server.settles(atDigests: 1))
        try FileManager.default.moveItem(at: away["2025"], to: vault["2025"])
        tell(1)
        #expect(server.settles(atDigests: 10))
        #expect(titles(server) == before)
        // The root itself.
        try FileManager.default.moveItem(at: vault.url, to: away["vault"])
        tell(3)
        report(server, vault, [("", 3)])
        #expect(server.settles(atDigests: 0))
        try FileManager.default.moveItem(at: away["vault"], to: vault.url)
        report(server, vault, [("", 1)])
        #expect(server.settles(atDigests: 10))
    }

    @Test func `ten thousand events come at once, in one message and in as many`() throws {
        let vault = try TemporaryFolder()
        try vault.write(Digests.text([1]), "a.md")
        let server = try ServerProcess.started(Self.watching, folder: vault.url)
        #expect(server.settles(atDigests: 1))
        try vault.write(Digests.text([2]), "b.md")
        let count = Endurance.scale(10_000, 2_000)
        let names = (0..<count).map { "sub\($0 % 10)/\($0).md" } + ["b.md"]
        let began = Clock.now
        report(server, vault, names.map { ($0, 1) })
        #expect(server.settles(atDigests: 2))
        let middle = Clock.now
        try vault.write(Digests.text([3]), "c.md")
        for name in names + ["c.md"] { report(server, vault, [(name, 3)]) }
        #expect(server.settles(atDigests: 3))
        print("\(count) events: \(Int((middle - began) * 1_000)) ms at once, \(Int((Clock.now - middle) * 1_000)) ms one by one")
    }

    @Test func `a large tree without a digest is read through quickly and not kept`() throws {
        let vault = try TemporaryFolder()
        try vault.write(Digests.text([1]), "a.md")
        let empty = try ServerProcess.started(Self.watching, folder: vault.url)
        #expect(empty.settles(atDigests: 1))
        let level = empty.memory?.now
        let count = Endurance.scale(100_000, 3_000)
        let note = Array("# A note\n\nNo digest.\n".utf8)
        for folder in 0..<count / 1_000 {
            try FileManager.default.createDirectory(at: vault["\(folder)"], withIntermediateDirectories: true)
            // Links are made much faster than files.
            try vault.write(note, "\(folder)/note.md")
            for file in 1..<1_000 {
                // Half of them could be digests, by their names.
                let name = "\(vault.url.path)/\(folder)/\(file).\(file % 2 == 0 ? "md" : "txt")"
                guard link("\(vault.url.path)/\(folder)/note.md", name) == 0 else { throw CocoaError(.fileWriteUnknown) }
            }
        }
        try vault.write(Digests.text([2]), "zzz/b.md")
        let began = Clock.now
        let server = try ServerProcess.started(Self.watching, folder: vault.url)
        #expect(server.settles(atDigests: 2))
        let read = Clock.now
        try vault.write(Digests.text([3]), "0/c.md")
        report(server, vault, [("0/c.md", 1)])
        #expect(server.settles(atDigests: 3))
        let event = Clock.now
        // Everything once more.
        server.request(1, "workspace/executeCommand", ["command": "digestls.reindex"])
        try vault.write(Digests.text([4]), "zzz/d.md")
        #expect(server.settles(atDigests: 4))
        print(
            "\(count) files: read in \(Int((read - began) * 1_000)) ms, one event in \(Int((event - read) * 1_000)) ms,",
            "all again in \(Int((Clock.now - event) * 1_000)) ms")
        if let level, let memory = server.memory, !Endurance.isSanitized {
            print("memory: \(level >> 20) MB with none of them, \(memory.now >> 20) MB now, \(memory.peak >> 20) MB at most")
            #expect(memory.peak < level + count / 2 * 1_024 + (8 << 20))
        }
        #expect(server.answers())
    }
}
