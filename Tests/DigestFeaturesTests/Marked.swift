import DigestFeatures
import DigestLint
import DigestSyntax
import Testing

/// A text in which `‸` marks carets and `⟦ ⟧` ranges.
struct Marked {
    private(set) var text = ""
    private(set) var carets: [Int] = []
    private(set) var ranges: [Range<Int>] = []

    init(_ marked: String) {
        var open: [Int] = []
        var plain = String.UnicodeScalarView()
        var offset = 0
        for scalar in marked.unicodeScalars {
            switch scalar {
            case "‸": carets.append(offset)
            case "⟦": open.append(offset)
            case "⟧": if let start = open.popLast() { ranges.append(start..<offset) }
            default:
                plain.append(scalar)
                offset += UTF8.width(scalar)
            }
        }
        text = String(plain)
        ranges.sort { ($0.lowerBound, -$0.upperBound) < ($1.lowerBound, -$1.upperBound) }
    }

    /// The text with ranges marked in it.
    static func mark(_ ranges: [Range<Int>], in text: String) -> String {
        let bytes = Array(text.utf8)
        var result: [UInt8] = []
        for offset in 0...bytes.count {
            for range in ranges where range.upperBound == offset && !range.isEmpty { _ = range; result += Array("⟧".utf8) }
            for range in ranges where range.lowerBound == offset {
                result += Array("⟦".utf8)
                if range.isEmpty { result += Array("⟧".utf8) }
            }
            if offset < bytes.count { result.append(bytes[offset]) }
        }
        return String(decoding: result, as: UTF8.self)
    }
}

/// A digest to ask, in which places are named by fragments: each fragment, its marks left out, stands in the digest once.
struct Asked {
    let text: String
    let snapshot: Snapshot

    init(_ text: String = Self.sample, lint: Bool = false) {
        self.text = text
        let digest = Digest(text)
        snapshot = Snapshot(digest, findings: lint ? Linter().lintOnce(digest) : [])
    }

    /// The sample with some of its texts replaced.
    init(_ replacements: [(String, String)], lint: Bool = false, sourceLocation: SourceLocation = #_sourceLocation) {
        var text = Self.sample
        for (right, wrong) in replacements {
            #expect(text.ranges(of: right).count == 1, "\(right) stands in the sample once", sourceLocation: sourceLocation)
            text = text.replacing(right, with: wrong, maxReplacements: 1)
        }
        self.init(text, lint: lint)
    }

    var count: Int { text.utf8.count }

    /// Where the fragment's caret is.
    func offset(_ fragment: String, sourceLocation: SourceLocation = #_sourceLocation) -> Int {
        let marked = Marked(fragment)
        return start(of: marked.text, sourceLocation) + (marked.carets.first ?? marked.ranges.first?.lowerBound ?? 0)
    }

    /// The ranges marked in the fragment; all of it where none is.
    func ranges(_ fragment: String, sourceLocation: SourceLocation = #_sourceLocation) -> [Range<Int>] {
        let marked = Marked(fragment)
        let start = start(of: marked.text, sourceLocation)
        return marked.ranges.isEmpty ? [start..<start + marked.text.utf8.count] : marked.ranges.map { $0.lowerBound + start..<$0.upperBound + start }
    }

    func range(_ fragment: String, sourceLocation: SourceLocation = #_sourceLocation) -> Range<Int> {
        ranges(fragment, sourceLocation: sourceLocation).first ?? 0..<0
    }

    func string(_ range: Range<Int>) -> String { snapshot.digest.text.string(range) }

    private func start(of fragment: String, _ sourceLocation: SourceLocation) -> Int {
        let found = text.ranges(of: fragment)
        #expect(found.count == 1, "\(fragment) stands in the digest \(found.count) times", sourceLocation: sourceLocation)
        return found.first.map { text.utf8.distance(from: text.startIndex, to: $0.lowerBound) } ?? 0
    }

    /// The linter's sample with what features have more to say about: LaTeX, addresses, mentions, an author met twice.
    static let sample = Sample.digest
        .replacing("Any4D: Unified Feed-Forward Metric 4D Reconstruction", with: "Any4D: Unified $\\varepsilon^{-2}$ Reconstruction")
        .replacing("We present Any4D, a scalable multi-view transformer.", with: "We present Any4D. Code: https://github.com/any4d/any4d. It extends arXiv:2512.10939v2.")
        .replacing("Xiang Fan,Sharath Girish", with: "Xiang Fan,Nikhil Keetha,Sharath Girish")
        .replacing("TL;DR: OmniView是一个统一的扩散模型", with: "TL;DR: OmniView是一个统一的扩散模型。它比基线好！对吗？")
        .replacing("OmniView addresses a wide range of tasks.", with: "OmniView addresses a wide range of tasks.\n  A second paragraph, e.g. this one, costs 3.5 euros. Done.")
}

/// The text with edits made, which must be ascending, not overlapping and inside it.
func applied(_ edits: [TextEdit], to text: String, sourceLocation: SourceLocation = #_sourceLocation) -> String {
    expectSound(edits, in: text.utf8.count, sourceLocation: sourceLocation)
    return String(decoding: Fixer.apply(edits, to: Array(text.utf8)), as: UTF8.self)
}

func expectSound(_ edits: [TextEdit], in count: Int, sourceLocation: SourceLocation = #_sourceLocation) {
    var end = 0
    for edit in edits {
        #expect(edit.range.lowerBound >= end && edit.range.upperBound <= count, "edits ascend inside the text", sourceLocation: sourceLocation)
        end = edit.range.upperBound
    }
}
