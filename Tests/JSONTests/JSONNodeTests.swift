import JSON
import Testing

@Suite struct JSONNodeTests {
    @Test func `keys and values know their bytes`() throws {
        let text = " {\"规则\": {\"a\" : [1, -2.5e1 , \"x\\n\"]},\n \"b\":null }\n"
        let bytes = Array(text.utf8)
        func slice(_ range: Range<Int>?) -> String { range.map { String(decoding: bytes[$0], as: UTF8.self) } ?? "" }
        let node = try JSONNode(parsing: bytes)
        #expect(slice(node.range) == "{\"规则\": {\"a\" : [1, -2.5e1 , \"x\\n\"]},\n \"b\":null }")
        #expect(node.members.map { $0.map { slice($0.keyRange) } } == ["\"规则\"", "\"b\""])
        #expect(slice(node["规则"]?["a"]?.range) == "[1, -2.5e1 , \"x\\n\"]")
        #expect(node["规则"]?["a"]?.elements?.map { slice($0.range) } == ["1", "-2.5e1", "\"x\\n\""])
        #expect(slice(node["b"]?.range) == "null")
    }
}
