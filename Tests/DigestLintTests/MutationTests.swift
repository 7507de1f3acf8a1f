import DigestLint
import DigestSyntax
import Foundation
import Testing

/// One mistake gives one finding, of the right rule, where a person would look; what the format allows gives none; safe fixes restore.
struct MutationTests {
    /// How many places of each digest a mistake is made at; `DIGESTLS_MUTATION_ROUNDS` makes it more, and takes all digests.
    static let rounds = ProcessInfo.processInfo.environment["DIGESTLS_MUTATION_ROUNDS"].flatMap { Int($0) }

    static let hosts: [(name: String, anatomy: Anatomy)] = {
        let files = rounds == nil ? FixtureTests.names.filter { $0.hasPrefix("002") } : FixtureTests.names
        let texts = files.compactMap { name in
            (try? Data(contentsOf: FixtureTests.folder.appendingPathComponent(name))).map { (name, [UInt8]($0)) }
        }
        return ([("sample", Array(Sample.digest.utf8))] + texts).compactMap { name, bytes in Anatomy(bytes).map { (name, $0) } }
    }()

    /// Mistakes whose answer is not yet the one that is wanted; they are held to be so, that the list cannot grow old.
    static let unresolved: Set<String> = [
        // A missing paper shows in the number that is skipped and in the total.
        "entries: one gone"
    ]

    @Test func `the digests to make mistakes in are there`() {
        #expect(Self.hosts.count == (Self.rounds == nil ? 2 : 6))
        #expect(Set(Mutation.all.map(\.name)).count > 500)
    }

    @Test(arguments: Mutation.groups(of: Mutation.all))
    func `one mistake gives one finding, and its fix restores what was there`(of group: String) {
        check(Mutation.all.filter { $0.group == group })
    }

    @Test(arguments: Mutation.groups(of: Mutation.oddities))
    func `what the format allows gives no warning`(of group: String) {
        check(Mutation.oddities.filter { $0.group == group })
    }

    private func check(_ mutations: [Mutation]) {
        for mutation in mutations {
            var wrong: [String] = []
            for (index, host) in Self.hosts.enumerated() {
                for round in 0..<(Self.rounds ?? 1) {
                    if case .wrong(let reason, let text) = mutation.verdict(
                        on: host.anatomy, seed: UInt64(index * 1000 + round), checksFixes: true)
                    {
                        wrong.append("\(reason.rawValue) in \(host.name), \(text)")
                    }
                }
            }
            if Self.unresolved.contains(mutation.name) {
                #expect(!wrong.isEmpty, "\(mutation.name) is right now")
            } else {
                #expect(wrong.isEmpty, "\(mutation.name): \(wrong.first ?? "")")
            }
        }
    }

    @Test func `two mistakes in different entries give two findings`() {
        guard let anatomy = Self.hosts.last?.anatomy else { return }
        let single = Mutation.all.filter { mutation in
            !mutation.isAnywhere && !Self.unresolved.contains(mutation.name)
                && ["heading", "authors", "fold", "label Method", "label Abstract", "field Result"].contains(mutation.group)
        }
        for (index, mutation) in single.enumerated() where Self.rounds != nil || index % 3 == 0 {
            let other = single[(index * 7 + 5) % single.count]
            var (first, second) = (Scene(anatomy, seed: UInt64(index)), Scene(anatomy, seed: UInt64(index + 5000)))
            guard abs(first.e - second.e) > 1, !first.isLastEntry, !second.isLastEntry, let one = mutation.make(&first),
                let two = other.make(&second)
            else { continue }
            // A number counts on from the one before, an address from all others.
            if (mutation.rules.union(other.rules)).contains("wrong-entry-number")
                || (mutation.rules.union(other.rules)).contains("duplicate-paper")
            {
                continue
            }
            let edits = (one + two).sorted { $0.range.lowerBound < $1.range.lowerBound }
            let findings = Linter().lintOnce(Digest(SourceText(Fixer.apply(edits, to: anatomy.bytes))))
            #expect(
                findings.count == 2,
                "\(mutation.name) in entry \(first.e + 1), \(other.name) in \(second.e + 1): \(findings.map(\.message))")
        }
    }

    @Test func `a digest cut off anywhere is told once`() {
        let bytes = Array(Sample.digest.utf8)
        for length in 1..<bytes.count {
            let text = SourceText(Array(bytes[..<length]))
            let findings = Linter().lintOnce(Digest(text)).filter { $0.severity >= .warning }
            #expect(
                findings.count <= 2,
                "cut at \(length), behind \(text.string(max(0, length - 30)..<length).debugDescription): \(findings.map { "\($0.rule): \($0.message)" })"
            )
            let isInside = findings.contains { $0.rule == "truncated-file" }
            if isInside {
                #expect(
                    findings.count == 1,
                    "cut at \(length), behind \(text.string(max(0, length - 30)..<length).debugDescription): \(findings.map { "\($0.rule): \($0.message)" })"
                )
            }
        }
    }

    @Test func `findings after random edits are those of the whole text`() {
        let seed = UInt64.random(in: 0...UInt64.max)
        var generator = SeededGenerator(seed: seed)
        let pieces = [
            "\n", "\n\n", "### [", "]", "</details>", "<details>\n", "Method: ", "Abstract: ", "*", "# cs.CV [[Back]](#toc)\n",
            "<div id='cs.AI'></div>\n", "x", "\u{1B}",
            "<<<<<<< HEAD\n", "=======\n", ">>>>>>> x\n", "\r", "\t", "</details><div id='cs.CV'></div>", "<!-- digestls-disable -->\n",
            "Main category: cs.CV\n", "",
        ]
        for _ in 0..<(Self.rounds ?? 1) * 4 {
            var digest = Digest(Sample.digest)
            var linter = Linter()
            for step in 0..<60 {
                let start = Int.random(in: 0...digest.text.count, using: &generator)
                let end = min(digest.text.count, start + Int.random(in: 0...(step % 5 == 0 ? 400 : 12), using: &generator))
                digest.replace(start..<end, with: Array((pieces.randomElement(using: &generator) ?? "").utf8))
                let whole = Linter().lintOnce(Digest(digest.text))
                let findings = linter.lint(digest)
                guard findings != whole else { continue }
                let blocks = digest.blocks.map(\.node) == Digest(digest.text).blocks.map(\.node)
                let added = findings.filter { !whole.contains($0) }.map(\.message)
                let lacking = whole.filter { !findings.contains($0) }.map(\.message)
                Issue.record("seed \(seed), step \(step), \(blocks ? "same" : "other") blocks: too many \(added), lacking \(lacking)")
                return
            }
        }
    }

    @Test func `bytes and lines at random are survived, and fixes come to rest`() {
        let seed = UInt64.random(in: 0...UInt64.max)
        var generator = SeededGenerator(seed: seed)
        let lines = Sample.digest.split(separator: "\n", omittingEmptySubsequences: false)
        for round in 0..<(Self.rounds ?? 1) * 20 {
            let bytes: [UInt8] =
                switch round % 3 {
                case 0: (0..<2000).map { _ in UInt8.random(in: 0...255, using: &generator) }
                case 1: Array(lines.shuffled(using: &generator).joined(separator: "\n").utf8)
                default: (0..<300).flatMap { _ in Array("\n[]()#*<>:-='/ Medtailsry\u{0}1\r".utf8).shuffled(using: &generator).prefix(3) }
                }
            let once = Fixer.fix(Digest(SourceText(bytes)), with: Linter(), allowingUnsafe: false)
            let twice = Fixer.fix(once.digest, with: Linter(), allowingUnsafe: false)
            #expect(twice.digest.text == once.digest.text, "seed \(seed), round \(round)")
        }
    }
}

extension Mutation {
    /// What stands before the colon of its name.
    var group: String { String(name.prefix { $0 != ":" }) }

    static func groups(of mutations: [Mutation]) -> [String] { Set(mutations.map(\.group)).sorted() }
}
