import JSON

/// Parameters that are not what the specification says: where, and what was expected there. Answered with `InvalidParams`.
package struct InvalidParams: Error, Equatable, Sendable {
    /// From the outside in: `["textDocument", "uri"]`, with array places as `[3]`.
    package private(set) var path: [String]
    package let problem: String

    package init(_ problem: String) {
        path = []
        self.problem = problem
    }

    init(expected: String, found: JSONValue) {
        self.init("expected \(expected), found \(found.kindName)")
    }

    /// The same error seen from one level further out.
    func under(_ key: String) -> InvalidParams {
        var error = self
        error.path.insert(key, at: 0)
        return error
    }
}

extension InvalidParams: CustomStringConvertible {
    package var description: String {
        let place = path.reduce("params") { $1.hasPrefix("[") ? $0 + $1 : $0 + "." + $1 }
        return "\(place): \(problem)"
    }
}
