import DigestSyntax

/// Lints digests by one configuration, and remembers for the digest it saw last what each block gave, so that after an edit
/// only what changed is looked at again.
package struct Linter: Sendable {
    package let configuration: LintConfiguration
    private let rules: ActiveRules
    /// What the blocks of the last digest gave, in their order; findings in offsets from the block's start.
    private var cache: [(node: BlockNode, findings: [Finding])] = []

    package init(_ configuration: LintConfiguration = LintConfiguration()) {
        self.configuration = configuration
        rules = ActiveRules(configuration)
    }

    /// The findings of a digest, in the order of the text.
    package mutating func lint(_ digest: Digest) -> [Finding] {
        refreshCache(digest)
        var findings: [Finding] = []
        for (block, cached) in zip(digest.blocks, cache) where !cached.findings.isEmpty {
            for finding in cached.findings { findings.append(finding.shifted(by: block.start)) }
        }
        return finish(findings, digest)
    }

    /// The findings of a digest that is looked at once: nothing is remembered.
    package func lintOnce(_ digest: Digest) -> [Finding] {
        var findings: [Finding] = []
        for block in digest.blocks {
            let first = findings.count
            rules.check(block, in: digest.text, &findings)
            for index in first..<findings.count { findings[index] = findings[index].shifted(by: block.start) }
        }
        return finish(findings, digest)
    }

    /// Computes what the last digest did not hold. Blocks keep their order, so equal runs at both ends are all there is to find.
    private mutating func refreshCache(_ digest: Digest) {
        let blocks = digest.blocks
        var prefix = 0
        while prefix < min(cache.count, blocks.count), cache[prefix].node === blocks[prefix].node { prefix += 1 }
        var suffix = 0
        while suffix < min(cache.count, blocks.count) - prefix, cache[cache.count - 1 - suffix].node === blocks[blocks.count - 1 - suffix].node {
            suffix += 1
        }
        var fresh: [(node: BlockNode, findings: [Finding])] = []
        for block in blocks[prefix..<blocks.count - suffix] {
            var findings: [Finding] = []
            rules.check(block, in: digest.text, &findings)
            fresh.append((block.node, findings))
        }
        cache.replaceSubrange(prefix..<cache.count - suffix, with: fresh)
    }

    /// Adds what the whole file shows, takes away what is suppressed, and sorts.
    private func finish(_ blockFindings: [Finding], _ digest: Digest) -> [Finding] {
        var findings = blockFindings
        let context = FileContext(digest: digest, outline: Outline(digest))
        for (rule, check) in rules.fileChecks {
            let first = findings.count
            check(context, &findings)
            rules.settle(&findings, from: first, rule)
        }
        findings = context.withoutConsequences(findings)
        let hasComments = digest.blocks.contains { !$0.node.comments.isEmpty }
        if hasComments {
            let suppressions = Suppressions(digest)
            findings = suppressions.apply(to: findings, configuration)
        }
        findings.sort { ($0.range.lowerBound, $0.range.upperBound, $0.rule) < ($1.range.lowerBound, $1.range.upperBound, $1.rule) }
        return findings
    }
}

/// The rules that a configuration leaves on, by what their checks see.
private struct ActiveRules: Sendable {
    private var entryChecks: [(rule: Rule, check: @Sendable (EntryContext, inout [Finding]) -> Void)] = []
    private var damagedEntryChecks: [(rule: Rule, check: @Sendable (EntryContext, inout [Finding]) -> Void)] = []
    private var blockChecks: [(rule: Rule, traits: TextTraits, check: @Sendable (BlockContext, inout [Finding]) -> Void)] = []
    private(set) var fileChecks: [(rule: Rule, check: @Sendable (FileContext, inout [Finding]) -> Void)] = []
    private var severities: [String: Severity] = [:]
    private var anyTrait: TextTraits = []

    init(_ configuration: LintConfiguration) {
        for rule in Rule.all {
            guard let severity = configuration.severity(of: rule) else { continue }
            severities[rule.id] = severity
            switch rule.check {
            case .entry(let check): entryChecks.append((rule, check))
            case .damagedEntry(let check): damagedEntryChecks.append((rule, check))
            case .block(let traits, let check):
                blockChecks.append((rule, traits, check))
                anyTrait.formUnion(traits)
            case .file(let check): fileChecks.append((rule, check))
            case .suppressions: break
            }
        }
    }

    /// Runs the rules about single blocks; findings in offsets from the block's start.
    func check(_ block: Block, in text: SourceText, _ findings: inout [Finding]) {
        let source = BlockContext(text: text, block: block)
        if case .entry(let entry) = block.node.content {
            let context = EntryContext(entry: entry, source: source)
            for (rule, check) in entryChecks {
                let first = findings.count
                check(context, &findings)
                if findings.count > first { settle(&findings, from: first, rule) }
            }
            if !entry.isRegular {
                for (rule, check) in damagedEntryChecks {
                    let first = findings.count
                    check(context, &findings)
                    if findings.count > first { settle(&findings, from: first, rule) }
                }
            }
        }
        guard !block.node.traits.isDisjoint(with: anyTrait) else { return }
        for (rule, traits, check) in blockChecks where !block.node.traits.isDisjoint(with: traits) {
            let first = findings.count
            check(source, &findings)
            if findings.count > first { settle(&findings, from: first, rule) }
        }
    }

    /// Gives new findings the severity that the configuration wants.
    func settle(_ findings: inout [Finding], from first: Int, _ rule: Rule) {
        guard let severity = severities[rule.id] else { return }
        for index in first..<findings.count { findings[index].severity = severity }
    }
}
