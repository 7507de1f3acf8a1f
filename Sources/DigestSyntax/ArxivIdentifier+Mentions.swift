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
            var stems = Stems(bytes)
            var start = 0
            while let stem = stems.next(from: start) {
                // A stem is five bytes, so the scan advances even where nothing is found.
                start = stem + 5
                guard let mention = mention(at: stem, in: bytes) else { continue }
                found.append(mention)
                start = mention.range.upperBound
            }
            return found
        }
    }

    /// Finds `arxiv` in any case by its `x`, the rarest of the five letters.
    private struct Stems {
        private let bytes: UnsafeBufferPointer<UInt8>
        /// Where the next `x` and the next `X` stand, as far as the text was looked through; its end where there is none.
        private var small = 0
        private var large = 0

        init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

        /// Where the next `arxiv` begins, at `start` or behind it, which never falls.
        mutating func next(from start: Int) -> Int? {
            var place = start + 2
            while true {
                if small <= place { small = firstIndex(of: UInt8(ascii: "x"), from: place) }
                if large <= place { large = firstIndex(of: UInt8(ascii: "X"), from: place) }
                place = min(small, large)
                guard place < bytes.count else { return nil }
                if isNext("arxiv", in: bytes, at: place - 2) { return place - 2 }
                place += 1
            }
        }

        private func firstIndex(of byte: UInt8, from place: Int) -> Int {
            bytes.firstIndex(of: byte, in: min(place, bytes.count)..<bytes.count) ?? bytes.count
        }
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
