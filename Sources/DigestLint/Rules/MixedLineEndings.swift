import DigestSyntax

extension Rule {
    static let mixedLineEndings = Rule(
        "mixed-line-endings", .warning, fix: .safe, "lines that end in different ways",
        explanation: """
            Lines end in LF, or in CRLF throughout; a mix is left by tools that disagree. The fix gives every line the end that most lines have.
            """,
        examples: [Example("one CRLF among LF", "Main category: cs.AI\n", "Main category: cs.AI\r\n")],
        check: .file { context, report in
            guard context.digest.blocks.contains(where: { $0.summary.traits.contains(.carriageReturn) }) else { return }
            let ends = LineEnds(context.text)
            guard let main = ends.most, ends.kinds.count > 1, let odd = ends.first(except: main) else { return }
            let others = ends.count - (ends.kinds[main] ?? 0)
            let edits = ends.places(except: main).map { TextEdit($0, main) }
            report.add(
                odd, "\(others) of \(ends.count) lines end differently, the first one here; most end in \(LineEnds.name(main))",
                fix: Fix("Give every line the same end", .safe, edits))
        })
}

/// How the lines of a text end; a carriage return that a LaTeX command left is no line end of the file.
private struct LineEnds {
    private var places: [(range: Range<Int>, end: String)] = []
    private(set) var kinds: [String: Int] = [:]

    init(_ text: SourceText) {
        let first = text.lineEnd
        for line in 0..<max(0, text.lineCount - 1) {
            let range = text.contentRange(ofLine: line).upperBound..<text.start(ofLine: line + 1)
            let end = range.count == 2 ? "\r\n" : text.bytes[range].first == 0x0D ? "\r" : "\n"
            if end == "\r", DamagedCommand.begins(at: range.lowerBound, in: text.bytes[...], "r", lineEnd: first) { continue }
            places.append((range, end))
            kinds[end, default: 0] += 1
        }
    }

    var count: Int { places.count }

    var most: String? { kinds.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key }

    func first(except main: String) -> Range<Int>? { places.first { $0.end != main }?.range }

    func places(except main: String) -> [Range<Int>] { places.filter { $0.end != main }.map(\.range) }

    static func name(_ end: String) -> String { end == "\r\n" ? "CRLF" : end == "\r" ? "CR" : "LF" }
}
