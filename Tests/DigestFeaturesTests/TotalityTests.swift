import DigestFeatures
import DigestLint
import DigestSyntax
import Testing

/// Every feature has an answer for every offset of every digest, and the answer is sound.
struct TotalityTests {
    @Test func `every offset of the sample has sound answers`() {
        let text = Asked.sample
        let snapshot = snapshot(text)
        for offset in 0...text.utf8.count { askAt(offset, snapshot) }
        askAll(snapshot)
    }

    @Test(arguments: [-1, Int.min, Int.max, 1 << 40])
    func `offsets outside the text are cut to it`(offset: Int) {
        for text in ["", "\n", Asked.sample] { askAt(offset, snapshot(text)) }
    }

    @Test(arguments: [
        "", "\n", "x", "\r\n", "#", "# ", "### [", "- [", "<", "<!--", "Main category:", "*", "<details>", "<div id=toc></div>", "\u{FEFF}",
    ])
    func `tiny texts have sound answers`(text: String) {
        let snapshot = snapshot(text)
        for offset in 0...text.utf8.count { askAt(offset, snapshot) }
        askAll(snapshot)
    }

    @Test func `truncated digests have sound answers`() {
        let bytes = Array(Asked.sample.utf8)
        for end in stride(from: 0, through: bytes.count, by: 13) {
            let snapshot = snapshot(Array(bytes[..<end]))
            for offset in [end, end - 1, end / 2] { askAt(offset, snapshot) }
            askAll(snapshot)
        }
    }

    @Test(arguments: [
        "", "\n", "### [9] [Glued](https://arxiv.org/abs/2512.10935)", "</details>", "Abstract: again",
        "<!-- digestls-disable-entry empty-title -->", "垃圾\u{0}", "<<<<<<< ours",
    ])
    func `a damaged line leaves sound answers`(damage: String) {
        let lines = Asked.sample.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        for index in lines.indices {
            var damaged = lines
            damaged[index] = damage
            let text = damaged.joined(separator: "\n")
            let snapshot = snapshot(text)
            let start = lines[..<index].reduce(0) { $0 + $1.utf8.count + 1 }
            for offset in [start, start + damage.utf8.count / 2, start + damage.utf8.count] { askAt(offset, snapshot) }
            askAll(snapshot)
        }
    }

    @Test func `lines joined, CRLF and lone CR leave sound answers`() {
        let text = Asked.sample
        for variant in [
            text.replacing("\n\n", with: "\n"), text.replacing("\n", with: "\r\n"), text.replacing("\n", with: "\r"),
            text.replacing("\n", with: " "),
        ] {
            let snapshot = snapshot(variant)
            for offset in stride(from: 0, through: variant.utf8.count, by: 17) { askAt(offset, snapshot) }
            askAll(snapshot)
        }
    }

    @Test func `bytes that are no UTF-8 leave sound answers`() {
        let bytes = Array(Asked.sample.utf8)
        for place in stride(from: 0, to: bytes.count, by: 29) {
            var damaged = bytes
            damaged[place] = 0xFF
            let snapshot = snapshot(damaged)
            for offset in [place, place + 1] { askAt(offset, snapshot) }
            askAll(snapshot)
        }
    }

    // MARK: Asking

    private func snapshot(_ text: String) -> Snapshot { snapshot(Array(text.utf8)) }

    private func snapshot(_ bytes: [UInt8]) -> Snapshot {
        let digest = Digest(SourceText(bytes))
        return Snapshot(digest, findings: Linter().lintOnce(digest))
    }

    private func askAt(_ offset: Int, _ snapshot: Snapshot) {
        let count = snapshot.digest.text.count
        let whole = 0..<count
        let caret = min(max(offset, 0), count)
        func inside(_ range: Range<Int>) -> Bool { range.lowerBound >= 0 && range.upperBound <= count }
        for markup in Markup.allCases {
            if let hover = snapshot.hover(at: offset, as: markup) { #expect(inside(hover.range) && !hover.content.isEmpty) }
        }
        for link in [snapshot.definition(at: offset), snapshot.declaration(at: offset), snapshot.typeDefinition(at: offset)].compactMap({
            $0
        }) {
            #expect(inside(link.origin) && inside(link.target))
            #expect(link.target.lowerBound <= link.targetSelection.lowerBound && link.targetSelection.upperBound <= link.target.upperBound)
        }
        let references = snapshot.references(at: offset)
        #expect(references.allSatisfy { inside($0.range) } && isAscending(references.map(\.range)))
        #expect(snapshot.documentHighlights(at: offset).count == references.count)
        for ranges in snapshot.selectionRanges(at: [offset, 0, offset]) {
            #expect(!ranges.isEmpty && ranges.allSatisfy(inside))
            #expect(
                zip(ranges, ranges.dropFirst()).allSatisfy { $1.lowerBound <= $0.lowerBound && $0.upperBound <= $1.upperBound && $0 != $1 })
        }
        #expect(snapshot.selectionRanges(at: [offset]).first?.allSatisfy { $0.lowerBound <= caret && caret <= $0.upperBound } == true)
        let line = snapshot.digest.text.contentRange(ofLine: snapshot.digest.text.line(containing: caret))
        if case .author(_, let range, _) = snapshot.libraryQuery(at: offset) { #expect(line.contains(range.lowerBound)) }
        if case .title(_, let range) = snapshot.libraryQuery(at: offset) { #expect(line.contains(range.lowerBound)) }
        for item in snapshot.completions(at: offset) {
            #expect(
                item.range.lowerBound >= line.lowerBound && item.range.upperBound <= line.upperBound
                    && item.range.lowerBound <= item.range.upperBound)
            #expect(!item.label.isEmpty && !item.insertText.isEmpty)
        }
        for action in snapshot.codeActions(in: caret..<caret) {
            #expect(!action.title.isEmpty)
            if case .edits(let edits) = action.content { expectSound(edits, in: count) }
        }
        if let ranges = snapshot.linkedEditingRanges(at: offset) { #expect(ranges.count == 2 && ranges.allSatisfy(inside)) }
        if let edits = try? snapshot.rename(at: offset, to: "q-bio.GN") { expectSound(edits, in: count) }
        expectSound(snapshot.onTypeEdits(at: offset, typed: "\n"), in: count)
        let hints = snapshot.inlayHints(in: caret..<caret)
        #expect(hints.allSatisfy { whole.contains($0.offset) || $0.offset == count })
        expectSound(snapshot.formattingEdits(in: [caret..<caret]), in: count)
    }

    private func askAll(_ snapshot: Snapshot) {
        let count = snapshot.digest.text.count
        for symbol in snapshot.documentSymbols() { expectSoundSymbol(symbol, in: 0..<count) }
        #expect(snapshot.flatDocumentSymbols().allSatisfy { !$0.name.isEmpty })
        let links = snapshot.documentLinks().map(\.range)
        #expect(zip(links, links.dropFirst()).allSatisfy { $0.upperBound <= $1.lowerBound } && links.allSatisfy { $0.upperBound <= count })
        expectSoundFolds(snapshot)
        let tokens = snapshot.semanticTokens()
        #expect(zip(tokens, tokens.dropFirst()).allSatisfy { $0.range.upperBound <= $1.range.lowerBound })
        for token in tokens {
            #expect(!token.range.isEmpty && !snapshot.digest.text.bytes[token.range].contains { $0 == 0x0A || $0 == 0x0D })
        }
        for action in snapshot.codeActions(in: 0..<count) {
            guard case .key(let key) = action.content else { continue }
            expectSound(snapshot.edits(for: key) ?? [], in: count)
        }
        for lens in snapshot.codeLenses() { #expect(lens.range.upperBound <= count && !lens.title.isEmpty) }
        #expect(snapshot.inlayHints(in: 0..<count).allSatisfy { $0.offset <= count })
        expectSound(snapshot.formattingEdits(), in: count)
    }

    private func expectSoundSymbol(_ symbol: DocumentSymbol, in parent: Range<Int>) {
        #expect(!symbol.name.isEmpty)
        #expect(
            parent.lowerBound <= symbol.range.lowerBound && symbol.range.upperBound <= parent.upperBound,
            "\(symbol.name) lies in its parent")
        #expect(symbol.range.lowerBound <= symbol.selectionRange.lowerBound && symbol.selectionRange.upperBound <= symbol.range.upperBound)
        for child in symbol.children { expectSoundSymbol(child, in: symbol.range) }
    }

    private func expectSoundFolds(_ snapshot: Snapshot) {
        let folds = snapshot.foldingRanges()
        var open: [FoldingRange] = []
        for fold in folds {
            #expect(fold.startLine < fold.endLine && fold.endLine < snapshot.digest.text.lineCount)
            while let last = open.last, last.endLine < fold.startLine { open.removeLast() }
            if let last = open.last { #expect(last.startLine < fold.startLine && fold.endLine <= last.endLine) }
            open.append(fold)
        }
    }

    private func isAscending(_ ranges: [Range<Int>]) -> Bool {
        zip(ranges, ranges.dropFirst()).allSatisfy { $0.lowerBound < $1.lowerBound }
    }
}
