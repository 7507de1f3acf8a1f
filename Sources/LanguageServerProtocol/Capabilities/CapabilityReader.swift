import JSON

/// A part of the client's capabilities, read without ever failing. A part that is not there has no parts and no flags.
struct CapabilityReader {
    private let json: JSONValue?

    init(_ json: JSONValue?) {
        self.json = json.flatMap { $0.isNull ? nil : $0 }
    }

    var isPresent: Bool { json != nil }

    subscript(name: String) -> CapabilityReader { CapabilityReader(json?[name]) }

    func has(_ name: String) -> Bool { self[name].isPresent }

    func flag(_ name: String) -> Bool { json?[name]?.bool ?? false }

    /// For what may be a flag or an object of options, which being there says yes.
    func flagOrOptions(_ name: String) -> Bool {
        guard let value = json?[name] else { return false }
        return value.bool ?? (value.object != nil)
    }

    func string(_ name: String) -> String? { json?[name]?.string }

    func count(_ name: String) -> Int? { json?[name]?.int(in: 0...Position.largest) }

    func strings(_ name: String) -> [String] { json?[name]?.array?.compactMap(\.string) ?? [] }

    /// The values of a set that are known here; the others belong to newer specifications.
    func values<Value: RawRepresentable>(_ name: String) -> [Value] where Value.RawValue == Int {
        json?[name]?.array?.compactMap { $0.int.flatMap(Value.init) } ?? []
    }

    func values<Value: RawRepresentable>(_ name: String) -> [Value] where Value.RawValue == String {
        strings(name).compactMap(Value.init)
    }
}

extension SymbolKind {
    /// What a client that names no set understands: the kinds of LSP 1.0, `file` to `array`.
    static let known = Set(allCases.filter { $0.rawValue <= SymbolKind.array.rawValue })
}

extension CompletionItemKind {
    /// What a client that names no set understands: the kinds of LSP 1.0, `text` to `reference`.
    static let known = Set(allCases.filter { $0.rawValue <= CompletionItemKind.reference.rawValue })
}
