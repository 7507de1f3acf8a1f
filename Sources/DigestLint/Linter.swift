package import DigestIndex
package import DigestSyntax

/// Where an earlier digest of the library has a paper; nil where none has.
package typealias EarlierAppearance = (ArxivIdentifier) -> Appearance?

/// Lints digests by one configuration, and remembers for the digest it saw last what each block gave, so that after an edit
/// only what changed is looked at again.
package struct Linter: Sendable {
    package let configuration: LintConfiguration
    private let rules: ActiveRules
    /// What the blocks of the last digest gave, in their order; findings in offsets from the block's start.
    private var cache: [(node: BlockNode, findings: [Finding])] = []
    /// The line end of the last digest: fixes write it, so with another one nothing remembered holds.
    private var lineEnd = "\n"

    package init(_ configuration: LintConfiguration = LintConfiguration()) {
        self.configuration = configuration
        rules = ActiveRules(configuration)
    }

    /// The findings of a digest, in the order of the text.
    /// - Parameter earlier: Asked about papers that were not asked about before; nil where no library is known.
    package mutating func lint(_ digest: Digest, earlier: EarlierAppearance? = nil) -> [Finding] {
        refreshCache(digest, earlier.map { remembering($0) })
        var report = Report()
        for (block, cached) in zip(digest.blocks, cache) where !cached.findings.isEmpty {
            for finding in cached.findings { report.findings.append(finding.shifted(by: block.start)) }
        }
        return finish(&report, digest, isLibraryKnown: earlier != nil)
    }

    /// The findings of a digest that is looked at once: nothing is remembered.
    /// - Parameter earlier: Nil where no library is known.
    package func lintOnce(_ digest: Digest, earlier: EarlierAppearance? = nil) -> [Finding] {
        var report = Report()
        let remembered = earlier.map { remembering($0) }
        for block in digest.blocks { rules.check(block, base: block.start, in: digest.text, remembered, &report) }
        return finish(&report, digest, isLibraryKnown: earlier != nil)
    }

    /// Has everything looked at again: the library is not what it was.
    package mutating func forget() { cache = [] }

    /// Computes what the last digest did not hold. Blocks keep their order, so equal runs at both ends are all there is to find.
    private mutating func refreshCache(_ digest: Digest, _ earlier: EarlierAppearance?) {
        let blocks = digest.blocks
        if digest.text.lineEnd != lineEnd {
            cache = []
            lineEnd = digest.text.lineEnd
        }
        let shorter = min(cache.count, blocks.count)
        var prefix = 0
        while prefix < shorter, cache[prefix].node === blocks[prefix].node { prefix += 1 }
        var suffix = 0
        while suffix < shorter - prefix, cache[cache.count - 1 - suffix].node === blocks[blocks.count - 1 - suffix].node { suffix += 1 }
        var fresh: [(node: BlockNode, findings: [Finding])] = []
        for block in blocks[prefix..<blocks.count - suffix] {
            var report = Report()
            rules.check(block, base: 0, in: digest.text, earlier, &report)
            fresh.append((block.node, report.findings))
        }
        cache.replaceSubrange(prefix..<cache.count - suffix, with: fresh)
    }

    /// Asks about each paper once: a paper that stands in a file a thousand times has a thousand appearances to choose the first from.
    private func remembering(_ earlier: @escaping EarlierAppearance) -> EarlierAppearance {
        var known: [ArxivIdentifier: Appearance?] = [:]
        return { paper in
            if let answer = known[paper] { return answer }
            let answer = earlier(paper)
            known.updateValue(answer, forKey: paper)
            return answer
        }
    }

    /// Adds what the whole file shows, takes away what is suppressed, and sorts.
    private func finish(_ report: inout Report, _ digest: Digest, isLibraryKnown: Bool) -> [Finding] {
        let context = FileContext(digest: digest, outline: Outline(digest))
        rules.check(context, &report)
        var findings = context.withoutConsequences(report.findings)
        if digest.blocks.contains(where: \.summary.hasComments) {
            findings = Suppressions(digest).apply(to: findings, configuration, isLibraryKnown: isLibraryKnown)
        }
        findings.sort { ($0.range.lowerBound, $0.range.upperBound, $0.rule) < ($1.range.lowerBound, $1.range.upperBound, $1.rule) }
        return findings
    }
}

/// The rules that a configuration leaves on, by what their checks see.
private struct ActiveRules: Sendable {
    // Not one generic type: a closure that is stored as a parameter's type is called by way of another one that copies what it gets.
    private struct EntryRule: Sendable {
        let id: String
        let severity: Severity
        let check: @Sendable (EntryContext, inout Report) -> Void
    }

    private struct ComebackRule: Sendable {
        let id: String
        let severity: Severity
        let check: @Sendable (EntryContext, Appearance, inout Report) -> Void
    }

    private struct BlockRule: Sendable {
        let id: String
        let severity: Severity
        let traits: TextTraits
        let check: @Sendable (BlockContext, inout Report) -> Void
    }

    private struct FileRule: Sendable {
        let id: String
        let severity: Severity
        let check: @Sendable (FileContext, inout Report) -> Void
    }

    private var entryRules: [EntryRule] = []
    private var comebackRules: [ComebackRule] = []
    private var damagedEntryRules: [EntryRule] = []
    private var blockRules: [BlockRule] = []
    private var fileRules: [FileRule] = []
    private var anyTrait: TextTraits = []

    init(_ configuration: LintConfiguration) {
        for rule in Rule.all {
            guard let severity = configuration.severity(of: rule) else { continue }
            switch rule.check {
            case .entry(let check): entryRules.append(EntryRule(id: rule.id, severity: severity, check: check))
            case .damagedEntry(let check): damagedEntryRules.append(EntryRule(id: rule.id, severity: severity, check: check))
            case .comeback(let check): comebackRules.append(ComebackRule(id: rule.id, severity: severity, check: check))
            case .block(let traits, let check):
                blockRules.append(BlockRule(id: rule.id, severity: severity, traits: traits, check: check))
                anyTrait.formUnion(traits)
            case .file(let check): fileRules.append(FileRule(id: rule.id, severity: severity, check: check))
            case .suppressions: break
            }
        }
    }

    /// Runs the rules about single blocks; findings come out `base` bytes behind their place in the block.
    func check(_ block: Block, base: Int, in text: SourceText, _ earlier: EarlierAppearance?, _ report: inout Report) {
        let source = BlockContext(text: text, block: block)
        if let entry = block.entry {
            let context = EntryContext(entry: entry, source: source)
            for rule in entryRules {
                report.begin(rule.id, rule.severity, base: base)
                rule.check(context, &report)
            }
            if !entry.isRegular {
                for rule in damagedEntryRules {
                    report.begin(rule.id, rule.severity, base: base)
                    rule.check(context, &report)
                }
            }
        }
        if !comebackRules.isEmpty, let earlier, let entry = block.entry, let paper = entry.heading.identifier?.paper,
            let first = earlier(paper)
        {
            for rule in comebackRules {
                report.begin(rule.id, rule.severity, base: base)
                rule.check(EntryContext(entry: entry, source: source), first, &report)
            }
        }
        guard !block.node.traits.isDisjoint(with: anyTrait) else { return }
        for rule in blockRules where !block.node.traits.isDisjoint(with: rule.traits) {
            report.begin(rule.id, rule.severity, base: base)
            rule.check(source, &report)
        }
    }

    /// Runs the rules about whole files.
    func check(_ file: FileContext, _ report: inout Report) {
        for rule in fileRules {
            report.begin(rule.id, rule.severity)
            rule.check(file, &report)
        }
    }
}
