/// Reads the label at the start of a line, in whatever state it is.
struct LabelReader {
    let kind: FieldKind
    let form: Field.LabelForm
    /// The label with its colon, and with the marks around it where it is malformed.
    let label: Range<Int>

    init?(line: Range<Int>, in bytes: ByteView) {
        guard !line.isEmpty else { return nil }
        for kind in FieldKind.allCases where bytes.hasPrefix(kind.label, at: line.lowerBound, limit: line.upperBound) {
            self.init(kind, .exact, line.lowerBound..<line.lowerBound + kind.label.utf8CodeUnitCount)
            return
        }
        if bytes.hasPrefix("TLDR:", at: line.lowerBound, limit: line.upperBound) {
            self.init(.tldr, .oldDialect, line.lowerBound..<line.lowerBound + 5)
            return
        }
        self.init(malformed: line, in: bytes)
    }

    private init(_ kind: FieldKind, _ form: Field.LabelForm, _ label: Range<Int>) {
        self.kind = kind
        self.form = form
        self.label = label
    }

    private init?(malformed line: Range<Int>, in bytes: ByteView) {
        var start = line.lowerBound
        while start < line.upperBound,
            Self.isMark(bytes[start]) || bytes[start].isBlank || bytes[start] == UInt8(ascii: ">")
                || bytes[start] == UInt8(ascii: "-") || bytes[start] == UInt8(ascii: "#")
        {
            start += 1
        }
        let limit = min(line.upperBound, start + 28)
        if let tldr = Self.tldrEnd(from: start, limit: limit, in: bytes) {
            self.init(.tldr, .malformed, line.lowerBound..<tldr)
            return
        }
        var nameEnd = start
        while nameEnd < limit, bytes[nameEnd].isLetter || bytes[nameEnd] == 0x20 { nameEnd += 1 }
        var end = nameEnd
        while end < limit, Self.isMark(bytes[end]) || bytes[end] == 0x20 { end += 1 }
        if let colonEnd = Self.colonEnd(at: end, limit: limit, in: bytes) {
            let name = bytes.trimmed(start..<nameEnd)
            guard let kind = Self.kind(named: name, in: bytes, isExactOnly: false) else { return nil }
            end = colonEnd
            while end < limit, Self.isMark(bytes[end]) { end += 1 }
            self.init(kind, .malformed, line.lowerBound..<end)
            return
        }
        // No colon: the name by itself, with its text behind a blank or at once, or nothing.
        for kind in FieldKind.allCases {
            let length = kind.label.utf8CodeUnitCount - 1
            guard limit - start >= length else { continue }
            let name = start..<start + length
            guard Self.kind(named: name, in: bytes, isExactOnly: true) == kind else { continue }
            var after = name.upperBound
            while after < line.upperBound, Self.isMark(bytes[after]) { after += 1 }
            // `Main category - cs.CV`
            if bytes.hasPrefix(" - ", at: after, limit: line.upperBound) { after += 2 }
            let hasEnd = after == line.upperBound || bytes[after].isBlank || bytes[after] >= 0x80
            let isCapital = !(bytes[start] == bytes[start].lowercased)
            guard hasEnd, isCapital else { return nil }
            self.init(kind, .malformed, line.lowerBound..<after)
            return
        }
        return nil
    }

    private static func isMark(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "*") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "`")
    }

    /// The offset behind a colon, an ASCII one or the full-width U+FF1A, or a semicolon typed for one; nil where there is none.
    private static func colonEnd(at offset: Int, limit: Int, in bytes: ByteView) -> Int? {
        if offset < limit, bytes[offset] == UInt8(ascii: ":") || bytes[offset] == UInt8(ascii: ";") { return offset + 1 }
        return bytes.hasPrefix("\u{FF1A}", at: offset, limit: limit) ? offset + 3 : nil
    }

    /// `TL DR:`, `TL:DR:`, `tl;dr :`, `TL；DR：`: the four letters with anything but letters between, then a colon.
    private static func tldrEnd(from start: Int, limit: Int, in bytes: ByteView) -> Int? {
        var index = start
        for letter in [UInt8(ascii: "t"), UInt8(ascii: "l"), UInt8(ascii: "d"), UInt8(ascii: "r")] {
            let from = index
            while index < limit, !bytes[index].isLetter, index - from < 4 { index += 1 }
            if letter != UInt8(ascii: "d"), index > from { return nil }
            guard index < limit, bytes[index].lowercased == letter else { return nil }
            index += 1
        }
        let lettersEnd = index
        while index < limit, isMark(bytes[index]) || bytes[index] == 0x20 { index += 1 }
        if let colon = colonEnd(at: index, limit: limit, in: bytes) {
            index = colon
            while index < limit, isMark(bytes[index]) { index += 1 }
            return index
        }
        return lettersEnd < limit && (bytes[lettersEnd].isBlank || bytes[lettersEnd] >= 0x80) ? lettersEnd : nil
    }

    private static func kind(named name: Range<Int>, in bytes: ByteView, isExactOnly: Bool) -> FieldKind? {
        guard name.count >= 4 else { return nil }
        let letters = name.map { bytes[$0].lowercased }
        for kind in FieldKind.allCases where letters == kind.lowercasedName { return kind }
        guard !isExactOnly else { return nil }
        return FieldKind.allCases.first { kind in
            editDistance(letters, kind.lowercasedName, limit: kind.lowercasedName.count <= 5 ? 1 : 2) != nil
        }
    }
}

extension FieldKind {
    /// The name in lower case.
    var lowercasedName: [UInt8] { Self.lowercasedNames[rawValue] }

    private static let lowercasedNames: [[UInt8]] = allCases.map { kind in kind.name.utf8.map { $0.lowercased } }
}
