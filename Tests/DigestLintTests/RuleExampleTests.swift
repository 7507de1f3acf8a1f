import DigestLint
import DigestSyntax
import Testing

/// Every rule's examples, by themselves and mutated.
struct RuleExampleTests {
    struct Case: CustomTestStringConvertible, Sendable {
        let rule: String
        let index: Int
        var testDescription: String { "\(rule) #\(index)" }
        var example: Rule.Example? { Rule.named(rule).flatMap { $0.examples.indices.contains(index) ? $0.examples[index] : nil } }
    }

    static let cases: [Case] = Rule.all.flatMap { rule in rule.examples.indices.map { Case(rule: rule.id, index: $0) } }

    @Test(arguments: cases)
    func `an example gives one finding, of its rule`(of item: Case) throws {
        let example = try #require(item.example)
        let bad = try #require(Host.digest(with: example), "a text of the example does not stand in the sample exactly once")
        expectOnly(item.rule, in: bad)
    }

    @Test(arguments: cases)
    func `an example among thirty entries gives one finding`(of item: Case) throws {
        let example = try #require(item.example)
        #expect(Linter().lintOnce(Digest(Host.thirty)) == [])
        // What is cut off at the end of the file, or written throughout it, is no mistake among others.
        guard !["truncated-file", "old-dialect"].contains(item.rule), let bad = Host.digest(with: example, among: Host.thirty) else {
            return
        }
        if ["empty-section #0", "duplicate-paper #0", "missing-contents #4"].contains(item.testDescription) { return }
        expectOnly(item.rule, in: bad)
    }

    @Test(arguments: cases)
    func `an example in a file with CRLF gives one finding`(of item: Case) throws {
        let example = try #require(item.example)
        guard item.rule != "mixed-line-endings", let bad = Host.digest(with: example) else { return }
        expectOnly(item.rule, in: bad.replacingLineEnds("\r\n"))
    }

    @Test(arguments: cases)
    func `an example in a file without final newline gives one finding`(of item: Case) throws {
        let example = try #require(item.example)
        guard let bad = Host.digest(with: example), bad.utf8.last == 0x0A else { return }
        expectOnly(item.rule, in: String(bad.dropLast()))
    }

    @Test(arguments: cases)
    func `a fix gives what the example promises`(of item: Case) throws {
        let example = try #require(item.example)
        let bad = try #require(Host.digest(with: example))
        let outcome: String?
        let safety: Fix.Safety
        switch example.outcome {
        case .restored: (outcome, safety) = (Sample.digest, .safe)
        case .restoredUnsafely: (outcome, safety) = (Sample.digest, .unsafe)
        case .becomes(let pairs, let kind):
            (outcome, safety) = (pairs.isEmpty ? nil : Host.replace(pairs.map { ($0.wrong, $0.fixed) }, in: bad), kind)
        case .stays: (outcome, safety) = (bad, .safe)
        }
        let fixed = Fixer.fix(Digest(bad), with: Host.linter(for: item.rule), allowingUnsafe: safety == .unsafe, earlier: Host.earlier)
        let text = fixed.digest.text.string(0..<fixed.digest.text.count)
        if let outcome { #expect(text.utf8.elementsEqual(outcome.utf8), "fixed: \(firstDifference(text, outcome))") }
        if case .stays = example.outcome { return }
        #expect(fixed.remaining == [], "left: \(fixed.remaining.map { "\($0.rule): \($0.message)" })")
    }

    @Test(arguments: cases)
    func `fixes converge and a second run changes nothing`(of item: Case) throws {
        let example = try #require(item.example)
        for host in [Sample.digest, Host.thirty] {
            guard let bad = Host.digest(with: example, among: host) else { continue }
            for text in [bad, bad.replacingLineEnds("\r\n")] {
                for allowingUnsafe in [false, true] {
                    let linter = Host.linter(for: item.rule)
                    let before = linter.lintOnce(Digest(text), earlier: Host.earlier)
                    let once = Fixer.fix(Digest(text), with: linter, allowingUnsafe: allowingUnsafe, earlier: Host.earlier)
                    let twice = Fixer.fix(once.digest, with: linter, allowingUnsafe: allowingUnsafe, earlier: Host.earlier)
                    #expect(twice.digest.text == once.digest.text)
                    #expect(once.remaining.allSatisfy { $0.fix(allowingUnsafe: allowingUnsafe) == nil })
                    let known = Set(before.map(\.rule))
                    #expect(once.remaining.allSatisfy { known.contains($0.rule) }, "new: \(once.remaining.map(\.message))")
                }
            }
        }
    }

    @Test(arguments: cases)
    func `a suppressed example gives no finding`(of item: Case) throws {
        let example = try #require(item.example)
        guard !["unused-suppression", "unknown-rule", "byte-order-mark"].contains(item.rule) else { return }
        guard let bad = Host.digest(with: example) else { return }
        let text = bad + "\n<!-- digestls-disable-file \(item.rule) -->\n"
        let findings = Host.linter(for: item.rule).lintOnce(Digest(text), earlier: Host.earlier)
        #expect(findings.filter { $0.rule == item.rule } == [])
    }

    private func expectOnly(_ rule: String, in text: String, sourceLocation: SourceLocation = #_sourceLocation) {
        let digest = Digest(text)
        let findings = Host.linter(for: rule).lintOnce(digest, earlier: Host.earlier)
        #expect(
            findings.map(\.rule) == [rule],
            "\(findings.map { "\($0.rule)@\(digest.text.line(containing: $0.range.lowerBound)): \($0.message)" })",
            sourceLocation: sourceLocation)
        for finding in findings {
            #expect(finding.range.upperBound <= digest.text.count && !finding.message.isEmpty && !finding.message.contains("\n"))
        }
    }

    private func firstDifference(_ first: String, _ second: String) -> String {
        let one = first.split(separator: "\n", omittingEmptySubsequences: false)
        let two = second.split(separator: "\n", omittingEmptySubsequences: false)
        for (line, pair) in zip(one, two).enumerated() where pair.0 != pair.1 {
            return "line \(line): got \(pair.0.debugDescription), wanted \(pair.1.debugDescription)"
        }
        return "\(one.count) lines, wanted \(two.count)"
    }
}

extension String {
    func replacingLineEnds(_ end: String) -> String {
        String(decoding: utf8.flatMap { $0 == 0x0A ? Array(end.utf8) : [$0] }, as: UTF8.self)
    }
}
