import DigestLint
import DigestProject
import DigestSyntax

extension Option {
    fileprivate static let check = Option("check", "Write nothing; exit with 1 if a file would change")
    fileprivate static let formatDiff = Option("diff", "Print what would change; write nothing; exit with 1 if anything does")
}

extension Command {
    static let format = Command(
        name: "format", operands: "[PATH…]", summary: "Give digests their canonical layout",
        details: """
            It changes white space and markup only: what a paper says keeps every byte.
            With - the result goes to standard output; a terminal gets control characters
            by number.
            """,
        options: [.check, .formatDiff, .color] + ProjectSelection.options
    ) { arguments, context throws(CommandFailure) in
        let selection = try ProjectSelection(arguments)
        let color: ColorChoice = arguments.choice(.color, .auto)
        let style = Style(isOn: color.isOn(for: .output))
        let (isCheck, isDiff) = (arguments.has(.check), arguments.has(.formatDiff))
        let output = context.output
        var (changed, unchanged, fails) = (0, 0, false)
        let passThrough: ([UInt8]) -> Void = { if !isCheck, !isDiff { output.write(TerminalSafety.document($0)) } }
        let status = selection.run(output, writes: !isCheck && !isDiff, passThrough: passThrough) { job, _, file in
            Formatting.run(job, file, writes: !isCheck && !isDiff, diff: isDiff ? style : nil)
        } deliver: { job, result in
            output.write(result.output)
            if let error = result.error {
                fails = true
                output.flush()
                StandardError.line("\(job.path): \(error)")
                return
            }
            if result.isChanged { changed += 1 } else { unchanged += 1 }
            guard result.isChanged, !isDiff, !selection.isQuiet, !job.isStandardInput || isCheck else { return }
            output.write("\(isCheck ? "would format" : "formatted") \(PlainText.of(job.path))\n")
        }
        if !selection.isQuiet, !isDiff, !selection.isStandardInputOnly {
            let verb = isCheck ? "would be formatted" : "formatted"
            output.write("\(counted(changed, "digest")) \(verb), \(unchanged) canonical already.\n")
        }
        if fails { return .failure }
        return max(status, changed > 0 && (isCheck || isDiff) ? .findings : .clean)
    }
}

/// What formatting one file gave.
private struct Formatting: Sendable {
    var output: [UInt8] = []
    var isChanged = false
    var error: FileError?

    static func run(_ job: ProjectSelection.Job, _ file: FileReader.File, writes: Bool, diff: Style?) -> Formatting {
        let edits = Formatter.edits(for: Digest(SourceText(file.bytes)))
        let text = edits.isEmpty ? file.bytes : Fixer.apply(edits, to: file.bytes)
        var result = Formatting()
        result.isChanged = text != file.bytes
        if let diff {
            result.output = UnifiedDiff(file.bytes, text).render(path: job.path, style: diff)
            if !diff.isOn { result.output = TerminalSafety.document(result.output) }
        } else if writes, job.isStandardInput {
            result.output = TerminalSafety.document(text)
        } else if writes, result.isChanged {
            do throws(FileError) { try FileWriter.replace(job.path, file, with: text) } catch { result.error = error }
        }
        return result
    }
}
