import DigestSyntax

/// Text in an XML 1.0 document.
enum XML {
    /// Escapes what means something in text and attribute values. Characters that XML cannot hold, not even escaped, are dropped, and so
    /// are the controls that it could hold and no terminal should see. What a build's log would take for a command becomes a reference.
    static func escape(_ text: String) -> String {
        var result = ""
        var commands = LogCommands()
        for scalar in text.unicodeScalars {
            if commands.isBegun(by: scalar) {
                result += "&#\(scalar.value);"
                continue
            }
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&apos;"
            case "\n": result += "&#10;"
            case "\r": result += "&#13;"
            case "\t": result += "&#9;"
            case "\u{FFFE}", "\u{FFFF}": break
            default: if !PlainText.isUnsafe(scalar) { result.unicodeScalars.append(scalar) }
            }
        }
        return result
    }
}
