/// What a client shows texts in.
package enum Markup: Sendable, CaseIterable { case markdown, plainText }

/// A text for people, written once and rendered as Markdown or plain text.
///
/// What comes from a digest is untrusted and goes through `text`: in Markdown every character that could make a link, an image, HTML,
/// a heading, code or emphasis is escaped. Only `link` makes links, and only with addresses that this target built.
struct MarkupText {
    let markup: Markup
    private(set) var output = ""
    /// Whether a paragraph or list item has begun, so that its first character needs no further care.
    private var isInLine = false

    init(_ markup: Markup) { self.markup = markup }

    /// Writes a text that may hold anything, on one line.
    mutating func text(_ text: some StringProtocol) {
        let line = singleLine(String(text))
        output += markup == .markdown ? Self.escaped(line, atLineStart: !isInLine) : line
        isInLine = true
    }

    /// Writes a blank; `text` drops those at its ends.
    mutating func blank() { output += " " }

    mutating func strong(_ content: some StringProtocol) {
        guard markup == .markdown, content.contains(where: { !$0.isWhitespace }) else { return text(content) }
        output += "**"
        isInLine = true
        text(content)
        output += "**"
    }

    /// Writes a link to an address of ours; plain text shows the address too where `showsAddress` says so.
    mutating func link(_ label: String, _ address: String, showsAddress: Bool = false) {
        switch markup {
        case .markdown:
            output += "["
            isInLine = true
            text(label)
            output += "](\(address))"
        case .plainText: text(showsAddress ? "\(label): \(address)" : label)
        }
    }

    /// Writes Markdown that this target or the rules' authors wrote; plain text loses its backticks.
    mutating func trusted(_ content: String) {
        output += markup == .markdown ? content : content.filter { $0 != "`" }
        isInLine = true
    }

    /// Writes a remark of ours as a paragraph.
    mutating func note(_ remark: String) {
        output += markup == .markdown ? "_\(remark)_" : remark
        endParagraph()
    }

    mutating func endParagraph() {
        output += "\n\n"
        isInLine = false
    }

    /// Begins an item of a list; items follow each other without `endParagraph`.
    mutating func item() {
        if !output.isEmpty, !output.hasSuffix("\n") { output += "\n" }
        output += "- "
        isInLine = false
    }

    /// What was written, without white space at its end.
    var finished: String {
        var end = output.endIndex
        while end > output.startIndex, output[output.index(before: end)].isWhitespace { end = output.index(before: end) }
        return String(output[..<end])
    }

    static func escaped(_ line: String, atLineStart: Bool) -> String {
        let bytes = Array(line.utf8)
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count + 16)
        for (index, byte) in bytes.enumerated() {
            if needsEscape(byte, at: index, in: bytes, atLineStart: atLineStart) { result.append(UInt8(ascii: "\\")) }
            result.append(byte)
        }
        return String(decoding: result, as: UTF8.self)
    }

    private static func needsEscape(_ byte: UInt8, at index: Int, in bytes: [UInt8], atLineStart: Bool) -> Bool {
        switch byte {
        case UInt8(ascii: "\\"), UInt8(ascii: "`"), UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "["), UInt8(ascii: "]"),
            UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "~"), UInt8(ascii: "&"), UInt8(ascii: "|"), UInt8(ascii: "@"):
            return true
        case UInt8(ascii: ":"):
            // An address by itself becomes a link in GitHub's Markdown.
            return index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: "/")
        case UInt8(ascii: "."):
            if index >= 3, bytes[index - 3..<index].allSatisfy({ $0 | 0x20 == UInt8(ascii: "w") }) { return true }
            return atLineStart && index > 0 && bytes[..<index].allSatisfy { $0 &- 0x30 < 10 }
        case UInt8(ascii: ")"): return atLineStart && index > 0 && bytes[..<index].allSatisfy { $0 &- 0x30 < 10 }
        case UInt8(ascii: "#"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "="): return atLineStart && index == 0
        default: return false
        }
    }
}
