import Foundation
import Testing

struct GeneralTests {
    private static let commands = ["lint", "format", "outline", "export", "stats", "rules", "explain", "config", "completions", "help"]

    @Test func `the version is one line`() throws {
        let run = try digestls("--version")
        #expect(run.output.wholeMatch(of: /digestls \d+\.\d+\.\d+\n/) != nil)
        #expect(run.status == 0)
    }

    @Test func `help is the same however it is asked for`() throws {
        let help = try digestls("--help")
        #expect(help.status == 0)
        #expect(help.output == (try digestls("-h").output))
        #expect(help.output == (try digestls("help").output))
        for command in Self.commands { #expect(help.output.contains("\n  \(command) ")) }
    }

    @Test(arguments: commands) func `a command's help fits 80 columns`(command: String) throws {
        let help = try digestls("help", command)
        #expect(help.output.hasPrefix("Usage: digestls \(command)"))
        #expect(help.status == 0)
        #expect(help.output == (try digestls(command, "--help").output))
        #expect(help.output == (try digestls(command, "-h").output))
        for line in help.output.split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
    }

    @Test func `the general help fits 80 columns`() throws {
        for line in try digestls("--help").output.split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
    }

    @Test(arguments: [
        ("lnt", "there is no command lnt; did you mean lint?"), ("--versoin", "there is no option --versoin; did you mean --version?"),
        ("qqqqqqqqq", "there is no command qqqqqqqqq"), ("help nope", "there is no command nope"),
        ("completions tcsh", "completions needs the name of a shell: bash, zsh or fish"), ("explain", "explain needs a RULE"),
        ("explain wrong-totl", "there is no rule wrong-totl; did you mean wrong-total?"), ("outline", "outline needs a PATH"),
        ("config shw", "config takes `show FILE` or `schema`"), ("rules x", "rules takes no PATH"),
    ]) func `wrong usage ends with 2 and a hint`(arguments: String, message: String) throws {
        let run = try shell("$digestls \(arguments)")
        #expect(run.errors.contains(message), "\(run.errors)")
        #expect(run.errors.contains("try `digestls help"))
        #expect(run.status == 2)
    }

    @Test func `rules lists each with its severity, its fix and what it flags`() throws {
        let run = try digestls("rules")
        #expect(run.lines.contains { $0.hasPrefix("wrong-total") && $0.contains("  warning  safe    ") })
        let rules = try digestls("rules", "--format", "json").json() as? [[String: Any]]
        #expect(rules?.count == run.lines.count)
        #expect(rules?.allSatisfy { Set($0.keys) == ["id", "severity", "severityInEditors", "fix", "summary", "explanation"] } == true)
    }

    @Test func `every rule can be explained`() throws {
        let ids = try digestls("rules").lines.compactMap { $0.split(separator: " ").first.map(String.init) }
        let run = try shell("$digestls explain \(ids.joined(separator: " "))")
        #expect(run.status == 0)
        for id in ids { #expect(run.output.contains("## \(id)\n")) }
        #expect(!run.output.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
    }

    @Test func `completions name every command and option`() throws {
        for shellName in ["bash", "zsh", "fish"] {
            let script = try digestls("completions", shellName).output
            for command in Self.commands { #expect(script.contains(command), "\(shellName) \(command)") }
            for word in ["unsafe-fixes", "checkstyle", "wrong-total", "stdin-filename"] {
                #expect(script.contains(word), "\(shellName) \(word)")
            }
        }
        #expect(try shell("$digestls completions bash > /tmp/x.$$ && bash -n /tmp/x.$$; s=$?; rm -f /tmp/x.$$; exit $s").status == 0)
    }

    @Test func `bash completes an option's values`() throws {
        let script = """
            eval "$($digestls completions bash)"
            COMP_WORDS=(digestls lint --format che) COMP_CWORD=3; _digestls; echo "${COMPREPLY[@]}"
            COMP_WORDS=(digestls exp) COMP_CWORD=1; _digestls; echo "${COMPREPLY[@]}"
            COMP_WORDS=(digestls lint --unsafe) COMP_CWORD=2; _digestls; echo "${COMPREPLY[@]}"
            """
        let run = try shell("bash -c '\(script)'")
        #expect(
            run.lines == ["checkstyle", "export explain", "--unsafe-fixes"]
                || run.lines == ["checkstyle", "explain export", "--unsafe-fixes"])
    }
}
