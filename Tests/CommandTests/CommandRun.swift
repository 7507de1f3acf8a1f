import Foundation

/// One run of the real binary: what it printed and how it ended.
struct CommandRun {
    let status: Int32
    let outputBytes: [UInt8]
    let errors: String

    var output: String { String(decoding: outputBytes, as: UTF8.self) }
    var lines: [String] { output.split(separator: "\n").map(String.init) }

    /// The output as JSON.
    func json() throws -> Any { try JSONSerialization.jsonObject(with: Data(outputBytes), options: [.fragmentsAllowed]) }
}

/// The binary beside the test bundle.
let binary: URL = {
    #if os(macOS)
    let bundle = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }?.bundleURL ?? Bundle.main.bundleURL
    return bundle.deletingLastPathComponent().appendingPathComponent("digestls")
    #else
    let tests = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? CommandLine.arguments[0]
    return URL(fileURLWithPath: tests).deletingLastPathComponent().appendingPathComponent("digestls")
    #endif
}()

let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

/// Runs the binary in a folder, the repository's if none is given.
@discardableResult
func digestls(
    _ arguments: String..., input: [UInt8] = [], in folder: URL? = nil, environment: [String: String] = [:]
) throws -> CommandRun {
    try run(binary, arguments, input: input, in: folder, environment: environment)
}

/// Runs a line of shell, in which `$digestls` is the binary.
@discardableResult
func shell(_ script: String, in folder: URL? = nil) throws -> CommandRun {
    try run(URL(fileURLWithPath: "/bin/sh"), ["-c", script], input: [], in: folder, environment: ["digestls": binary.path])
}

private func run(
    _ executable: URL, _ arguments: [String], input: [UInt8], in folder: URL?, environment: [String: String]
) throws -> CommandRun {
    let process = Process()
    process.executableURL = executable
    process.arguments = arguments
    process.currentDirectoryURL = folder ?? repository
    var variables = ProcessInfo.processInfo.environment
    variables["NO_COLOR"] = nil
    variables["GIT_DIR"] = nil
    process.environment = variables.merging(environment) { $1 }
    // Files, not pipes: nothing can fill up while nobody reads.
    let files = try TemporaryFolder()
    let (inputFile, outputFile, errorFile) = (files["in"], files["out"], files["err"])
    try Data(input).write(to: inputFile)
    for file in [outputFile, errorFile] { try Data().write(to: file) }
    process.standardInput = try FileHandle(forReadingFrom: inputFile)
    process.standardOutput = try FileHandle(forWritingTo: outputFile)
    process.standardError = try FileHandle(forWritingTo: errorFile)
    try process.start()
    process.waitUntilExit()
    return CommandRun(
        status: process.terminationStatus, outputBytes: [UInt8](try Data(contentsOf: outputFile)),
        errors: String(decoding: try Data(contentsOf: errorFile), as: UTF8.self))
}

extension Process {
    /// Runs with no signal blocked: the threads that run tests block all, and whatever they start would too.
    func start() throws {
        var (none, before) = (sigset_t(), sigset_t())
        sigemptyset(&none)
        pthread_sigmask(SIG_SETMASK, &none, &before)
        defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
        try run()
    }
}

/// A folder that is gone when the test is over. It holds a `.git`, so that no configuration above it counts.
final class TemporaryFolder {
    let url: URL

    init() throws {
        url = FileManager.default.temporaryDirectory.appendingPathComponent("digestls-\(UUID().uuidString)").resolvingSymlinksInPath()
        try FileManager.default.createDirectory(at: url.appendingPathComponent(".git"), withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    subscript(name: String) -> URL { url.appendingPathComponent(name) }

    /// Writes a file, and the folders that it needs.
    @discardableResult
    func write(_ text: String, _ name: String) throws -> URL { try write(Array(text.utf8), name) }

    @discardableResult
    func write(_ bytes: [UInt8], _ name: String) throws -> URL {
        try FileManager.default.createDirectory(at: self[name].deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: self[name])
        return self[name]
    }

    func read(_ name: String) throws -> String { String(decoding: try Data(contentsOf: self[name]), as: UTF8.self) }
}

enum Fixtures {
    static let digests = [
        ("000_f888c4d09ed698f6.md", 21), ("001_9ea60f6eb6724121.md", 19), ("002_66aa1f857e99bef7.md", 10), ("003_81dc3781caeec92f.md", 77),
        ("004_7e57a61666cf7777.md", 335),
    ]

    static func bytes(_ path: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: repository.appendingPathComponent("Fixtures/\(path)")))
    }
    static func text(_ path: String) throws -> String { String(decoding: try bytes(path), as: UTF8.self) }

    /// A small canonical digest of one section.
    static func small(titles: [String] = ["First", "Second"], total: Int? = nil, category: String = "cs.CV") -> String {
        var text = "<div id=toc></div>\n\n# Table of Contents\n\n- [\(category)](#\(category)) [Total: \(total ?? titles.count)]\n"
        text += "\n\n<div id='\(category)'></div>\n\n# \(category) [[Back]](#toc)\n\n"
        let entries = titles.enumerated().map { place, title in
            """
            ### [\(place + 1)] [\(title)](https://arxiv.org/abs/2512.1086\(place))
            *Ada Lovelace,Alan Turing*

            Main category: \(category)

            TL;DR: 短摘要


            <details>
              <summary>Details</summary>
            Motivation: 动机

            Method: 方法

            Result: 结果

            Conclusion: 结论

            Abstract: We show it.

            </details>

            """
        }
        return text + entries.joined(separator: "\n\n")
    }
}
