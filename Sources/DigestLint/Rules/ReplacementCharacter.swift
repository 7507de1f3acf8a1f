import DigestSyntax

extension Rule {
    static let replacementCharacter = Rule(
        "replacement-character", .warning, fix: nil, "U+FFFD, which stands where bytes were lost",
        explanation: """
            A multi-byte character was cut, and what read it put the replacement character � there. The text is lost; look it up or generate it again.
            """,
        examples: [Example("three in a row, as a cut Chinese character leaves them", "实时生成了稳定", "实时生\u{FFFD}\u{FFFD}\u{FFFD}稳定", .stays)],
        check: .block(.replacementCharacter) { context, report in
            let bytes = context.bytes(0..<context.length)
            var run: (start: Int, count: Int)?
            var isTold = false
            var index = bytes.startIndex
            func tell() {
                if let run, !isTold {
                    let start = run.start - bytes.startIndex
                    report.add(
                        start..<start + run.count * 3,
                        run.count == 1
                            ? "Replacement character: bytes were lost here" : "\(run.count) replacement characters: bytes were lost here",
                        fix: nil)
                    isTold = true
                }
                run = nil
            }
            while index < bytes.endIndex {
                if bytes[index] == 0xEF, index + 2 < bytes.endIndex, bytes[index + 1] == 0xBF, bytes[index + 2] == 0xBD {
                    run = (run?.start ?? index, (run?.count ?? 0) + 1)
                    index += 3
                    continue
                }
                if run != nil { tell() }
                if bytes[index] == 0x0A { isTold = false }
                index += 1
            }
            tell()
        })
}
