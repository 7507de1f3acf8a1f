import JSON
import LanguageServerProtocol
import Testing

@Suite struct IncomingMessageTests {
    private func parse(_ text: String) -> IncomingMessage { IncomingMessage(parsing: Array(text.utf8)) }

    @Test(arguments: [
        ("1", RequestID.integer(1)), ("\"1\"", .string("1")), ("1.0", .integer(1)), ("1e2", .integer(100)), ("-5", .integer(-5)),
        ("0", .integer(0)), ("9007199254740993", .integer(9_007_199_254_740_993)), ("\"e\u{301}\"", .string("e\u{301}")),
        ("\"\"", .string("")),
    ])
    func `an id is an integer or a string and keeps its kind`(text: String, id: RequestID) {
        #expect(parse("{\"jsonrpc\":\"2.0\",\"id\":\(text),\"method\":\"m\"}") == .request(id: id, method: "m", params: .null))
    }

    @Test func `one and its spelling are different ids`() {
        #expect(RequestID.integer(1) != .string("1"))
        #expect(RequestID.string("\u{E9}") != .string("e\u{301}"))
        #expect(RequestID.integer(1).json() == Array("1".utf8) && RequestID.string("1").json() == Array("\"1\"".utf8))
    }

    @Test(arguments: ["1.5", "null", "true", "{}", "[1]"])
    func `a request whose id is none of these is answered with InvalidRequest and id null`(id: String) {
        guard case .invalid(id: nil, let error) = parse("{\"id\":\(id),\"method\":\"m\"}") else { return #expect(Bool(false)) }
        #expect(error.code == .invalidRequest)
    }

    static let paramsForms: [(String, JSONValue)] = [
        ("", .null), (",\"params\":null", .null), (",\"params\":{}", [:]), (",\"params\":[]", []),
    ]

    @Test(arguments: paramsForms)
    func `params may be missing, null, an object or an array`(text: String, params: JSONValue) {
        #expect(parse("{\"id\":1,\"method\":\"shutdown\"\(text)}") == .request(id: 1, method: "shutdown", params: params))
        #expect(parse("{\"method\":\"exit\"\(text)}") == .notification(method: "exit", params: params))
    }

    @Test func `what is no JSON is a ParseError with the place`() {
        #expect(
            parse("{\"id\":1,")
                == .invalid(
                    id: nil, ResponseError(.parseError, "expected a key in double quotes, but the input ends at byte 8")))
        guard case .invalid(id: nil, let error) = parse("") else { return #expect(Bool(false)) }
        #expect(error.code == .parseError)
    }

    @Test(arguments: ["[]", "[{\"id\":1,\"method\":\"m\"}]", "1", "null", "\"x\""])
    func `a batch and other non-objects are one InvalidRequest with id null`(text: String) {
        guard case .invalid(id: nil, let error) = parse(text) else { return #expect(Bool(false)) }
        #expect(error.code == .invalidRequest)
    }

    @Test func `a message without method, result and error is invalid, under its id if it has one`() {
        guard case .invalid(id: 7, let error) = parse("{\"id\":7}") else { return #expect(Bool(false)) }
        #expect(error.code == .invalidRequest)
        guard case .invalid(id: "a", _) = parse("{\"id\":\"a\",\"method\":5}") else { return #expect(Bool(false)) }
    }

    @Test func `answers of the client are told from its requests`() {
        #expect(parse("{\"id\":\"x\",\"result\":null}") == .response(id: "x", .success(.null)))
        #expect(parse("{\"id\":3,\"result\":[1],\"error\":null}") == .response(id: 3, .success([1])))
        #expect(
            parse("{\"id\":3,\"error\":{\"code\":-32601,\"message\":\"no\",\"data\":1}}")
                == .response(id: 3, .failure(ResponseError(.methodNotFound, "no", data: 1))))
        #expect(parse("{\"id\":null,\"error\":{}}") == .response(id: nil, .failure(ResponseError(.internalError, ""))))
    }

    @Test func `a lone surrogate or damaged UTF-8 loses no message`() throws {
        guard
            case .notification(_, let params) = IncomingMessage(
                parsing: Array("{\"method\":\"m\",\"params\":{\"text\":\"a\\ud800b".utf8) + [0xFF] + Array("c\"}}".utf8))
        else { return #expect(Bool(false)) }
        #expect(params["text"]?.string == "a\u{FFFD}b\u{FFFD}c")
    }

    @Test func `nesting without end is a ParseError`() {
        guard case .invalid(id: nil, let error) = parse(String(repeating: "[", count: 1_000_000)) else { return #expect(Bool(false)) }
        #expect(error.code == .parseError)
    }

    @Test(arguments: [
        ("null", "params: expected an object, found null"), ("{\"textDocument\":{}}", "params.textDocument.uri: missing"),
        ("{\"textDocument\":{\"uri\":1}}", "params.textDocument.uri: expected a string, found a number"),
        (
            "{\"textDocument\":{\"uri\":\"a:b\",\"version\":1},\"contentChanges\":{}}",
            "params.contentChanges: expected an array, found an object"
        ),
        (
            """
            {"textDocument":{"uri":"a:b","version":1},"contentChanges":[{"text":""},
            {"text":"","range":{"start":{"line":-1,"character":0}}}]}
            """,
            "params.contentChanges[1].range.start.line: -1 is out of range"
        ),
    ])
    func `wrong parameters are named by their path`(text: String, message: String) throws {
        let json = try JSONValue(parsing: Array(text.utf8))
        let error = #expect(throws: InvalidParams.self) { try DidChangeTextDocumentParams(json: json) }
        #expect(error?.description == message)
    }
}
