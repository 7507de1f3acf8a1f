import DigestSyntax

extension FileContext {
    /// The line of the contents for a section, without a line end.
    func contentsText(for section: Outline.Section) -> String {
        "- [\(section.name)](#\(section.name)) [Total: \(count(ofSection: section.name))]"
    }

    /// The sections that the contents have to list, each name once; a name that no line can hold is not asked for.
    var listableSections: [Outline.Section] {
        var seen: Set<String> = []
        return outline.sections.filter { seen.insert($0.name).inserted && SectionName.isWritable($0.name) }
    }

    /// The lines of the contents as they ought to be, without a line end behind the last one.
    var contentsLinesText: String { listableSections.map { contentsText(for: $0) }.joined(separator: lineEnd) }

    static let contentsAnchor = "<div id=toc></div>"
    static let contentsHeading = "# Table of Contents"

    /// The edits that write the contents anew from the sections; none where they say the same already.
    package func contentsRegenerationEdits() -> [TextEdit] {
        guard !listableSections.isEmpty else { return [] }
        guard let block = outline.contentsBlocks.first, let contents = digest.blocks[block].contents else {
            let place = digest.blocks.first { if case .preamble = $0.node.content { false } else { true } }?.start ?? 0
            let whole = [Self.contentsAnchor, "", Self.contentsHeading, "", contentsLinesText, "", "", ""].joined(separator: lineEnd)
            return [TextEdit(place..<place, whole)]
        }
        if let first = contents.lines.first, let last = contents.lines.last {
            let range = absolute(first.range.lowerBound..<last.range.upperBound, in: block)
            return string(range) == contentsLinesText ? [] : [TextEdit(range, contentsLinesText)]
        }
        guard let end = contents.heading?.range.upperBound ?? contents.anchor?.range.upperBound else { return [] }
        // Where nothing else stands in the contents, the blank lines behind them are written anew, too.
        let behind = digest.blocks[block].range.upperBound
        if contents.stray.isEmpty, behind < text.count {
            return [
                TextEdit(
                    absolute(end..<end, in: block).lowerBound..<behind, lineEnd + lineEnd + contentsLinesText + lineEnd + lineEnd + lineEnd)
            ]
        }
        let place = absolute(end..<end, in: block)
        return [TextEdit(place, lineEnd + lineEnd + contentsLinesText)]
    }

    /// The edit that sets the total of a section to `count`; nil where no line lists it or the total is right.
    func totalEdit(ofSection name: String, to count: Int) -> TextEdit? {
        guard let line = outline.contentsLines.first(where: { $0.target == name || $0.label == name }), let text = line.line.totalText,
            line.line.total != count
        else { return nil }
        return TextEdit(line.absolute(text), String(count))
    }
}
