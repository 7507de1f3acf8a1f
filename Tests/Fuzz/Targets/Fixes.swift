import DigestLint
import DigestSyntax

/// Fixing settles, and formatting is idempotent. Only digests are ever fixed, so other texts need no more than to be survived.
@_cdecl("LLVMFuzzerTestOneInput")
public func fixesAndFormatter(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    var input = Input(start, count)
    let allowsUnsafe = input.byte() & 1 == 1
    let fixed = Fixer.fix(Digest(SourceText(input.text)), with: Linter(), allowingUnsafe: allowsUnsafe)
    check(fixed.remaining == Linter().lintOnce(fixed.digest), "what remains is what is found")
    if FileKind(of: input.text) == .digest {
        let again = Fixer.fix(fixed.digest, with: Linter(), allowingUnsafe: allowsUnsafe)
        check(again.digest.text == fixed.digest.text, "fixing twice is fixing once: \(again.fixed)")
    }
    for digest in [Digest(SourceText(input.text)), fixed.digest] {
        let edits = Formatter.edits(for: digest)
        var end = 0
        for edit in edits {
            check(edit.range.lowerBound >= end && edit.range.upperBound <= digest.text.count, "the formatter's edits rise")
            end = edit.range.upperBound
        }
        let formatted = Digest(SourceText(Fixer.apply(edits, to: digest.text.bytes)))
        check(Formatter.edits(for: formatted).isEmpty, "formatting twice is formatting once")
    }
    return 0
}
