import DigestSyntax

extension FileContext {
    /// The findings without those that only follow from another one.
    func withoutConsequences(_ findings: [Finding]) -> [Finding] {
        findings
    }
}
