package import DigestLint
import DigestSyntax

/// Something that an editor offers to do.
package struct CodeAction: Sendable, Equatable {
    package let title: String
    /// A kind of the protocol: `quickfix`, `refactor.move`, `source.fixAll.digestls`.
    package let kind: String
    /// The finding that it mends or silences.
    package let finding: Finding?
    /// Whether it is the one that "fix this" means: the only safe fix of its finding.
    package let isPreferred: Bool
    package let content: Content

    package enum Content: Sendable, Equatable {
        /// Ascending and not overlapping.
        case edits([TextEdit])
        /// Computed when somebody asks ``Snapshot/edits(for:)``.
        case key(CodeActionKey)
    }

    init(_ title: String, _ kind: String, finding: Finding? = nil, isPreferred: Bool = false, _ content: Content) {
        self.title = title
        self.kind = kind
        self.finding = finding
        self.isPreferred = isPreferred
        self.content = content
    }

    package static let fixAllKind = "source.fixAll.digestls"
    package static let renumberKind = "source.renumber.digestls"
    package static let contentsKind = "source.contents.digestls"
    /// The kinds that actions have.
    package static let kinds = ["quickfix", "refactor.move", "refactor.rewrite", fixAllKind, renumberKind, contentsKind]

    /// Whether a request for `only` these kinds wants an action of `kind`: kinds are prefixes up to a dot.
    package static func isWanted(_ kind: String, only: [String]?) -> Bool {
        guard let only else { return true }
        return only.contains { $0.isEmpty || kind == $0 || kind.hasPrefix($0 + ".") }
    }
}

/// What a change is that has yet to be computed: small enough to travel to the client and back.
package struct CodeActionKey: Sendable, Equatable {
    /// One of `Name`'s raw values.
    package let name: String
    /// An offset in the entry that it is about; 0 where it is about the file.
    package let offset: Int

    package init(name: String, offset: Int) {
        self.name = name
        self.offset = offset
    }

    enum Name: String {
        case fixAll, renumber, regenerateContents, moveEntry, removeEntry
    }

    init(_ name: Name, offset: Int = 0) { self.init(name: name.rawValue, offset: offset) }
}

extension Snapshot {
    /// What can be done about a range: fixes of the findings in it, moving or removing the entry around it, and what concerns the file.
    package func codeActions(in range: Range<Int>, only: [String]? = nil) -> [CodeAction] {
        let range = clamped(range)
        var actions: [CodeAction] = []
        if CodeAction.isWanted("quickfix", only: only) {
            let touched = findings.filter { $0.range.touches(range) }
            actions += fixes(of: touched)
            actions += suppressions(of: touched)
        }
        actions += entryActions(at: range.lowerBound).filter { CodeAction.isWanted($0.kind, only: only) }
        // What a fix offers already is not offered for the file as well.
        let titles = Set(actions.map(\.title))
        return actions + fileActions(only: only).filter { !titles.contains($0.title) }
    }

    /// The edits of an action whose content is a key: ascending and not overlapping; nil where the key means nothing here any more.
    package func edits(for key: CodeActionKey) -> [TextEdit]? {
        let block = digest.blockIndex(containing: clamped(key.offset))
        switch CodeActionKey.Name(rawValue: key.name) {
        case .fixAll: return fixAllEdits()
        case .renumber: return fileContext.renumberingEdits()
        case .regenerateContents: return fileContext.contentsRegenerationEdits()
        case .moveEntry:
            guard let block, let category = paper(atBlock: block)?.category else { return nil }
            return fileContext.moveEdits(ofEntry: block, toSection: category)
        case .removeEntry:
            guard let block, paper(atBlock: block) != nil else { return nil }
            return fileContext.removalEdits(ofEntries: [block])
        case nil: return nil
        }
    }

    /// The edits of all safe fixes, one after the other until none is left: ascending, not overlapping, and no larger than what changes.
    package func fixAllEdits() -> [TextEdit] {
        let outcome = Fixer.fix(digest, with: Linter(configuration), allowingUnsafe: false)
        return MinimalEdits.between(text, outcome.digest.text)
    }

    private var fileContext: FileContext { FileContext(digest: digest, outline: outline) }

    // MARK: Findings

    private func fixes(of findings: [Finding]) -> [CodeAction] {
        var actions: [CodeAction] = []
        var seen: Set<String> = []
        for finding in findings {
            let safeCount = finding.fixes.count { $0.safety == .safe }
            for fix in finding.fixes {
                // One fix may mend several findings, as renumbering does.
                guard seen.insert("\(fix.title) \(fix.edits.first?.range.lowerBound ?? 0) \(fix.edits.count)").inserted else { continue }
                actions.append(
                    CodeAction(
                        Self.title(of: fix), "quickfix", finding: finding, isPreferred: fix.safety == .safe && safeCount == 1,
                        .edits(fix.edits)))
            }
        }
        return actions
    }

    /// A fix's title, which says so where the fix might not be what somebody wants.
    private static func title(of fix: Fix) -> String {
        switch fix.safety {
        case .safe: fix.title
        case .unsafe: "\(fix.title) (unsafe)"
        case .suggestion: "\(fix.title) (suggestion)"
        }
    }

    // MARK: Entries and the file

    private func entryActions(at offset: Int) -> [CodeAction] {
        guard case .entry(let paper, _) = place(at: offset) else { return [] }
        var actions: [CodeAction] = []
        if let category = paper.category, let from = outline.section(ofBlock: paper.index), !from.isNamed(category),
            outline.section(named: category) != nil
        {
            actions.append(
                CodeAction("Move the entry to `\(category)`", "refactor.move", .key(CodeActionKey(.moveEntry, offset: paper.block.start))))
        }
        if let identifier = paper.identifier, let first = entries(of: identifier).first, first.index != paper.index {
            let place = first.number.map { ", which is entry \($0)" } ?? ""
            actions.append(
                CodeAction(
                    "Remove the repeated paper\(place)", "refactor.rewrite", .key(CodeActionKey(.removeEntry, offset: paper.block.start))))
        }
        return actions
    }

    private func fileActions(only: [String]?) -> [CodeAction] {
        var actions: [CodeAction] = []
        if CodeAction.isWanted(CodeAction.fixAllKind, only: only), findings.contains(where: { $0.fix(allowingUnsafe: false) != nil }) {
            actions.append(CodeAction("Fix all that can be fixed safely", CodeAction.fixAllKind, .key(CodeActionKey(.fixAll))))
        }
        if CodeAction.isWanted(CodeAction.renumberKind, only: only), hasWrongNumber {
            actions.append(CodeAction("Number all entries anew", CodeAction.renumberKind, .key(CodeActionKey(.renumber))))
        }
        if CodeAction.isWanted(CodeAction.contentsKind, only: only), hasStaleContents {
            actions.append(CodeAction("Write the contents anew", CodeAction.contentsKind, .key(CodeActionKey(.regenerateContents))))
        }
        return actions
    }

    private var hasWrongNumber: Bool {
        var number = 0
        for block in digest.blocks {
            guard let entry = block.entry else { continue }
            number += 1
            if entry.heading.number != number, !entry.heading.damage.contains(.missing) { return true }
        }
        return false
    }

    /// Whether the contents and the sections differ in names, order or totals.
    private var hasStaleContents: Bool {
        guard !outline.sections.isEmpty else { return false }
        guard outline.contentsLines.count == outline.sections.count else { return true }
        return zip(outline.contentsLines, outline.sections).contains { line, section in
            line.label != section.name || line.target != section.name || line.line.total != section.entries.count || !line.line.isWellFormed
        }
    }
}
