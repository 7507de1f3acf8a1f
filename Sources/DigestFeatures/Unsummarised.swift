import DigestLint
import DigestSyntax

extension Snapshot {
    /// Whether the generator never summarised the paper: all five fields are its fallback texts.
    func isUnsummarised(_ paper: Paper) -> Bool { text.isUnsummarised(paper.entry, at: paper.block.start) }
}
