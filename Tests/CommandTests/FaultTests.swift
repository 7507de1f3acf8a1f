import Foundation
import Testing

/// What goes wrong around the program, and what becomes of the digests then. `Sources/FAULTS.md` lists it.
struct FaultTests {
    private let folder: TemporaryFolder
    private static let broken = Fixtures.small(total: 9)
    private static let fixed = Fixtures.small()

    init() throws { folder = try TemporaryFolder() }

    private var names: [String] {
        get throws { try FileManager.default.contentsOfDirectory(atPath: folder.url.path).filter { $0 != ".git" }.sorted() }
    }

    @discardableResult private func sh(_ script: String) throws -> CommandRun { try shell(script, in: folder.url) }

    // MARK: No room

    @Test(arguments: [
        "lint", "lint --format json", "lint --fix", "lint --fix - < x.md", "lint --diff", "format - < x.md", "format --check", "export",
        "export --format csv", "export --format bibtex", "stats", "outline .", "search First", "diff x.md x.md", "rules",
        "explain wrong-total",
        "config", "config schema", "completions bash", "help", "--version",
    ])
    func `a full disk behind standard output is said and fails`(command: String) throws {
        guard FileManager.default.fileExists(atPath: "/dev/full") else { return }
        try folder.write(Self.broken, "x.md")
        let run = try sh("$digestls \(command) > /dev/full")
        #expect(run.status == 2)
        #expect(run.errors.hasSuffix("digestls: standard output: cannot write: No space left on device\n"), "\(run.errors)")
        #expect(try [Self.broken, Self.fixed].contains(folder.read("x.md")))
    }

    @Test(arguments: ["lint --fix", "format"]) func `a file that cannot grow leaves the old digest and nothing beside it`(command: String)
        throws
    {
        try folder.write(Self.damagedEverywhere, "x.md")
        // Half a kilobyte.
        let run = try sh("ulimit -f 1; $digestls \(command) x.md 2>&1")
        #expect(run.status == 2)
        #expect(run.output.contains("digestls: x.md: cannot write: File too large\n"), "\(run.output)")
        #expect(try folder.read("x.md") == Self.damagedEverywhere)
        #expect(try names == ["x.md"])
    }

    /// Something for every command that writes to do.
    private static let damagedEverywhere = Fixtures.small(total: 9).replacingOccurrences(of: "\n\n\n<details>", with: "\n\n\n\n<details>")

    @Test(arguments: [
        "export -o out", "lint --format json -o out", "lint --write-baseline out > /dev/null", "lint --format json > out", "export > out",
    ])
    func `an output that does not fit is said and fails`(command: String) throws {
        try folder.write(Fixtures.small(titles: (0..<40).map { "\u{1}\($0)" }, total: 3), "x.md")
        let run = try sh("ulimit -f 1; $digestls \(command)")
        #expect(run.errors == "digestls: \(command.hasSuffix("> out") ? "standard output" : "out"): cannot write: File too large\n")
        #expect(run.status == 2)
    }

    @Test func `a full disk leaves every digest old or new, and nothing beside them`() throws {
        guard geteuid() == 0, try sh("unshare -m true").status == 0 else { return }
        try folder.write(Self.broken, "x.md")
        let run = try sh(
            """
            mkdir disk; exec unshare -m sh -c '
            mount -t tmpfs -o size=32k none disk || exit 77
            for n in 1 2 3 4 5; do cp x.md disk/$n.md; done
            cat /dev/zero > disk/filler 2> filler-errors
            $digestls lint --fix disk > report 2> errors; echo $? > status
            cat disk/*.md > all; ls -A disk > names'
            """)
        if run.status == 77 { return }
        #expect(try folder.read("status") == "2\n")
        #expect(try folder.read("errors").contains("digestls: disk/1.md: cannot write: No space left on device\n"))
        #expect(try folder.read("all") == String(repeating: Self.broken, count: 5))
        #expect(try folder.read("names") == "1.md\n2.md\n3.md\n4.md\n5.md\nfiller\n")
    }

    // MARK: Not allowed

    /// Runs the rest of a line as nobody, where the tests run as root; nil where that cannot be.
    private func asNobody() throws -> String? {
        guard geteuid() == 0 else { return "" }
        let prefix = "setpriv --reuid=65534 --regid=65534 --clear-groups "
        try sh("chown -R 65534:65534 .")
        return try sh("\(prefix) $digestls --version").status == 0 ? prefix : nil
    }

    @Test func `a file or a folder that is not to be written stays`() throws {
        try folder.write(Self.broken, "file/x.md")
        try folder.write(Self.broken, "folder/x.md")
        guard let nobody = try asNobody() else { return }
        try sh("chmod 444 file/x.md; chmod 555 folder")
        for name in ["file", "folder"] {
            let run = try sh("\(nobody) $digestls lint --fix -q \(name)")
            #expect(run.status == 2)
            #expect(run.errors == "digestls: \(name)/x.md: cannot write: Permission denied\n")
            #expect(try folder.read("\(name)/x.md") == Self.broken)
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder[name].path) == ["x.md"])
        }
        try sh("chmod 755 folder")
    }

    @Test func `a file of somebody else, whose owner a new file could not keep, stays`() throws {
        guard geteuid() == 0 else { return }
        try folder.write(Self.broken, "x.md")
        guard let nobody = try asNobody() else { return }
        try sh("chown 0 x.md; chmod 666 x.md")
        let run = try sh("\(nobody) $digestls lint --fix -q x.md")
        #expect(run.status == 2)
        #expect(run.errors == "digestls: x.md: cannot be replaced with the same owner; it was left as it is\n")
        #expect(try folder.read("x.md") == Self.broken)
        #expect(try names == ["x.md"])
    }

    @Test func `what cannot be read is said, and the rest is looked at`() throws {
        try folder.write(Self.broken, "closed/x.md")
        try folder.write(Self.broken, "x.md")
        try folder.write(Self.broken, "y.md")
        guard let nobody = try asNobody() else { return }
        try sh("chmod 0 closed x.md")
        let run = try sh("\(nobody) $digestls lint --format concise")
        #expect(run.status == 2)
        #expect(run.lines.count == 1 && run.output.hasPrefix("y.md:"))
        #expect(
            run.errors == """
                digestls: closed/.digestls.json: cannot read: Permission denied
                digestls: x.md: cannot read: Permission denied

                """)
        try sh("chmod 755 closed")
    }

    // MARK: Others at work

    @Test func `several fixers at once lose nothing and leave nothing`() throws {
        for round in 0..<12 {
            for number in 0..<12 { try folder.write(Self.broken, "\(number).md") }
            let run = try sh("for n in 1 2 3; do { $digestls lint --fix -q > /dev/null; echo $?; } & done; wait")
            #expect(Set(run.lines).isSubset(of: ["0", "2"]), "\(run.output)")
            for line in run.errors.split(separator: "\n") {
                #expect(line.hasSuffix(".md: changed since it was read; it was left as it is"), "\(line)")
            }
            for number in 0..<12 { #expect(try folder.read("\(number).md") == Self.fixed, "round \(round)") }
            #expect(try names.count == 12)
        }
    }

    @Test(arguments: [SIGINT, SIGTERM, SIGHUP, SIGKILL])
    func `whoever is stopped while fixing leaves every digest old or new`(signal: Int32) throws {
        let titles = (0..<60).map { "Title \($0)" }
        let (old, new) = (Fixtures.small(titles: titles, total: 9), Fixtures.small(titles: titles))
        let count = 150
        var wasBetween = false
        for round in 0..<5 {
            for number in 0..<count { try folder.write(old, "\(number).md") }
            let process = Process()
            process.executableURL = binary
            process.arguments = ["lint", "--fix", "-q"]
            process.currentDirectoryURL = folder.url
            process.standardOutput = FileHandle.nullDevice
            process.standardError = FileHandle.nullDevice
            try process.start()
            // Once the first file is new, the others are being written.
            while process.isRunning, try folder.read("0.md") == old {}
            usleep(UInt32(round) * 3_000)
            kill(process.processIdentifier, signal)
            process.waitUntilExit()
            var states: Set<String> = []
            for number in 0..<count { states.insert(try folder.read("\(number).md")) }
            #expect(states.isSubset(of: [old, new]))
            guard states.count == 2 else { continue }
            wasBetween = true
            #expect(process.terminationReason == .uncaughtSignal && process.terminationStatus == signal)
            let others = try names.filter { !$0.hasSuffix(".md") }
            if signal == SIGKILL {
                #expect(others.allSatisfy { $0.hasPrefix(".digestls-") && $0.hasSuffix(".tmp") }, "\(others)")
            } else {
                #expect(others == [])
            }
        }
        #expect(wasBetween)
        // Nobody minds what lies there.
        try digestls("lint", "--fix", in: folder.url)
        for number in 0..<count { #expect(try folder.read("\(number).md") == new) }
    }

    // MARK: Standard streams

    @Test func `a reader that goes away ends a report and no fixing`() throws {
        // More to report than is kept back.
        let text = Fixtures.small(titles: (0..<60).map { _ in "" }, total: 9)
        for number in 0..<40 { try folder.write(text, "\(number).md") }
        let run = try sh("{ $digestls lint --fix; echo $? >&2; } | true")
        #expect(run.errors == "1\n" || run.errors == "0\n", "\(run.errors)")
        for number in 0..<40 { #expect(try !folder.read("\(number).md").contains("[Total: 9]")) }
    }

    @Test func `closed standard streams are no place in a digest`() throws {
        // Enough to say that it is written while digests are.
        let text = Fixtures.small(titles: (0..<60).map { _ in "" }, total: 9)
        try folder.write(text, "in")
        let expected = try sh("$digestls lint --fix - < in").output
        #expect(expected != text)
        for _ in 0..<3 {
            for number in 0..<40 { try folder.write(text, "\(number).md") }
            let run = try sh("$digestls lint --fix >&-; s=$?; $digestls lint --fix . nowhere >&- 2>&- <&-; exit $s")
            #expect(run.status == 2)
            #expect(run.errors == "digestls: standard output: cannot write: Bad file descriptor\n")
            for number in 0..<40 { #expect(try folder.read("\(number).md") == expected) }
        }
    }

    @Test func `a closed standard input is said`() throws {
        let run = try sh("$digestls lint - <&-")
        #expect(run.status == 2)
        #expect(run.errors.hasSuffix("cannot read: Bad file descriptor\n"), "\(run.errors)")
    }

    // MARK: What else stands in a folder

    @Test func `an output replaces no digest and follows no link`() throws {
        try folder.write(Self.broken, "x.md")
        try folder.write("private", "secret")
        try sh("ln -s secret link; ln -s nowhere dangling; ln -s x.md digest")
        for command in ["lint -o", "export -o", "lint --write-baseline"] {
            let digest = try sh("$digestls \(command) x.md .")
            #expect(digest.errors == "digestls: x.md: is a digest, and no place for the output\n")
            #expect(digest.status == 2)
            for link in command.contains("baseline") ? ["link", "dangling"] : ["link", "dangling", "digest"] {
                let run = try sh("$digestls \(command) \(link) .")
                #expect(run.errors == "digestls: \(link): is a symbolic link; name the file it points to\n")
                #expect(run.status == 2)
            }
        }
        #expect(try folder.read("x.md") == Self.broken)
        #expect(try folder.read("secret") == "private")
        #expect(try names == ["dangling", "digest", "link", "secret", "x.md"])
        #expect(try sh("echo before; $digestls export --format csv -o /dev/stdout x.md").output.hasPrefix("before\nfile,line,"))
    }

    @Test func `a log follows no link`() throws {
        try folder.write("private\n", "secret")
        try sh("ln -s secret log; printf '' | $digestls serve --log-file log")
        #expect(try folder.read("secret") == "private\n")
    }

    @Test func `links to folders are followed where they are named`() throws {
        try folder.write(Self.broken, "real/x.md")
        try sh("ln -s real link")
        #expect(try digestls("lint", "--fix", "link/x.md", in: folder.url).status == 0)
        #expect(try folder.read("real/x.md") == Self.fixed)
        #expect(try names == ["link", "real"])
    }

    @Test func `folders are no files, whatever their names, and deep ones are said`() throws {
        try folder.write(Self.broken, "x.md/y.md")
        #expect(try digestls("lint", "--format", "concise", "x.md", in: folder.url).output.hasPrefix("x.md/y.md:5:27:"))
        try sh("d=0123456789012345678901234567890123456789; d=$d$d$d$d$d; for n in $(seq 30); do mkdir $d; cd $d || exit; done")
        let run = try digestls("lint", "--format", "concise", in: folder.url)
        #expect(run.lines.count == 1)
        #expect(run.errors.hasSuffix("cannot read: File name too long\n"))
        #expect(run.status == 2)
        try shell("rm -rf 0*", in: folder.url)
    }

    @Test func `a sparse file of two gigabytes is refused unread`() throws {
        #expect(try sh("truncate -s 2G x.md && $digestls lint x.md").errors == "digestls: x.md: is larger than 2 GB\n")
    }

    @Test func `nobody who writes into a pipe is woken`() throws {
        let run = try sh("mkfifo x.md; { printf x > x.md; touch woken; } & $digestls lint x.md; s=$?; sleep 0.3; kill $!; exit $s")
        #expect(run.status == 2)
        #expect(try names == ["x.md"])
    }

    // MARK: Names

    @Test func `names that steer, lead or are no text are text`() throws {
        let hostile = "::error::a\n::warning::b\u{1B}[2J\u{9B}\u{202E}%0A.md"
        for name in [hostile, "-rf.md", "--help.md"] { try folder.write(Self.broken, name) }
        let all = try digestls("lint", "--format", "concise", in: folder.url)
        #expect(all.lines.count == 3)
        #expect(
            all.lines.contains { $0.hasPrefix(":<U+003A>error::a<U+000A>:<U+003A>warning::b<U+001B>[2J<U+009B><U+202E>%0A.md:5:27:") },
            "\(all.output)")
        #expect(try digestls("lint", "--fix", "-q", in: folder.url).status == 0)
        for name in [hostile, "-rf.md", "--help.md"] { #expect(try folder.read(name) == Self.fixed) }
        #expect(try sh("$digestls lint ./-rf.md && $digestls lint -- -rf.md --help.md").status == 0)
    }

    #if os(Linux)
    @Test func `names that are no UTF-8 are said, and not taken for others`() throws {
        try folder.write(Self.broken, "x.md")
        try sh("cp x.md $(printf 'a\\377.md'); cp x.md $(printf 'b\\377.txt')")
        let walk = try digestls("lint", "--format", "concise", in: folder.url)
        #expect(walk.lines.count == 1)
        #expect(walk.errors.hasSuffix("a\u{FFFD}.md: has a name that is no UTF-8, so that nothing can name it\n"))
        #expect(!walk.errors.contains("b"))
        #expect(walk.status == 2)
        let named = try sh("$digestls lint $(printf 'a\\377.md')")
        #expect(named.errors == "digestls: argument 2 is no UTF-8, so that nothing can name it\n")
        #expect(named.status == 2)
    }
    #endif
}
