import DigestSyntax
import Foundation
import Testing

@Suite struct ArxivIdentifierTests {
    static let faults: [(String, ArxivIdentifier.Invalidity)] = [
        ("", .shape), ("2512", .shape), ("2512.", .shape), (".10935", .shape), ("251.10935", .shape), ("25120.10935", .shape),
        ("2512-10935", .shape), ("2512.10935 ", .shape), (" 2512.10935", .shape), ("2512.10935x", .shape), ("arXiv:2512.10935", .shape),
        ("hep-th/", .shape), ("/9901001", .shape), ("hep-th/x", .shape), ("hep th/9901001", .shape), ("math.1/0309136", .shape),
        ("https://arxiv.org/abs/2512.10935", .shape), ("hep-th/9901001/2", .shape), ("数/9901001", .shape),
        ("2513.10935", .month(13)), ("2500.10935", .month(0)), ("hep-th/9913001", .month(13)), ("hep-th/9900001", .month(0)),
        ("0703.0001", .outOfUse(year: 2007, month: 3)), ("9901.0001", .outOfUse(year: 1999, month: 1)),
        ("hep-th/0704001", .outOfUse(year: 2007, month: 4)), ("hep-th/2501001", .outOfUse(year: 2025, month: 1)),
        ("hep-th/9012001", .outOfUse(year: 2090, month: 12)),
        ("2512.1093", .digits(expected: 5, found: 4)), ("2512.109355", .digits(expected: 5, found: 6)),
        ("1412.00001", .digits(expected: 4, found: 5)), ("0704.1", .digits(expected: 4, found: 1)),
        ("hep-th/99010", .digits(expected: 7, found: 5)), ("hep-th/99010011", .digits(expected: 7, found: 8)),
        ("hep-xx/9901001", .unknownArchive("hep-xx")), ("Hep-th/9901001", .unknownArchive("Hep-th")),
        ("abs/2512.10935", .unknownArchive("abs")),
        ("2512.00000", .numberZero), ("0704.0000", .numberZero), ("hep-th/9901000", .numberZero),
        ("2512.10935v", .version), ("2512.10935v0", .version), ("2512.10935v01", .version), ("2512.10935v2x", .version),
        ("2512.10935v65536", .version), ("2512.10935v99999999999999999999", .version), ("hep-th/9901001v", .version),
        ("2512.10935V2", .shape),
    ]

    @Test(arguments: [
        ("2512.10935", "2512.10935", 2025, 12, 10935), ("1501.00001", "1501.00001", 2015, 1, 1), ("0704.0001", "0704.0001", 2007, 4, 1),
        ("1412.8790", "1412.8790", 2014, 12, 8790), ("9012.99999", "9012.99999", 2090, 12, 99999),
        ("2012.10187", "2012.10187", 2020, 12, 10187),
    ])
    func `new style ids are valid`(text: String, canonical: String, year: Int, month: Int, number: Int) throws {
        let id = try ArxivIdentifier(text)
        #expect(id.canonicalText == canonical)
        #expect((id.year, id.month, id.number) == (year, month, number))
        #expect(id.archive == nil && id.version == nil)
    }

    @Test(arguments: [
        ("hep-th/9901001", "hep-th/9901001", "hep-th", 1999, 1, 1), ("math.GT/0309136", "math/0309136", "math", 2003, 9, 136),
        ("cond-mat.stat-mech/0703999", "cond-mat/0703999", "cond-mat", 2007, 3, 999),
        ("alg-geom/9202001", "alg-geom/9202001", "alg-geom", 1992, 2, 1),
        ("cs/0001007", "cs/0001007", "cs", 2000, 1, 7), ("hep-th/9108001", "hep-th/9108001", "hep-th", 1991, 8, 1),
    ])
    func `old style ids are valid`(text: String, canonical: String, archive: String, year: Int, month: Int, number: Int) throws {
        let id = try ArxivIdentifier(text)
        #expect(id.canonicalText == canonical)
        #expect((id.year, id.month, id.number) == (year, month, number))
        #expect(id.archive?.id == archive && id.version == nil)
    }

    @Test(arguments: [("2512.10935v2", 2), ("2512.10935v1", 1), ("0704.0001v12", 12), ("hep-th/9901001v3", 3), ("2512.10935v65535", 65535)])
    func `a version is read and set aside`(text: String, version: Int) throws {
        let id = try ArxivIdentifier(text)
        #expect(id.version == version)
        #expect(id.paper.version == nil)
        #expect(id.description == text)
        #expect(id.paper == (try ArxivIdentifier(id.canonicalText)))
        #expect(id != id.paper)
    }

    @Test(arguments: faults)
    func `an invalid id is refused for its first fault`(text: String, fault: ArxivIdentifier.Invalidity) {
        #expect(throws: fault) { try ArxivIdentifier(text) }
    }

    @Test func `digits without end are counted and never overflow`() {
        let nines = String(repeating: "9", count: 100_000)
        #expect(throws: ArxivIdentifier.Invalidity.shape) { try ArxivIdentifier(nines) }
        #expect(throws: ArxivIdentifier.Invalidity.digits(expected: 5, found: 100_000)) { try ArxivIdentifier("2512." + nines) }
        #expect(throws: ArxivIdentifier.Invalidity.digits(expected: 7, found: 100_000)) { try ArxivIdentifier("math/" + nines) }
        #expect(throws: ArxivIdentifier.Invalidity.version) { try ArxivIdentifier("2512.10935v" + nines) }
    }

    @Test func `a fault says what was expected and what was found`() {
        #expect(ArxivIdentifier.Invalidity.digits(expected: 5, found: 4).description == "expected 5 digits, found 4")
        #expect(ArxivIdentifier.Invalidity.month(0).description == "month 00 does not exist")
    }

    @Test func `a paper is one whatever subject class stands in front`() throws {
        #expect(try ArxivIdentifier("math.GT/0309136") == ArxivIdentifier("math/0309136"))
        #expect(try ArxivIdentifier("math/0309136") != ArxivIdentifier("cs/0309136"))
    }

    @Test func `identifiers sort by time`() throws {
        let sorted = try [
            "hep-th/9901001", "cs/0001007", "0704.0001", "1412.9999", "1501.00001", "2512.10935", "2512.10935v1", "2512.10936",
        ]
        .map { try ArxivIdentifier($0) }
        #expect(sorted.reversed().sorted() == sorted)
    }

    @Test func `an identifier takes eight bytes`() {
        #expect(MemoryLayout<ArxivIdentifier>.size == 8)
    }

    @Test(arguments: [
        "see ⟦arXiv:2512.10935⟧.", "⟦arxiv:2512.10935v2⟧", "(⟦ARXIV:2512.10935⟧)", "⟦arXiv: 2512.10935⟧, ⟦arXiv:hep-th/9901001⟧;",
        "[x](⟦https://arxiv.org/abs/2512.10935⟧)", "⟦http://www.arxiv.org/pdf/2512.10935v1.pdf⟧", "⟦arxiv.org/abs/math.GT/0309136⟧ 数",
        "⟦https://export.arxiv.org/html/2512.10935v1⟧", "数⟦arXiv:2512.10935⟧数", "⟦arXiv:2512.10935v2⟧.", "⟦arXiv:2512.10935⟧ v2",
        "⟦arXiv:2512.10935⟧.pdf", "⟦arXiv:2512.10935⟧ arXiv:", "ftp://⟦arxiv.org/pdf/2512.10935⟧",
        "arXiv", "arXiv:", "arXiv: ", "arXiv:2513.10935", "arXiv:2512.109", "arXiv:  2512.10935", "myarXiv:2512.10935",
        "x_arxiv:2512.10935",
        "arXiv:2512.10935x", "arXiv:2512.10935vx", "arxiv.org/list/2512.10935", "arxiv.org/abs/", "2512.10935", "arXiv:hep-xx/9901001", "",
        "axxiv:2512.10935", "arxiv.org/abs/2512.109351",
    ])
    func `mentions are found where they stand`(marked: String) throws {
        let (text, ranges) = unmarked(marked)
        let mentions = ArxivIdentifier.mentions(in: text)
        #expect(mentions.map(\.range) == ranges)
        for mention in mentions {
            #expect(try ArxivIdentifier(text[mention.identifierRange]) == mention.identifier)
        }
    }

    @Test(arguments: ["arxiv", "arXiv:", "arxiv.org/abs/", "arXiv:2512.", "arXiv:a-a-a-a.", "x", "arXiv:99999999"])
    func `a scan takes time in proportion to the text`(unit: String) {
        /// Processor time of this thread in milliseconds: other tests run beside it.
        func time(_ count: Int) -> Double {
            let text = Array(String(repeating: unit, count: count).utf8)
            func now() -> Double {
                var time = timespec()
                clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
                return Double(time.tv_sec) * 1e3 + Double(time.tv_nsec) / 1e6
            }
            return (0..<3).map { _ in
                let start = now()
                _ = ArxivIdentifier.mentions(in: text)
                return now() - start
            }.min() ?? 0
        }
        #expect(time(40_000) < time(10_000) * 10 + 5)
    }

    /// The text without its `⟦ ⟧`, and the byte ranges that they enclosed.
    private func unmarked(_ marked: String) -> (text: [UInt8], ranges: [Range<Int>]) {
        var (text, ranges, start) = ([UInt8](), [Range<Int>](), 0)
        for scalar in marked.unicodeScalars {
            switch scalar {
            case "⟦": start = text.count
            case "⟧": ranges.append(start..<text.count)
            default: text += Array(String(scalar).utf8)
            }
        }
        return (text, ranges)
    }
}
