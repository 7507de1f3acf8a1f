import DigestLint
import DigestSyntax

// What a hover says of sections, categories, the contents and suppression comments.
extension Snapshot {
    func writeContents(_ text: inout MarkupText) {
        text.strong("Table of contents")
        text.endParagraph()
        let count = outline.sections.reduce(0) { $0 + $1.entries.count }
        text.trusted("\(counted(outline.sections.count, "section")), \(counted(count, "paper"))")
        text.endParagraph()
        for section in outline.sections {
            text.item()
            text.text("\(Self.titled(section.name)): \(counted(section.entries.count, "paper"))")
        }
    }

    func writeSection(ofHeader block: Int, _ text: inout MarkupText) {
        guard let section = outline.sections.first(where: { $0.header == block }) else { return }
        writeSection(section, named: section.name, listed: contentsLine(named: section.name)?.line.total, &text)
    }

    /// Writes a section: its name in full, how many papers the contents promise and how many there are, and which.
    func writeSection(_ section: Outline.Section?, named name: String, listed: Int?, _ text: inout MarkupText) {
        writeName(ofCategory: name, &text)
        guard let section else {
            text.trusted("This digest has no such section.")
            return text.endParagraph()
        }
        writeCounts(actual: paperCount(ofSectionsNamed: section.name), listed: listed, &text)
        writeList(section.entries.compactMap { paper(atBlock: $0) }, &text)
    }

    /// Writes a category as an entry names it: its name in full and how many papers it has here.
    func writeCategory(_ name: String, _ text: inout MarkupText) {
        writeName(ofCategory: name, &text)
        if outline.section(named: name) != nil {
            writeCounts(actual: paperCount(ofSectionsNamed: name), listed: contentsLine(named: name)?.line.total, &text)
        } else {
            text.trusted("This digest has no such section.")
            text.endParagraph()
        }
        let named = papers.reduce(0) { count, paper in
            paper.value(.mainCategory).map { bytes($0).elementsEqual(name.utf8) } == true ? count + 1 : count
        }
        guard named != paperCount(ofSectionsNamed: name) else { return }
        text.trusted("Main category of \(counted(named, "paper"))")
        text.endParagraph()
    }

    private func writeName(ofCategory name: String, _ text: inout MarkupText) {
        text.strong(name.isEmpty ? "(untitled)" : name)
        if let category = Category.named(name) {
            text.blank()
            text.text("\(category.name) (\(category.group))")
            if let successor = category.successor {
                text.endParagraph()
                text.text("Today \(successor.id), \(successor.name)")
            }
        } else {
            text.blank()
            text.trusted("is not in arXiv's taxonomy")
        }
        text.endParagraph()
    }

    private func writeCounts(actual: Int, listed: Int?, _ text: inout MarkupText) {
        let found = counted(actual, "paper")
        switch listed {
        case nil: text.trusted("\(found), not listed in the contents")
        case .some(actual): text.trusted(found)
        case .some(let listed): text.trusted("\(found), the contents list \(grouped(listed))")
        }
        text.endParagraph()
    }

    /// Writes the page of the rule under the caret, or of every rule that the comment names; false where it is no comment of ours.
    func writeSuppression(_ comment: Range<Int>, at offset: Int, _ text: inout MarkupText) -> Bool {
        guard let directive = SuppressionDirective(bytes(comment)) else { return false }
        switch directive.scope {
        case .fromHere: text.trusted("From here on, until `digestls-enable`, these rules are silent:")
        case .nextLine: text.trusted("On the next line these rules are silent:")
        case .entry: text.trusted("In this entry, or the next one where the comment stands between two, these rules are silent:")
        case .file: text.trusted("In this file these rules are silent:")
        case .enable: text.trusted("From here on these rules speak again:")
        }
        if directive.rules.isEmpty { text.trusted(" all of them.") }
        text.endParagraph()
        let touched = directive.rules.filter { $0.range.touches(offset) }
        for name in touched.isEmpty ? directive.rules : touched { writeRule(name.id, &text) }
        return true
    }

    func writeRule(_ id: String, _ text: inout MarkupText) {
        text.strong(id)
        guard let rule = Rule.named(id) else {
            text.trusted(" names no rule.")
            return text.endParagraph()
        }
        text.trusted(": \(rule.summary)")
        text.endParagraph()
        text.trusted(rule.explanation)
        text.endParagraph()
    }
}
