import DigestProject
import DigestSyntax

/// Makes digests of any size out of real ones: entries are chosen by a fixed sequence, numbered anew and given ids that no other has.
///
/// The same sizes give the same bytes, everywhere.
struct DigestMaker {
    private struct Paper {
        let section: String
        /// Around the number and the id: `### [`, number, title and link, id, the rest.
        let middle: ArraySlice<UInt8>
        let rest: ArraySlice<UInt8>
    }

    private let papers: [Paper]
    private let sections: [String]
    private var random = Sequence()
    private var date = Day(year: 2015, month: 1, day: 1)
    private var lastNumber = 0

    /// - Parameter digests: Real digests; their regular entries are taken.
    init(_ digests: [[UInt8]]) {
        var papers: [Paper] = []
        var sections: [String] = []
        for bytes in digests {
            let digest = Digest(SourceText(bytes))
            var section = ""
            for block in digest.blocks {
                switch block.node.content {
                case .section(let header): section = Self.name(of: header, block, digest)
                case .entry(let entry) where entry.isRegular && !section.isEmpty:
                    guard let paper = Self.paper(digest.text.bytes[block.range], section) else { continue }
                    papers.append(paper)
                    if !sections.contains(section) { sections.append(section) }
                default: continue
                }
            }
        }
        self.papers = papers
        self.sections = sections
    }

    var isEmpty: Bool { papers.isEmpty }

    /// The next day's digest, about `size` bytes long and with one paper at least.
    mutating func digest(ofSize size: Int) -> (name: String, text: [UInt8]) {
        var chosen: [[Int]] = sections.map { _ in [] }
        var length = 0
        while length < size {
            let index = random.next(below: papers.count)
            let paper = papers[index]
            length += paper.middle.count + paper.rest.count + 16
            if let section = sections.firstIndex(of: paper.section) { chosen[section].append(index) }
        }
        var text = Array("<div id=toc></div>\n\n# Table of Contents\n\n".utf8)
        text.reserveCapacity(length + 8192)
        for (name, papers) in zip(sections, chosen) where !papers.isEmpty {
            text += "- [\(name)](#\(name)) [Total: \(papers.count)]\n".utf8
        }
        var number = 0
        for (name, papers) in zip(sections, chosen) where !papers.isEmpty {
            text += "\n\n<div id='\(name)'></div>\n\n# \(name) [[Back]](#toc)\n".utf8
            for (place, index) in papers.enumerated() {
                number += 1
                text += place == 0 ? "\n### [\(number)".utf8 : "\n\n### [\(number)".utf8
                text += self.papers[index].middle
                text += nextIdentifier().utf8
                text += self.papers[index].rest
            }
        }
        defer { advance() }
        return ("\(date).md", text)
    }

    /// Sizes as digests have them: most of a few hundred kilobytes, some of one and a half megabytes.
    mutating func nextSize() -> Int {
        let share = random.next(below: 100)
        return share < 15 ? 20_000 + share * 4_000 : share < 85 ? 250_000 + share * 6_000 : 1_000_000 + (share - 85) * 40_000
    }

    private mutating func advance() {
        let month = date.month
        date = date.next
        if date.month != month { lastNumber = 0 }
    }

    private mutating func nextIdentifier() -> String {
        lastNumber += 1
        // arXiv numbers papers with five digits; a month that has more goes on in the next.
        if lastNumber > 99_999 {
            date = Day(year: date.month == 12 ? date.year + 1 : date.year, month: date.month % 12 + 1, day: 1)
            lastNumber = 1
        }
        return "\(Day.padded(date.year % 100, 2))\(Day.padded(date.month, 2)).\(Day.padded(lastNumber, 5))"
    }

    private static func name(of header: SectionHeader, _ block: Block, _ digest: Digest) -> String {
        guard let heading = header.heading else { return "" }
        return digest.text.string(block.absolute(heading.name))
    }

    private static func paper(_ bytes: ArraySlice<UInt8>, _ section: String) -> Paper? {
        let link = Array("](https://arxiv.org/abs/".utf8)
        guard let lineEnd = bytes.firstIndex(of: 0x0A), let bracket = bytes[..<lineEnd].firstIndex(of: UInt8(ascii: "]")),
            let start = (bracket..<max(bracket, lineEnd - link.count)).last(where: { bytes[$0...].starts(with: link) }),
            let end = bytes[(start + link.count)..<lineEnd].firstIndex(of: UInt8(ascii: ")"))
        else { return nil }
        let details = Array("</details>\n".utf8)
        let last = bytes.indices.dropFirst(bytes.count > 40 ? bytes.count - 40 : 0).first { bytes[$0...].starts(with: details) }
        guard let last else { return nil }
        return Paper(section: section, middle: bytes[bracket..<start + link.count], rest: bytes[end..<last + details.count])
    }
}

/// A folder of digests.
struct Vault {
    let files: [String]
    let size: Int

    /// Fills a folder with digests of `size` bytes together.
    static func make(in folder: String, size: Int, _ maker: inout DigestMaker) throws(BenchmarkError) {
        var written = 0
        while written < size {
            let wanted = min(maker.nextSize(), size - written)
            let (name, text) = maker.digest(ofSize: wanted)
            try File.write(text, to: "\(folder)/\(name)")
            written += text.count
        }
    }

    init(_ folder: String) throws(BenchmarkError) {
        var discovery = Discovery(finder: ConfigurationFinder(fixed: ConfigurationFile(defaultsIn: folder)))
        discovery.add(folder)
        if let error = discovery.errors.first { throw .failed("\(error.path): \(error)") }
        files = discovery.files.map(\.path)
        var size = 0
        for file in files { size += try File.read(file).count }
        self.size = size
    }
}

/// A day of the calendar.
private struct Day: CustomStringConvertible {
    let year: Int
    let month: Int
    let day: Int

    var description: String { "\(Self.padded(year, 4))-\(Self.padded(month, 2))-\(Self.padded(day, 2))" }

    var next: Day {
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        let length = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][(month - 1) % 12]
        if day < length { return Day(year: year, month: month, day: day + 1) }
        return month < 12 ? Day(year: year, month: month + 1, day: 1) : Day(year: year + 1, month: 1, day: 1)
    }

    static func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}

/// A fixed sequence of numbers that look like chance (SplitMix64).
private struct Sequence {
    private var state: UInt64 = 0x9E37_79B9_7F4A_7C15

    mutating func next(below limit: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int(truncatingIfNeeded: (mixed ^ (mixed >> 31)) >> 33) % max(1, limit)
    }
}
