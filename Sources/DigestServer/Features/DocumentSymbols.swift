import DigestFeatures
import DigestSyntax
import JSON
import LanguageServerProtocol

extension Session {
    /// Written on the spot: the outline of a large digest has five thousand symbols.
    func documentSymbols(_ params: TextDocumentParams) -> Answer {
        guard let inquiry = inquire(params.textDocument) else { return .null }
        guard client.capabilities.textDocument.documentSymbol.hierarchicalDocumentSymbolSupport else { return flatSymbols(inquiry) }
        let symbols = inquiry.snapshot.documentSymbols()
        return .writing(capacity: symbols.isEmpty ? 0 : inquiry.snapshot.digest.text.count) { writer in
            var positions = inquiry.positions
            writer.array { array in
                for symbol in symbols { Self.write(symbol, &positions, to: &array) }
            }
        }
    }

    private static func write(_ symbol: DigestFeatures.DocumentSymbol, _ positions: inout PositionConverter, to writer: inout JSONWriter) {
        writer.object {
            $0.field("name", symbol.name)
            if !symbol.detail.isEmpty { $0.field("detail", symbol.detail) }
            $0.field("kind", SymbolKind(symbol.kind))
            $0.field("range", positions.range(symbol.range))
            $0.field("selectionRange", positions.range(symbol.selectionRange))
            guard !symbol.children.isEmpty else { return }
            $0.array("children") { array in
                for child in symbol.children { write(child, &positions, to: &array) }
            }
        }
    }

    private func flatSymbols(_ inquiry: Inquiry) -> Answer {
        var inquiry = inquiry
        return .value(
            inquiry.snapshot.flatDocumentSymbols().map {
                SymbolInformation(
                    name: $0.name, kind: SymbolKind($0.kind),
                    location: Location(uri: inquiry.document.uri, range: inquiry.positions.range($0.range)), containerName: $0.container)
            })
    }
}

extension SymbolKind {
    /// Kinds that every client knows, and that outline views show unless told otherwise.
    init(_ kind: DigestFeatures.DocumentSymbol.Kind) {
        switch kind {
        case .section: self = .module
        case .entry: self = .class
        case .field: self = .field
        }
    }
}
