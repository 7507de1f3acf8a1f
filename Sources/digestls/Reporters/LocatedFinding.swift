import DigestLint
import DigestSyntax

/// A finding as reports need it: places in lines and columns, the paper it is about, and nothing that holds the digest in memory.
struct LocatedFinding: Sendable {
    let rule: String
    let severity: Severity
    let message: String
    let start: Place
    let end: Place
    let paper: Paper?
    /// What the finding is known by when lines move; several may share it until a report makes them unique.
    var key: String
    let related: [Related]
    let fix: LocatedFix?
    /// The line, for people to look at.
    let excerpt: Excerpt?

    /// A place in a text.
    struct Place: Sendable {
        /// From 1.
        let line: Int
        /// From 1, in Unicode scalars.
        let column: Int
        /// From 1, in bytes.
        let byteColumn: Int
        /// From 0, in bytes.
        let offset: Int

        init(_ offset: Int, in text: SourceText) {
            let position = text.position(of: offset, in: .utf32)
            line = position.line + 1
            column = position.column + 1
            byteColumn = max(0, offset - text.start(ofLine: position.line)) + 1
            self.offset = offset
        }
    }

    struct Paper: Sendable {
        let number: Int?
        let id: String?
        let title: String?
    }

    struct Related: Sendable {
        let place: Place
        let message: String
    }

    struct LocatedFix: Sendable {
        let title: String
        let isSafe: Bool
        let edits: [Edit]

        struct Edit: Sendable {
            let start: Place
            let end: Place
            let text: String
        }
    }
}

/// What linting a file gave.
struct FileReport: Sendable {
    let path: String
    var findings: [LocatedFinding] = []
    /// How many findings of each rule were fixed.
    var fixed: [String: Int] = [:]
    /// Whether the file was read and is a digest.
    var isDigest = false
    /// A remark for standard error.
    var remark: String?
    /// Whether the remark makes the command fail.
    var isFailure = false
    /// The fixed text of standard input, or the difference that fixes would make.
    var text: [UInt8] = []
}

/// Places the findings of one digest.
struct FindingLocator {
    private let digest: Digest
    private let outline: Outline
    private let fileName: String
    private let withExcerpts: Bool

    init(_ digest: Digest, fileName: String, withExcerpts: Bool) {
        self.digest = digest
        outline = Outline(digest)
        self.fileName = fileName
        self.withExcerpts = withExcerpts
    }

    func locate(_ finding: Finding) -> LocatedFinding {
        let text = digest.text
        let index = digest.blockIndex(containing: finding.range.lowerBound)
        let block = index.map { digest.blocks[$0] }
        let paper = block.flatMap { block in block.entry.map { self.paper(of: $0, block) } }
        let related = finding.related.map { related in
            LocatedFinding.Related(place: .init(related.range.lowerBound, in: text), message: related.message)
        }
        return LocatedFinding(
            rule: finding.rule, severity: finding.severity, message: finding.message, start: .init(finding.range.lowerBound, in: text),
            end: .init(finding.range.upperBound, in: text), paper: paper, key: key(of: finding, index, paper), related: related,
            fix: finding.fix(allowingUnsafe: true).map(locate), excerpt: withExcerpts ? Excerpt(of: finding.range, in: text) : nil)
    }

    private func locate(_ fix: Fix) -> LocatedFinding.LocatedFix {
        let edits = fix.edits.map { edit in
            LocatedFinding.LocatedFix.Edit(
                start: .init(edit.range.lowerBound, in: digest.text), end: .init(edit.range.upperBound, in: digest.text),
                text: String(decoding: edit.replacement, as: UTF8.self))
        }
        return LocatedFinding.LocatedFix(title: fix.title, isSafe: fix.safety == .safe, edits: edits)
    }

    private func paper(of entry: Entry, _ block: Block) -> LocatedFinding.Paper {
        let title = entry.heading.title.map { digest.text.string(block.absolute($0)) }
        let id = entry.heading.url.flatMap { PaperRecord.identifier(inURL: digest.text.string(block.absolute($0))) }
        return LocatedFinding.Paper(number: entry.heading.number, id: id, title: title)
    }

    /// Rule, paper and field; where there is no paper, rule, file and section.
    private func key(of finding: Finding, _ index: Int?, _ paper: LocatedFinding.Paper?) -> String {
        guard let index else { return "\(finding.rule) \(fileName)" }
        let block = digest.blocks[index]
        let offset = finding.range.lowerBound - block.start
        if let entry = block.entry {
            let field = entry.fields.last { $0.extent.contains(offset) }?.kind.name ?? "heading"
            if let id = paper?.id { return "\(finding.rule) \(id) \(field)" }
            return "\(finding.rule) \(fileName) \(paper?.title ?? "untitled") \(field)"
        }
        if block.section != nil, let section = outline.sections.first(where: { $0.header == index }) {
            return "\(finding.rule) \(fileName) \(section.name)"
        }
        if block.contents != nil, let line = outline.contentsLines.first(where: { $0.range.contains(finding.range.lowerBound) }) {
            return "\(finding.rule) \(fileName) contents \(line.target ?? line.label ?? "")"
        }
        return "\(finding.rule) \(fileName)"
    }
}
