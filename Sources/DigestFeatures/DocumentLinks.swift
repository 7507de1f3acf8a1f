import DigestLint
import DigestSyntax

/// A place in a digest that leads somewhere when it is clicked.
package struct DocumentLink: Sendable, Equatable {
    package enum Target: Sendable, Equatable {
        /// An http or https address.
        case address(String)
        /// An offset in the digest.
        case place(Int)
    }

    package let range: Range<Int>
    package let target: Target
    package let tooltip: String
}

extension Snapshot {
    /// The links of the digest in the order of the text; none overlaps another.
    ///
    /// An entry's address leads to the paper's abstract page, its number to the PDF; `#anchor` leads to the place in the file. In texts
    /// these are links: http and https addresses, and papers named as `arXiv:2512.10935`.
    /// - Complexity: linear in the length of the text.
    package func documentLinks() -> [DocumentLink] {
        var links: [DocumentLink] = []
        for (index, block) in digest.blocks.enumerated() {
            switch block.node.content {
            case .preamble: break
            case .contents(let contents):
                for line in contents.lines { addLink(toSectionOf: line, inBlock: index, &links) }
            case .section(let header): addLink(toContentsOf: header, in: block, &links)
            case .entry(let entry): addLinks(of: Paper(index: index, block: block, entry: entry, text: text), &links)
            }
        }
        return links
    }

    private func addLink(toSectionOf line: ContentsLine, inBlock index: Int, _ links: inout [DocumentLink]) {
        guard let target = line.target.map(digest.blocks[index].absolute), let section = outline.section(named: string(target)),
            let start = start(of: outline.sections[section])
        else { return }
        let hasHash = byte(at: target.lowerBound - 1) == UInt8(ascii: "#")
        links.append(
            DocumentLink(
                range: (hasHash ? target.lowerBound - 1 : target.lowerBound)..<target.upperBound, target: .place(start.range.lowerBound),
                tooltip: "Go to the section"))
    }

    private func addLink(toContentsOf header: SectionHeader, in block: Block, _ links: inout [DocumentLink]) {
        guard let back = header.heading?.back, let hash = bytes(block.absolute(back)).firstIndex(of: UInt8(ascii: "#")),
            let contents = contentsLink(from: block.absolute(back))
        else { return }
        var end = hash + 1
        while end < block.absolute(back).upperBound, let byte = byte(at: end), byte.isLetter { end += 1 }
        links.append(DocumentLink(range: hash..<end, target: .place(contents.target.lowerBound), tooltip: "Go to the contents"))
    }

    private func addLinks(of paper: Paper, _ links: inout [DocumentLink]) {
        if let identifier = paper.identifier {
            if let number = paper.entry.heading.numberText, !number.isEmpty {
                links.append(
                    DocumentLink(
                        range: paper.absolute(number), target: .address(Self.documentAddress(of: identifier)),
                        tooltip: "Open the PDF of \(identifier)"))
            }
            if let url = paper.entry.heading.url, !url.isEmpty {
                links.append(
                    DocumentLink(
                        range: paper.absolute(url), target: .address(Self.abstractAddress(of: identifier)),
                        tooltip: "Open arXiv:\(identifier)"))
            }
        } else if let url = paper.entry.heading.url.map(paper.absolute),
            let address = WebAddress.all(in: text.bytes, within: clamped(url)).first
        {
            links.append(DocumentLink(range: address.range, target: .address(address.address), tooltip: "Open the address"))
        }
        var end = links.last?.range.upperBound ?? 0
        for field in paper.entry.fields where field.kind != .mainCategory && !field.value.isEmpty {
            for link in self.links(in: clamped(paper.absolute(field.value))) where link.range.lowerBound >= end {
                links.append(link)
                end = link.range.upperBound
            }
        }
    }

    /// The addresses and mentions of papers in a text, from left to right; an address that is a mention too counts as an address.
    private func links(in range: Range<Int>) -> [DocumentLink] {
        var links = WebAddress.all(in: text.bytes, within: range).map {
            DocumentLink(range: $0.range, target: .address($0.address), tooltip: "Open the address")
        }
        let addresses = links.count
        for mention in ArxivIdentifier.mentions(in: text.bytes[range]) {
            let range = mention.range.shifted(by: range.lowerBound)
            guard !links[..<addresses].contains(where: { $0.range.overlaps(range) }) else { continue }
            links.append(
                DocumentLink(
                    range: range, target: .address(Self.abstractAddress(of: mention.identifier)),
                    tooltip: "Open arXiv:\(mention.identifier)"))
        }
        if links.count > 1 { links.sort { $0.range.lowerBound < $1.range.lowerBound } }
        return links
    }
}
