import DigestLint
import DigestSyntax
import JSON
import Testing

@testable import DigestProject

struct ConfigurationTests {
    /// The configuration in a text, and its issues as `line:column: message`.
    private func read(_ text: String) -> (configuration: ProjectConfiguration, issues: [String]) {
        let file = ConfigurationFile(path: "c", folder: "/", bytes: Array(text.utf8))
        return (file.configuration, file.messages.map { String($0.dropFirst(2)) })
    }

    @Test func `every key is read`() throws {
        let (configuration, issues) = read(
            """
            {
              "$schema": "x",
              "rules": {"wrong-total": "error", "old-dialect": "off"},
              "include": ["*.txt"], "exclude": ["drafts/"],
              "overrides": [{"files": ["2025-*"], "rules": {"wrong-total": "hint"}}],
              "fixOnSave": true,
              "interests": ["cs.CV", "diffusion"]
            }
            """)
        #expect(issues == [])
        #expect(configuration.lint(for: "x.md").severities == ["wrong-total": .some(.error), "old-dialect": Severity?.none])
        #expect(configuration.lint(for: "2025-01-01.md").severities["wrong-total"] == .hint)
        #expect(configuration.includes("a/b.md") && configuration.includes("x.txt") && configuration.includes("x.markdown"))
        #expect(!configuration.includes("drafts/x.md") && !configuration.includes("x.rst"))
        #expect(configuration.fixOnSave.value)
        #expect(configuration.interests.value == ["cs.CV", "diffusion"])
    }

    @Test(arguments: [
        (#"{"ruls": {}}"#, "1:2: there is no key `ruls`; did you mean `rules`?"),
        ("{\n  \"rules\": {\"wrong-totl\": \"off\"}}", "2:13: there is no rule `wrong-totl`; did you mean `wrong-total`?"),
        (#"{"rules": {"wrong-total": "eror"}}"#, "1:27: `eror` is no severity: off, hint, info, warning or error; did you mean `error`?"),
        (#"{"rules": {"wrong-total": 1}}"#, "1:27: the severity of `wrong-total` is a string, not a number"),
        (#"{"rules": []}"#, "1:11: `rules` is an object, not an array"),
        (#"{"include": "x"}"#, "1:13: `include` is an array of strings, not a string"),
        (#"{"exclude": [1]}"#, "1:14: an element of `exclude` is a string, not a number"),
        (#"{"exclude": ["[a"]}"#, "1:14: `[a` is no pattern: the bracket is not closed"),
        (#"{"fixOnSave": "yes"}"#, "1:15: `fixOnSave` is true or false, not a string"),
        (#"{"overrides": {}}"#, "1:15: `overrides` is an array of objects, not an object"),
        (#"{"overrides": [{"rules": {}}]}"#, "1:16: an override needs `files`, the patterns of what it is for"),
        (#"{"overrides": [{"files": [], "rulez": {}}]}"#, "1:30: there is no key `rulez`; did you mean `rules`?"),
        (#"{"interests": {}}"#, "1:15: `interests` is an array of strings, not an object"),
        (#"{"fixOnSave": true, "fixOnSave": false}"#, "1:21: `fixOnSave` is set twice"),
        ("[]", "1:1: the configuration is an object, not an array"),
        ("{\n\"中\": 1 x}", "2:8: not JSON: expected ',' or '}'"),
        ("", "1:1: not JSON: expected a value"),
    ]) func `what is wrong is told with its place`(text: String, message: String) {
        #expect(read(text).issues == [message])
    }

    @Test func `what is right counts although something else is wrong`() {
        let (configuration, issues) = read(#"{"rules": {"wrong-total": "error", "nope": "off"}, "fixOnSave": true}"#)
        #expect(issues.count == 1)
        #expect(configuration.lint(for: "x").severities == ["wrong-total": .some(.error)])
        #expect(configuration.fixOnSave.value)
    }

    @Test func `any bytes are an answer`() {
        for text in [#"{"rules": {"wrong-total": "off"}}"#, #"{"overrides": [{"files": ["{a,b}/**"]}]}"#] {
            let bytes = Array(text.utf8)
            for index in bytes.indices {
                for byte in [0, 0x22, 0x7B, 0x80, 0xFF] as [UInt8] {
                    var damaged = bytes
                    damaged[index] = byte
                    _ = ConfigurationFile(path: "c", folder: "/", bytes: damaged).messages
                }
                _ = ConfigurationFile(path: "c", folder: "/", bytes: Array(bytes[..<index])).messages
            }
        }
    }

    @Test func `the schema names every rule and every key that the reader knows`() throws {
        let schema = ConfigurationSchema.value
        let properties = try #require(schema["properties"]?.object)
        #expect(
            Set(properties.members.map(\.key.string)) == ["$schema", "rules", "include", "exclude", "overrides", "fixOnSave", "interests"])
        let rules = try #require(properties["rules"]?["properties"]?.object)
        #expect(rules.members.map(\.key.string) == Rule.all.map(\.id))
        let keys = properties.members.map { "\"\($0.key)\": null" }.joined(separator: ", ")
        #expect(!read("{\(keys)}").issues.contains { $0.contains("there is no key") })
    }
}
