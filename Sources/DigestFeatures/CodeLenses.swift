import DigestSyntax

/// A remark above a section.
package struct CodeLens: Sendable, Equatable {
    /// The section's heading line.
    package let range: Range<Int>
    /// "50 papers · 7 unsummarised"
    package let title: String
    /// The name in the section's heading: what references can be asked for.
    package let target: Range<Int>
}

extension Snapshot {
    package func codeLenses() -> [CodeLens] {
        outline.sections.compactMap { section in
            guard let start = start(of: section) else { return nil }
            let unsummarised = section.entries.reduce(0) { count, index in
                paper(atBlock: index).map(isUnsummarised) == true ? count + 1 : count
            }
            let papers = counted(section.entries.count, "paper")
            return CodeLens(
                range: start.range, title: unsummarised == 0 ? papers : "\(papers) · \(grouped(unsummarised)) unsummarised",
                target: start.selection)
        }
    }
}
