import DigestIndex
import DigestLint
import DigestProject
import DigestSyntax

extension Command {
    static let lint = Command(
        name: "lint", operands: "[PATH…]", summary: "Report what is wrong with digests, and mend it",
        details: """
            A PATH is a file of any name, a folder (*.md, *.markdown and what `include`
            adds, without what `exclude` names; digests only), or - for standard input.
            The digests that are linted are the library for the rules that compare them.
            Links are followed where they are named, not inside of folders.
            With --fix and - the fixed text goes to standard output and the findings to
            standard error. With --statistics the other formats keep their own shape. Texts
            and differences are exact to the byte, except on a terminal, where control
            characters are shown by number.

            Exit status: 0 nothing at or above --fail-on; 1 findings; 2 wrong usage or
            configuration, or something that cannot be read. A file that is no digest gets
            a line on standard error and changes nothing: a hook may name every file.
            """,
        options: [
            .lintFormat, .outputFile, .fix, .unsafeFixes, .diff, .failOn, .select, .ignore, .severity, .baseline, .writeBaseline,
            .statistics,
            .color,
        ] + ProjectSelection.options
    ) { arguments, context throws(CommandFailure) in
        try LintCommand(arguments, context).run()
    }
}

/// One run of `lint`.
private struct LintCommand {
    private enum Mode { case report, fix, diff }

    private let arguments: Arguments
    private let mode: Mode
    private let allowsUnsafe: Bool
    private let format: ReportFormat
    private let failOn: FailureLevel
    private let selection: ProjectSelection
    private let linters: LinterTable
    private let baseline: Baseline?
    /// Where findings go, and where texts do.
    private let reports: OutputStream
    private let texts: OutputStream
    private let style: Style

    init(_ arguments: Arguments, _ context: CommandContext) throws(CommandFailure) {
        self.arguments = arguments
        mode = arguments.has(.diff) ? .diff : arguments.has(.fix) ? .fix : .report
        allowsUnsafe = arguments.has(.unsafeFixes)
        if allowsUnsafe, mode == .report { throw .usage("--unsafe-fixes needs --fix or --diff") }
        format = arguments.choice(.lintFormat, .text)
        failOn = arguments.choice(.failOn, .warning)
        let choice = try RuleChoice(arguments)
        baseline = try arguments[.baseline].map { path throws(CommandFailure) in try Baseline(path: path) }
        selection = try ProjectSelection(arguments)
        linters = LinterTable(selection.jobs, choice)
        texts = context.output
        // The text of standard input goes where findings would have gone.
        let isFilter = mode == .fix && selection.jobs.contains(where: \.isStandardInput)
        if let path = arguments[.outputFile] {
            reports = try OutputStream(path: path)
        } else {
            reports = isFilter ? OutputStream(descriptor: Terminal.errors.descriptor) : context.output
        }
        let color: ColorChoice = arguments.choice(.color, .auto)
        let isFile = arguments.has(.outputFile)
        style = Style(isOn: color == .auto && isFile ? false : color.isOn(for: isFilter ? .errors : .output))
    }

    func run() throws(CommandFailure) -> ExitStatus {
        var reporter = format.makeReporter(style: style, isQuiet: selection.isQuiet, statisticsOnly: arguments.has(.statistics))
        var summary = LintSummary()
        summary.didFix = mode == .fix
        var keys = UniqueKeys()
        var written: [String] = []
        var fails = false
        let work = work
        var status = selection.run(
            reports, writes: mode == .fix, passThrough: mode == .fix ? { texts.write(TerminalSafety.document($0)) } : nil, work: work
        ) { job, report in
            var report = report
            if let remark = report.remark {
                reports.flush()
                StandardError.line("\(report.path): \(remark)")
                fails = fails || report.isFailure
            }
            if !report.text.isEmpty { texts.write(report.text) }
            report.findings = report.findings.compactMap { finding in
                var finding = finding
                finding.key = keys.make(finding.key)
                if arguments.has(.writeBaseline) { written.append(finding.key) }
                if let baseline, baseline.keys.contains(finding.key) {
                    summary.known += 1
                    return nil
                }
                return finding
            }
            summary.add(report)
            if mode != .diff { reporter.add(report, to: reports) }
        }
        if mode != .diff { reporter.finish(summary, to: reports) }
        if arguments.has(.outputFile) { reports.close() } else { reports.flush() }
        if let problem = reports.problem, let path = arguments[.outputFile] { throw .unusable("\(path): \(problem)") }
        if let path = arguments[.writeBaseline] {
            try Baseline(keys: written).write(to: path)
            return fails ? .failure : status
        }
        if fails { status = .failure }
        let hasFindings = summary.severities.contains { failOn.includes($0.key) && $0.value > 0 }
        return max(status, hasFindings ? .findings : .clean)
    }

    /// What is done with one digest, on whatever thread.
    private var work: @Sendable (ProjectSelection.Job, Int, FileReader.File) -> FileReport {
        let (mode, allowsUnsafe, linters, style) = (mode, allowsUnsafe, linters, style)
        let library = linters.needsLibrary ? selection.library() : nil
        let detail = arguments.has(.statistics) && format == .text ? [] : format.detail
        return { job, index, file in
            var report = FileReport(path: job.path)
            report.isDigest = true
            var digest = Digest(SourceText(file.bytes))
            let linter = linters[index]
            let earlier: EarlierAppearance? = library.map { library in { library.firstAppearance(of: $0, before: job.path) } }
            var findings: [Finding]
            switch mode {
            case .report: findings = linter.lintOnce(digest, earlier: earlier)
            case .diff:
                findings = linter.lintOnce(digest, earlier: earlier)
                let outcome = Fixer.fix(digest, with: linter, allowingUnsafe: allowsUnsafe, earlier: earlier)
                report.fixed = outcome.fixed
                report.text = UnifiedDiff(file.bytes, outcome.digest.text.bytes).render(path: job.path, style: style)
                if !style.isOn { report.text = TerminalSafety.document(report.text) }
            case .fix:
                let outcome = Fixer.fix(digest, with: linter, allowingUnsafe: allowsUnsafe, earlier: earlier)
                (findings, report.fixed) = (outcome.remaining, outcome.fixed)
                let isChanged = outcome.digest.text != digest.text
                if job.isStandardInput {
                    report.text = TerminalSafety.document(outcome.digest.text.bytes)
                } else if isChanged {
                    do throws(FileError) { try FileWriter.replace(job.path, file, with: outcome.digest.text.bytes) } catch {
                        report.remark = "\(error)"
                        report.isFailure = true
                        report.fixed = [:]
                        findings = linter.lintOnce(digest, earlier: earlier)
                        break
                    }
                }
                digest = outcome.digest
            }
            guard !findings.isEmpty else { return report }
            var locator = FindingLocator(digest, fileName: Path.name(of: job.path), detail: detail)
            report.findings.reserveCapacity(findings.count)
            for finding in findings { report.findings.append(locator.locate(finding)) }
            return report
        }
    }
}
