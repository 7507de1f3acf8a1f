import DigestLint
import DigestSyntax
import Foundation
import Testing

/// The pages that are written from the rules. `DIGESTLS_WRITE_GENERATED=1 swift test --filter RuleCatalogueTests` writes them anew.
struct RuleCatalogueTests {
    static let root = FixtureTests.folder.deletingLastPathComponent().deletingLastPathComponent()
    static let writes = ProcessInfo.processInfo.environment["DIGESTLS_WRITE_GENERATED"] != nil

    @Test func `the catalogue says what the rules say`() throws {
        try expectGenerated("Sources/DigestLint/RULES.md") { _ in Rule.catalogue }
    }

    @Test func `the table in the README says what the rules say`() throws {
        try expectGenerated("README.md") { text in
            let (start, end) = ("<!-- rules -->\n", "<!-- /rules -->")
            let head = try #require(text.range(of: start)), tail = try #require(text.range(of: end))
            return text[..<head.upperBound] + Rule.table + text[tail.lowerBound...]
        }
    }

    @Test func `ids are unique, in lower case, and every rule has an explanation`() {
        #expect(Set(Rule.all.map(\.id)).count == Rule.all.count)
        for rule in Rule.all {
            #expect(rule.id.allSatisfy { $0.isLowercase || $0 == "-" || $0.isNumber }, "\(rule.id)")
            #expect(rule.explanation.count > 60 && !rule.summary.hasSuffix("."), "\(rule.id)")
            // Bytes that are no UTF-8 fit no Swift string; that rule has tests of its own.
            #expect(!rule.examples.isEmpty || rule.id == "invalid-utf8", "\(rule.id) has no examples")
        }
    }

    @Test func `a rule's file is named after it`() throws {
        let files = try FileManager.default.contentsOfDirectory(atPath: Self.root.appendingPathComponent("Sources/DigestLint/Rules").path)
        let expected = Rule.all.map { rule in
            rule.id.split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined() + ".swift"
        }
        #expect(Set(files) == Set(expected))
    }

    @Test func `no finding has a better fix than its rule says`() throws {
        for rule in Rule.all {
            for example in rule.examples {
                let bad = try #require(Host.digest(with: example))
                for finding in Host.linter(for: rule.id).lintOnce(Digest(bad), earlier: Host.earlier) where finding.rule == rule.id {
                    let best = finding.fixes.map(\.safety.rank).max() ?? 0
                    #expect(best <= (rule.fix?.rank ?? 0), "\(rule.id)")
                }
            }
        }
    }

    private func expectGenerated(_ path: String, _ make: (String) throws -> String) throws {
        let file = Self.root.appendingPathComponent(path)
        let found = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
        let wanted = try make(found)
        if Self.writes { try wanted.write(to: file, atomically: true, encoding: .utf8) }
        #expect(
            found == wanted || Self.writes, "\(path) is out of date: run DIGESTLS_WRITE_GENERATED=1 swift test --filter RuleCatalogueTests")
    }
}

extension Fix.Safety {
    var rank: Int { self == .safe ? 3 : self == .unsafe ? 2 : 1 }
}
