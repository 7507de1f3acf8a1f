package import JSON

/// What `$/progress` says of work in progress: one begin, any number of reports, one end.
package enum WorkDoneProgress: Sendable, Equatable, JSONWritable {
    /// `percentage` is 0–100; without one here, clients ignore those of the reports.
    case begin(title: String, cancellable: Bool, message: String? = nil, percentage: Int? = nil)
    case report(cancellable: Bool, message: String? = nil, percentage: Int? = nil)
    case end(message: String? = nil)

    package func write(to writer: inout JSONWriter) {
        writer.object {
            switch self {
            case .begin(let title, let cancellable, let message, let percentage):
                $0.field("kind", "begin")
                $0.field("title", title)
                $0.field("cancellable", cancellable)
                $0.field("message", message)
                $0.field("percentage", Self.clamped(percentage))
            case .report(let cancellable, let message, let percentage):
                $0.field("kind", "report")
                $0.field("cancellable", cancellable)
                $0.field("message", message)
                $0.field("percentage", Self.clamped(percentage))
            case .end(let message):
                $0.field("kind", "end")
                $0.field("message", message)
            }
        }
    }

    private static func clamped(_ percentage: Int?) -> Int? {
        percentage.map { min(max($0, 0), 100) }
    }
}

/// `$/progress`: work in progress, or a part of a result.
package struct ProgressParams<Value: JSONWritable>: JSONWritable {
    package var token: ProgressToken
    package var value: Value

    package init(token: ProgressToken, value: Value) {
        self.token = token
        self.value = value
    }

    package func write(to writer: inout JSONWriter) {
        writer.object {
            $0.field("token", token)
            $0.field("value", value)
        }
    }
}

/// `window/workDoneProgress/create`: work may only begin under the token once the client has agreed.
package struct WorkDoneProgressCreateParams: Sendable, Equatable, JSONWritable {
    package var token: ProgressToken

    package init(token: ProgressToken) {
        self.token = token
    }

    package func write(to writer: inout JSONWriter) {
        writer.object { $0.field("token", token) }
    }
}

/// The two tokens any request may bring. A token is good until the response; no token, no progress.
package struct RequestTokens: Sendable, Equatable {
    package var workDone: ProgressToken?
    package var partialResult: ProgressToken?

    /// Reads them from the parameters of any request; what is no token is none.
    package init(params: JSONValue) {
        workDone = params["workDoneToken"].flatMap(RequestID.init)
        partialResult = params["partialResultToken"].flatMap(RequestID.init)
    }
}
