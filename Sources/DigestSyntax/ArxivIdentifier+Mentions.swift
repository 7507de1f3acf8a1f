extension ArxivIdentifier {
    /// A place in running text that names a paper.
    package struct Mention: Hashable, Sendable {
        /// The whole mention: `arXiv:2512.10935v2`, `https://arxiv.org/pdf/2512.10935.pdf`.
        package let range: Range<Int>
        /// The identifier in it: `2512.10935v2`.
        package let identifierRange: Range<Int>
        package let identifier: ArxivIdentifier
    }

    /// The papers that a text names as `arXiv:…` or by an address on arxiv.org, from left to right.
    ///
    /// Recognised are `arXiv:` in any case, with or without one blank after the colon, and `arxiv.org/` followed by `abs/`, `pdf/` or
    /// `html/`, with or without a scheme and host prefix (`www.`, `export.`). What looks like a mention but holds no valid identifier
    /// is none.
    ///
    /// - Returns: Mentions with byte offsets from the start of `text`; their ranges do not overlap.
    /// - Complexity: O(length).
    package static func mentions(in text: some Collection<UInt8>) -> [Mention] {
        text.withBytes { bytes in
            var found: [Mention] = []
            var start = 0
            while let stem = nextStem(in: bytes, from: start) {
                // A stem is five bytes, so the scan advances even where nothing is found.
                start = stem + 5
                guard let mention = mention(at: stem, in: bytes) else { continue }
                found.append(mention)
                start = mention.range.upperBound
            }
            return found
        }
    }

    /// Where the next `arxiv` begins, in any case.
    private static func nextStem(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        var offset = start
        while offset + 5 <= bytes.count {
            // `x` is the rarest of the five.
            if bytes[offset + 2] | 0x20 == UInt8(ascii: "x"), isNext("arxiv", in: bytes, at: offset) { return offset }
            offset += 1
        }
        return nil
    }

    private static func mention(at stem: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Mention? {
        if stem > 0, bytes[stem - 1].isASCIILetter || bytes[stem - 1].isASCIIDigit || bytes[stem - 1] == UInt8(ascii: "_") { return nil }
        var (start, idStart) = (stem, stem + 5)
        var isAddress = false
        if isNext(":", in: bytes, at: idStart) {
            idStart += 1
            if isNext(" ", in: bytes, at: idStart) { idStart += 1 }
        } else if isNext(".org/", in: bytes, at: idStart) {
            idStart += 5
            guard let page = ["abs/", "pdf/", "html/"].first(where: { isNext($0, in: bytes, at: idStart) }) else { return nil }
            idStart += page.utf8.count
            start = startOfAddress(hostAt: stem, in: bytes)
            isAddress = true
        } else {
            return nil
        }
        guard let idEnd = endOfIdentifier(at: idStart, in: bytes),
            let identifier = try? ArxivIdentifier(UnsafeBufferPointer(rebasing: bytes[idStart..<idEnd]))
        else { return nil }
        let end = isAddress && isNext(".pdf", in: bytes, at: idEnd) ? idEnd + 4 : idEnd
        return Mention(range: start..<end, identifierRange: idStart..<idEnd, identifier: identifier)
    }

    /// The start of `https://www.` and the like in front of the host, or the host itself.
    private static func startOfAddress(hostAt host: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
        var start = host
        for prefixes in [["www.", "export."], ["https://", "http://"]] {
            if let prefix = prefixes.first(where: { isNext($0, in: bytes, at: start - $0.utf8.count) }) { start -= prefix.utf8.count }
        }
        return start
    }

    /// The end of what can be an identifier, or `nil` when it runs on into something else.
    private static func endOfIdentifier(at start: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        // The longest identifier, `cond-mat.supr-con/0703001v65535`, has 32 bytes; looking no further keeps the scan linear.
        let limit = min(bytes.count, start + 40)
        func end(of offset: Int, while isPart: (UInt8) -> Bool) -> Int {
            var offset = offset
            while offset < limit, isPart(bytes[offset]) { offset += 1 }
            return offset
        }
        var offset = end(of: start, while: \.isASCIIDigit)
        if offset == start {
            offset = end(of: start) { $0.isASCIILetter || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".") }
            guard isNext("/", in: bytes, at: offset) else { return nil }
        } else {
            guard isNext(".", in: bytes, at: offset) else { return nil }
        }
        offset = end(of: offset + 1, while: \.isASCIIDigit)
        if isNext("v", in: bytes, at: offset) { offset = end(of: offset + 1, while: \.isASCIIDigit) }
        guard offset < bytes.count else { return offset }
        return bytes[offset].isASCIILetter || bytes[offset].isASCIIDigit ? nil : offset
    }

    /// Whether the ASCII text stands at the offset, in any case; `false` at an offset outside the bytes.
    private static func isNext(_ text: String, in bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> Bool {
        guard offset >= 0, offset <= bytes.count, bytes.count - offset >= text.utf8.count else { return false }
        var place = offset
        for byte in text.utf8 {
            if bytes[place].lowercasedASCII != byte { return false }
            place += 1
        }
        return true
    }
}
