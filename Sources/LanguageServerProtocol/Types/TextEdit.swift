package import JSON

/// A replacement. The edits of one answer all mean the document as it was before the first of them, and do not overlap.
package struct TextEdit: Sendable, Equatable {
    package var range: PositionRange
    package var newText: String

    package init(range: PositionRange, newText: String) {
        self.range = range
        self.newText = newText
    }
}

extension TextEdit: JSONReadable, JSONWritable {
    package init(json: JSONValue) throws(InvalidParams) {
        range = try json.required("range")
        newText = try json.required("newText")
    }

    package func write(to writer: inout JSONWriter) {
        writer.object {
            $0.field("range", range)
            $0.field("newText", newText)
        }
    }
}

/// A replacement that a `ChangeAnnotation` describes, so that the user can be asked first.
package struct AnnotatedTextEdit: Sendable, Equatable {
    package var range: PositionRange
    package var newText: String
    package var annotationId: String

    package init(range: PositionRange, newText: String, annotationId: String) {
        self.range = range
        self.newText = newText
        self.annotationId = annotationId
    }
}

extension AnnotatedTextEdit: JSONReadable, JSONWritable {
    package init(json: JSONValue) throws(InvalidParams) {
        range = try json.required("range")
        newText = try json.required("newText")
        annotationId = try json.required("annotationId")
    }

    package func write(to writer: inout JSONWriter) {
        writer.object {
            $0.field("range", range)
            $0.field("newText", newText)
            $0.field("annotationId", annotationId)
        }
    }
}

/// A completion that the user may insert at the cursor or put in the place of the word around it.
package struct InsertReplaceEdit: Sendable, Equatable {
    package var newText: String
    package var insert: PositionRange
    package var replace: PositionRange

    package init(newText: String, insert: PositionRange, replace: PositionRange) {
        self.newText = newText
        self.insert = insert
        self.replace = replace
    }
}

extension InsertReplaceEdit: JSONReadable, JSONWritable {
    package init(json: JSONValue) throws(InvalidParams) {
        newText = try json.required("newText")
        insert = try json.required("insert")
        replace = try json.required("replace")
    }

    package func write(to writer: inout JSONWriter) {
        writer.object {
            $0.field("newText", newText)
            $0.field("insert", insert)
            $0.field("replace", replace)
        }
    }
}
