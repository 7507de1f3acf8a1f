package import JSON

/// The error of a response (LSP 3.17, "Response Message").
package struct ResponseError: Error, Equatable, Sendable {
    package struct Code: Equatable, Sendable, RawRepresentable {
        package let rawValue: Int

        package init(rawValue: Int) { self.rawValue = rawValue }

        package static let parseError = Code(rawValue: -32700)
        package static let invalidRequest = Code(rawValue: -32600)
        package static let methodNotFound = Code(rawValue: -32601)
        package static let invalidParams = Code(rawValue: -32602)
        package static let internalError = Code(rawValue: -32603)
        package static let serverNotInitialized = Code(rawValue: -32002)
        package static let requestFailed = Code(rawValue: -32803)
        package static let serverCancelled = Code(rawValue: -32802)
        package static let contentModified = Code(rawValue: -32801)
        package static let requestCancelled = Code(rawValue: -32800)
    }

    package let code: Code
    package let message: String
    package let data: JSONValue?

    package init(_ code: Code, _ message: String, data: JSONValue? = nil) {
        self.code = code
        self.message = message
        self.data = data
    }

    package init(_ error: InvalidParams) {
        self.init(.invalidParams, error.description)
    }
}

extension ResponseError: JSONWritable {
    /// Reads a client's error; what it lacks is made up, for nobody gains from refusing it.
    init(lenient json: JSONValue) {
        self.init(
            Code(rawValue: json["code"]?.int ?? Code.internalError.rawValue), json["message"]?.string ?? "", data: json["data"])
    }

    package func write(to writer: inout JSONWriter) {
        writer.object {
            $0.field("code", code.rawValue)
            $0.field("message", message)
            $0.field("data", data)
        }
    }
}
