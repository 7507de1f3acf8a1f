import DigestLint
import DigestSyntax
import JSON
import LanguageServerProtocol
import Testing

@testable import DigestServer

/// After any edits the server says what it would say of the same text opened anew, and whatever it says is sound.
@Suite struct EquivalenceTests {
    private static let capabilities: JSONValue = [
        "documentSymbol": ["hierarchicalDocumentSymbolSupport": true], "foldingRange": ["foldingRange": ["collapsedText": true]],
        "inlayHint": [:],
        "semanticTokens": [
            "requests": ["full": true, "range": true], "formats": ["relative"], "tokenModifiers": ["deprecated"],
            "tokenTypes": ["number", "macro", "class", "parameter", "namespace", "keyword", "comment"],
        ],
        "codeAction": ["codeActionLiteralSupport": ["codeActionKind": ["valueSet": []]]],
    ]

    private static let pieces = [
        "", "x", "\n", "\r\n", "\r", "\n\n", "🦊", "论文", "é", "\u{2028}", "</details>", "<details>",
        "### [7] [T](https://arxiv.org/abs/2501.00001)\n",
        "Main category: cs.LG\n", "TL;DR: ", "# cs.LG [[Back]](#toc)\n", "<div id='cs.LG'></div>\n", "- [cs.LG](#cs.LG) [Total: 4]\n", "]",
        ")", "*",
        "<!-- digestls-disable -->", "<<<<<<< ours\n", "$\\alpha^2$",
    ]

    @Test(
        arguments: [("utf-8", "\n"), ("utf-16", "\n"), ("utf-32", "\r\n"), ("utf-16", "\r"), ("utf-8", "\r\n"), ("utf-32", "\r")],
        0..<6 as Range<UInt64>)
    func `random edits leave what opening the text anew gives`(form: (encoding: String, lineEnd: String), seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let capabilities: JSONValue = ["general": ["positionEncodings": [JSONValue(form.encoding)]], "textDocument": Self.capabilities]
        let client = TestClient.started(capabilities)
        client.open((seed.isMultiple(of: 2) ? Fixtures.small : Fixtures.damaged).replacing("\n", with: form.lineEnd))
        for round in 0..<12 {
            let lines = Fixtures.small.utf8.count { $0 == 10 } + 4
            let changes = (0..<Int.random(in: 0...3, using: &random)).map { _ -> JSONValue in
                let line = Int.random(in: 0...lines, using: &random)
                let end = Bool.random(using: &random) ? line : min(line + Int.random(in: 0...3, using: &random), lines)
                let piece = Self.pieces.randomElement(using: &random) ?? ""
                return TestClient.edit(line, Int.random(in: 0...30, using: &random), end, Int.random(in: 0...30, using: &random), piece)
            }
            client.change(changes)
            guard round % 3 == 2 else { continue }
            let text = try #require(client.text())
            let fresh = TestClient.started(capabilities)
            fresh.open(text)
            let comment = Comment(rawValue: "seed \(seed), \(form.encoding), round \(round)")
            #expect(client.published.last?["diagnostics"] == fresh.published.last?["diagnostics"], comment)
            for method in ["documentSymbol", "foldingRange", "semanticTokens/full", "documentLink", "codeLens"] {
                let (after, anew) = (
                    client.request("textDocument/\(method)", TestClient.document()),
                    fresh.request("textDocument/\(method)", TestClient.document())
                )
                if method == "semanticTokens/full" {
                    #expect(after["data"] == anew["data"], comment)
                } else {
                    #expect(after == anew, comment)
                }
            }
            try checkAnswers(of: client, text, form.encoding, comment)
        }
    }

    /// Every range of every answer lies in the document, tokens rise within lines, symbols nest, edits do not overlap.
    private func checkAnswers(of client: TestClient, _ text: String, _ encoding: String, _ comment: Comment) throws {
        let source = SourceText(text)
        let columns: PositionEncoding = encoding == "utf-8" ? .utf8 : encoding == "utf-16" ? .utf16 : .utf32
        let lengths = (0..<source.lineCount).map { source.position(of: source.contentRange(ofLine: $0).upperBound, in: columns).column }
        func isInside(_ position: JSONValue?) -> Bool {
            guard let line = position?["line"]?.int, let character = position?["character"]?.int, lengths.indices.contains(line) else {
                return false
            }
            return character <= lengths[line]
        }
        func check(_ value: JSONValue) {
            if let start = value["start"], let end = value["end"], start["line"] != nil {
                #expect(isInside(start) && isInside(end), comment)
            }
            if let range = value["range"], let selection = value["selectionRange"], let outer = try? PositionRange(json: range),
                let inner = try? PositionRange(json: selection)
            {
                #expect(outer.contains(inner) && value["name"]?.string?.isEmpty == false, comment)
                for child in value["children"]?.array ?? [] {
                    if let range = child["range"], let inside = try? PositionRange(json: range) { #expect(outer.contains(inside), comment) }
                }
            }
            for element in value.array ?? [] { check(element) }
            for member in value.object?.members ?? [] { check(member.value) }
        }
        let document: JSONValue = ["uri": JSONValue(TestClient.uri)]
        let whole = TestClient.range(0, 0, source.lineCount - 1, lengths.last ?? 0)
        for method in ["documentSymbol", "documentLink", "codeLens"] {
            check(client.request("textDocument/\(method)", TestClient.document()))
        }
        let published = client.published.last?["diagnostics"] ?? []
        check(published)
        #expect(published.array?.allSatisfy { $0["message"]?.string?.isEmpty == false } == true, comment)
        check(client.request("textDocument/inlayHint", ["textDocument": document, "range": whole]))
        check(client.request("textDocument/formatting", ["textDocument": document, "options": [:]]))
        for line in stride(from: 0, to: source.lineCount, by: 7) {
            for method in ["hover", "definition", "documentHighlight", "linkedEditingRange", "completion"] {
                check(client.request("textDocument/\(method)", TestClient.at(line, line % 13)))
            }
            check(client.request("textDocument/selectionRange", ["textDocument": document, "positions": [TestClient.position(line, 3)]]))
        }
        var line = 0
        var end = 0
        let numbers = (client.request("textDocument/semanticTokens/full", TestClient.document())["data"]?.array ?? []).compactMap(\.int)
        var column = 0
        for start in stride(from: 0, to: numbers.count - 4, by: 5) {
            if numbers[start] > 0 {
                (line, column, end) = (line + numbers[start], numbers[start + 1], 0)
            } else {
                column += numbers[start + 1]
            }
            #expect(column >= end && numbers[start + 2] > 0, comment)
            end = column + numbers[start + 2]
            #expect(lengths.indices.contains(line) && end <= lengths[line], comment)
        }
        let actions =
            client.request("textDocument/codeAction", ["textDocument": document, "range": whole, "context": ["diagnostics": []]]).array
            ?? []
        for action in actions {
            let edits = try (action["edit"]?["changes"]?[TestClient.uri]?.array ?? []).map { try TextEdit(json: $0) }
            check(action)
            for (first, second) in zip(edits, edits.dropFirst()) { #expect(first.range.end <= second.range.start, comment) }
        }
    }

    @Test(arguments: ["\n", "\r\n"], ["wrong-total", "wrong-entry-number", "missing-details", "malformed-label"])
    func `the preferred fix takes its finding away and brings no other`(lineEnd: String, rule: String) throws {
        let rule = try #require(Rule.named(rule))
        for example in rule.examples {
            guard case .restored = example.outcome else { continue }
            var text = Sample.digest
            for (right, wrong) in example.mistakes { text = text.replacing(right, with: wrong) }
            text = text.replacing("\n", with: lineEnd)
            let client = TestClient.started(["textDocument": Self.capabilities])
            client.open(text)
            let before = codes(client)
            let finding = try #require(client.published.last?["diagnostics"]?.array?.first { $0["code"]?.string == rule.id })
            let params: JSONValue = [
                "textDocument": ["uri": JSONValue(TestClient.uri)], "range": finding["range"] ?? .null,
                "context": ["diagnostics": [finding], "only": ["quickfix"]],
            ]
            let actions = client.request("textDocument/codeAction", params).array ?? []
            let action = try #require(actions.first { $0["diagnostics"]?[0]?["code"]?.string == rule.id })
            let edits = (action["edit"]?["changes"]?[TestClient.uri]?.array ?? []).reversed()
            // Applied from the end, so that the places of the others stay true.
            client.change(edits.map { ["range": $0["range"] ?? .null, "text": $0["newText"] ?? .null] })
            let after = codes(client)
            #expect(after.count < before.count && Set(after).isSubset(of: Set(before)), "\(example.note): \(before) → \(after)")
        }
    }

    private func codes(_ client: TestClient) -> [String] {
        (client.published.last?["diagnostics"]?.array ?? []).compactMap { $0["code"]?.string }
    }
}
