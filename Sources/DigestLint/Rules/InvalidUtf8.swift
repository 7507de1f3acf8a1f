import DigestSyntax

extension Rule {
    static let invalidUtf8 = Rule(
        "invalid-utf8", .error, fix: nil, "bytes that are no UTF-8",
        explanation: """
            The file holds bytes that stand for no character: it was cut inside one, or written in another encoding. Editors show � there, and saving may
            lose what it was.
            """,
        examples: [],
        // The message names the byte of the file, so what a block gave does not hold when it moves.
        check: .file { context, report in
            for block in context.digest.blocks where block.summary.traits.contains(.invalidUTF8) {
                var toldLine = -1
                for run in context.text.invalidRuns(in: block.range) {
                    let line = context.text.line(containing: run.lowerBound)
                    guard line != toldLine else { continue }
                    toldLine = line
                    let shown = context.text.bytes[run].prefix(4).map { byte in
                        let hex = String(byte, radix: 16, uppercase: true)
                        return hex.count == 1 ? "0\(hex)" : hex
                    }
                    report.add(run, "Invalid UTF-8 at byte \(run.lowerBound): \(shown.joined(separator: " "))", fix: nil)
                }
            }
        })
}
