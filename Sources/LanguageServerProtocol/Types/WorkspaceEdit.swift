package import JSON

/// A change of several documents, in one of the two forms the specification has.
///
/// `documentChanges` says which version of a document is meant and can create, rename and delete files; it is for clients with
/// `workspaceEdit.documentChanges`. All others take `changes`. Never both: clients disagree on which of them counts.
package enum WorkspaceEdit: Sendable, Equatable {
    case changes([DocumentURI: [TextEdit]])
    case documentChanges([DocumentChange], annotations: [String: ChangeAnnotation] = [:])
}

extension WorkspaceEdit: JSONReadable, JSONWritable {
    package init(json: JSONValue) throws(InvalidParams) {
        if let changes = try json.optional("documentChanges", as: [DocumentChange].self) {
            var annotations: [String: ChangeAnnotation] = [:]
            for member in json["changeAnnotations"]?.object?.members ?? [] {
                annotations[member.key.string] = try ChangeAnnotation(json: member.value)
            }
            self = .documentChanges(changes, annotations: annotations)
        } else {
            var changes: [DocumentURI: [TextEdit]] = [:]
            for member in json["changes"]?.object?.members ?? [] {
                changes[DocumentURI(member.key.string)] = try [TextEdit](json: member.value)
            }
            self = .changes(changes)
        }
    }

    /// Documents and annotations are written in the order of their names, so that the same edit is always the same bytes.
    package func write(to writer: inout JSONWriter) {
        writer.object {
            switch self {
            case .changes(let changes):
                $0.object("changes") {
                    for (uri, edits) in changes.sorted(by: { $0.key.spelling < $1.key.spelling }) {
                        $0.field(named: JSONString(uri.spelling), edits)
                    }
                }
            case .documentChanges(let changes, let annotations):
                $0.field("documentChanges", changes)
                guard !annotations.isEmpty else { return }
                $0.object("changeAnnotations") {
                    for (name, annotation) in annotations.sorted(by: { $0.key < $1.key }) { $0.field(named: JSONString(name), annotation) }
                }
            }
        }
    }
}

/// One step of a `WorkspaceEdit`; the steps are done in order.
package enum DocumentChange: Sendable, Equatable {
    case edit(TextDocumentEdit)
    case create(uri: DocumentURI, overwrite: Bool = false, ignoreIfExists: Bool = false, annotationId: String? = nil)
    case rename(
        oldUri: DocumentURI, newUri: DocumentURI, overwrite: Bool = false, ignoreIfExists: Bool = false, annotationId: String? = nil)
    case delete(uri: DocumentURI, recursive: Bool = false, ignoreIfNotExists: Bool = false, annotationId: String? = nil)
}

extension DocumentChange: JSONReadable, JSONWritable {
    package init(json: JSONValue) throws(InvalidParams) {
        let options = json["options"]
        func option(_ name: String) -> Bool { options?[name]?.bool ?? false }
        let annotation: String? = try json.optional("annotationId")
        switch json["kind"]?.string {
        case "create":
            self = .create(
                uri: try json.required("uri"), overwrite: option("overwrite"), ignoreIfExists: option("ignoreIfExists"),
                annotationId: annotation)
        case "rename":
            self = .rename(
                oldUri: try json.required("oldUri"), newUri: try json.required("newUri"), overwrite: option("overwrite"),
                ignoreIfExists: option("ignoreIfExists"), annotationId: annotation)
        case "delete":
            self = .delete(
                uri: try json.required("uri"), recursive: option("recursive"), ignoreIfNotExists: option("ignoreIfNotExists"),
                annotationId: annotation)
        case nil:
            self = .edit(try TextDocumentEdit(json: json))
        case let kind?:
            throw InvalidParams("'\(kind)' is no kind of file operation").under("kind")
        }
    }

    package func write(to writer: inout JSONWriter) {
        switch self {
        case .edit(let edit):
            edit.write(to: &writer)
        case .create(let uri, let overwrite, let ignoreIfExists, let annotationId):
            writer.object {
                $0.field("kind", "create")
                $0.field("uri", uri)
                $0.options(("overwrite", overwrite), ("ignoreIfExists", ignoreIfExists))
                $0.field("annotationId", annotationId)
            }
        case .rename(let oldUri, let newUri, let overwrite, let ignoreIfExists, let annotationId):
            writer.object {
                $0.field("kind", "rename")
                $0.field("oldUri", oldUri)
                $0.field("newUri", newUri)
                $0.options(("overwrite", overwrite), ("ignoreIfExists", ignoreIfExists))
                $0.field("annotationId", annotationId)
            }
        case .delete(let uri, let recursive, let ignoreIfNotExists, let annotationId):
            writer.object {
                $0.field("kind", "delete")
                $0.field("uri", uri)
                $0.options(("recursive", recursive), ("ignoreIfNotExists", ignoreIfNotExists))
                $0.field("annotationId", annotationId)
            }
        }
    }
}

extension JSONWriter {
    fileprivate mutating func options(_ one: (name: StaticString, isOn: Bool), _ other: (name: StaticString, isOn: Bool)) {
        guard one.isOn || other.isOn else { return }
        object("options") {
            $0.flag(one.name, one.isOn)
            $0.flag(other.name, other.isOn)
        }
    }
}

/// The edits of one document, all of them meaning the same version of it.
package struct TextDocumentEdit: Sendable, Equatable {
    /// An edit with or without an annotation.
    package enum Edit: Sendable, Equatable, JSONReadable, JSONWritable {
        case plain(TextEdit)
        case annotated(AnnotatedTextEdit)

        package init(json: JSONValue) throws(InvalidParams) {
            self = json["annotationId"] == nil ? .plain(try TextEdit(json: json)) : .annotated(try AnnotatedTextEdit(json: json))
        }

        package func write(to writer: inout JSONWriter) {
            switch self {
            case .plain(let edit): edit.write(to: &writer)
            case .annotated(let edit): edit.write(to: &writer)
            }
        }
    }

    package var textDocument: OptionalVersionedTextDocumentIdentifier
    package var edits: [Edit]

    package init(textDocument: OptionalVersionedTextDocumentIdentifier, edits: [Edit]) {
        self.textDocument = textDocument
        self.edits = edits
    }

    package init(textDocument: OptionalVersionedTextDocumentIdentifier, edits: [TextEdit]) {
        self.init(textDocument: textDocument, edits: edits.map(Edit.plain))
    }
}

extension TextDocumentEdit: JSONReadable, JSONWritable {
    package init(json: JSONValue) throws(InvalidParams) {
        textDocument = try json.required("textDocument")
        edits = try json.required("edits")
    }

    package func write(to writer: inout JSONWriter) {
        writer.object {
            $0.field("textDocument", textDocument)
            $0.field("edits", edits)
        }
    }
}

/// What an edit is for, and whether the user must agree to it.
package struct ChangeAnnotation: Sendable, Equatable {
    package var label: String
    package var needsConfirmation: Bool
    package var description: String?

    package init(label: String, needsConfirmation: Bool = false, description: String? = nil) {
        self.label = label
        self.needsConfirmation = needsConfirmation
        self.description = description
    }
}

extension ChangeAnnotation: JSONReadable, JSONWritable {
    package init(json: JSONValue) throws(InvalidParams) {
        label = try json.required("label")
        needsConfirmation = try json.optional("needsConfirmation") ?? false
        description = try json.optional("description")
    }

    package func write(to writer: inout JSONWriter) {
        writer.object {
            $0.field("label", label)
            $0.flag("needsConfirmation", needsConfirmation)
            $0.field("description", description)
        }
    }
}
