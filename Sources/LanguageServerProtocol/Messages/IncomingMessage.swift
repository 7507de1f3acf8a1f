package import JSON

/// A message from the client, sorted into what JSON-RPC 2.0 knows. Any bytes at all become one of these.
package enum IncomingMessage: Equatable, Sendable {
    /// `params` is null where the client sent none.
    case request(id: RequestID, method: String, params: JSONValue)
    case notification(method: String, params: JSONValue)
    /// The client's answer to a request of the server; `id` is nil for an answer to something it could not read.
    case response(id: RequestID?, Result<JSONValue, ResponseError>)
    /// Something else, and what to answer. `id` is nil where none could be read, and is then written as null.
    case invalid(id: RequestID?, ResponseError)

    package init(parsing body: [UInt8]) {
        do {
            self.init(try JSONValue(parsing: body))
        } catch {
            self = .invalid(id: nil, ResponseError(.parseError, error.description))
        }
    }

    package init(_ message: JSONValue) {
        guard case .object(let members) = message else {
            let reason = message.array == nil ? "a message must be an object" : "batches are no part of the Language Server Protocol"
            self = .invalid(id: nil, ResponseError(.invalidRequest, reason))
            return
        }
        // An explicit `"id": null` names nothing, but it is not the same as a notification's missing id.
        let rawID = members["id"]
        let id = rawID.flatMap(RequestID.init)
        if let method = members["method"] {
            guard let method = method.string else {
                self = .invalid(id: id, ResponseError(.invalidRequest, "method must be a string"))
                return
            }
            let params = members["params"] ?? .null
            if rawID == nil {
                self = .notification(method: method, params: params)
            } else if let id {
                self = .request(id: id, method: method, params: params)
            } else {
                self = .invalid(id: nil, ResponseError(.invalidRequest, "id must be an integer or a string"))
            }
        } else if let error = members["error"], !error.isNull {
            self = .response(id: id, .failure(ResponseError(lenient: error)))
        } else if let result = members["result"] {
            self = .response(id: id, .success(result))
        } else {
            self = .invalid(id: id, ResponseError(.invalidRequest, "a message must have a method, a result or an error"))
        }
    }
}
