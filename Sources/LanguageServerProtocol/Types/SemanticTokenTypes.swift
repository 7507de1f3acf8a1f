package import JSON

/// The predefined types of semantic tokens. A legend may name others.
package enum SemanticTokenTypes: String, Sendable, CaseIterable, JSONReadable, JSONWritable {
    case namespace
    case type
    case `class`
    case `enum`
    case interface
    case `struct`
    case typeParameter
    case parameter
    case variable
    case property
    case enumMember
    case event
    case function
    case method
    case macro
    case keyword
    case modifier
    case comment
    case string
    case number
    case regexp
    case `operator`
    case decorator
}

/// The predefined modifiers of semantic tokens.
package enum SemanticTokenModifiers: String, Sendable, CaseIterable, JSONReadable, JSONWritable {
    case declaration
    case definition
    case readonly
    case `static`
    case deprecated
    case abstract
    case async
    case modification
    case documentation
    case defaultLibrary
}

/// What the numbers of encoded tokens stand for: types by place, modifiers by bit.
package struct SemanticTokensLegend: Sendable, Equatable {
    package var tokenTypes: [String]
    package var tokenModifiers: [String]

    package init(tokenTypes: [String], tokenModifiers: [String]) {
        self.tokenTypes = tokenTypes
        self.tokenModifiers = tokenModifiers
    }
}

extension SemanticTokensLegend: JSONWritable {
    package func write(to writer: inout JSONWriter) {
        writer.object {
            $0.field("tokenTypes", tokenTypes)
            $0.field("tokenModifiers", tokenModifiers)
        }
    }
}
