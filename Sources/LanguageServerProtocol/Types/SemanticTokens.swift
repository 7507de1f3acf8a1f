package import JSON

/// A token before it is encoded: a stretch of one line, with places in the legend for its type and bits for its modifiers.
package struct SemanticToken: Sendable, Equatable {
    package var start: Position
    package var length: Int
    package var type: Int
    package var modifiers: UInt32

    package init(start: Position, length: Int, type: Int, modifiers: UInt32 = 0) {
        self.start = start
        self.length = length
        self.type = type
        self.modifiers = modifiers
    }
}

/// The tokens of a document as the protocol sends them: five numbers each, places relative to the token before.
package struct SemanticTokens: Sendable, Equatable {
    package var resultId: String?
    package var data: [UInt32]

    package init(resultId: String? = nil, data: [UInt32]) {
        self.resultId = resultId
        self.data = data
    }

    /// Encodes tokens that are sorted and do not overlap. One that begins before the token in front of it, or is empty, is left out:
    /// relative places cannot say it.
    package init(resultId: String? = nil, encoding tokens: some Sequence<SemanticToken>) {
        self.resultId = resultId
        data = []
        var last = Position(line: 0, character: 0)
        for token in tokens where token.start >= last && token.length > 0 && token.type >= 0 {
            let isSameLine = token.start.line == last.line
            data.append(UInt32(clamping: token.start.line - last.line))
            data.append(UInt32(clamping: isSameLine ? token.start.character - last.character : token.start.character))
            data.append(UInt32(clamping: token.length))
            data.append(UInt32(clamping: token.type))
            data.append(token.modifiers)
            last = token.start
        }
    }

    /// What turns the numbers of `old` into these: at most one edit, cut at the borders of tokens, because everything before the first
    /// change and behind the last is the same numbers.
    package func edits(from old: [UInt32]) -> [SemanticTokensEdit] {
        let shorter = min(old.count, data.count)
        var prefix = 0
        while prefix < shorter, old[prefix] == data[prefix] { prefix += 1 }
        if prefix == old.count, prefix == data.count { return [] }
        prefix -= prefix % 5
        var suffix = 0
        while suffix < shorter - prefix, old[old.count - 1 - suffix] == data[data.count - 1 - suffix] { suffix += 1 }
        suffix -= suffix % 5
        return [
            SemanticTokensEdit(
                start: prefix, deleteCount: old.count - prefix - suffix, data: Array(data[prefix..<(data.count - suffix)]))
        ]
    }
}

extension SemanticTokens: JSONWritable {
    package func write(to writer: inout JSONWriter) {
        writer.object {
            $0.field("resultId", resultId)
            $0.field("data", data)
        }
    }
}

/// A replacement in the array of numbers, not of tokens.
package struct SemanticTokensEdit: Sendable, Equatable, JSONWritable {
    package var start: Int
    package var deleteCount: Int
    package var data: [UInt32]

    package init(start: Int, deleteCount: Int, data: [UInt32]) {
        self.start = start
        self.deleteCount = deleteCount
        self.data = data
    }

    package func write(to writer: inout JSONWriter) {
        writer.object {
            $0.field("start", start)
            $0.field("deleteCount", deleteCount)
            if !data.isEmpty { $0.field("data", data) }
        }
    }
}

/// The answer to a delta request whose `previousResultId` is still known; all edits mean that state.
package struct SemanticTokensDelta: Sendable, Equatable, JSONWritable {
    package var resultId: String?
    package var edits: [SemanticTokensEdit]

    package init(resultId: String?, edits: [SemanticTokensEdit]) {
        self.resultId = resultId
        self.edits = edits
    }

    package func write(to writer: inout JSONWriter) {
        writer.object {
            $0.field("resultId", resultId)
            $0.field("edits", edits)
        }
    }
}
