/// What the address of a paper leads to, whether or not it is spelt as it should be.
struct PaperLink {
    let identifier: ArxivIdentifier?
    let isCanonical: Bool

    static let prefix: StaticString = "https://arxiv.org/abs/"

    init(_ url: Range<Int>, in bytes: ByteView) {
        if bytes.hasPrefix(Self.prefix, at: url.lowerBound, limit: url.upperBound) {
            let text = url.lowerBound + Self.prefix.utf8CodeUnitCount..<url.upperBound
            if let identifier = try? ArxivIdentifier(ByteView(rebasing: bytes[text])) {
                self.identifier = identifier
                isCanonical = true
                return
            }
        }
        isCanonical = false
        identifier = Self.lenient(url, in: bytes)
    }

    /// The identifier behind the last `/abs/` or `/pdf/` of an address on arXiv, odd characters left out.
    private static func lenient(_ url: Range<Int>, in bytes: ByteView) -> ArxivIdentifier? {
        let letters = ArxivAddress.plain(bytes[url])
        return ArxivAddress(letters)?.identifier
    }
}

/// An address on arXiv, read leniently: any scheme or none, `www.` or `export.`, abstract or PDF, a query behind it.
package struct ArxivAddress: Sendable {
    package let identifier: ArxivIdentifier
    /// The identifier as it is written, version included.
    package let text: String

    /// The bytes of an address without blanks and without characters that nobody sees (U+00AD, U+200B to U+200F, U+2060, U+FEFF, U+00A0).
    package static func plain(_ bytes: some Sequence<UInt8>) -> String {
        let text = String(decoding: Array(bytes), as: UTF8.self)
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0...0x20, 0x7F...0xA0, 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064, 0xFEFF: continue
            default: result.append(scalar)
            }
        }
        return String(result)
    }

    /// Reads an address that ``plain(_:)`` gave; nil where it is not one of a paper on arXiv.
    package init?(_ address: String) {
        var rest = Substring(address)
        func drop(_ prefix: String) -> Bool {
            guard rest.lowercased().hasPrefix(prefix) else { return false }
            rest = rest.dropFirst(prefix.count)
            return true
        }
        if !drop("https://"), !drop("http://"), !drop("https:/"), !drop("http:/"), !drop("https:"), !drop("//") {}
        if !drop("www."), !drop("export.") {}
        guard drop("arxiv.org/") || drop("arxiv.org") else { return nil }
        guard drop("abs/") || drop("pdf/") || drop("html/") || drop("abs") else { return nil }
        if let end = rest.firstIndex(where: { $0 == "?" || $0 == "#" }) { rest = rest[..<end] }
        while rest.hasSuffix("/") { rest = rest.dropLast() }
        if rest.lowercased().hasSuffix(".pdf") { rest = rest.dropLast(4) }
        guard let identifier = try? ArxivIdentifier(rest) else { return nil }
        self.identifier = identifier
        text = String(rest)
    }
}
