/// Why bytes are not a JSON document, and at which byte that became certain.
package struct JSONError: Error, Equatable, Sendable {
    package enum Problem: Equatable, Sendable {
        case expectedValue
        case expectedKey
        case expectedColon
        case expectedCommaOrBrace
        case expectedCommaOrBracket
        case expectedDigit
        case expectedHexDigits
        case expectedEscape
        case unterminatedString
        /// A byte below 0x20 inside a string, where JSON demands an escape.
        case controlCharacter
        case trailingContent
        case tooDeep(limit: Int)
        case tooMany(limit: Int)
    }

    package let problem: Problem
    /// Byte offset from the start of the input; equals its length when the input ended too early.
    package let offset: Int
    /// Whether the input was fine as far as it went.
    package let atEnd: Bool

    package init(_ problem: Problem, at offset: Int, atEnd: Bool = false) {
        self.problem = problem
        self.offset = offset
        self.atEnd = atEnd
    }
}

extension JSONError: CustomStringConvertible {
    package var description: String {
        atEnd ? "\(reason), but the input ends at byte \(offset)" : "\(reason) at byte \(offset)"
    }

    /// What was expected or wrong, without the place.
    package var reason: String {
        switch problem {
        case .expectedValue: "expected a value"
        case .expectedKey: "expected a key in double quotes"
        case .expectedColon: "expected ':'"
        case .expectedCommaOrBrace: "expected ',' or '}'"
        case .expectedCommaOrBracket: "expected ',' or ']'"
        case .expectedDigit: "expected a digit"
        case .expectedHexDigits: "expected four hexadecimal digits after \\u"
        case .expectedEscape: "expected one of \" \\ / b f n r t u after a backslash"
        case .unterminatedString: "expected a closing '\"'"
        case .controlCharacter: "control characters must be escaped in a string"
        case .trailingContent: "expected nothing more after the value"
        case .tooDeep(let limit): "nested deeper than \(limit) levels"
        case .tooMany(let limit): "more than \(limit) values"
        }
    }
}
