import DigestSyntax

extension Rule {
    static let controlCharacter = Rule(
        "control-character", .warning, fix: .unsafe, "a control character other than tab and line ends",
        explanation: """
            Nobody sees an escape character or a NUL, and terminals and tools stumble over them. Where it came from cannot be told, so removing it is an
            unsafe fix.
            """,
        examples: [Example("an escape character", "实时生成了稳定的视频", "实时\u{1B}生成了稳定的视频", .restoredUnsafely)],
        check: .block(.control) { context, report in
            var line: (first: Int, name: String, edits: [TextEdit])?
            func tell() {
                if let line {
                    let count = line.edits.count
                    report.add(
                        line.first..<(line.edits.first?.range.upperBound ?? line.first),
                        count == 1
                            ? "Control character \(line.name)" : "\(count) control characters in this line, the first one \(line.name)",
                        fix: Fix(count == 1 ? "Remove it" : "Remove them", .unsafe, line.edits))
                }
                line = nil
            }
            let bytes = context.bytes(0..<context.length)
            var index = bytes.startIndex
            while index < bytes.endIndex {
                let byte = bytes[index]
                var length = 0
                var value = UInt32(byte)
                if byte == 0x0A || byte == 0x0D {
                    tell()
                } else if byte < 0x20 && byte != 0x09 || byte == 0x7F {
                    let isCommand =
                        DamagedCommand.letter(of: byte).map { DamagedCommand.begins(at: index, in: bytes, $0, lineEnd: context.lineEnd) }
                        ?? false
                    length = isCommand ? 0 : 1
                } else if byte == 0xC2, index + 1 < bytes.endIndex, (0x80..<0xA0).contains(bytes[index + 1]) {
                    value = UInt32(bytes[index + 1])
                    length = 2
                }
                if length > 0 {
                    let offset = index - bytes.startIndex
                    let hex = String(value, radix: 16, uppercase: true)
                    let name = "U+" + String(repeating: "0", count: 4 - hex.count) + hex
                    if line == nil { line = (offset, name, []) }
                    line?.edits.append(TextEdit(offset..<offset + length, ""))
                }
                index += max(1, length)
            }
            tell()
        })
}
