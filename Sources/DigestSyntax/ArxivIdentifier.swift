/// The identifier of a paper on arXiv: `2512.10935` or, before April 2007, `hep-th/9901001`, with or without a version.
///
/// Eight bytes, made without touching the heap, equal when the text is equal but for the old style's subject class:
/// `math.GT/0309136` and `math/0309136` are one paper, and arXiv itself writes the latter. Identifiers sort by year, month, archive,
/// number and version.
///
/// The source of the schemes is https://info.arxiv.org/help/arxiv_identifier.html.
package struct ArxivIdentifier: Hashable, Sendable {
    // From the top: 12 bits year, 4 bits month, 8 bits archive (0: new style, else its place in the taxonomy + 1), 17 bits number,
    // 16 bits version (0: none). Five digits need 17 bits.
    private let bits: UInt64

    /// Reads an identifier; the bytes must hold it and nothing else, no `arXiv:` and no blanks.
    ///
    /// - Throws: The first thing that is wrong, from left to right.
    /// - Complexity: O(length); nothing is allocated unless the archive is unknown.
    package init(_ text: some Collection<UInt8>) throws(Invalidity) {
        self = try text.withBytes { bytes in ArxivIdentifier.read(bytes) }.get()
    }

    // The same for what a parser holds in its hands, because a call of the generic one from another target runs unspecialised.
    package init(_ text: ArraySlice<UInt8>) throws(Invalidity) {
        self = try text.withUnsafeBufferPointer { bytes in ArxivIdentifier.read(bytes) }.get()
    }
    package init(_ text: UnsafeRawBufferPointer) throws(Invalidity) {
        self = try ArxivIdentifier.read(text.assumingMemoryBound(to: UInt8.self)).get()
    }

    /// Reads an identifier; the text must hold it and nothing else, no `arXiv:` and no blanks.
    ///
    /// - Throws: The first thing that is wrong, from left to right.
    package init(_ text: some StringProtocol) throws(Invalidity) {
        try self.init(text.utf8)
    }

    private init(year: Int, month: Int, archive: Category? = nil, number: Int, version: Int) {
        // The readers below hold every part to its bits.
        bits =
            UInt64(truncatingIfNeeded: year) << 45 | UInt64(truncatingIfNeeded: month) << 41
            | UInt64(archive.map { $0.place + 1 } ?? 0) << 33 | UInt64(truncatingIfNeeded: number) << 16
            | UInt64(truncatingIfNeeded: version)
    }

    private init(bits: UInt64) {
        self.bits = bits
    }

    /// The same paper without a version: what two mentions of a paper have in common.
    package var paper: ArxivIdentifier { ArxivIdentifier(bits: bits & ~0xFFFF) }

    /// All of it in one word: never 0, and in the order of the identifiers.
    package var packed: UInt64 { bits }

    /// The identifier that ``packed`` was taken from; nil for 0.
    package init?(packed: UInt64) {
        guard packed != 0 else { return nil }
        bits = packed
    }

    /// The version, 1 or greater, or `nil` where the text had none.
    package var version: Int? { bits & 0xFFFF == 0 ? nil : Int(bits & 0xFFFF) }

    /// The full year, 1991…2090.
    package var year: Int { Int(bits >> 45 & 0xFFF) }

    /// The month, 1…12.
    package var month: Int { Int(bits >> 41 & 0xF) }

    /// The number within the month (and, in the old style, within the archive), 1 or greater.
    package var number: Int { Int(bits >> 16 & 0x1FFFF) }

    /// The archive in front of an old style identifier's slash, `nil` for the new style.
    package var archive: Category? {
        let place = UInt8(truncatingIfNeeded: bits >> 33)
        return place == 0 ? nil : Category(place: place - 1)
    }

    /// The text arXiv knows the paper by, without a version and without a subject class: `2512.10935`, `math/0309136`.
    package var canonicalText: String {
        let date = Self.padded(year % 100 * 100 + month, to: 4)
        if let archive { return archive.id + "/" + date + Self.padded(number, to: 3) }
        return date + "." + Self.padded(number, to: Self.digitsOfNumber(year: year))
    }

    /// The digits of a new style number: four until 2014, five from 2015 on.
    static func digitsOfNumber(year: Int) -> Int { year < 2015 ? 4 : 5 }

    private static func padded(_ number: Int, to count: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, count - digits.utf8.count)) + digits
    }
}

extension ArxivIdentifier: Comparable {
    package static func < (first: ArxivIdentifier, second: ArxivIdentifier) -> Bool { first.bits < second.bits }
}

extension ArxivIdentifier: CustomStringConvertible {
    /// The canonical text with the version, if any.
    package var description: String { version.map { "\(canonicalText)v\($0)" } ?? canonicalText }
}

// MARK: - What can be wrong

extension ArxivIdentifier {
    /// Why a text is no identifier, in terms of what was expected and what was found.
    package enum Invalidity: Error, Hashable, Sendable {
        /// Neither `yymm.number` nor `archive/yymmnnn`.
        case shape
        /// The archive in front of the slash is none of arXiv's.
        case unknownArchive(String)
        /// A month that is none of 01…12.
        case month(Int)
        /// A month in which the style was not in use: the new one before April 2007, the old one before 1991 or after March 2007.
        case outOfUse(year: Int, month: Int)
        /// Too few or too many digits after the dot, or, in the old style, after the slash.
        case digits(expected: Int, found: Int)
        /// The number 0: arXiv counts from 1.
        case numberZero
        /// What follows the number begins with `v` but is no version: `v1`…`v65535`, without leading zeros.
        case version
    }
}

extension ArxivIdentifier.Invalidity: CustomStringConvertible {
    /// What is wrong, as the second half of a sentence: "… is not an arXiv identifier: month 13 does not exist".
    package var description: String {
        switch self {
        case .shape: "expected something like 2512.10935 or hep-th/9901001"
        case .unknownArchive(let name): "arXiv has no archive '\(name)'"
        case .month(let month): "month \(month < 10 ? "0" : "")\(month) does not exist"
        case .outOfUse(let year, let month): "identifiers of this style were not in use in \(year)-\(month < 10 ? "0" : "")\(month)"
        case .digits(let expected, let found): "expected \(expected) digits, found \(found)"
        case .numberZero: "the number is 0, but arXiv counts from 1"
        case .version: "expected a version like v2 at the end"
        }
    }
}

// MARK: - Reading

extension ArxivIdentifier {
    private typealias Reading = Result<ArxivIdentifier, Invalidity>

    private static func read(_ bytes: UnsafeBufferPointer<UInt8>) -> Reading {
        if let slash = bytes.firstIndex(of: UInt8(ascii: "/")) {
            return readOldStyle(archive: bytes[..<slash], rest: bytes[(slash + 1)...])
        }
        return readNewStyle(bytes[...])
    }

    private static func readNewStyle(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Reading {
        var rest = bytes
        guard let date = takeDigits(&rest), date.count == 4, rest.first == UInt8(ascii: ".") else { return .failure(.shape) }
        rest = rest.dropFirst()
        guard let number = takeDigits(&rest) else { return .failure(.shape) }

        let (month, shortYear) = (date.value % 100, date.value / 100)
        // The scheme lasts until 2090 at most: from 91 on two digits mean the last century, when it was not in use.
        let year = shortYear >= 91 ? 1900 + shortYear : 2000 + shortYear
        guard (1...12).contains(month) else { return .failure(.month(month)) }
        guard year * 100 + month >= 2007_04 else { return .failure(.outOfUse(year: year, month: month)) }
        let digits = digitsOfNumber(year: year)
        guard number.count == digits else { return .failure(.digits(expected: digits, found: number.count)) }
        guard number.value > 0 else { return .failure(.numberZero) }
        return readVersion(rest).map {
            ArxivIdentifier(year: year, month: month, number: number.value, version: $0)
        }
    }

    private static func readOldStyle(
        archive name: Slice<UnsafeBufferPointer<UInt8>>, rest: Slice<UnsafeBufferPointer<UInt8>>
    ) -> Reading {
        var rest = rest
        let dot = name.firstIndex(of: UInt8(ascii: "."))
        let stem = name[..<(dot ?? name.endIndex)]
        // An archive is a short word; anything else in front of a slash is a path or prose, which nobody wants quoted.
        guard stem.count <= 32, Category.isHyphenatedWord(stem) else { return .failure(.shape) }
        if let dot, !Category.isHyphenatedWord(name[(dot + 1)...]) { return .failure(.shape) }
        guard let archive = Category.named(UnsafeBufferPointer(rebasing: stem)), archive.isArchive else {
            return .failure(.unknownArchive(String(decoding: stem, as: UTF8.self)))
        }
        guard let digits = takeDigits(&rest) else { return .failure(.shape) }
        guard digits.count == 7 else { return .failure(.digits(expected: 7, found: digits.count)) }

        let (number, month, shortYear) = (digits.value % 1000, digits.value / 1000 % 100, digits.value / 100_000)
        let year = shortYear >= 91 ? 1900 + shortYear : 2000 + shortYear
        guard (1...12).contains(month) else { return .failure(.month(month)) }
        guard year * 100 + month <= 2007_03 else { return .failure(.outOfUse(year: year, month: month)) }
        guard number > 0 else { return .failure(.numberZero) }
        return readVersion(rest).map {
            ArxivIdentifier(year: year, month: month, archive: archive, number: number, version: $0)
        }
    }

    /// The version the bytes name, 0 when there are none.
    private static func readVersion(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Result<Int, Invalidity> {
        guard let first = bytes.first else { return .success(0) }
        guard first == UInt8(ascii: "v") else { return .failure(.shape) }
        var rest = bytes.dropFirst()
        guard rest.first != UInt8(ascii: "0"), let version = takeDigits(&rest), version.count <= 5, version.value <= 0xFFFF, rest.isEmpty
        else { return .failure(.version) }
        return .success(version.value)
    }

    /// Takes the digits off the front; `value` is only right for up to nine of them, and no more than that are ever asked for.
    private static func takeDigits(_ bytes: inout Slice<UnsafeBufferPointer<UInt8>>) -> (value: Int, count: Int)? {
        var (value, count) = (0, 0)
        while let byte = bytes.first, byte.isASCIIDigit {
            if count < 9 { value = value * 10 + Int(byte - UInt8(ascii: "0")) }
            count += 1
            bytes = bytes.dropFirst()
        }
        return count == 0 ? nil : (value, count)
    }
}
