import DigestSyntax

/// From a place in a digest to the place it is about.
package struct DefinitionLink: Sendable, Equatable {
    /// What leads there, to be underlined.
    package let origin: Range<Int>
    /// All of what is there.
    package let target: Range<Int>
    /// The part of the target that the caret goes to; lies in `target`.
    package let targetSelection: Range<Int>
}

extension Snapshot {
    /// Contents line → section, section → contents line, back link → contents, main category → its section, a paper met again → where
    /// it was first, a mention in a text → the paper's entry.
    package func definition(at offset: Int) -> DefinitionLink? {
        let offset = clamped(offset)
        switch place(at: offset) {
        case .contentsLine(let block, let line):
            let start = digest.blocks[block]
            let parts = [line.label, line.target].compactMap { $0 }.map(start.absolute)
            let origin = parts.first { $0.touches(offset) } ?? start.absolute(line.range)
            return section(of: line, inBlock: block).flatMap { link(from: origin, to: $0) }
        case .sectionAnchor(let block, let anchor):
            let start = digest.blocks[block]
            return contentsLink(from: start.absolute(anchor.name.isEmpty ? anchor.range : anchor.name), named: start.absolute(anchor.name))
        case .sectionHeading(let block, let heading):
            let start = digest.blocks[block]
            return contentsLink(
                from: start.absolute(heading.name.isEmpty ? heading.range : heading.name), named: start.absolute(heading.name))
        case .backLink(let block, let heading): return contentsLink(from: digest.blocks[block].absolute(heading.back))
        case .entry(let paper, let part): return definition(of: part, in: paper, at: offset)
        case .contents, .sectionHeader, .comment, .elsewhere: return nil
        }
    }

    /// The same: a digest declares where it defines.
    package func declaration(at offset: Int) -> DefinitionLink? { definition(at: offset) }

    /// From anywhere in an entry to the section it stands in: what kind of paper it is.
    package func typeDefinition(at offset: Int) -> DefinitionLink? {
        let offset = clamped(offset)
        guard case .entry(let paper, let part) = place(at: offset), let section = outline.section(ofBlock: paper.index) else { return nil }
        let origin: Range<Int>
        switch part {
        case .number(let range), .title(let range), .url(let range), .author(let range): origin = range
        case .label(let field), .value(let field): origin = paper.absolute(field.value.isEmpty ? field.label : field.value)
        case .heading: origin = paper.absolute(paper.entry.heading.range)
        case .other: origin = offset..<offset
        }
        return link(from: origin, to: section)
    }

    private func definition(of part: Place.EntryPart, in paper: Paper, at offset: Int) -> DefinitionLink? {
        switch part {
        case .number(let range), .title(let range), .url(let range): return firstAppearance(of: paper, from: range)
        case .heading: return firstAppearance(of: paper, from: paper.absolute(paper.entry.heading.range))
        case .label(let field), .value(let field):
            if field.kind == .mainCategory {
                guard !field.value.isEmpty, let index = outline.section(named: string(paper.absolute(field.value))) else { return nil }
                return link(from: paper.absolute(field.value), to: outline.sections[index])
            }
            guard let mention = mention(at: offset, in: field, of: paper), let target = entries(of: mention.identifier).first else {
                return nil
            }
            return link(from: mention.range, to: target)
        case .author, .other: return nil
        }
    }

    private func firstAppearance(of paper: Paper, from origin: Range<Int>) -> DefinitionLink? {
        guard let identifier = paper.identifier, let first = entries(of: identifier).first, first.index != paper.index else { return nil }
        return link(from: origin, to: first)
    }

    private func link(from origin: Range<Int>, to paper: Paper) -> DefinitionLink {
        let target = textRange(of: paper.block)
        return DefinitionLink(origin: origin, target: target, targetSelection: paper.selectionRange.clamped(to: target))
    }

    private func link(from origin: Range<Int>, to section: Outline.Section) -> DefinitionLink? {
        guard let start = start(of: section) else { return nil }
        return DefinitionLink(origin: origin, target: start.range, targetSelection: start.selection.clamped(to: start.range))
    }

    /// To the line of the contents that lists the section whose name stands in `name`, or to the contents where none does.
    private func contentsLink(from origin: Range<Int>, named name: Range<Int>) -> DefinitionLink? {
        guard let line = contentsLine(named: string(name)) else { return contentsLink(from: origin) }
        return DefinitionLink(origin: origin, target: line.range, targetSelection: line.line.label.map(line.absolute) ?? line.range)
    }

    /// To the contents: their heading, else their anchor, else their first line.
    func contentsLink(from origin: Range<Int>) -> DefinitionLink? {
        guard let index = outline.contentsBlocks.first, let contents = digest.blocks[index].contents else { return nil }
        let block = digest.blocks[index]
        if let heading = contents.heading {
            return DefinitionLink(origin: origin, target: block.absolute(heading.range), targetSelection: block.absolute(heading.title))
        }
        guard let line = contents.anchor?.range ?? contents.lines.first?.range else { return nil }
        return DefinitionLink(origin: origin, target: block.absolute(line), targetSelection: block.absolute(line))
    }
}
