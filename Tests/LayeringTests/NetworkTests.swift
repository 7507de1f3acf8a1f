import Foundation
import Testing

/// The program opens no connection and starts no other program: nothing of ours so much as names what could.
struct NetworkTests {
    /// Functions of C that reach a network, another host's name, or another program.
    private static let functions: Set<String> = [
        "socket", "socketpair", "connect", "bind", "listen", "accept", "accept4", "send", "sendto", "sendmsg", "sendmmsg", "recv",
        "recvfrom",
        "recvmsg", "recvmmsg", "getaddrinfo", "getnameinfo", "gethostbyname", "gethostbyname2", "gethostbyaddr", "gethostbyname_r",
        "res_query", "res_search", "res_init", "inet_addr", "inet_aton", "inet_pton", "getservbyname", "getprotobyname", "setsockopt",
        "getsockopt", "shutdown", "getpeername", "getsockname", "rcmd", "ruserok", "syscall", "dlopen", "posix_spawn", "posix_spawnp",
        "fork",
        "vfork", "clone", "execl", "execlp", "execle", "execv", "execve", "execvp", "execvpe", "fexecve", "system", "popen",
        "io_uring_setup",
    ]

    /// The targets that are part of the program.
    private static let targets = LayeringTests.graph.keys.filter { $0 != "Benchmark" }

    /// What the object files of a target want from others.
    private func wanted(_ target: String) throws -> Set<String>? {
        let products = URL(fileURLWithPath: try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
            .deletingLastPathComponent()
        let folder = products.appendingPathComponent("\(target).build")
        let objects = (FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)?.compactMap { $0 as? URL } ?? [])
            .filter { $0.pathExtension == "o" }
        guard !objects.isEmpty else { return nil }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["nm", "--undefined-only", "--format=just-symbols"] + objects.map(\.path)
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        try #require(process.terminationStatus == 0)
        // Symbols may carry a version or the underscore of other systems.
        return Set(text.split(separator: "\n").map { String($0.prefix { $0 != "@" }) })
    }

    #if os(Linux)
    @Test func `our object files want nothing that reaches a network or starts a program`() throws {
        var all: Set<String> = []
        for target in Self.targets where target != "CFileAttributes" {
            let symbols = try #require(try wanted(target), "\(target) has no object files")
            #expect(symbols.isDisjoint(with: Self.functions), "\(target): \(symbols.intersection(Self.functions))")
            all.formUnion(symbols)
        }
        // What the test would see if it were there.
        #expect(all.isSuperset(of: ["read", "write", "rename"]))
    }
    #endif

    @Test func `no source names them`() throws {
        let imports: Set<String> = ["Foundation", "FoundationNetworking", "Network", "NIO", "CFNetwork", "SystemConfiguration"]
        for target in Self.targets {
            let folder = LayeringTests.root.appendingPathComponent("Sources/\(target)")
            let files = try #require(FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)).compactMap { $0 as? URL }
            for file in files where ["swift", "h", "modulemap"].contains(file.pathExtension) {
                let text = try String(contentsOf: file, encoding: .utf8)
                for match in text.matches(of: /(?:^|[^A-Za-z0-9_.])([a-z_0-9]+)\(/) where Self.functions.contains(String(match.1)) {
                    let isOurs = Self.ours.contains(String(match.1))
                    #expect(isOurs, "\(file.lastPathComponent): \(text[text.lineRange(for: match.range)])")
                }
                for line in text.split(separator: "\n") where line.contains("import ") {
                    #expect(imports.isDisjoint(with: line.split(separator: " ").map(String.init)), "\(file.lastPathComponent): \(line)")
                }
                for word in ["URLSession", "CFSocket", "sockaddr", "sys/socket.h", "netdb.h", "AF_INET", "AF_UNIX"] {
                    #expect(!text.contains(word), "\(file.lastPathComponent): \(word)")
                }
                // What is asked for by name is asked for by these names only.
                for match in text.matches(of: /dlsym\([^"]*"([^"]*)"/) { #expect(match.1 == "mallopt", "\(file.lastPathComponent)") }
            }
        }
    }

    /// What the program itself calls by the name of one of these.
    private static let ours: Set<String> = ["send", "system"]
}
