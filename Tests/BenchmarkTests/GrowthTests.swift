import DigestIndex
import DigestLint
import DigestSyntax
import JSON
import LanguageServerProtocol
import Testing

@testable import Benchmark

/// Four times the bytes take about four times the time: the bound lies between that and the sixteen of a quadratic slip. Processor time
/// is compared, not the clock's.
@Suite(.serialized) struct GrowthTests {
    enum Work: String, CaseIterable { case parse, lint, fix, format, index, json, frames }

    @Test(arguments: Work.allCases)
    func `work grows with the bytes`(work: Work) throws {
        let small = try Self.input(size: 200_000, work)
        let large = try Self.input(size: 800_000, work)
        #expect(Self.time(work, large) < Self.time(work, small) * 10 + 2_000_000)
    }

    @Test func `a keystroke costs little of what the whole file costs`() throws {
        var maker = try Inputs.maker()
        let bytes = maker.digest(ofSize: 800_000).text
        let whole = Inputs.leastTime { _ = Linter().lintOnce(Digest(SourceText(bytes))) }
        var digest = Digest(SourceText(bytes))
        var linter = Linter()
        _ = linter.lint(digest)
        let at = bytes.count / 2
        let keystroke = Inputs.leastTime(20) {
            digest.replace(at..<at, with: [UInt8(ascii: "x")])
            _ = linter.lint(digest)
        }
        #expect(keystroke < whole / 2 + 1_000_000)
    }

    @Test func `a file that changes costs the library what the file holds, not what the library holds`() throws {
        var maker = try Inputs.maker()
        let changed = [maker.digest(ofSize: 100_000), maker.digest(ofSize: 100_000)].map { FileSummary(Digest(SourceText($0.text))) }
        func time(files: Int) -> Int {
            var index = DigestIndex()
            for _ in 0..<files {
                let (name, text) = maker.digest(ofSize: 100_000)
                index.update(name, FileSummary(Digest(SourceText(text))))
            }
            index.prepareSearch()
            var turn = 0
            return Inputs.leastTime(20) {
                turn += 1
                index.update("changed.md", changed[turn % 2])
            }
        }
        #expect(time(files: 40) < time(files: 10) * 3 + 1_000_000)
    }

    @Test func `a paper that stands in a file a thousand times is looked up once`() throws {
        func time(entries: Int) -> Int {
            let entry = Sample.dayBefore.split(separator: "### [1]")[1]
            let digest = Digest(String(Sample.dayBefore) + String(repeating: "\n\n### [1]" + entry, count: entries))
            var index = DigestIndex()
            let linter = Linter(LintConfiguration(selected: ["repeated-paper"]))
            let summary = FileSummary(digest)
            return Inputs.leastTime(2) {
                index.update("2025-12-11.md", summary)
                _ = linter.lintOnce(digest) { index.firstAppearance(of: $0, before: "2025-12-11.md") }
                _ = index.earlierAppearances(ofPapersIn: "2025-12-11.md")
                index.update("2025-12-11.md", nil)
            }
        }
        #expect(time(entries: 4000) < time(entries: 1000) * 10 + 2_000_000)
    }

    @Test func `comments that end one another cost what they are long`() {
        func digest(_ count: Int) -> Digest {
            let pair = "<!-- digestls-disable empty-title -->\n<!-- digestls-enable wrong-total -->\n<!-- digestls-disable-entry -->\n"
            return Digest(String(repeating: pair, count: count) + String(repeating: "# cs.CV [[Back]](#toc)\n", count: count))
        }
        let (small, large) = (digest(1500), digest(6000))
        let most = Inputs.leastTime(3) { _ = Linter().lintOnce(small) } * 10 + 2_000_000
        #expect(Inputs.leastTime(3) { _ = Linter().lintOnce(large) } < most)
    }

    private static func input(size: Int, _ work: Work) throws -> [UInt8] {
        var maker = try Inputs.maker()
        let text = maker.digest(ofSize: size).text
        switch work {
        case .fix, .format:
            // Every entry loses a blank line, and gets a number that is wrong.
            return Array(
                String(decoding: text, as: UTF8.self).replacing("### [", with: "### [1").replacing("\n\nMethod", with: "\nMethod").utf8)
        case .json: return JSONValue.string(JSONString(repairing: text)).json()
        case .frames: return (0..<size / 100).flatMap { _ in FrameHeader.frame(Array(repeating: UInt8(ascii: " "), count: 77)) }
        case .parse, .lint, .index: return text
        }
    }

    private static func time(_ work: Work, _ bytes: [UInt8]) -> Int {
        let digest = Digest(SourceText(work == .json || work == .frames ? [] : bytes))
        return Inputs.leastTime(3) {
            switch work {
            case .parse: _ = Digest(SourceText(bytes))
            case .lint: _ = Linter().lintOnce(digest)
            case .fix: _ = Fixer.fix(digest, with: Linter(), allowingUnsafe: true)
            case .format: _ = Formatter.edits(for: digest)
            case .index:
                var index = DigestIndex()
                index.update("2025-12-11.md", FileSummary(digest))
                index.prepareSearch()
            case .json: _ = try? JSONValue(parsing: bytes)
            case .frames:
                var reader = FrameReader()
                try? reader.read(bytes) { _ in }
            }
        }
    }
}
