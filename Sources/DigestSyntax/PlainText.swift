/// Text from a digest, a file name or a message, made fit to be seen: nothing in it can steer a terminal, reorder a line, hide, or speak
/// to the machine that reads a log.
///
/// Control characters (C0, DEL, C1), bidirectional controls, line and paragraph separators and other invisible format characters are
/// shown by their number, as in `<U+001B>`; damaged UTF-8 is shown as U+FFFD. So is the character that would make a command of a
/// build's log: the second colon of a text that begins with `::`, and the bracket of `##[name` and `##vso[name`.
package enum PlainText {
    package static func of(_ text: some StringProtocol) -> String {
        if isFit(text.utf8) { return String(text) }
        var commands = LogCommands()
        return of(text, behind: &commands)
    }

    /// A part of a line, behind the parts that were shown before.
    package static func of(_ text: some StringProtocol, behind commands: inout LogCommands) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            if commands.isBegun(by: scalar) { escape(scalar, to: &result) } else { append(scalar, to: &result) }
        }
        return result
    }

    package static func of(_ bytes: some Sequence<UInt8>) -> String { of(String(decoding: Array(bytes), as: UTF8.self)) }

    package static func append(_ scalar: Unicode.Scalar, to text: inout String) {
        if scalar == "\t" {
            // One cell everywhere, so that markers stay in line.
            text.unicodeScalars.append(" ")
        } else if isUnsafe(scalar) {
            escape(scalar, to: &text)
        } else {
            text.unicodeScalars.append(scalar)
        }
    }

    private static func escape(_ scalar: Unicode.Scalar, to text: inout String) {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        text += "<U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits + ">"
    }

    /// Whether a character does something other than stand there.
    package static func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7F..<0xA0: true
        case 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF, 0xFFF9...0xFFFB, 0xE0000...0xE007F: true
        default: false
        }
    }

    /// Whether a text holds nothing that could be unsafe; most do, and bytes are looked at faster than scalars.
    private static func isFit(_ bytes: some Collection<UInt8>) -> Bool {
        if bytes.first == UInt8(ascii: ":") || bytes.first == UInt8(ascii: " ") { return false }
        var previous: UInt8 = 0
        for byte in bytes {
            switch byte {
            case 0..<0x20, 0x7F, 0xC2, 0xD8, 0xE2, 0xEF, 0xF3: return false
            case UInt8(ascii: "#") where previous == UInt8(ascii: "#"): return false
            default: previous = byte
            }
        }
        return true
    }
}

/// Follows a text and knows what build machines take for a command when they find it in a log: `::name` at the beginning of a line, behind blanks or not (GitHub),
/// and `##[name` and `##vso[name` anywhere (GitHub, Azure, TeamCity).
package struct LogCommands {
    private enum State { case lineStart, colonAtStart, within, hash, hashes, name }
    private var state = State.lineStart

    package init() {}

    /// Whether the next scalar of the text would make a command of what stands before it.
    package mutating func isBegun(by scalar: Unicode.Scalar) -> Bool {
        switch (state, scalar) {
        case (_, "\n"), (_, "\r"): state = .lineStart
        case (.lineStart, ":"): state = .colonAtStart
        case (.lineStart, _) where scalar.properties.isWhitespace: break
        case (.colonAtStart, ":"):
            state = .within
            return true
        case (.hash, "#"), (.hashes, "#"): state = .hashes
        case (.hashes, "["), (.name, "["):
            state = .within
            return true
        case (.hashes, _), (.name, _): state = scalar.isASCII && scalar.properties.isAlphabetic ? .name : .within
        case (_, "#"): state = .hash
        default: state = .within
        }
        return false
    }
}
