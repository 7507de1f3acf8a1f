import DigestIndex
import DigestLint
import DigestProject
import DigestSyntax

/// What a command works on: the files that its operands mean, and how it goes through them.
struct ProjectSelection {
    /// The options that say so.
    static let options: [Option] = [.config, .isolated, .forceExclude, .standardInputName, .jobs, .quiet]

    /// A file, or standard input under the name it was given.
    struct Job: Sendable {
        let file: ProjectFile
        let isStandardInput: Bool

        var path: String { file.path }

        func read() throws(FileError) -> FileReader.File {
            isStandardInput ? .init(standardInput: try FileReader.readStandardInput()) : try FileReader.read(file.path)
        }
    }

    let jobs: [Job]
    let isQuiet: Bool
    private let threads: Int
    /// The operands that are folders, by place.
    private let folders: [Int: String]
    private let hasErrors: Bool

    /// Finds the files. What cannot be looked at is said on standard error; a wrong configuration ends the command.
    init(_ arguments: Arguments) throws(CommandFailure) {
        isQuiet = arguments.has(.quiet)
        threads = try arguments.count(.jobs) ?? OrderedRun.processorCount
        var discovery = Discovery(finder: try Self.finder(arguments), forcesExclude: arguments.has(.forceExclude))
        var standardInput: ProjectFile?
        var folders: [Int: String] = [:]
        var jobs: [Job] = []
        let operands = arguments.operands.isEmpty ? ["."] : arguments.operands
        for (place, operand) in operands.enumerated() {
            let start = discovery.files.count
            if operand == "-" {
                guard standardInput == nil else { throw .usage("standard input can be read once only") }
                do throws(FileError) {
                    let file = try discovery.file(named: arguments[.standardInputName] ?? "<stdin>")
                    standardInput = file
                    jobs.append(Job(file: file, isStandardInput: true))
                } catch { throw .unusable("\(error.path): \(error)") }
                continue
            }
            discovery.add(operand, argument: place)
            let added = discovery.files[start...]
            jobs += added.map { Job(file: $0, isStandardInput: false) }
            if Folder.isFolder(operand) { folders[place] = operand }
        }
        self.jobs = jobs
        self.folders = folders
        let issues = discovery.finder.files.flatMap(\.messages)
        for message in issues { StandardError.line(message) }
        guard issues.isEmpty else { throw .unusable("the configuration is not right: nothing was done") }
        for error in discovery.errors { StandardError.line("\(error.path): \(error)") }
        hasErrors = !discovery.errors.isEmpty
    }

    /// Whether standard input is the only thing to work on, so that its text is the output.
    var isStandardInputOnly: Bool { jobs.count == 1 && jobs.first?.isStandardInput == true }

    static func finder(_ arguments: Arguments) throws(CommandFailure) -> ConfigurationFinder {
        let folder = ConfigurationFinder.workingFolder()
        if let path = arguments[.config] {
            if arguments.has(.isolated) { throw .usage("--config and --isolated exclude each other") }
            do throws(FileError) {
                return ConfigurationFinder(fixed: ConfigurationFile(path: path, folder: folder, bytes: try FileReader.read(path).bytes))
            } catch { throw .unusable("\(path): \(error)") }
        }
        return arguments.has(.isolated) ? ConfigurationFinder(fixed: ConfigurationFile(defaultsIn: folder)) : ConfigurationFinder()
    }

    /// The digests as one library. What cannot be read is told, and changes the status, as in ``run``.
    func index(_ output: OutputStream) -> (index: DigestIndex, status: ExitStatus) {
        var index = DigestIndex()
        let status = run(output) { _, _, file in
            FileSummary(Digest(SourceText(file.bytes)))
        } deliver: { job, summary in
            index.update(job.path, summary)
        }
        return (index, status)
    }

    /// What the digests among the files know of each other. Standard input, which is read once only, is left out; nothing is said about
    /// files that cannot be read.
    func library() -> DigestIndex {
        var index = DigestIndex()
        let jobs = jobs.filter { !$0.isStandardInput }
        OrderedRun.run(count: jobs.count, threads: threads) { place -> FileSummary? in
            guard let bytes = try? jobs[place].read().bytes, FileKind(of: bytes) == .digest else { return nil }
            return FileSummary(Digest(SourceText(bytes)))
        } deliver: { place, summary in
            index.update(jobs[place].path, summary)
            return true
        }
        return index
    }

    /// What became of one file.
    private enum Outcome<Result: Sendable>: Sendable {
        case done(Result)
        case noDigest(String, [UInt8])
        case failed(String)
        /// Not begun, for the program is to end.
        case interrupted
    }

    /// Works on every digest, several at once, and hands the results over in order. Remarks about what is none go to standard error; the
    /// text of a standard input that is none goes to `passThrough`, for it may stand in a pipe.
    ///
    /// When nobody reads the output any more there is nothing more to do, unless the work `writes` files. Then a signal to end waits until
    /// the files that were begun are done.
    /// - Returns: ``ExitStatus/failure`` where something could not be read, else ``ExitStatus/clean``.
    func run<Result: Sendable>(
        _ output: OutputStream, writes: Bool = false, passThrough: (([UInt8]) -> Void)? = nil,
        work: @escaping @Sendable (Job, Int, FileReader.File) -> Result, deliver: (Job, Result) -> Void
    ) -> ExitStatus {
        var progress = Progress(total: jobs.count, isQuiet: isQuiet)
        var status = hasErrors ? ExitStatus.failure : .clean
        var digests: [Int: Int] = [:]
        let jobs = jobs
        // Not while somebody may have to be interrupted at a terminal.
        let holds = writes && !jobs.contains(where: \.isStandardInput)
        if holds { Interruption.hold() }
        OrderedRun.run(count: jobs.count, threads: threads) { index in
            holds && Interruption.isWaiting ? .interrupted : Self.outcome(of: jobs[index], index, work)
        } deliver: { index, outcome in
            let job = jobs[index]
            switch outcome {
            case .done(let result):
                digests[job.file.argument, default: 0] += 1
                if Terminal.output.isTerminal { progress.clear() }
                deliver(job, result)
            case .noDigest(let remark, let bytes):
                if job.isStandardInput { passThrough?(bytes) }
                if job.file.isExplicit, !isQuiet { say("\(job.path): \(remark)", &progress, output) }
            case .failed(let remark):
                status = .failure
                say("\(job.path): \(remark)", &progress, output)
            case .interrupted: return false
            }
            progress.advance(to: index + 1)
            return writes || !output.isClosed
        }
        progress.clear()
        if holds { Interruption.release() }
        for (place, folder) in folders.sorted(by: { $0.key < $1.key }) where digests[place] == nil && !isQuiet && !output.isClosed {
            output.flush()
            StandardError.line("\(folder): no digests below this folder")
        }
        return status
    }

    private static func outcome<Result: Sendable>(
        of job: Job, _ index: Int, _ work: @Sendable (Job, Int, FileReader.File) -> Result
    ) -> Outcome<Result> {
        do throws(FileError) {
            let file = try job.read()
            switch FileKind(of: file.bytes) {
            case .digest: return .done(work(job, index, file))
            case .variant: return .noDigest("holds papers in another layout than a digest's; passed over", file.bytes)
            case .other:
                let isBinary = file.bytes.prefix(8192).contains(0)
                return .noDigest(isBinary ? "is a binary file, no digest; passed over" : "is no digest; passed over", file.bytes)
            }
        } catch { return .failed("\(error)") }
    }

    private func say(_ remark: String, _ progress: inout Progress, _ output: OutputStream) {
        progress.clear()
        output.flush()
        StandardError.line(remark)
    }
}
