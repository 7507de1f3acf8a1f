import JSON
import Testing

@Suite struct JSONWriterTests {
    private func text(style: JSONWriter.Style = .compact, _ body: (inout JSONWriter) -> Void) -> String {
        var writer = JSONWriter(style: style)
        body(&writer)
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    @Test func `commas and colons come by themselves`() {
        let written = text {
            $0.object {
                $0.field("a", 1)
                $0.field("skipped", String?.none)
                $0.array("b") {
                    $0.bool(true)
                    $0.object { _ in }
                    $0.array { $0.null() }
                }
                $0.flag("no", false)
                $0.flag("yes", true)
                $0.nullField("n")
                $0.object("o") { $0.field("x", ["y", "z"]) }
            }
        }
        #expect(written == #"{"a":1,"b":[true,{},[null]],"yes":true,"n":null,"o":{"x":["y","z"]}}"#)
    }

    @Test func `a key left alone gets null`() {
        let written = text {
            $0.object {
                $0.key("a")
                $0.key("b")
            }
        }
        #expect(written == #"{"a":null,"b":null}"#)
    }

    @Test func `only what JSON demands is escaped`() {
        #expect(text { $0.string("/é中😀\u{7F}\u{2028}'<") } == "\"/é中😀\u{7F}\u{2028}'<\"")
        #expect(text { $0.string("\"\\\u{8}\t\n\u{C}\r\u{0}\u{1F}\u{1B}") } == #""\"\\\b\t\n\f\r\u0000\u001f\u001b""#)
    }

    @Test func `no number is written that JSON does not have`() {
        let numbers = [Double.nan, .infinity, -.infinity, 1.5, 100, -0.0, 1e300, .leastNonzeroMagnitude]
        #expect(text { numbers.write(to: &$0) } == "[null,null,null,1.5,100,0,1e+300,5e-324]")
        #expect(text { [Int.min, -10, 0, 9, 10, Int.max].write(to: &$0) } == "[-9223372036854775808,-10,0,9,10,9223372036854775807]")
    }

    @Test func `damaged bytes are repaired on the way out`() {
        for padding in 0..<40 {
            let bytes = [UInt8](repeating: 0x61, count: padding) + [0xE4, 0xB8, 0x22, 0xFF, 0xE4, 0xB8, 0xAD, 0x0A, 0xF0]
            let expected = String(repeating: "a", count: padding) + "\u{FFFD}\\\"\u{FFFD}中\\n\u{FFFD}"
            #expect(text { $0.string(utf8: bytes) } == "\"\(expected)\"")
            #expect(text { $0.string(utf8: ([0x80] + bytes)[1...]) } == "\"\(expected)\"")
        }
    }

    @Test func `indented output has a member a line`() {
        let value: JSONValue = ["a": [1, [], [:]], "b": ["c": .null]]
        let expected = """
            {
              "a": [
                1,
                [],
                {}
              ],
              "b": {
                "c": null
              }
            }
            """
        #expect(String(decoding: value.json(style: .indented), as: UTF8.self) == expected)
    }
}
