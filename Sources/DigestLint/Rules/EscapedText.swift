import DigestSyntax

extension Rule {
    static let escapedText = Rule(
        "escaped-text", .warning, fix: .safe, "a value of literal `\\uXXXX` escapes",
        explanation: """
            The text was escaped as JSON twice and read once. The fix decodes it.
            """,
        examples: [
            Example(
                "Chinese as escapes", "Result: 实时生成了稳定的视频", "Result: \\u5b9e\\u65f6\\u751f\\u6210\\u4e86\\u7a33\\u5b9a\\u7684\\u89c6\\u9891"
            )
        ],
        check: .entry { context, report in
            for field in context.entry.fields where field.kind.isSummary {
                guard context.source.text.containsBackslash(field.value.shifted(by: context.source.block.start)) else { continue }
                guard let decoded = UnicodeEscapes.decode(context.bytes(field.value)) else { continue }
                report.add(
                    field.value, "\(field.kind.name) is escaped twice (`\\uXXXX` stands for each character)",
                    fix: Fix("Decode the escapes", .safe, [TextEdit(field.value, decoded)]))
            }
        })
}

/// `\uXXXX` escapes as JSON writes them.
enum UnicodeEscapes {
    /// The bytes with their escapes decoded; nil where there is none that stands for a printable character.
    static func decode(_ bytes: ArraySlice<UInt8>) -> [UInt8]? {
        var result: [UInt8] = []
        var found = false
        var index = bytes.startIndex
        while index < bytes.endIndex {
            if let (scalar, length) = scalar(at: index, in: bytes), scalar.value >= 0xA0 {
                result += Array(String(Character(scalar)).utf8)
                index += length
                found = true
            } else {
                result.append(bytes[index])
                index += 1
            }
        }
        return found ? result : nil
    }

    private static func scalar(at index: Int, in bytes: ArraySlice<UInt8>) -> (Unicode.Scalar, Int)? {
        guard let unit = unit(at: index, in: bytes) else { return nil }
        if let scalar = Unicode.Scalar(unit) { return (scalar, 6) }
        guard (0xD800..<0xDC00).contains(unit), let low = self.unit(at: index + 6, in: bytes), (0xDC00..<0xE000).contains(low),
            let scalar = Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00))
        else { return nil }
        return (scalar, 12)
    }

    private static func unit(at index: Int, in bytes: ArraySlice<UInt8>) -> UInt32? {
        guard index >= bytes.startIndex, bytes.endIndex - index >= 6, bytes[index] == UInt8(ascii: "\\"),
            bytes[index + 1] == UInt8(ascii: "u")
        else { return nil }
        var value: UInt32 = 0
        for place in index + 2..<index + 6 {
            let byte = bytes[place].lowercased
            if byte.isDigit {
                value = value << 4 + UInt32(byte - 0x30)
            } else if byte >= 0x61, byte <= 0x66 {
                value = value << 4 + UInt32(byte - 0x57)
            } else {
                return nil
            }
        }
        return value
    }
}
