import Dispatch
import Foundation
import JSON
import Testing

/// Foundation's reader and writer judge ours on documents that nobody picked.
@Suite struct JSONDifferentialTests {
    private static let seed = UInt64.random(in: 0...UInt64.max)

    @Test func `generated documents are read and written as Foundation does it`() throws {
        print("JSONDifferentialTests seed: \(Self.seed)")
        var random = SplitMix(state: Self.seed)
        for _ in 0..<400 {
            let value = random.value(depth: 5)
            for style in [JSONWriter.Style.compact, .indented] {
                let written = value.json(style: style)
                #expect(try JSONValue(parsing: written) == value)
                #expect(try JSONNode(parsing: written).value == value)
                let foreign = try JSONSerialization.jsonObject(with: Data(written), options: .fragmentsAllowed)
                #expect(matches(value, foreign), "seed \(Self.seed): \(String(decoding: written, as: UTF8.self))")
                let rewritten = try JSONSerialization.data(withJSONObject: foreign, options: [.fragmentsAllowed, .prettyPrinted])
                #expect(try JSONValue(parsing: Array(rewritten)) == value, "seed \(Self.seed)")
            }
        }
    }

    @Test func `a document cut at any byte is an error at its end`() {
        let bytes = Array(#"{"k\u00e9":[1,-2.5e1,true,null,"中\ud83d\ude00\n"],"b":{"":false}}"#.utf8)
        for length in 0..<bytes.count {
            let error = #expect(throws: JSONError.self) { try JSONValue(parsing: Array(bytes[..<length])) }
            #expect(error?.atEnd == true && error?.offset == length)
        }
    }

    @Test func `the deepest document fits half the smallest stack of a thread`() {
        let done = DispatchSemaphore(value: 0)
        let thread = Thread {
            for (opening, closing) in [("[", "]"), ("{\"a\":", "}")] {
                let text = String(repeating: opening, count: deepestNesting) + "1" + String(repeating: closing, count: deepestNesting)
                let bytes = Array(text.utf8)
                let value = try? JSONValue(parsing: bytes)
                #expect(value?.json() == bytes)
                #expect((try? JSONNode(parsing: bytes))?.value == value)
            }
            done.signal()
        }
        // A sanitizer's frames are several times as large, and say nothing of ours.
        let isSanitized = dlsym(nil, "__tsan_init") != nil || dlsym(nil, "__asan_init") != nil
        thread.stackSize = isSanitized ? 2 << 20 : 256 << 10
        thread.start()
        done.wait()
    }

    @Test func `random and mutated bytes never trap, and both readers agree`() {
        var random = SplitMix(state: Self.seed)
        let alphabet = Array("{}[]\",:\\u0123456789abcdefDE+-. \ntruefalsn".utf8) + [0x80, 0xE4, 0xB8, 0xAD, 0xED, 0xA0, 0xF0, 0xFF, 0x00]
        for round in 0..<6_000 {
            var bytes: [UInt8]
            if round.isMultiple(of: 2) {
                bytes = (0..<random.below(60)).map { _ in alphabet[random.below(alphabet.count)] }
            } else {
                bytes = random.value(depth: 3).json()
                for _ in 0...random.below(3) where !bytes.isEmpty {
                    bytes[random.below(bytes.count)] = alphabet[random.below(alphabet.count)]
                }
            }
            let value = Result { try JSONValue(parsing: bytes) }
            let node = Result { try JSONNode(parsing: bytes) }
            switch (value, node) {
            case (.success(let value), .success(let node)):
                #expect(value == node.value)
                #expect((try? JSONValue(parsing: value.json())) == value)
            case (.failure(let one), .failure(let other)):
                #expect(one as? JSONError == other as? JSONError)
            default:
                Issue.record("seed \(Self.seed): the readers disagree on \(bytes)")
            }
        }
    }

    @Test func `written bytes of any origin are read back as Swift would repair them`() throws {
        var random = SplitMix(state: Self.seed)
        for _ in 0..<2_000 {
            let pool: [UInt8] = [
                0x22, 0x5C, 0x0A, 0x00, 0x1F, 0x61, 0x7F, 0x80, 0xBF, 0xC3, 0xE0, 0xE4, 0xB8, 0xAD, 0xED, 0xEF, 0xF0, 0x9F, 0xF4,
            ]
            let bytes = (0..<random.below(100)).map { _ in pool[random.below(pool.count)] }
            var writer = JSONWriter()
            writer.string(utf8: bytes)
            #expect(try JSONValue(parsing: writer.bytes).utf8 == Array(String(decoding: bytes, as: UTF8.self).utf8))
        }
    }

    private func matches(_ value: JSONValue, _ foreign: Any) -> Bool {
        switch value {
        case .null: foreign is NSNull
        case .bool(let value): (foreign as? NSNumber)?.boolValue == value
        case .number(let value): (foreign as? NSNumber)?.doubleValue == value.double
        case .string(let value): (foreign as? String).map { Array($0.utf8) == value.utf8 } ?? false
        case .array(let value):
            (foreign as? [Any]).map { $0.count == value.count && zip(value, $0).allSatisfy { matches($0, $1) } } ?? false
        case .object(let value):
            (foreign as? [String: Any]).map { foreign in
                foreign.count == value.count
                    && value.members.allSatisfy { member in foreign[member.key.string].map { matches(member.value, $0) } ?? false }
            } ?? false
        }
    }
}

/// A small generator whose whole state is the printed seed.
private struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    mutating func below(_ bound: Int) -> Int { Int.random(in: 0..<max(bound, 1), using: &self) }

    mutating func text() -> String {
        let pieces = [
            "a", "label ", "\n", "\"", "\\", "/", "\t", "中文", "é", "😀", "\u{0}", "\u{1F}", "\u{2028}", "0123456789abcdef", "：", "\u{7F}",
        ]
        return (0..<below(12)).map { _ in pieces[below(pieces.count)] }.joined()
    }

    mutating func value(depth: Int) -> JSONValue {
        switch below(depth > 0 ? 8 : 5) {
        case 0: return .null
        case 1: return .bool(Bool.random(using: &self))
        case 2: return JSONValue(Int.random(in: -1_000_000_000...1_000_000_000, using: &self))
        // Exact in few decimal digits: Foundation on Linux reads the last bit of longer ones wrong.
        case 3: return JSONValue(Double(Int.random(in: -100_000...100_000, using: &self)) / 256)
        case 4: return JSONValue(text())
        case 5, 6: return .array((0..<below(6)).map { _ in value(depth: depth - 1) })
        default:
            // Numbered, because Foundation's dictionary takes canonically equivalent keys for one.
            return .object(
                JSONObject((0..<below(24)).map { JSONObject.Member(key: JSONString("\($0)" + text()), value: value(depth: depth - 1)) }))
        }
    }
}
