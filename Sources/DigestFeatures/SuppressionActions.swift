import DigestLint
import DigestSyntax

// Comments that silence a finding, written as the linter reads them.
extension Snapshot {
    /// For each rule that found something: silence for the line, the entry and the file.
    func suppressions(of findings: [Finding]) -> [CodeAction] {
        var actions: [CodeAction] = []
        var seen: Set<String> = []
        for finding in findings where finding.rule != "unknown-rule" && finding.rule != "unused-suppression" {
            guard seen.insert(finding.rule).inserted else { continue }
            let candidates = [
                ("line", nextLineEdit(for: finding)), ("entry", entryEdit(for: finding)), ("file", fileEdit(for: finding)),
            ]
            for case (let scope, let edit?) in candidates {
                actions.append(CodeAction("Suppress \(finding.rule) for this \(scope)", "quickfix", finding: finding, .edits([edit])))
            }
        }
        return actions
    }

    private func nextLineEdit(for finding: Finding) -> TextEdit? {
        guard finding.range.lowerBound < text.count else { return nil }
        let line = text.line(containing: finding.range.lowerBound)
        let start = text.start(ofLine: line)
        if line > 0, let edit = extending(text.contentRange(ofLine: line - 1), .nextLine, with: finding.rule) { return edit }
        return TextEdit(start..<start, comment("-next-line", finding.rule))
    }

    private func entryEdit(for finding: Finding) -> TextEdit? {
        guard let index = digest.blockIndex(containing: finding.range.lowerBound), let paper = paper(atBlock: index), !paper.entry.isGlued,
            paper.block.range.contains(finding.range.lowerBound)
        else { return nil }
        // Comments that speak of this entry stand in it, or between it and what comes before.
        let before = index > 0 ? digest.blocks[index - 1] : nil
        let between = before.map { block in
            block.node.comments.filter { $0.lowerBound >= (block.entry?.details.end ?? 0) }.map(block.absolute)
        }
        let inside = paper.block.node.comments.filter { $0.lowerBound < paper.entry.details.end }.map(paper.absolute)
        for range in (between ?? []) + inside {
            if let edit = extending(range, .entry, with: finding.rule) { return edit }
        }
        let start = paper.block.start
        return TextEdit(start..<start, comment("-entry", finding.rule))
    }

    private func fileEdit(for finding: Finding) -> TextEdit? {
        for block in digest.blocks {
            for range in block.node.comments {
                if let edit = extending(block.absolute(range), .file, with: finding.rule) { return edit }
            }
        }
        let start = bytes(0..<3).elementsEqual([0xEF, 0xBB, 0xBF]) ? 3 : 0
        return TextEdit(start..<start, comment("-file", finding.rule))
    }

    private func comment(_ scope: String, _ rule: String) -> String { "<!-- digestls-disable\(scope) \(rule) -->\(text.lineEnd)" }

    /// The edit that adds a rule to a comment of that scope which names others; nil where the range holds no such comment.
    private func extending(_ range: Range<Int>, _ scope: SuppressionDirective.Scope, with rule: String) -> TextEdit? {
        let range = trimmed(range)
        guard bytes(range).starts(with: "<!--".utf8), bytes(range).reversed().starts(with: ">--".utf8), range.count >= 7,
            let directive = SuppressionDirective(bytes(range)), directive.scope == scope, let last = directive.rules.last,
            !directive.rules.contains(where: { $0.id == rule })
        else { return nil }
        return TextEdit(last.range.upperBound..<last.range.upperBound, ", \(rule)")
    }
}
