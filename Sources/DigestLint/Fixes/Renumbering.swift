import DigestSyntax

extension FileContext {
    /// The edits that number the entries 1, 2, 3 … in the order of the file, leaving out some blocks; none where they are so already.
    package func renumberingEdits(leavingOut removed: Set<Int> = []) -> [TextEdit] {
        var number = 0
        var edits: [TextEdit] = []
        for block in entries where !removed.contains(block) {
            number += 1
            if let edit = numberEdit(block, to: number) { edits.append(edit) }
        }
        return edits
    }

    /// The edit that gives the entry in a block its number; nil where it has it, or has no heading to put it in.
    func numberEdit(_ block: Int, to number: Int) -> TextEdit? {
        guard let heading = entry(block)?.heading, !heading.damage.contains(.missing) else { return nil }
        let digits = String(number)
        if let text = heading.numberText {
            let range = absolute(text, in: block)
            return string(range) == digits ? nil : TextEdit(range, digits)
        }
        guard let title = heading.title else { return nil }
        let opens = !heading.damage.contains(.titleOpen)
        let place = absolute(title, in: block).lowerBound - (opens ? 1 : 0)
        return TextEdit(place..<place, "[\(digits)] ")
    }
}
