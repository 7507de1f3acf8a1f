package import JSON

/// A command shown above a line. Without one it is resolved when it comes into view.
package struct CodeLens: Sendable, Equatable {
    package var range: PositionRange
    package var command: Command?
    package var data: JSONValue?

    package init(range: PositionRange, command: Command? = nil, data: JSONValue? = nil) {
        self.range = range
        self.command = command
        self.data = data
    }
}

extension CodeLens: JSONReadable, JSONWritable {
    package init(json: JSONValue) throws(InvalidParams) {
        range = try json.required("range")
        command = try json.optional("command")
        data = try json.optional("data")
    }

    package func write(to writer: inout JSONWriter) {
        writer.object {
            $0.field("range", range)
            $0.field("command", command)
            $0.field("data", data)
        }
    }
}
