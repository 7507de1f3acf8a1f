import JSON
import LanguageServerProtocol
import Testing

@Suite struct OutgoingMessageTests {
    private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

    @Test func `a success has a result, if only null, and no error`() {
        #expect(text(OutgoingMessage.nullResponse(to: 1)) == #"{"jsonrpc":"2.0","id":1,"result":null}"#)
        #expect(text(OutgoingMessage.response(to: "1", result: [1, 2])) == #"{"jsonrpc":"2.0","id":"1","result":[1,2]}"#)
        #expect(text(OutgoingMessage.response(to: 1, result: Hover?.none)) == #"{"jsonrpc":"2.0","id":1,"result":null}"#)
        #expect(text(OutgoingMessage.response(to: 1) { $0.array { _ in } }) == #"{"jsonrpc":"2.0","id":1,"result":[]}"#)
        #expect(text(OutgoingMessage.response(to: 1) { _ in }) == #"{"jsonrpc":"2.0","id":1,"result":null}"#)
    }

    @Test func `a failure has an error and no result, and id null where none is known`() {
        let error = ResponseError(.requestCancelled, "cancelled")
        #expect(
            text(OutgoingMessage.failure(of: "a", error)) == #"{"jsonrpc":"2.0","id":"a","error":{"code":-32800,"message":"cancelled"}}"#)
        #expect(
            text(OutgoingMessage.failure(of: nil, ResponseError(.parseError, "x", data: ["a": 1])))
                == #"{"jsonrpc":"2.0","id":null,"error":{"code":-32700,"message":"x","data":{"a":1}}}"#)
        #expect(ResponseError(InvalidParams("missing")).code.rawValue == -32602)
    }

    @Test func `requests and notifications name their method`() {
        #expect(
            text(OutgoingMessage.request(.refreshInlayHint, id: 4)) == #"{"jsonrpc":"2.0","id":4,"method":"workspace/inlayHint/refresh"}"#)
        #expect(
            text(OutgoingMessage.notification(.logMessage, params: ShowMessageParams(type: .info, message: "a/b")))
                == #"{"jsonrpc":"2.0","method":"window/logMessage","params":{"type":3,"message":"a/b"}}"#)
    }

    @Test func `a frame counts bytes, not characters`() {
        #expect(text(FrameHeader.frame(Array("\"中\"".utf8))) == "Content-Length: 5\r\n\r\n\"中\"")
    }

    @Test func `what the server writes it can read`() throws {
        let bytes = OutgoingMessage.request(
            .configuration, id: "c1", params: ConfigurationParams(items: [ConfigurationItem(section: "digestls")]))
        #expect(
            IncomingMessage(parsing: bytes)
                == .request(id: "c1", method: "workspace/configuration", params: ["items": [["section": "digestls"]]]))
    }

    @Test func `no method is listed twice and dollar methods are only those that exist`() {
        let requests = ClientRequest.allCases.map(\.rawValue)
        #expect(Set(requests).count == requests.count)
        #expect(!requests.contains { $0.hasPrefix("$/") })
        #expect(ClientRequest(rawValue: "$/unknown") == nil && ClientNotification(rawValue: "$/unknown") == nil)
        #expect(ClientNotification(rawValue: "shutdown") == .shutdown)
    }
}
