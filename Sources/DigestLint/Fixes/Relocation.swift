import DigestSyntax

extension FileContext {
    /// The edits that take entries out: their blocks, the numbers of those behind, the totals of their sections.
    package func removalEdits(ofEntries removed: Set<Int>) -> [TextEdit] {
        var edits = removed.map { TextEdit(digest.blocks[$0].range, "") }
        // The last entry of the file takes the blank lines before it along, and leaves the file's last line end.
        if let last = digest.blocks.indices.last, removed.contains(last) {
            var end = last
            while end > 0, removed.contains(end - 1) { end -= 1 }
            let start = textEnd(before: digest.blocks[end].start)
            edits.removeAll { $0.range.lowerBound >= digest.blocks[end].start }
            edits.append(TextEdit(start..<text.count, lineEnd))
        }
        edits += renumberingEdits(leavingOut: removed)
        var changed: Set<String> = []
        for block in removed { if let name = outline.section(ofBlock: block)?.name { changed.insert(name) } }
        for name in changed {
            let left = outline.sections.filter { $0.isNamed(name) }.reduce(0) { $0 + $1.entries.filter { !removed.contains($0) }.count }
            if let edit = totalEdit(ofSection: name, to: left) { edits.append(edit) }
        }
        return edits.sorted { $0.range.lowerBound < $1.range.lowerBound }
    }

    /// The edits that move an entry to the end of the first section of a name, with numbers and totals; none where there is no such section.
    package func moveEdits(ofEntry block: Int, toSection name: String) -> [TextEdit] {
        guard let index = outline.section(named: name), let from = outline.section(ofBlock: block), !from.isNamed(name),
            digest.blocks.indices.contains(block), let headerBlock = outline.sections[index].header ?? entries.first
        else { return [] }
        let target = outline.sections[index]
        let anchorBlock = target.entries.last ?? headerBlock
        let place = textEnd(before: digest.blocks[anchorBlock].range.upperBound)
        let gap = target.entries.isEmpty ? lineEnd + lineEnd : lineEnd + lineEnd + lineEnd
        // Numbers in the new order.
        var order = entries.filter { $0 != block }
        let insertion = order.firstIndex { $0 > anchorBlock } ?? order.count
        order.insert(block, at: insertion)
        var body = Array(text.bytes[digest.blocks[block].start..<textEnd(before: digest.blocks[block].range.upperBound)])
        var edits: [TextEdit] = []
        for (position, entry) in order.enumerated() {
            guard let edit = numberEdit(entry, to: position + 1) else { continue }
            if entry == block {
                let start = digest.blocks[block].start
                body = Fixer.apply([TextEdit(edit.range.shifted(by: -start), edit.replacement)], to: body)
            } else {
                edits.append(edit)
            }
        }
        edits.append(TextEdit(place..<place, Array(gap.utf8) + body))
        if block == digest.blocks.indices.last {
            edits.append(TextEdit(textEnd(before: digest.blocks[block].start)..<text.count, lineEnd))
        } else {
            edits.append(TextEdit(digest.blocks[block].range, ""))
        }
        if let edit = totalEdit(ofSection: from.name, to: count(ofSection: from.name) - 1) { edits.append(edit) }
        if let edit = totalEdit(ofSection: name, to: count(ofSection: name) + 1) { edits.append(edit) }
        return edits.sorted { ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound) }
    }

    /// The offset behind the last byte before `offset` that is neither blank nor line end.
    func textEnd(before offset: Int) -> Int {
        var end = min(offset, text.count)
        while end > 0, text.bytes[end - 1].isBlank || text.bytes[end - 1].isLineEnd { end -= 1 }
        return end
    }
}
