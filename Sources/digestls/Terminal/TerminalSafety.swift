/// Bytes that are printed as they are, made harmless where they go to a terminal.
enum TerminalSafety {
    /// A JSON text that says the same with every control character, invisible or not, as an escape. JSON wants that for C0 only.
    /// - Precondition: outside of strings the text is ASCII, as every JSON text is.
    static func json(_ bytes: [UInt8]) -> [UInt8] {
        replacing(bytes) { scalar, result in
            guard scalar.value >= 0x7F else { return result.append(UInt8(truncatingIfNeeded: scalar.value)) }
            for unit in String(scalar).utf16 {
                let digits = String(unit, radix: 16)
                result += "\\u\(String(repeating: "0", count: 4 - digits.count))\(digits)".utf8
            }
        }
    }

    /// A document as it is, or, where it goes to a terminal, with its control characters shown by number.
    static func document(_ bytes: [UInt8]) -> [UInt8] {
        guard Terminal.output.isTerminal else { return bytes }
        return replacing(bytes) { scalar, result in
            if scalar == "\n" { return result.append(0x0A) }
            var text = ""
            PlainText.append(scalar, to: &text)
            result += text.utf8
        }
    }

    /// The bytes with every unsafe scalar handed to `replace`; damaged UTF-8 stays as it is.
    private static func replacing(_ bytes: [UInt8], _ replace: (Unicode.Scalar, inout [UInt8]) -> Void) -> [UInt8] {
        var result: [UInt8] = []
        bytes.withUnsafeBufferPointer { bytes in
            var start = 0
            var index = 0
            while index < bytes.count {
                // The first bytes of all unsafe scalars; the CJK characters that fill a digest begin with others.
                switch bytes[index] {
                case 0x20..<0x7F, 0x80..<0xC2, 0xC3..<0xD8, 0xD9..<0xE2, 0xE3..<0xEF, 0xF0..<0xF3, 0xF4...0xFF: index += 1
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
}
