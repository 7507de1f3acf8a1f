package import JSON

/// `$/cancelRequest`
package struct CancelParams: Sendable, Equatable {
    package var id: RequestID

    package init(id: RequestID) {
        self.id = id
    }
}

extension CancelParams: JSONReadable {
    package init(json: JSONValue) throws(InvalidParams) {
        id = try json.required("id")
    }
}

/// `window/workDoneProgress/cancel`
package struct WorkDoneProgressCancelParams: Sendable, Equatable {
    package var token: ProgressToken

    package init(token: ProgressToken) {
        self.token = token
    }
}

extension WorkDoneProgressCancelParams: JSONReadable {
    package init(json: JSONValue) throws(InvalidParams) {
        token = try json.required("token")
    }
}

/// `$/setTrace`
package struct SetTraceParams: Sendable, Equatable {
    package var value: TraceValue

    package init(value: TraceValue) {
        self.value = value
    }
}

extension SetTraceParams: JSONReadable {
    package init(json: JSONValue) throws(InvalidParams) {
        value = try json.required("value")
    }
}

/// How much the client wants to be told of the server's doings by `$/logTrace`.
package enum TraceValue: String, Sendable, CaseIterable, JSONReadable, JSONWritable {
    case off
    case messages
    case verbose
}
