import Foundation
import Testing

/// A digest that tries what a digest can try, under a name and beside a configuration that do too, through every command and every format:
/// what is printed is text, and nothing else.
struct HostileOutputTests {
    private let folder: TemporaryFolder
    private static let name =
        "::error::n\u{1B}[2J\u{7}\u{9B}1m\u{202E}\u{2066}\u{7F}%0A::warning::m ##[error]o ##vso[task.x]p\n::error::q.md"

    init() throws {
        folder = try TemporaryFolder()
        try folder.write(Fixtures.bytes("hostile/steering.md"), Self.name)
        try folder.write(Fixtures.bytes("hostile/steering.md"), "d/\(Self.name)")
        try folder.write(Fixtures.small(), "fit.md")
    }

    /// Every way to ask for a report of the hostile digest; `%` stands for its name.
    private static let reports: [[String]] =
        ["text", "concise", "json", "jsonl", "github", "gitlab", "sarif", "junit", "checkstyle", "rdjson"].flatMap { format in
            [["lint", "--format", format], ["lint", "--fix", "--format", format, "d"], ["lint", "--statistics", "--format", format]]
        } + [
            ["outline", "."], ["outline", "--format", "json", "."], ["search", "owned"], ["search", "--format", "json", "elsewhere"],
            ["search", "--format", "jsonl", "title"], ["stats"], ["stats", "--format", "json"], ["diff", "fit.md", "%"],
            ["diff", "--format", "json", "%", "fit.md"], ["config", "show", "%"], ["format", "--check"], ["format", "d"],
            ["export", "--format", "jsonl"], ["export", "--format", "bibtex"], ["lint", "%", "%/nowhere", "\u{1B}[2J\n::error::x"],
            ["lint", "--select", "%"], ["lint", "--config", "%"], ["lint", "--baseline", "%"], ["%"], ["help", "%"], ["explain", "%"],
            ["completions", "%"], ["lint", "--%"], ["lint", "--format=%"], ["lint", "-o", "%"], ["lint", "--write-baseline", "%"],
        ]

    private func run(_ arguments: [String]) throws -> CommandRun {
        let words = arguments.map { "'" + $0.replacingOccurrences(of: "%", with: Self.name) + "'" }
        return try shell("$digestls \(words.joined(separator: " "))", in: folder.url)
    }

    /// What no line may hold; GitHub's own format begins its lines as it must.
    private func offences(_ bytes: [UInt8], mayBeginCommands: Bool) -> [String] {
        var result: [String] = []
        guard let text = String(validating: bytes, as: UTF8.self) else { return ["no UTF-8"] }
        for scalar in text.unicodeScalars where scalar != "\n" {
            switch scalar.value {
            case 0..<0x20, 0x7F..<0xA0, 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF, 0xE0000...0xE007F:
                result.append("U+\(String(scalar.value, radix: 16))")
            default: break
            }
        }
        for line in text.split(separator: "\n") {
            if line.drop(while: \.isWhitespace).hasPrefix("::") {
                let isOurs = line.prefixMatch(of: /::(error|warning|notice) file=[^:]*,title=digestls \([a-z0-9-]+\)::/) != nil
                if !mayBeginCommands || !isOurs { result.append("command: \(line)") }
            } else if line.contains(/##[A-Za-z]*\[/) {
                result.append("command: \(line)")
            }
        }
        return result
    }

    @Test(arguments: reports) func `a report is text`(arguments: [String]) throws {
        let run = try run(arguments)
        #expect(!run.output.isEmpty || !run.errors.isEmpty)
        #expect(offences(run.outputBytes, mayBeginCommands: arguments.contains("github")) == [])
        #expect(offences(Array(run.errors.utf8), mayBeginCommands: false) == [])
    }

    @Test func `what a configuration says is text`() throws {
        let bad = #"\u001b]0;owned\u0007\u009b\u202e\n::error::x ##[error]y"#
        try folder.write(
            "{\"\(bad)\": 1, \"rules\": {\"\(bad)\": \"\(bad)\"}, \"include\": [\"[\(bad)\"], \"interests\": [\"\(bad)\"], \"overrides\": \"\(bad)\"}",
            ".digestls.json")
        for arguments in [["lint"], ["config"], ["config", "show", "%"]] {
            let run = try run(arguments)
            #expect(run.status == 2)
            #expect(run.errors.contains("owned"))
            #expect(offences(run.outputBytes, mayBeginCommands: false) == [])
            #expect(offences(Array(run.errors.utf8), mayBeginCommands: false) == [])
        }
    }

    @Test func `a link in a message is no link in SARIF`() throws {
        try folder.write(
            Fixtures.small().replacingOccurrences(of: "[cs.CV](#cs.CV) [Total: 2]", with: "[click](http://e.vil) [Total: x]"), "x.md")
        let sarif = try #require(try digestls("lint", "--format", "sarif", "x.md", in: folder.url).json() as? [String: Any])
        let results = ((sarif["runs"] as? [[String: Any]])?.first?["results"] as? [[String: Any]]) ?? []
        let texts = results.compactMap { ($0["message"] as? [String: String])?["text"] }
        #expect(texts.contains { $0.contains("click") })
        for text in texts {
            #expect(!text.replacing(/\\./, with: "").contains(/\[[^\]]*\]\(/), "\(text)")
        }
    }

    // MARK: Documents keep their bytes, except on a terminal

    /// The hostile digest with something for the formatter to do.
    private static var loose: [UInt8] {
        get throws {
            let parts = try Fixtures.bytes("hostile/steering.md").split(separator: 0x0A, omittingEmptySubsequences: false)
            return Array(parts.map { $0.starts(with: "<details>".utf8) ? [0x0A] + $0 : Array($0) }.joined(separator: [0x0A]))
        }
    }

    private static let documents = [
        ["format", "-"], ["lint", "--fix", "-"], ["lint", "--diff", "%"], ["format", "--diff", "%"], ["export", "--format", "csv", "%"],
    ]

    @Test(arguments: documents) func `a pipe gets the bytes of a digest`(arguments: [String]) throws {
        try folder.write(Self.loose, "in")
        let words = arguments.map { "'" + $0.replacingOccurrences(of: "%", with: "in") + "'" }
        let run = try shell("$digestls \(words.joined(separator: " ")) < in | cat", in: folder.url)
        #expect(run.outputBytes.contains(0x1B) && run.outputBytes.contains(0x9B))
    }

    #if os(Linux)
    @Test(
        arguments: documents + [
            ["lint", "%"], ["outline", "%"], ["search", "owned", "%"], ["export", "%"], ["lint", "--fix", "--diff", "%"],
        ])
    func `a terminal gets text and our own colours`(arguments: [String]) throws {
        let words = arguments.map { $0 == "%" ? Self.name : $0 }
        try folder.write(Self.loose, Self.name)
        let bytes = try terminalOutput(words, input: Self.loose)
        // The terminal puts a CR before each line end, CSV another one; what is left when our colours are taken away is text.
        let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map { line in
            line.prefix(line.count - line.reversed().prefix { $0 == 0x0D }.count)
        }
        let text = String(decoding: Array(lines.joined(separator: [0x0A])), as: UTF8.self).replacing(/\x1B\[([0-9;]*m|K)/, with: "")
        #expect(!text.isEmpty)
        #expect(!offences(Array(text.utf8), mayBeginCommands: true).contains { $0.hasPrefix("U+") }, "\(text.prefix(500))")
    }

    /// What the program prints to a terminal, with colours.
    private func terminalOutput(_ arguments: [String], input: [UInt8]) throws -> [UInt8] {
        // <pty.h> is in no module: the numbers of TIOCSPTLCK and TIOCGPTN are Linux's.
        let terminal = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
        var (lock, number): (Int32, Int32) = (0, 0)
        guard terminal >= 0, ioctl(terminal, 0x4004_5431, &lock) == 0, ioctl(terminal, 0x8004_5430, &number) == 0 else {
            Issue.record("no terminal to be had")
            return []
        }
        let other = open("/dev/pts/\(number)", O_RDWR | O_NOCTTY | O_CLOEXEC)
        try folder.write(input, "in")
        let process = Process()
        process.executableURL = binary
        process.arguments = arguments
        process.currentDirectoryURL = folder.url
        process.environment = ["TERM": "xterm-256color"]
        process.standardInput = try FileHandle(forReadingFrom: folder["in"])
        process.standardOutput = FileHandle(fileDescriptor: other)
        process.standardError = FileHandle(fileDescriptor: other)
        try process.start()
        close(other)
        var result: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = read(terminal, &buffer, buffer.count)
            // EIO is what the end of a terminal looks like.
            guard count > 0 else { break }
            result += buffer[..<count]
        }
        close(terminal)
        process.waitUntilExit()
        return result
    }
    #endif
}
