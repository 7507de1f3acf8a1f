import DigestLint
import DigestSyntax

/// A place in a digest that names a category.
struct CategoryOccurrence {
    enum Role { case contentsLabel, contentsTarget, anchor, heading, mainCategory }

    let range: Range<Int>
    let role: Role
}

/// An author's name in a paper's line of authors.
struct Authorship {
    let paper: Paper
    let range: Range<Int>
}

extension Snapshot {
    /// Every place that names a category, in the order of the text.
    /// - Complexity: linear in the number of blocks.
    func occurrences(ofCategory name: String) -> [CategoryOccurrence] {
        let name = Array(name.utf8)
        var result: [CategoryOccurrence] = []
        for block in digest.blocks {
            func add(_ range: Range<Int>?, _ role: CategoryOccurrence.Role) {
                guard let range, range.count == name.count, bytes(block.absolute(range)).elementsEqual(name) else { return }
                result.append(CategoryOccurrence(range: block.absolute(range), role: role))
            }
            switch block.node.content {
            case .contents(let contents):
                for line in contents.lines {
                    add(line.label, .contentsLabel)
                    add(line.target, .contentsTarget)
                }
            case .section(let header):
                add(header.anchor?.name, .anchor)
                add(header.heading?.name, .heading)
            case .entry(let entry): add(entry.field(.mainCategory)?.value, .mainCategory)
            case .preamble: break
            }
        }
        return result
    }

    /// Every paper of the author whose name stands in `name`, with that name's place; names are equal when their bytes are.
    /// - Complexity: linear in the length of all lines of authors.
    func authored(by name: Range<Int>) -> [Authorship] {
        let name = clamped(name)
        guard !name.isEmpty else { return [] }
        return text.bytes.withUnsafeBufferPointer { bytes in
            let needle = UnsafeBufferPointer(rebasing: bytes[name])
            var result: [Authorship] = []
            for (index, block) in digest.blocks.enumerated() {
                guard let entry = block.entry, let authors = entry.authors else { continue }
                let names = block.absolute(authors.names).clamped(to: 0..<bytes.count)
                guard let found = Self.place(of: needle, amongNamesIn: names, of: bytes) else { continue }
                result.append(Authorship(paper: Paper(index: index, block: block, entry: entry, text: text), range: found))
            }
            return result
        }
    }

    /// Where `needle` stands between commas, blanks aside.
    private static func place(of needle: UnsafeBufferPointer<UInt8>, amongNamesIn names: Range<Int>, of bytes: UnsafeBufferPointer<UInt8>)
        -> Range<Int>?
    {
        var start = names.lowerBound
        while start < names.upperBound {
            while start < names.upperBound, bytes[start].isBlank { start += 1 }
            var end = start
            while end < names.upperBound, bytes[end] != UInt8(ascii: ",") { end += 1 }
            var last = end
            while last > start, bytes[last - 1].isBlank { last -= 1 }
            if last - start == needle.count, bytes[start..<last].elementsEqual(needle) { return start..<last }
            start = end + 1
        }
        return nil
    }

    /// The entries of a paper, whatever version they name, in the order of the text.
    func entries(of identifier: ArxivIdentifier) -> [Paper] {
        let identifier = identifier.paper
        return papers.filter { $0.identifier?.paper == identifier }
    }

    /// Where texts mention a paper as `arXiv:2512.10935` or by an address; entry headings are none of them.
    /// - Complexity: one fast pass over the text.
    func mentions(of identifier: ArxivIdentifier) -> [Range<Int>] {
        let identifier = identifier.paper
        // Whatever the archive is spelt like, the digits at the end are the same.
        let canonical = identifier.canonicalText
        let needle = Array((canonical.split(separator: "/").last.map(String.init) ?? canonical).utf8)
        var result: [Range<Int>] = []
        for hit in text.bytes.places(of: needle) {
            guard let index = digest.blockIndex(containing: hit), let paper = paper(atBlock: index) else { continue }
            guard let field = paper.entry.fields.first(where: { paper.absolute($0.value).contains(hit) }) else { continue }
            // Forty bytes hold the longest archive and address before the digits, as many the version behind.
            let value = clamped(paper.absolute(field.value))
            let window = (hit - 64..<hit + needle.count + 16).clamped(to: value)
            for mention in ArxivIdentifier.mentions(in: text.bytes[window]) where mention.identifier.paper == identifier {
                let range = mention.range.shifted(by: window.lowerBound)
                if range.contains(hit), result.last != range { result.append(range) }
            }
        }
        return result
    }

    /// The paper that the text under the caret mentions, and the place of the mention.
    func mention(at offset: Int, in field: Field, of paper: Paper) -> (identifier: ArxivIdentifier, range: Range<Int>)? {
        let value = clamped(paper.absolute(field.value))
        let window = (offset - 96..<offset + 96).clamped(to: value)
        for mention in ArxivIdentifier.mentions(in: text.bytes[window]) {
            let range = mention.range.shifted(by: window.lowerBound)
            if range.touches(offset) { return (mention.identifier, range) }
        }
        return nil
    }
}

extension [UInt8] {
    /// Where `needle` stands, from left to right, not overlapping.
    func places(of needle: [UInt8]) -> [Int] {
        guard let last = needle.last, needle.count <= count else { return [] }
        return withUnsafeBufferPointer { bytes in
            needle.withUnsafeBufferPointer { needle in
                var result: [Int] = []
                var index = needle.count - 1
                while index < bytes.count {
                    if bytes[index] == last, bytes[index + 1 - needle.count...index].elementsEqual(needle) {
                        result.append(index + 1 - needle.count)
                        index += needle.count
                    } else {
                        index += 1
                    }
                }
                return result
            }
        }
    }
}
