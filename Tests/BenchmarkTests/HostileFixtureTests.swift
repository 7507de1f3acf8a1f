import DigestLint
import DigestSyntax
import Testing

/// Every file that was once too much for some part, through all of them.
struct HostileFixtureTests {
    @Test func `hostile files are parsed, linted, fixed, formatted and edited like others`() throws {
        let files = try Inputs.files("hostile")
        #expect(!files.isEmpty)
        for (name, bytes) in files {
            let digest = Digest(SourceText(bytes))
            for finding in Linter().lintOnce(digest) {
                for fix in finding.fixes {
                    var end = 0
                    for edit in fix.edits {
                        #expect(edit.range.lowerBound >= end && edit.range.upperBound <= bytes.count, "\(name): \(finding.rule)")
                        end = edit.range.upperBound
                    }
                }
            }
            for allowsUnsafe in [false, true] {
                let fixed = Fixer.fix(digest, with: Linter(), allowingUnsafe: allowsUnsafe).digest
                if FileKind(of: bytes) == .digest {
                    let again = Fixer.fix(fixed, with: Linter(), allowingUnsafe: allowsUnsafe)
                    #expect(again.fixed.isEmpty, "\(name)")
                }
                let edits = Formatter.edits(for: fixed)
                let formatted = Digest(SourceText(Fixer.apply(edits, to: fixed.text.bytes)))
                #expect(Formatter.edits(for: formatted).isEmpty, "\(name)")
            }
            try checkEdits(of: bytes, name)
        }
    }

    private func checkEdits(of bytes: [UInt8], _ name: String) throws {
        for (index, piece) in ["", "\n", "\r", "</details>", "# cs.CV [[Back]](#toc)\n", "=======\n"].enumerated() {
            for step in 0..<8 {
                let at = bytes.count * step / 8 + index
                var digest = Digest(SourceText(bytes))
                var linter = Linter()
                _ = linter.lint(digest)
                digest.replace(min(at, bytes.count)..<min(at + index, bytes.count), with: Array(piece.utf8))
                let whole = Digest(SourceText(digest.text.bytes))
                #expect(digest.blocks.map(\.node) == whole.blocks.map(\.node), "\(name), edit \(index) at \(at)")
                #expect(linter.lint(digest) == Linter().lintOnce(whole), "\(name), edit \(index) at \(at)")
            }
        }
    }
}
