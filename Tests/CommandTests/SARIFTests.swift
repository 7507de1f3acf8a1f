import Foundation
import Testing

/// The essentials of the SARIF 2.1.0 schema (sarif-schema-2.1.0.json), for the objects that the reporter writes.
private enum Schema {
    indirect enum Kind: Sendable {
        case string
        case oneOf([String])
        case integer(minimum: Int)
        case boolean
        case array(Kind, atLeast: Int)
        case map(Kind)
        case object(required: [String], properties: [String: Kind])
    }

    static let message = Kind.object(required: ["text"], properties: ["text": .string, "markdown": .string, "id": .string])
    static let artifactLocation = Kind.object(
        required: [], properties: ["uri": .string, "uriBaseId": .string, "index": .integer(minimum: -1)])
    static let region = Kind.object(
        required: [],
        properties: [
            "startLine": .integer(minimum: 1), "startColumn": .integer(minimum: 1), "endLine": .integer(minimum: 1),
            "endColumn": .integer(minimum: 1), "byteOffset": .integer(minimum: -1), "byteLength": .integer(minimum: 0),
        ])
    static let location = Kind.object(
        required: [],
        properties: [
            "id": .integer(minimum: -1),
            "physicalLocation": .object(required: [], properties: ["artifactLocation": artifactLocation, "region": region]),
            "message": message,
        ])
    static let level = Kind.oneOf(["none", "note", "warning", "error"])
    static let fix = Kind.object(
        required: ["artifactChanges"],
        properties: [
            "description": message,
            "artifactChanges": .array(
                .object(
                    required: ["artifactLocation", "replacements"],
                    properties: [
                        "artifactLocation": artifactLocation,
                        "replacements": .array(
                            .object(required: ["deletedRegion"], properties: ["deletedRegion": region, "insertedContent": message]),
                            atLeast: 1),
                    ]), atLeast: 1),
        ])
    static let result = Kind.object(
        required: ["message"],
        properties: [
            "ruleId": .string, "ruleIndex": .integer(minimum: -1), "level": level, "message": message,
            "locations": .array(location, atLeast: 0),
            "relatedLocations": .array(location, atLeast: 0), "partialFingerprints": .map(.string), "fixes": .array(fix, atLeast: 0),
        ])
    static let rule = Kind.object(
        required: ["id"],
        properties: [
            "id": .string, "name": .string, "shortDescription": message, "fullDescription": message, "help": message, "helpUri": .string,
            "defaultConfiguration": .object(required: [], properties: ["enabled": .boolean, "level": level]),
        ])
    static let driver = Kind.object(
        required: ["name"], properties: ["name": .string, "version": .string, "informationUri": .string, "rules": .array(rule, atLeast: 0)])
    static let log = Kind.object(
        required: ["version", "runs"],
        properties: [
            "$schema": .string, "version": .oneOf(["2.1.0"]),
            "runs": .array(
                .object(
                    required: ["tool"],
                    properties: [
                        "tool": .object(required: ["driver"], properties: ["driver": driver]), "results": .array(result, atLeast: 0),
                        "columnKind": .oneOf(["utf16CodeUnits", "unicodeCodePoints"]),
                    ]), atLeast: 0),
        ])

    /// What is wrong with a value; the schema forbids properties that it does not name.
    static func errors(_ value: Any, _ kind: Kind, _ path: String = "") -> [String] {
        switch kind {
        case .string: return value is String ? [] : ["\(path): no string"]
        case .oneOf(let words): return words.contains(value as? String ?? "") ? [] : ["\(path): \(value)"]
        case .integer(let minimum): return (value as? Int).map { $0 >= minimum } == true ? [] : ["\(path): \(value)"]
        case .boolean: return value is Bool ? [] : ["\(path): no boolean"]
        case .array(let element, let count):
            guard let array = value as? [Any], array.count >= count else { return ["\(path): no array of \(count)"] }
            return array.enumerated().flatMap { errors($1, element, "\(path)[\($0)]") }
        case .map(let element):
            guard let object = value as? [String: Any] else { return ["\(path): no object"] }
            return object.flatMap { errors($1, element, "\(path).\($0)") }
        case .object(let required, let properties):
            guard let object = value as? [String: Any] else { return ["\(path): no object"] }
            return required.filter { object[$0] == nil }.map { "\(path): \($0) is missing" }
                + object.flatMap { key, value in
                    properties[key].map { errors(value, $0, "\(path).\(key)") } ?? ["\(path): \(key) is unknown"]
                }
        }
    }
}

struct SARIFTests {
    @Test(arguments: ["Fixtures/broken", "Fixtures/digests"]) func `the log fits the schema`(path: String) throws {
        let log = try digestls("lint", path, "--format", "sarif").json()
        #expect(Schema.errors(log, Schema.log) == [])
    }

    @Test func `results point to their rules and places`() throws {
        let log = try #require(try digestls("lint", "Fixtures/broken", "--format", "sarif").json() as? [String: Any])
        let run = try #require((log["runs"] as? [[String: Any]])?.first)
        let driver = try #require((run["tool"] as? [String: Any])?["driver"] as? [String: Any])
        let rules = try #require(driver["rules"] as? [[String: Any]])
        #expect(Set(rules.compactMap { $0["id"] as? String }).count == rules.count)
        let results = try #require(run["results"] as? [[String: Any]])
        #expect(results.count == 13)
        var fingerprints: Set<String> = []
        for result in results {
            let index = try #require(result["ruleIndex"] as? Int)
            #expect(rules[index]["id"] as? String == result["ruleId"] as? String)
            let location = (result["locations"] as? [[String: Any]])?.first?["physicalLocation"] as? [String: Any]
            #expect(((location?["artifactLocation"] as? [String: Any])?["uri"] as? String)?.hasPrefix("Fixtures/broken/") == true)
            let region = try #require(location?["region"] as? [String: Int])
            #expect((region["endLine"] ?? 0, region["endColumn"] ?? 0) >= (region["startLine"] ?? 1, region["startColumn"] ?? 1))
            fingerprints.insert((result["partialFingerprints"] as? [String: String])?["digestls/v1"] ?? "")
        }
        #expect(fingerprints.count == results.count)
    }

    @Test func `a file name becomes a URI reference`() throws {
        let folder = try TemporaryFolder()
        try folder.write(Fixtures.small(total: 3), "a:b #1 é%.md")
        let output = try digestls("lint", "--format", "sarif", in: folder.url).output
        #expect(output.contains("\"uri\":\"./a%3Ab%20%231%20%C3%A9%25.md\""))
    }
}
