import DigestFeatures
import JSON
import LanguageServerProtocol

extension Session {
    func completions(_ params: CompletionParams) -> Answer {
        guard var inquiry = inquire(params.textDocument), let offset = inquiry.offset(of: params.position) else { return .null }
        let items = inquiry.snapshot.completions(at: offset).map { item($0, &inquiry) }
        return .value(CompletionList(isIncomplete: false, items: items))
    }

    private func item(_ item: DigestFeatures.CompletionItem, _ inquiry: inout Inquiry) -> LanguageServerProtocol.CompletionItem {
        let capability = client.capabilities.textDocument.completion
        let snippet = capability.snippetSupport ? item.snippet : nil
        let kind = CompletionItemKind(item.kind)
        let uri = JSONValue(inquiry.document.uri.spelling)
        return LanguageServerProtocol.CompletionItem(
            label: item.label, kind: capability.itemKinds.contains(kind) ? kind : nil, detail: item.detail.isEmpty ? nil : item.detail,
            preselect: capability.preselectSupport && item.isPreselected, sortText: item.sortText, filterText: item.filterText,
            insertTextFormat: snippet == nil ? nil : .snippet,
            textEdit: .edit(TextEdit(range: inquiry.positions.range(item.range), newText: snippet ?? item.insertText)),
            data: item.key.map { ["uri": uri, "kind": JSONValue($0.kind), "name": JSONValue($0.name)] })
    }

    func resolveCompletion(_ item: LanguageServerProtocol.CompletionItem) -> Answer {
        var item = item
        guard let data = item.data, let uri = data["uri"]?.string, let kind = data["kind"]?.string, let name = data["name"]?.string,
            let inquiry = inquire(TextDocumentIdentifier(uri: DocumentURI(uri)))
        else { return .value(item) }
        let markup = Client.markup(of: client.capabilities.textDocument.completion.documentationFormat)
        let text = inquiry.snapshot.documentation(for: CompletionKey(kind: kind, name: name), as: Markup(markup))
        item.documentation = text.map { MarkupContent(kind: markup, value: $0) }
        return .value(item)
    }
}

extension CompletionItemKind {
    init(_ kind: DigestFeatures.CompletionItem.Kind) {
        switch kind {
        case .category: self = .module
        case .anchor: self = .reference
        case .label: self = .field
        case .tag: self = .keyword
        case .entry: self = .snippet
        case .directive: self = .keyword
        case .rule: self = .value
        }
    }
}
