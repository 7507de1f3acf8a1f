import DigestSyntax

/// Text from a digest or a file name, made fit to be seen: nothing in it can steer a terminal, reorder a line or hide.
///
/// Control characters (C0, DEL, C1), bidirectional controls, line and paragraph separators and other invisible format characters are
/// shown by their number, as in `<U+001B>`; damaged UTF-8 is shown as U+FFFD.
enum PlainText {
    static func of(_ text: some StringProtocol) -> String {
        var result = ""
        for scalar in text.unicodeScalars { append(scalar, to: &result) }
        return result
    }

    static func of(_ bytes: some Sequence<UInt8>) -> String { of(String(decoding: Array(bytes), as: UTF8.self)) }

    static func append(_ scalar: Unicode.Scalar, to text: inout String) {
        if scalar == "\t" {
            // One cell everywhere, so that markers stay in line.
            text.unicodeScalars.append(" ")
        } else if isUnsafe(scalar) {
            let digits = String(scalar.value, radix: 16, uppercase: true)
            text += "<U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits + ">"
        } else {
            text.unicodeScalars.append(scalar)
        }
    }

    static func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7F..<0xA0: true
        case 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF, 0xFFF9...0xFFFB, 0xE0000...0xE007F: true
        default: false
        }
    }
}
