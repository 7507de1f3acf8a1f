import DigestLint
package import JSON

/// The JSON Schema (draft 7, which editors know) of `.digestls.json`, made from the rules.
package enum ConfigurationSchema {
    package static var value: JSONValue {
        [
            "$schema": "http://json-schema.org/draft-07/schema#",
            "title": "digestls",
            "description": "Which rules speak about which digests, and how loud",
            "type": "object",
            "additionalProperties": false,
            "properties": [
                "$schema": ["type": "string"],
                "rules": rules,
                "include": globs("Files that are looked at besides *.md and *.markdown"),
                "exclude": globs("Files and folders that are passed over"),
                "overrides": [
                    "description": "Severities for some files; later ones count more",
                    "type": "array",
                    "items": [
                        "type": "object",
                        "additionalProperties": false,
                        "required": ["files"],
                        "properties": ["files": globs("The files it is for"), "rules": rules],
                    ],
                ],
                "fixOnSave": [
                    "description": "Whether an editor applies the safe fixes when a digest is saved", "type": "boolean", "default": false,
                ],
                "interests": [
                    "description": "Categories and words that the reader cares about", "type": "array", "items": ["type": "string"],
                ],
            ],
        ]
    }

    private static var rules: JSONValue {
        let levels: JSONValue = ["off", "hint", "info", "warning", "error"]
        let properties = Rule.all.map { rule in
            JSONObject.Member(
                key: JSONString(rule.id),
                value: [
                    "description": JSONValue(rule.summary), "enum": levels,
                    "default": JSONValue(rule.defaultSeverity(inEditor: false)?.rawValue ?? "off"),
                ])
        }
        return [
            "description": "Severities by rule", "type": "object", "additionalProperties": false,
            "properties": .object(JSONObject(properties)),
        ]
    }

    private static func globs(_ description: String) -> JSONValue {
        [
            "description": JSONValue(description + ": patterns as in a .gitignore, from this file's folder"),
            "type": "array", "items": ["type": "string"],
        ]
    }
}
