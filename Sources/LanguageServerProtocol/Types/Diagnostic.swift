package import JSON

/// A finding at a place of a document.
///
/// - Invariant: `message` is not empty; Visual Studio Code refuses the whole list otherwise.
package struct Diagnostic: Sendable, Equatable {
    package var range: PositionRange
    package var severity: DiagnosticSeverity?
    package var code: DiagnosticCode?
    package var codeDescription: CodeDescription?
    package var source: String?
    package var message: String
    package var tags: [DiagnosticTag]?
    package var relatedInformation: [DiagnosticRelatedInformation]?
    /// Comes back with `textDocument/codeAction` if the client has `dataSupport`.
    package var data: JSONValue?

    package init(
        range: PositionRange, severity: DiagnosticSeverity? = nil, code: DiagnosticCode? = nil,
        codeDescription: CodeDescription? = nil, source: String? = nil, message: String, tags: [DiagnosticTag]? = nil,
        relatedInformation: [DiagnosticRelatedInformation]? = nil, data: JSONValue? = nil
    ) {
        self.range = range
        self.severity = severity
        self.code = code
        self.codeDescription = codeDescription
        self.source = source
        self.message = message
        self.tags = tags
        self.relatedInformation = relatedInformation
        self.data = data
    }
}

extension Diagnostic: JSONReadable, JSONWritable {
    package init(json: JSONValue) throws(InvalidParams) {
        range = try json.required("range")
        severity = try json.optional("severity")
        code = try json.optional("code")
        codeDescription = try json.optional("codeDescription")
        source = try json.optional("source")
        message = try json.required("message")
        tags = try json.optional("tags")
        relatedInformation = try json.optional("relatedInformation")
        data = try json.optional("data")
    }

    package func write(to writer: inout JSONWriter) {
        writer.object {
            $0.field("range", range)
            $0.field("severity", severity)
            $0.field("code", code)
            $0.field("codeDescription", codeDescription)
            $0.field("source", source)
            $0.field("message", message)
            $0.field("tags", tags)
            $0.field("relatedInformation", relatedInformation)
            $0.field("data", data)
        }
    }
}

/// How much a finding matters.
package enum DiagnosticSeverity: Int, Sendable, CaseIterable, JSONReadable, JSONWritable {
    case error = 1
    case warning = 2
    case information = 3
    case hint = 4
}

/// What a finding means beyond its severity: faded or struck out.
package enum DiagnosticTag: Int, Sendable, CaseIterable, JSONReadable, JSONWritable {
    case unnecessary = 1
    case deprecated = 2
}

/// The code of a finding, a number or a text; both are legal, and other servers' findings come back in a code action's context.
package enum DiagnosticCode: Sendable, Equatable, JSONReadable, JSONWritable, ExpressibleByStringLiteral {
    case integer(Int)
    case string(String)

    package init(stringLiteral value: String) { self = .string(value) }

    package init(json: JSONValue) throws(InvalidParams) {
        if let number = json.int { self = .integer(number) } else { self = .string(try String(json: json)) }
    }

    package func write(to writer: inout JSONWriter) {
        switch self {
        case .integer(let value): writer.integer(value)
        case .string(let value): writer.string(value)
        }
    }
}

/// Where the rule behind a code is explained.
package struct CodeDescription: Sendable, Equatable {
    package var href: String

    package init(href: String) {
        self.href = href
    }
}

extension CodeDescription: JSONReadable, JSONWritable {
    package init(json: JSONValue) throws(InvalidParams) {
        href = try json.required("href")
    }

    package func write(to writer: inout JSONWriter) {
        writer.object {
            $0.field("href", href)
        }
    }
}

/// Another place that belongs to a finding.
package struct DiagnosticRelatedInformation: Sendable, Equatable {
    package var location: Location
    package var message: String

    package init(location: Location, message: String) {
        self.location = location
        self.message = message
    }
}

extension DiagnosticRelatedInformation: JSONReadable, JSONWritable {
    package init(json: JSONValue) throws(InvalidParams) {
        location = try json.required("location")
        message = try json.required("message")
    }

    package func write(to writer: inout JSONWriter) {
        writer.object {
            $0.field("location", location)
            $0.field("message", message)
        }
    }
}
