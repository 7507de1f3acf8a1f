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

        /// The beginning of a line, from 0.
        fileprivate init(lineStart offset: Int, line: Int) {
            self.init(offset, at: LineColumn(line: line, column: 0), lineStart: offset)
        }

        fileprivate init(_ offset: Int, at position: LineColumn, lineStart: Int) {
            line = position.line + 1
            column = position.column + 1
            byteColumn = max(0, offset - lineStart) + 1
            self.offset = offset
        }
    }

    struct Paper: Sendable {
        let number: Int?
        let id: String?
        let title: String?
    }

    struct Related: Sendable {
        /// The other file, where it is one.
        let file: String?
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

/// Places the findings of one digest, given in the order of the text.
///
/// - Complexity: linear in the text and the findings together, however long a line, a title or a list is.
struct FindingLocator {
    /// What a report wants to know beyond the places.
    struct Detail: OptionSet, Sendable {
        let rawValue: UInt8

        static let excerpts = Detail(rawValue: 1)
        static let edits = Detail(rawValue: 2)
    }

    private let digest: Digest
    private let fileName: String
    private let detail: Detail
    /// By the block of the header.
    private var sectionNames: [Int: String] = [:]
    private let contentsLines: [Outline.Line]
    // Starts ascend from finding to finding, and so do ends; edits and related places ascend within one.
    private var starts: PositionCursor
    private var ends: PositionCursor
    private var others: PositionCursor
    /// The paper of the block that was asked for last.
    private var lastPaper: (block: Int, paper: LocatedFinding.Paper)?

    /// The edits that may still be listed for this file. Findings can share a fix with an edit for every entry, and a report must not
    /// grow with the square of a file; real digests stay far below.
    private var editBudget = 200_000

    /// The bytes of a title that reports repeat; real ones have 226 characters at most.
    private static let titleLimit = 1000

    init(_ digest: Digest, fileName: String, detail: Detail) {
        self.digest = digest
        self.fileName = fileName
        self.detail = detail
        let outline = Outline(digest)
        for section in outline.sections {
            if let header = section.header { sectionNames[header] = section.name }
        }
        contentsLines = outline.contentsLines
        starts = PositionCursor(digest.text, in: .utf32)
        ends = starts
        others = starts
    }

    mutating func locate(_ finding: Finding) -> LocatedFinding {
        let index = digest.blockIndex(containing: finding.range.lowerBound)
        var paper: LocatedFinding.Paper?
        if let index { paper = self.paper(ofBlock: index) }
        var related: [LocatedFinding.Related] = []
        for other in finding.related {
            switch other.place {
            case .here(let range):
                related.append(.init(file: nil, place: place(range.lowerBound, &others), message: other.message))
            case .elsewhere(let file, let line, let range):
                related.append(.init(file: file, place: .init(lineStart: range.lowerBound, line: line), message: other.message))
            }
        }
        var fix: LocatedFinding.LocatedFix?
        if let found = finding.fix(allowingUnsafe: true) { fix = locate(found) }
        return LocatedFinding(
            rule: finding.rule, severity: finding.severity, message: finding.message, start: place(finding.range.lowerBound, &starts),
            end: place(finding.range.upperBound, &ends), paper: paper, key: key(of: finding, index, paper), related: related, fix: fix,
            excerpt: detail.contains(.excerpts) ? Excerpt(of: finding.range, in: digest.text) : nil)
    }

    private func place(_ offset: Int, _ cursor: inout PositionCursor) -> LocatedFinding.Place {
        let position = cursor.position(of: offset)
        return LocatedFinding.Place(offset, at: position, lineStart: digest.text.start(ofLine: position.line))
    }

    private mutating func locate(_ fix: Fix) -> LocatedFinding.LocatedFix {
        var edits: [LocatedFinding.LocatedFix.Edit] = []
        for edit in detail.contains(.edits) && fix.edits.count <= editBudget ? fix.edits : [] {
            let start = place(edit.range.lowerBound, &others)
            let end = place(edit.range.upperBound, &others)
            edits.append(.init(start: start, end: end, text: String(decoding: edit.replacement, as: UTF8.self)))
        }
        editBudget -= edits.count
        return LocatedFinding.LocatedFix(title: fix.title, isSafe: fix.safety == .safe, edits: edits)
    }

    private mutating func paper(ofBlock index: Int) -> LocatedFinding.Paper? {
        if let lastPaper, lastPaper.block == index { return lastPaper.paper }
        let block = digest.blocks[index]
        guard let heading = block.entry?.heading else { return nil }
        let id = heading.url.flatMap { PaperRecord.identifier(inURL: string($0, block)) }
        let paper = LocatedFinding.Paper(number: heading.number, id: id, title: heading.title.map { string($0, block) })
        lastPaper = (index, paper)
        return paper
    }

    /// A range of a block, cut where it is absurdly long.
    private func string(_ range: Range<Int>, _ block: Block) -> String {
        digest.text.string(block.absolute(range.lowerBound..<min(range.upperBound, range.lowerBound + Self.titleLimit)))
    }

    /// Rule, paper and field; where there is no paper, rule, file and section.
    private func key(of finding: Finding, _ index: Int?, _ paper: LocatedFinding.Paper?) -> String {
        guard let index else { return "\(finding.rule) \(fileName)" }
        let block = digest.blocks[index]
        if let entry = block.entry {
            let offset = finding.range.lowerBound - block.start
            let field = field(at: offset, in: entry)?.kind.name ?? "heading"
            if let id = paper?.id { return "\(finding.rule) \(id) \(field)" }
            return "\(finding.rule) \(fileName) \(paper?.title ?? "untitled") \(field)"
        }
        if let section = sectionNames[index] { return "\(finding.rule) \(fileName) \(section)" }
        if let line = contentsLine(at: finding.range.lowerBound) {
            return "\(finding.rule) \(fileName) contents \(line.target ?? line.label ?? "")"
        }
        return "\(finding.rule) \(fileName)"
    }

    /// The last field that begins at or before an offset and goes on behind it; fields ascend.
    private func field(at offset: Int, in entry: Entry) -> Field? {
        var low = 0
        var high = entry.fields.count
        while low < high {
            let middle = (low + high) / 2
            if entry.fields[middle].extent.lowerBound <= offset { low = middle + 1 } else { high = middle }
        }
        guard low > 0, entry.fields[low - 1].extent.contains(offset) else { return nil }
        return entry.fields[low - 1]
    }

    /// The line of the contents that holds an offset.
    private func contentsLine(at offset: Int) -> Outline.Line? {
        var low = 0
        var high = contentsLines.count
        while low < high {
            let middle = (low + high) / 2
            if contentsLines[middle].range.upperBound <= offset { low = middle + 1 } else { high = middle }
        }
        return low < contentsLines.count && contentsLines[low].range.contains(offset) ? contentsLines[low] : nil
    }
}
