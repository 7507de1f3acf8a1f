import DigestIndex
import DigestSyntax

/// Any digests make a library: whatever the updates, it answers as one made afresh, and any bytes may be searched for.
@_cdecl("LLVMFuzzerTestOneInput")
public func library(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    var input = Input(start, count)
    let names = ["2025-01-01.md", "b/2024-12-31.md", "notes.md"]
    var index = DigestIndex()
    var truth: [String: FileSummary] = [:]
    // The text, its halves and its end come and go as three files.
    let texts: [ArraySlice<UInt8>] = [input.text[...], input.text.prefix(count / 2), input.text.suffix(count / 2), []]
    for step in 0..<6 {
        let name = names[(step + input.byte()) % names.count]
        let choice = input.byte() % 5
        guard choice < texts.count else {
            check(index.update(name, nil) == (truth.removeValue(forKey: name) != nil), "what is gone was there")
            continue
        }
        let summary = FileSummary(Digest(SourceText(Array(texts[choice]))))
        check(index.update(name, summary) == (truth[name] != summary), "an update says whether it changed anything")
        truth[name] = summary
        if step == 2 { index.prepareSearch() }
    }
    var fresh = DigestIndex()
    for (name, summary) in truth.sorted(by: { $0.key < $1.key }) { fresh.update(name, summary) }
    checkSame(index, fresh)
    let all = index.papers(), count = index.paperCount
    for appearance in all { check(appearance.range.upperBound <= input.text.count, "a paper stands in its file") }
    var queries = [String(decoding: input.text.prefix(40), as: UTF8.self), String(decoding: input.text.suffix(24), as: UTF8.self)]
    queries += all.prefix(3).flatMap {
        [$0.title, $0.authors, $0.category ?? "", String($0.identifier?.canonicalText.prefix(7) ?? "2512")]
    }
    for query in queries {
        let found = index.search(query, limit: 5)
        check(found == fresh.search(query, limit: 5), "a search finds what it finds in a fresh library: \(query)")
        check(found.count <= 5 && index.search(query, limit: count + 1).starts(with: found), "fewer are the first of more: \(query)")
        check(index.papers(ofAuthor: query) == fresh.papers(ofAuthor: query), "an author has the papers of a fresh library: \(query)")
        let authors = index.authors(matching: query, limit: 4).map(\.name)
        check(authors == fresh.authors(matching: query, limit: 4).map(\.name), "authors are those of a fresh library: \(query)")
    }
    return 0
}

private func checkSame(_ index: DigestIndex, _ fresh: DigestIndex) {
    check(index.files == fresh.files && index.fileTotals == fresh.fileTotals, "files are those of a fresh library")
    check(index.categoryTotals == fresh.categoryTotals, "categories are those of a fresh library")
    check(index.papers() == fresh.papers() && index.distinctPaperCount == fresh.distinctPaperCount, "papers are those of a fresh library")
    check(index.conflicts() == fresh.conflicts(), "conflicts are those of a fresh library")
    for file in fresh.files {
        check(index.papers(inFile: file) == fresh.papers(inFile: file), "a file's papers are those of a fresh library")
        check(index.earlierAppearances(ofPapersIn: file) == fresh.earlierAppearances(ofPapersIn: file), "so are earlier appearances")
        check(index.otherAppearanceCounts(ofPapersIn: file) == fresh.otherAppearanceCounts(ofPapersIn: file), "so are other appearances")
    }
    for paper in Set(fresh.papers().compactMap(\.paper)) {
        check(index.appearances(of: paper) == fresh.appearances(of: paper), "so are appearances")
        check(index.mentions(of: paper) == fresh.mentions(of: paper), "so are mentions")
        check(index.mentions(by: paper) == fresh.mentions(by: paper), "so are a paper's mentions")
    }
}
