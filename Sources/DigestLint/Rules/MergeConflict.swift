import DigestSyntax

extension Rule {
    static let mergeConflict = Rule(
        "merge-conflict", .error, fix: nil, "a merge conflict that was never resolved",
        explanation: """
            `<<<<<<<`, `=======` and `>>>>>>>` are left where a version control system could not join two versions. Until it is resolved, the part above
            `=======` is read as the digest and the part below it is passed over.
            """,
        examples: [
            Example(
                "two versions of a result", "Result: 实时生成了稳定的视频\n",
                "<<<<<<< HEAD\nResult: 实时生成了稳定的视频\n=======\nResult: 生成视频\n>>>>>>> main\n", .stays)
        ],
        check: .file { context, report in
            guard context.digest.hasConflictMarkers else { return }
            var start: Range<Int>?
            func tell(_ range: Range<Int>, _ related: Range<Int>?) {
                report.add(
                    range, "An unresolved merge conflict begins here", related: related.map { [.init($0, "It ends here")] } ?? [], fix: nil)
            }
            for block in context.digest.blocks {
                for marker in block.node.conflictMarkers {
                    let range = block.absolute(marker)
                    switch context.text.bytes[range].first {
                    case UInt8(ascii: "<"):
                        if let start { tell(start, nil) }
                        start = range
                    case UInt8(ascii: ">"):
                        if let begun = start {
                            tell(begun, range)
                        } else {
                            report.add(range, "A merge conflict's end without its start", fix: nil)
                        }
                        start = nil
                    default:
                        if start == nil { report.add(range, "A line that a merge conflict left", fix: nil) }
                    }
                }
            }
            if let start { tell(start, nil) }
        })
}
