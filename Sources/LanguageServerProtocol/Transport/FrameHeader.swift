/// The header part of a message: read with the tolerance of RFC 7230, which the specification refers to, and written as every client expects it.
package enum FrameHeader {
    /// The header of a message whose body has `length` bytes.
    package static func bytes(contentLength length: Int) -> [UInt8] {
        Array("Content-Length: \(length)\r\n\r\n".utf8)
    }

    /// Header and body in one piece.
    package static func frame(_ body: [UInt8]) -> [UInt8] {
        var frame = bytes(contentLength: body.count)
        frame.reserveCapacity(frame.count + body.count)
        frame.append(contentsOf: body)
        return frame
    }

    /// Reads a header, its final empty line included.
    static func contentLength(in header: [UInt8]) throws(FramingError) -> Int {
        var length: Int?
        for line in header.split(separator: UInt8(ascii: "\n")) {
            let line = line.last == UInt8(ascii: "\r") ? line.dropLast() : line
            if line.isEmpty { continue }
            guard let colon = line.firstIndex(of: UInt8(ascii: ":")), isName(line[..<colon]) else {
                throw .malformedHeader(line: shown(line))
            }
            let value = trimmed(line[line.index(after: colon)...])
            switch lowercased(line[..<colon]) {
            case "content-length":
                let number = try number(value)
                if let length, length != number { throw .invalidContentLength(shown(value)) }
                length = number
            case "content-type":
                try checkCharset(in: value)
            default:
                break
            }
        }
        guard let length else { throw .missingContentLength }
        return length
    }

    private static func number(_ value: ArraySlice<UInt8>) throws(FramingError) -> Int {
        guard !value.isEmpty else { throw .invalidContentLength("") }
        var number = 0
        for byte in value {
            guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { throw .invalidContentLength(shown(value)) }
            number = number * 10 + Int(byte - UInt8(ascii: "0"))
            // Checked at each digit, so the number never comes near an overflow.
            if number > FrameReader.longestBody { throw .bodyTooLong(limit: FrameReader.longestBody) }
        }
        return number
    }

    /// `utf8` is not the name of the encoding but the one that older clients send.
    private static func checkCharset(in value: ArraySlice<UInt8>) throws(FramingError) {
        for parameter in value.split(separator: UInt8(ascii: ";")).dropFirst() {
            guard let equals = parameter.firstIndex(of: UInt8(ascii: "=")), lowercased(trimmed(parameter[..<equals])) == "charset" else {
                continue
            }
            let name = lowercased(trimmed(parameter[parameter.index(after: equals)...], and: UInt8(ascii: "\"")))
            if name != "utf-8" && name != "utf8" { throw .unsupportedCharset(name) }
        }
    }

    /// A token of RFC 7230, section 3.2.6: visible ASCII without separators, roughly.
    private static func isName(_ bytes: ArraySlice<UInt8>) -> Bool {
        !bytes.isEmpty && bytes.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "{") && $0 != UInt8(ascii: "\"") }
    }

    private static func trimmed(_ bytes: ArraySlice<UInt8>, and extra: UInt8 = 0x20) -> ArraySlice<UInt8> {
        func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == extra }
        var bytes = bytes.drop(while: isSpace)
        while let last = bytes.last, isSpace(last) { bytes = bytes.dropLast() }
        return bytes
    }

    private static func lowercased(_ bytes: ArraySlice<UInt8>) -> String {
        String(decoding: bytes.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }, as: UTF8.self)
    }

    /// For an error message: what came may be anything, so it is cut.
    private static func shown(_ bytes: ArraySlice<UInt8>) -> String {
        String(decoding: bytes.prefix(80), as: UTF8.self)
    }
}
