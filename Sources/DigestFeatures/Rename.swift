package import DigestLint
import DigestSyntax

/// Why something cannot be renamed, as a sentence for the user.
package struct RenameRefusal: Error, Sendable, Equatable {
    package let reason: String
}

extension Snapshot {
    /// What a rename at `offset` would rename: the range of a category's name, and the name.
    package func prepareRename(at offset: Int) throws(RenameRefusal) -> (range: Range<Int>, name: String) {
        guard let category = category(at: offset) else {
            throw RenameRefusal(
                reason: "Only a category can be renamed: in the contents, in a section's anchor or heading, or as a main category.")
        }
        guard category.name != "toc" else { throw RenameRefusal(reason: "`toc` names the contents and is no category.") }
        return (category.range, category.name)
    }

    /// The edits that rename the category at `offset` everywhere in the digest: contents label and target, anchor, heading and every main
    /// category; ascending and not overlapping.
    package func rename(at offset: Int, to newName: String) throws(RenameRefusal) -> [TextEdit] {
        let old = try prepareRename(at: offset)
        guard Category.hasShape(newName.utf8) else {
            throw RenameRefusal(reason: "`\(singleLine(newName))` does not have the shape of a category, such as cs.CV or hep-th.")
        }
        guard newName != old.name else { return [] }
        guard outline.section(named: newName) == nil, contentsLine(named: newName) == nil else {
            throw RenameRefusal(reason: "The digest has a section `\(newName)` already.")
        }
        return occurrences(ofCategory: old.name).map { TextEdit($0.range, newName) }
    }
}
