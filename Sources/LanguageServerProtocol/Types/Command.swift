package import JSON

/// Something the client asks back with `workspace/executeCommand`, under a title for the user.
package struct Command: Sendable, Equatable {
    package var title: String
    package var command: String
    package var arguments: [JSONValue]?

    package init(title: String, command: String, arguments: [JSONValue]? = nil) {
        self.title = title
        self.command = command
        self.arguments = arguments
    }
}

extension Command: JSONReadable, JSONWritable {
    package init(json: JSONValue) throws(InvalidParams) {
        title = try json.required("title")
        command = try json.required("command")
        arguments = try json.optional("arguments")
    }

    package func write(to writer: inout JSONWriter) {
        writer.object {
            $0.field("title", title)
            $0.field("command", command)
            $0.field("arguments", arguments)
        }
    }
}
