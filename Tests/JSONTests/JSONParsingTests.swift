import JSON
import Testing

/// Every case the two readers must agree on, in the manner of the JSON Parsing Test Suite: y must be read, n must be refused,
/// i is for the reader to decide, and the decision is written down here.
@Suite struct JSONParsingTests {
    static let accepted: [(String, JSONValue)] = [
        ("null", .null), (" true\n", true), ("\t\r\n false", false), ("0", 0), ("-0", 0), ("-1", -1), ("[]", []), ("{}", [:]), ("\"\"", ""),
        ("[ ]", []), ("{ }", [:]), ("[1,2]", [1, 2]), ("[1 , [ 2 ] ]", [1, [2]]), ("{\"a\":{\"b\":[null]}}", ["a": ["b": [.null]]]),
        ("{\"\":0}", ["": 0]), ("1e2", 100), ("1E+2", 100), ("1.0", 1), ("10e-1", 1), ("-1.50", JSONValue(-1.5)), ("0.1", JSONValue(0.1)),
        ("123456789012345678", 123_456_789_012_345_678), ("9223372036854775807", JSONValue(Int.max)),
        ("-9223372036854775808", JSONValue(Int.min)), ("1e-400", 0), ("\"\\u0000\"", "\u{0}"), ("\"\u{7F}\"", "\u{7F}"),
        ("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"", "\"\\/\u{8}\u{C}\n\r\t"), ("\"\\u00e9\\u4E2D\"", "é中"), ("\"\\ud83d\\ude00\"", "😀"),
        ("\"\u{2028}\u{2029}\u{FEFF}\u{10FFFF}\"", "\u{2028}\u{2029}\u{FEFF}\u{10FFFF}"), ("\u{FEFF}{}", [:]),
        ("\"e\u{301}\"", "e\u{301}"), ("\"abcdefgh\\\\\"", "abcdefgh\\"), ("\"1234567\\n1234567\\n中文中文\\n\"", "1234567\n1234567\n中文中文\n"),
    ]

    static let refused = [
        "", " ", "nul", "nulll", "True", "NaN", "Infinity", "-", "+1", "01", "-01", "1.", ".5", "1e", "1e+", "1.e1", "0x1", "1 2", "[1,]",
        "[,1]",
        "[1 2]", "[", "]", "[1", "[1}", "{", "}", "{1:2}", "{a:1}", "{'a':1}", "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "{\"a\" 1}",
        "{\"a\":1 \"b\":2}",
        "\"", "\"\\\"", "\"\\x41\"", "\"\\u12\"", "\"\\u12G4\"", "\"\\uD83\"", "\"\n\"", "\"\t\"", "\"\u{0}\"", "\"\u{1F}\"", "'a'",
        "// c\n1", "/**/1",
        "[1]x", "{}{}", "\u{A0}1", "\u{C}1", "nan", "-Infinity", "\"abc\\", "[\"a\",\n4\n,1,", "\u{FF11}", "\u{0}",
    ]

    @Test(arguments: accepted)
    func `what JSON allows is read`(text: String, value: JSONValue) throws {
        #expect(try JSONValue(parsing: Array(text.utf8)) == value)
        #expect(try JSONNode(parsing: Array(text.utf8)).value == value)
    }

    @Test(arguments: refused)
    func `what JSON forbids is refused with a place`(text: String) {
        let bytes = Array(text.utf8)
        let error = #expect(throws: JSONError.self) { try JSONValue(parsing: bytes) }
        #expect(#expect(throws: JSONError.self) { try JSONNode(parsing: bytes) } == error)
        #expect(error.map { $0.offset <= bytes.count && $0.atEnd == ($0.offset == bytes.count) } == true)
    }

    @Test(arguments: [
        ("[1,", "expected a value, but the input ends at byte 3"), ("[1;2]", "expected ',' or ']' at byte 2"),
        ("{\"a\" 1}", "expected ':' at byte 5"), ("{\"a\":1,}", "expected a key in double quotes at byte 7"),
        ("\"中\\x\"", "expected one of \" \\ / b f n r t u after a backslash at byte 5"), ("nule", "expected a value at byte 3"),
        ("1 1", "expected nothing more after the value at byte 2"), ("\"a", "expected a closing '\"', but the input ends at byte 2"),
    ])
    func `an error says what was expected and where`(text: String, message: String) {
        let error = #expect(throws: JSONError.self) { try JSONValue(parsing: Array(text.utf8)) }
        #expect(error?.description == message)
    }

    @Test(arguments: [
        ("\"a\\ud800b\"", "a\u{FFFD}b"), ("\"\\udc00\"", "\u{FFFD}"), ("\"\\ud800\\ud800\\udc00\"", "\u{FFFD}\u{10000}"),
        ("\"\\ud800\\n\"", "\u{FFFD}\n"), ("\"\\ud800\\u0041\"", "\u{FFFD}A"), ("\"\\ude00\\ud83d\"", "\u{FFFD}\u{FFFD}"),
    ])
    func `a surrogate without its partner is replaced and the rest kept`(text: String, result: String) throws {
        #expect(try JSONValue(parsing: Array(text.utf8)).utf8 == Array(result.utf8))
    }

    @Test func `damaged UTF-8 inside a string is repaired as Swift repairs it`() throws {
        let damaged: [[UInt8]] = [
            [0x80], [0xC0, 0xAF], [0xC3], [0xE4, 0xB8], [0xE4, 0xB8, 0x41], [0xED, 0xA0, 0x80], [0xF0, 0x9F, 0x98],
            [0xF4, 0x90, 0x80, 0x80],
            [0xF5], [0xFF, 0xFE], [0xE0, 0x80, 0x80], [0xF0, 0x80, 0x80, 0x80], [0xE4, 0xB8, 0xAD, 0xE4, 0xB8],
        ]
        for bytes in damaged {
            for padding in 0..<40 {
                let content = [UInt8](repeating: 0x61, count: padding) + bytes + [UInt8](repeating: 0x62, count: 40 - padding)
                let expected = Array(String(decoding: content, as: UTF8.self).utf8)
                #expect(try JSONValue(parsing: [0x22] + content + [0x22]).utf8 == expected)
                #expect(try JSONValue(parsing: [0x22] + content + Array("\\n\"".utf8)).utf8 == expected + [0x0A])
            }
        }
    }

    @Test func `every two and three byte combination is judged as Swift judges it`() throws {
        for first in UInt8(0xC0)...0xFF {
            for second in stride(from: UInt8(0x70), through: 0xFF, by: 1) {
                let content: [UInt8] = [first, second, 0x80, 0x41]
                let expected = Array(String(decoding: content, as: UTF8.self).utf8)
                let long = [UInt8](repeating: 0x61, count: 30) + content + [UInt8](repeating: 0x61, count: 35)
                #expect(try JSONValue(parsing: [0x22] + content + [0x22]).utf8 == expected)
                #expect(try JSONValue(parsing: [0x22] + long + [0x22]).utf8 == Array(String(decoding: long, as: UTF8.self).utf8))
            }
        }
    }

    @Test func `nesting up to the limit is read and a million brackets are an error`() throws {
        let deepest =
            [UInt8](repeating: UInt8(ascii: "["), count: deepestNesting) + [UInt8](repeating: UInt8(ascii: "]"), count: deepestNesting)
        #expect(try JSONValue(parsing: deepest).array?.count == 1)
        for opening in ["[", "{\"a\":"] {
            let bytes = Array(String(repeating: opening, count: 1_000_000).utf8)
            let error = JSONError(.tooDeep(limit: deepestNesting), at: deepestNesting * opening.utf8.count)
            #expect(throws: error) { try JSONValue(parsing: bytes) }
            #expect(throws: error) { try JSONNode(parsing: bytes) }
        }
    }

    @Test func `as many values as the limit says are read and one more is an error`() throws {
        func list(_ count: Int) -> [UInt8] { [UInt8](repeating: UInt8(ascii: "0"), count: count).flatMap { [UInt8(ascii: ","), $0] } }
        func document(_ count: Int) -> [UInt8] { [UInt8(ascii: "[")] + list(count - 1).dropFirst() + [UInt8(ascii: "]")] }
        #expect(try JSONValue(parsing: document(mostValues)).array?.count == mostValues - 1)
        let error = JSONError(.tooMany(limit: mostValues), at: 2 * mostValues - 1)
        #expect(throws: error) { try JSONValue(parsing: document(mostValues + 1)) }
        #expect(throws: error) { try JSONNode(parsing: document(mostValues + 1)) }
    }

    @Test func `no number traps, however large or long`() throws {
        #expect(try JSONValue(parsing: Array("1e999".utf8)).double == Double.greatestFiniteMagnitude)
        #expect(try JSONValue(parsing: Array("-1e999".utf8)).double == -Double.greatestFiniteMagnitude)
        #expect(try JSONValue(parsing: Array("9223372036854775808".utf8)).int == nil)
        #expect(try JSONValue(parsing: Array("1.5".utf8)).int == nil)
        #expect(try JSONValue(parsing: Array("1e19".utf8)).int == nil)
        let long = try JSONValue(parsing: [UInt8](repeating: UInt8(ascii: "9"), count: 100_000))
        #expect(long.int == nil && long.double == Double.greatestFiniteMagnitude)
        #expect(try JSONValue(parsing: Array("1e99999999999999999999".utf8)).double == Double.greatestFiniteMagnitude)
        #expect(try JSONValue(parsing: Array("[5]".utf8))[0]?.int(in: 0...4) == nil)
    }

    @Test func `of a repeated key the last value counts`() throws {
        let bytes = Array("{\"a\":1,\"b\":2,\"a\":3}".utf8)
        let value = try JSONValue(parsing: bytes)
        #expect(value["a"]?.int == 3)
        #expect(value.object?.count == 2)
        #expect(value.json() == Array("{\"a\":3,\"b\":2}".utf8))
        let node = try JSONNode(parsing: bytes)
        #expect(node["a"]?.value == 3)
        #expect(node.members?.count == 3)
    }

    @Test func `keys are told apart by their bytes`() throws {
        let value = try JSONValue(parsing: Array("{\"\u{E9}\":1,\"e\u{301}\":2}".utf8))
        #expect(value["\u{E9}"]?.int == 1)
        #expect(value["e\u{301}"]?.int == 2)
        #expect(JSONValue("\u{E9}") != JSONValue("e\u{301}"))
    }

    @Test func `an object with many keys is read in linear time and keeps their order`() throws {
        let members = (0..<50_000).map { "\"key\($0)\":\($0)" }
        let value = try JSONValue(parsing: Array("{\(members.joined(separator: ",")),\"key7\":-7}".utf8))
        #expect(value["key49999"]?.int == 49_999)
        #expect(value["key7"]?.int == -7)
        #expect(value["key"] == nil)
        #expect(value.object?.members.prefix(3).map(\.key.string) == ["key0", "key1", "key2"])
    }

    @Test func `the order of members makes no difference to equality`() {
        #expect(["a": 1, "b": [1, 2]] as JSONValue == ["b": [1, 2], "a": 1])
        #expect(["a": 1] as JSONValue != ["a": 1, "b": 1])
        #expect(["a": [1, 2]] as JSONValue != ["a": [2, 1]])
    }
}
