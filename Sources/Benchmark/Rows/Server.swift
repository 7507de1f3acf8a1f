import DigestSyntax
import JSON

// Rows about a session, in this process and over pipes.

extension Row {
    enum Channel: Sendable {
        case memory, pipes

        var suffix: String { self == .memory ? "" : "-pipes" }
        var words: String { self == .memory ? "in memory" : "over pipes" }

        func client(_ bench: Bench) throws(BenchmarkError) -> Client {
            try Client(self == .memory ? .memory : .pipes(binary: bench.binary))
        }
    }

    static func serverRows(_ channel: Channel) -> [Row] {
        [
            open(channel), keystroke(channel, times: 1), keystroke(channel, times: 10),
            request(channel, "hover", 500) { $0.heading }, request(channel, "definition", 500) { $0.contents },
            request(channel, "documentSymbol", 50), request(channel, "completion", 500) { $0.category },
            codeAction(channel),
        ]
    }

    private static func open(_ channel: Channel) -> Row {
        Row(name: "open" + channel.suffix, title: "didOpen → diagnostics, \(channel.words)") { bench throws(BenchmarkError) in
            let text = bench.bigDigest()
            let client = try channel.client(bench)
            var times: [Int] = []
            for _ in 0..<bench.count(50) {
                times.append(try client.open(text))
                try client.close()
            }
            return Result(samples: Samples(times), comparison: .bytes(text))
        }
    }

    private static func keystroke(_ channel: Channel, times factor: Int) -> Row {
        Row(
            name: "keystroke" + (factor == 1 ? "" : "-x\(factor)") + channel.suffix,
            title: "keystroke → diagnostics\(factor == 1 ? "" : ", ×\(factor) the size"), \(channel.words)"
        ) { bench throws(BenchmarkError) in
            let text = bench.bigDigest(times: factor)
            let places = Places(text)
            let client = try channel.client(bench)
            _ = try client.open(text)
            var times: [Int] = []
            for _ in 0..<bench.count(2000 / factor) {
                times.append(try client.type("x", line: places.abstract.line, character: places.abstract.character))
            }
            return Result(samples: Samples(times), comparison: .bytes(text))
        }
    }

    private static func request(
        _ channel: Channel, _ method: String, _ full: Int, _ place: (@Sendable (Places) -> Places.Place)? = nil
    ) -> Row {
        Row(name: method + channel.suffix, title: "\(method), \(channel.words)") { bench throws(BenchmarkError) in
            let text = bench.bigDigest()
            let places = Places(text)
            let client = try channel.client(bench)
            _ = try client.open(text)
            var params: [(JSONString, JSONValue)] = []
            if let place = place?(places) { params.append(("position", Client.position(place.line, place.character))) }
            var times: [Int] = []
            for _ in 0..<bench.count(full) { times.append(try client.ask("textDocument/\(method)", params)) }
            return Result(samples: Samples(times), comparison: .bytes(text))
        }
    }

    /// What any question costs before it is one.
    static let roundTrip = Row(name: "round-trip", title: "a request that is refused, over pipes") { bench throws(BenchmarkError) in
        let client = try Client(.pipes(binary: bench.binary))
        var times: [Int] = []
        for _ in 0..<bench.count(2000) { times.append(try client.request("$/nothing", .null, mayFail: true)) }
        return Result(samples: Samples(times), comparison: .nothing)
    }

    private static func codeAction(_ channel: Channel) -> Row {
        Row(name: "codeAction" + channel.suffix, title: "codeAction on a clean entry, \(channel.words)") { bench throws(BenchmarkError) in
            let text = bench.bigDigest()
            let place = Places(text).heading
            let client = try channel.client(bench)
            _ = try client.open(text)
            let position = Client.position(place.line, place.character)
            let context: JSONValue = ["diagnostics": []]
            let params: [(JSONString, JSONValue)] = [("range", ["start": position, "end": position]), ("context", context)]
            var times: [Int] = []
            for _ in 0..<bench.count(500) { times.append(try client.ask("textDocument/codeAction", params, mayBeEmpty: true)) }
            return Result(samples: Samples(times), comparison: .bytes(text))
        }
    }
}

/// Where in a digest somebody asks: all in the entry in its middle, but for the contents.
private struct Places: Sendable {
    struct Place: Sendable {
        var line = 0
        var character = 0
    }

    private(set) var contents = Place()
    private(set) var heading = Place()
    private(set) var category = Place()
    private(set) var abstract = Place()

    init(_ bytes: [UInt8]) {
        let text = SourceText(bytes)
        contents = Place(line: 4, character: 5)
        guard let first = Self.line(from: text.lineCount / 2, in: text, after: "### [") else { return }
        heading = Place(line: first, character: 12)
        if let line = Self.line(from: first, in: text, after: "Main category: ") { category = Place(line: line, character: 15) }
        if let line = Self.line(from: first, in: text, after: "Abstract: ") { abstract = Place(line: line, character: 12) }
    }

    private static func line(from first: Int, in text: SourceText, after prefix: String) -> Int? {
        (first..<text.lineCount).first { text.bytes[text.contentRange(ofLine: $0)].starts(with: prefix.utf8) }
    }
}
