package import JSON

/// The bodies of the server's messages as bytes; `FrameHeader` puts the header in front.
///
/// A success always has a `result`, if only null, and never an `error`; a failure the other way round.
package enum OutgoingMessage {
    package static func response(to id: RequestID, result: some JSONWritable) -> [UInt8] {
        message {
            $0.field("id", id)
            $0.field("result", result)
        }
    }

    /// The null result: nothing found, nothing to do, or a request such as `shutdown` that has no result.
    package static func nullResponse(to id: RequestID) -> [UInt8] {
        response(to: id, result: JSONValue.null)
    }

    /// Nil is written as null, which is how the protocol says that there is no hover, no definition, no edit.
    package static func response(to id: RequestID, result: (some JSONWritable)?) -> [UInt8] {
        if let result { response(to: id, result: result) } else { nullResponse(to: id) }
    }

    /// A result that is written on the spot, without a value that holds it; `result` must write exactly one value.
    package static func response(to id: RequestID, capacity: Int = 0, writing result: (inout JSONWriter) -> Void) -> [UInt8] {
        message(capacity: capacity) {
            $0.field("id", id)
            $0.key("result")
            result(&$0)
        }
    }

    /// A nil `id` is written as null: the answer to a message whose id could not be read.
    package static func failure(of id: RequestID?, _ error: ResponseError) -> [UInt8] {
        message {
            if let id { $0.field("id", id) } else { $0.nullField("id") }
            $0.field("error", error)
        }
    }

    package static func request(_ method: ServerRequest, id: RequestID, params: (some JSONWritable)?) -> [UInt8] {
        message {
            $0.field("id", id)
            $0.field("method", method.rawValue)
            $0.field("params", params)
        }
    }

    /// A request without parameters, such as the refreshes.
    package static func request(_ method: ServerRequest, id: RequestID) -> [UInt8] {
        request(method, id: id, params: JSONValue?.none)
    }

    package static func notification(_ method: ServerNotification, params: some JSONWritable) -> [UInt8] {
        message {
            $0.field("method", method.rawValue)
            $0.field("params", params)
        }
    }

    private static func message(capacity: Int = 0, _ members: (inout JSONWriter) -> Void) -> [UInt8] {
        var writer = JSONWriter(capacity: capacity)
        writer.object {
            $0.field("jsonrpc", "2.0")
            members(&$0)
        }
        return writer.bytes
    }
}
