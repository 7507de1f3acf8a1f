import JSON
import LanguageServerProtocol
import Testing

@Suite struct SemanticTokensTests {
    @Test func `places are relative to the token before`() {
        let tokens = [
            SemanticToken(start: Position(line: 2, character: 5), length: 3, type: 0, modifiers: 3),
            SemanticToken(start: Position(line: 2, character: 10), length: 4, type: 1),
            SemanticToken(start: Position(line: 5, character: 2), length: 7, type: 2),
        ]
        #expect(SemanticTokens(encoding: tokens).data == [2, 5, 3, 0, 3, 0, 5, 4, 1, 0, 3, 2, 7, 2, 0])
    }

    @Test func `a token that goes back, is empty or has no type is left out`() {
        let tokens = [
            SemanticToken(start: Position(line: 1, character: 5), length: 1, type: 0),
            SemanticToken(start: Position(line: 1, character: 4), length: 1, type: 0),
            SemanticToken(start: Position(line: 0, character: 9), length: 1, type: 0),
            SemanticToken(start: Position(line: 1, character: 6), length: 0, type: 0),
            SemanticToken(start: Position(line: 1, character: 7), length: -1, type: 0),
            SemanticToken(start: Position(line: 1, character: 8), length: 1, type: -1),
        ]
        #expect(SemanticTokens(encoding: tokens).data == [1, 5, 1, 0, 0])
    }

    /// Every pair of token lists in a small world.
    @Test func `edits turn the old numbers into the new ones`() {
        let worlds = (0...4).flatMap { length in
            (0..<(1 << length)).map { code -> [UInt32] in (0..<length).flatMap { [0, UInt32(code >> $0 & 1), 1, 0, 0] as [UInt32] } }
        }
        for old in worlds {
            for new in worlds {
                let edits = SemanticTokens(data: new).edits(from: old)
                #expect(edits.count <= 1 && edits.isEmpty == (old == new))
                var result = old
                for edit in edits {
                    #expect(edit.start.isMultiple(of: 5) && edit.deleteCount.isMultiple(of: 5) && edit.data.count.isMultiple(of: 5))
                    result.replaceSubrange(edit.start..<(edit.start + edit.deleteCount), with: edit.data)
                }
                #expect(result == new)
            }
        }
    }

    @Test func `a delta is written with its edits on numbers`() throws {
        let delta = SemanticTokensDelta(resultId: "2", edits: [SemanticTokensEdit(start: 5, deleteCount: 5, data: [])])
        #expect(try JSONValue(parsing: delta.json()) == ["resultId": "2", "edits": [["start": 5, "deleteCount": 5]]])
    }
}
