import DigestSyntax

extension Rule {
    static let invalidUtf8 = Rule(
        "invalid-utf8", .error, fix: nil, "bytes that are no UTF-8",
        explanation: """
            The file holds bytes that stand for no character: it was cut inside one, or written in another encoding. Editors show � there, and saving may
            lose what it was.
            """,
        examples: [],
        check: .block(.invalidUTF8) { context, report in
            let bytes = context.bytes(0..<context.length)
            var toldLine = -1
            for run in context.text.invalidRuns(in: context.block.range) {
                let line = context.text.line(containing: run.lowerBound)
                guard line != toldLine else { continue }
                toldLine = line
                let shown = bytes[run.clamped(to: bytes.startIndex..<bytes.endIndex)].prefix(4).map { byte in
                    let hex = String(byte, radix: 16, uppercase: true)
                    return hex.count == 1 ? "0\(hex)" : hex
                }
                report.add(
                    run.shifted(by: -context.block.start), "Invalid UTF-8 at byte \(run.lowerBound): \(shown.joined(separator: " "))", fix: nil)
            }
        })
}
