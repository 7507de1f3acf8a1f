import DigestSyntax

/// Bytes that are printed as they are, made harmless where they go to a terminal.
enum TerminalSafety {
    /// A JSON text that says the same with every control character, invisible or not, as an escape, and the bracket of a build log's
    /// command too. JSON wants that for C0 only.
    /// - Precondition: outside of strings the text is ASCII, as every JSON text is.
    static func json(_ bytes: [UInt8]) -> [UInt8] {
        replacing(bytes, isJSON: true) { scalar, result in
            guard scalar.value >= 0x7F || scalar == "[" else { return result.append(UInt8(truncatingIfNeeded: scalar.value)) }
            for unit in String(scalar).utf16 {
                let digits = String(unit, radix: 16)
                result += "\\u\(String(repeating: "0", count: 4 - digits.count))\(digits)".utf8
            }
        }
    }

    /// A document as it is, or, where it goes to a terminal, as ``shown(_:)`` has it.
    static func document(_ bytes: [UInt8]) -> [UInt8] { Terminal.output.isTerminal ? shown(bytes) : bytes }

    /// The lines of a document with control characters shown by number, and damaged UTF-8 as U+FFFD.
    static func shown(_ bytes: [UInt8]) -> [UInt8] {
        let isValid = bytes.withUnsafeBufferPointer { String(validating: $0, as: UTF8.self) != nil }
        return replacing(isValid ? bytes : Array(String(decoding: bytes, as: UTF8.self).utf8), isJSON: false) { scalar, result in
            if scalar == "\n" { return result.append(0x0A) }
            var text = ""
            PlainText.append(scalar, to: &text)
            result += text.utf8
        }
    }

    /// The bytes, which are whole UTF-8, with every unsafe scalar handed to `replace`.
    private static func replacing(_ bytes: [UInt8], isJSON: Bool, _ replace: (Unicode.Scalar, inout [UInt8]) -> Void) -> [UInt8] {
        var result: [UInt8] = []
        bytes.withUnsafeBufferPointer { bytes in
            var start = 0
            var index = 0
            while index < bytes.count {
                // The first bytes of all unsafe scalars; the CJK characters that fill a digest begin with others.
                switch bytes[index] {
                case UInt8(ascii: "["):
                    if isJSON, isCommand(endingAt: index, in: bytes) {
                        result += bytes[start..<index]
                        replace("[", &result)
                        start = index + 1
                    }
                    index += 1
                case 0x20..<0x7F, 0x80..<0xC2, 0xC3..<0xD8, 0xD9..<0xE2, 0xE3..<0xEF, 0xF0..<0xF3, 0xF4...0xFF: index += 1
                case 0x0D where index + 1 < bytes.count && bytes[index + 1] == 0x0A: index += 2
                default:
                    let end = min(index + 4, bytes.count)
                    var decoder = Unicode.UTF8()
                    var rest = bytes[index..<end].makeIterator()
                    guard case .scalarValue(let scalar) = decoder.decode(&rest), PlainText.isUnsafe(scalar) else {
                        index += 1
                        continue
                    }
                    result += bytes[start..<index]
                    replace(scalar, &result)
                    index += String(scalar).utf8.count
                    start = index
                }
            }
            if start > 0 { result += bytes[start...] }
        }
        return result.isEmpty ? bytes : result
    }

    /// Whether `##` and letters stand before a bracket.
    private static func isCommand(endingAt bracket: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var index = bracket
        while index > 0, bytes[index - 1].isLetter { index -= 1 }
        return index >= 2 && bytes[index - 1] == UInt8(ascii: "#") && bytes[index - 2] == UInt8(ascii: "#")
    }
}
