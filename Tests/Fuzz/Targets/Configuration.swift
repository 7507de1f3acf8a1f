import DigestProject

/// Any bytes are a configuration; its remarks stand in the text, and its patterns answer for any path.
@_cdecl("LLVMFuzzerTestOneInput")
public func configurationReader(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let text = Input(start, count).text
    var issues: [ConfigurationIssue] = []
    let configuration = ProjectConfiguration(parsing: text, issues: &issues)
    for issue in issues {
        check(issue.range.lowerBound >= 0 && issue.range.upperBound <= text.count, "a remark stands in the text: \(issue.message)")
        check(!issue.message.isEmpty, "a remark says something")
    }
    for path in ["a.md", "data/2025-12-11.md", "a/b/c/d/[x]/**.md", "", String(decoding: text.prefix(40), as: UTF8.self)] {
        _ = configuration.includes(path)
        _ = configuration.excludes(path)
        _ = configuration.excludesFolder(path)
        _ = configuration.lint(for: path)
    }
    var again: [ConfigurationIssue] = []
    _ = ProjectConfiguration(parsing: text, issues: &again)
    check(issues == again, "the same text gives the same remarks")
    return 0
}
