import DigestSyntax

extension Rule {
    static let byteOrderMark = Rule(
        "byte-order-mark", .hint, fix: .safe, "a byte order mark at the start of the file",
        explanation: """
            Some editors put U+FEFF before the first character of a UTF-8 file. Markdown may then miss that the first line is HTML. The fix removes it.
            """,
        examples: [Example("before the first line", "<div id=toc>", "\u{FEFF}<div id=toc>")],
        check: .file { context, report in
            guard context.text.bytes.starts(with: [0xEF, 0xBB, 0xBF]) else { return }
            report.add(0..<3, "The file begins with a byte order mark (U+FEFF)", fix: Fix("Remove it", .safe, [TextEdit(0..<3, "")]))
        })
}
