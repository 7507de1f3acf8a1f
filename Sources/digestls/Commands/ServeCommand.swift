import DigestServer
import DigestSyntax

extension Command {
    static let serve = Command(
        name: "serve", operands: "", summary: "Speak the Language Server Protocol on standard input and output",
        details: """
            Editors start this; without any command digestls does it too, unless standard
            input is a terminal. Editors/ in the repository holds set-ups for many of them.
            """,
        options: [.stdio, .logFile, .logLevel, .clientProcess], completion: .words([])
    ) { arguments, _ throws(CommandFailure) in
        guard arguments.operands.isEmpty else { throw .usage("serve takes no PATH: editors name the files") }
        var session = SessionOptions(serverVersion: Version.text)
        session.logLevel = arguments.choice(.logLevel, .info)
        session.bibTeX = { digest, block in
            guard digest.blocks.indices.contains(block), let entry = digest.blocks[block].entry else { return nil }
            let record = PaperRecord(entry, digest.blocks[block], in: digest.text)
            guard let key = BibTeXExport.key(of: record) else { return nil }
            var bytes: [UInt8] = []
            BibTeXExport.append(record, key: key, to: &bytes)
            return String(decoding: bytes, as: UTF8.self)
        }
        var server = Server(session: session)
        server.logFile = arguments[.logFile]
        // The protocol knows two exit codes: 0 after a shutdown, 1 without.
        return server.serveStandardStreams() == 0 ? .clean : .findings
    }
}

extension Option {
    static let stdio = Option("stdio", "Use standard input and output, as is done anyway")
    static let logFile = Option("log-file", placeholder: "F", "Append a log to F", isPath: true)
    static let logLevel = Option(
        "log-level", placeholder: "LEVEL", "How much to log (default: info)", choices: LogLevel.allCases.map(\.rawValue))
    static let clientProcess = Option("clientProcessId", placeholder: "PID", "Passed by some clients; `initialize` says it too")
}
