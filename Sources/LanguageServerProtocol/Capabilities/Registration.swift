package import JSON

/// A capability registered, by `client/registerCapability`, after `initialize`; only where the client has `dynamicRegistration` for it.
package struct Registration: Sendable, JSONWritable {
    package var id: String
    package var method: String
    package var registerOptions: (any JSONWritable & Sendable)?

    package init(id: String, method: String, registerOptions: (any JSONWritable & Sendable)? = nil) {
        self.id = id
        self.method = method
        self.registerOptions = registerOptions
    }

    package func write(to writer: inout JSONWriter) {
        writer.object {
            $0.field("id", id)
            $0.field("method", method)
            if let registerOptions {
                $0.key("registerOptions")
                registerOptions.write(to: &$0)
            }
        }
    }
}

/// `client/registerCapability`
package struct RegistrationParams: Sendable, JSONWritable {
    package var registrations: [Registration]

    package init(registrations: [Registration]) {
        self.registrations = registrations
    }

    package func write(to writer: inout JSONWriter) {
        writer.object { $0.field("registrations", registrations) }
    }
}

/// `client/unregisterCapability`
package struct UnregistrationParams: Sendable, JSONWritable {
    package var unregistrations: [(id: String, method: String)]

    package init(unregistrations: [(id: String, method: String)]) {
        self.unregistrations = unregistrations
    }

    package func write(to writer: inout JSONWriter) {
        writer.object {
            // The specification's own spelling, kept for compatibility: "unregisterations".
            $0.array("unregisterations") {
                for unregistration in unregistrations {
                    $0.object {
                        $0.field("id", unregistration.id)
                        $0.field("method", unregistration.method)
                    }
                }
            }
        }
    }
}

/// Which documents a registration is about.
package struct DocumentFilter: Sendable, Equatable, JSONWritable {
    package var language: String?
    package var scheme: String?
    package var pattern: String?

    package init(language: String? = nil, scheme: String? = nil, pattern: String? = nil) {
        self.language = language
        self.scheme = scheme
        self.pattern = pattern
    }

    package func write(to writer: inout JSONWriter) {
        writer.object {
            $0.field("language", language)
            $0.field("scheme", scheme)
            $0.field("pattern", pattern)
        }
    }
}

/// Options of a registration about documents, with the provider's own options beside them.
package struct TextDocumentRegistrationOptions: Sendable, JSONWritable {
    package var documentSelector: [DocumentFilter]
    /// The provider's options, such as those of `DiagnosticOptions`; an object.
    package var options: JSONObject

    package init(documentSelector: [DocumentFilter], options: JSONObject = JSONObject()) {
        self.documentSelector = documentSelector
        self.options = options
    }

    package func write(to writer: inout JSONWriter) {
        writer.object {
            $0.field("documentSelector", documentSelector)
            for member in options.members { $0.field(named: member.key, member.value) }
        }
    }
}

/// Files whose changes the client reports by `workspace/didChangeWatchedFiles`.
package struct FileSystemWatcher: Sendable, Equatable, JSONWritable {
    /// A glob pattern, relative to `base` if there is one and to all workspace folders otherwise.
    package var pattern: String
    /// Only for clients with `relativePatternSupport`.
    package var base: DocumentURI?

    package init(pattern: String, base: DocumentURI? = nil) {
        self.pattern = pattern
        self.base = base
    }

    package func write(to writer: inout JSONWriter) {
        writer.object {
            if let base {
                $0.object("globPattern") {
                    $0.field("baseUri", base)
                    $0.field("pattern", pattern)
                }
            } else {
                $0.field("globPattern", pattern)
            }
        }
    }
}

/// Options of a registration for `workspace/didChangeWatchedFiles`.
package struct DidChangeWatchedFilesRegistrationOptions: Sendable, Equatable, JSONWritable {
    package var watchers: [FileSystemWatcher]

    package init(watchers: [FileSystemWatcher]) {
        self.watchers = watchers
    }

    package func write(to writer: inout JSONWriter) {
        writer.object { $0.field("watchers", watchers) }
    }
}

/// Which created, renamed and deleted files the server wants to hear of.
package struct FileOperationRegistrationOptions: Sendable, Equatable, JSONWritable {
    /// What a glob is held against.
    package enum Target: String, Sendable, JSONWritable {
        case file
        case folder
    }

    package struct Filter: Sendable, Equatable {
        package var scheme: String?
        package var glob: String
        package var matches: Target?

        package init(scheme: String? = "file", glob: String, matches: Target? = nil) {
            self.scheme = scheme
            self.glob = glob
            self.matches = matches
        }
    }

    package var filters: [Filter]

    package init(filters: [Filter]) {
        self.filters = filters
    }

    package func write(to writer: inout JSONWriter) {
        writer.object {
            $0.array("filters") {
                for filter in filters {
                    $0.object {
                        $0.field("scheme", filter.scheme)
                        $0.object("pattern") {
                            $0.field("glob", filter.glob)
                            $0.field("matches", filter.matches)
                        }
                    }
                }
            }
        }
    }
}
