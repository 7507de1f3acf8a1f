import LanguageServerProtocol
import Testing

@Suite struct FrameReaderTests {
    /// Feeds `stream` in chunks of `size` and answers the bodies and the error.
    private func read(_ stream: [UInt8], chunk size: Int = .max) -> (bodies: [String], error: FramingError?, reader: FrameReader) {
        var reader = FrameReader()
        var bodies: [String] = []
        var rest = stream[...]
        while !rest.isEmpty {
            do {
                try reader.read(Array(rest.prefix(size))) { bodies.append(String(decoding: $0, as: UTF8.self)) }
            } catch {
                return (bodies, error, reader)
            }
            rest = rest.dropFirst(size)
        }
        return (bodies, nil, reader)
    }

    private func read(_ stream: String) -> (bodies: [String], error: FramingError?, reader: FrameReader) {
        read(Array(stream.utf8))
    }

    @Test func `a message comes through in chunks of any size, cut inside characters too`() {
        let bodies = ["{\"a\":\"中文😀\"}", "", "[]", String(repeating: "é", count: 500)]
        let stream = bodies.flatMap { FrameHeader.frame(Array($0.utf8)) }
        for size in 1...stream.count {
            let result = read(stream, chunk: size)
            #expect(result.bodies == bodies && result.error == nil && result.reader.isBetweenFrames)
        }
    }

    @Test func `several messages in one chunk are delivered in order`() {
        #expect(read("Content-Length: 1\r\n\r\n1Content-Length: 2\r\n\r\n22").bodies == ["1", "22"])
    }

    @Test(arguments: [
        "content-length: 2", "CONTENT-LENGTH:2", "Content-Length:2", "Content-Length: \t 2 ", "X-Other: y\r\nContent-Length: 2",
        "Content-Length: 2\r\nContent-Length: 2", "Content-Length: 002", "X-Empty:\r\nContent-Length: 2",
        "Content-Length: 2\r\nContent-Type: application/vscode-jsonrpc; charset=utf-8",
        "Content-Length: 2\r\nContent-Type: application/vscode-jsonrpc; charset=utf8",
        "content-type: x; Charset=\"UTF-8\"\r\nContent-Length: 2", "Content-Length: 2\r\nContent-Type: application/vscode-jsonrpc",
    ])
    func `a header name in any case and a value with any space around it are read`(header: String) {
        #expect(read(header + "\r\n\r\n{}").bodies == ["{}"])
    }

    @Test func `header lines may end in a bare line feed`() {
        #expect(read("Content-Length: 2\n\n{}").bodies == ["{}"])
    }

    @Test(arguments: [
        ("\r\n", FramingError.missingContentLength), ("X: y\r\n\r\n", .missingContentLength),
        ("Content-Length 2\r\n\r\n", .malformedHeader(line: "Content-Length 2")), (": 2\r\n\r\n", .malformedHeader(line: ": 2")),
        ("{\"a\":1}\r\n\r\n", .malformedHeader(line: "{\"a\":1}")), ("Content-Length: -1\r\n\r\n", .invalidContentLength("-1")),
        ("Content-Length: 0x10\r\n\r\n", .invalidContentLength("0x10")), ("Content-Length:\r\n\r\n", .invalidContentLength("")),
        ("Content-Length: 2\r\nContent-Length: 3\r\n\r\n", .invalidContentLength("3")),
        ("Content-Length: 268435457\r\n\r\n", .bodyTooLong(limit: 268_435_456)),
        ("Content-Length: 99999999999999999999999999\r\n\r\n", .bodyTooLong(limit: 268_435_456)),
        ("Content-Length: 2\r\nContent-Type: x; charset=latin1\r\n\r\n", .unsupportedCharset("latin1")),
    ])
    func `a malformed header ends the stream for good`(header: String, error: FramingError) {
        var (bodies, found, reader) = read("Content-Length: 2\r\n\r\n{}" + header)
        #expect(bodies == ["{}"])
        #expect(found == error)
        #expect(throws: error) { try reader.read(Array("Content-Length: 2\r\n\r\n{}".utf8)) { _ in Issue.record("delivered") } }
    }

    @Test func `a header without end is refused`() {
        #expect(read([UInt8](repeating: 0x61, count: 100_000), chunk: 1_000).error == .headerTooLong)
        #expect(read([UInt8](repeating: 0x0D, count: 100_000)).error == .headerTooLong)
    }

    @Test func `a stream that ends inside a message is told from one that does not`() {
        #expect(FrameReader().isBetweenFrames)
        #expect(!read("Content-Length: 2\r\n\r\n{").reader.isBetweenFrames)
        #expect(!read("Con").reader.isBetweenFrames)
    }

    @Test func `a length on its own reserves no memory to speak of`() {
        #expect(!read("Content-Length: 268435456\r\n\r\n{}").reader.isBetweenFrames)
    }

    @Test func `random bytes never trap`() {
        var random = SystemRandomNumberGenerator()
        let pieces = [
            "Content-Length: ", "5", "\r\n", "\n", "\r\n\r\n", "{}", ":", "\u{0}", "Content-Type: a; charset=", "99999999999", " ",
        ]
        for _ in 0..<2_000 {
            let stream = (0..<12).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
            _ = read(Array(stream.utf8), chunk: 3)
        }
    }
}
