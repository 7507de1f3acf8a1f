import DigestFeatures
import DigestIndex
import DigestSyntax
import JSON
import LanguageServerProtocol

extension Session {
    func completions(_ params: CompletionParams) -> Answer {
        guard var inquiry = inquire(params.textDocument), let offset = inquiry.offset(of: params.position) else { return .null }
        let items = inquiry.snapshot.completions(at: offset)
        if items.isEmpty, let query = inquiry.snapshot.libraryQuery(at: offset), !library.roots.isEmpty {
            // What is shown is a choice from all that there is, so typing on may bring others.
            return .value(CompletionList(isIncomplete: true, items: completions(query, inquiry.snapshot).map { item($0, &inquiry) }))
        }
        return .value(CompletionList(isIncomplete: false, items: items.map { item($0, &inquiry) }))
    }

    private static let libraryLimit = 32

    /// From the library as it was when somebody last asked it: what is being typed is none of its business yet.
    private func completions(_ query: LibraryQuery, _ snapshot: Snapshot) -> [DigestFeatures.CompletionItem] {
        switch query {
        case .author(let typed, let range, let others):
            let authors = library.index.authors(matching: typed, limit: Self.libraryLimit)
            return snapshot.completions(ofAuthors: authors, typed: typed, range: range, others: others)
        case .title(let typed, let range):
            let papers = library.index.search(typed, limit: Self.libraryLimit)
            return snapshot.completions(ofPapers: papers, typed: typed, range: range)
        }
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
        let text =
            kind == "paper"
            ? documentation(ofPaper: name, as: Markup(markup))
            : inquiry.snapshot.documentation(for: CompletionKey(kind: kind, name: name), as: Markup(markup))
        item.documentation = text.map { MarkupContent(kind: markup, value: $0) }
        return .value(item)
    }

    private func documentation(ofPaper name: String, as markup: Markup) -> String? {
        guard let identifier = try? ArxivIdentifier(name), let paper = library.index.newestAppearance(of: identifier) else { return nil }
        var hover = LibraryHover(markup) { self.address(of: $0) }
        hover.write(paper: paper)
        return hover.content
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
        case .author: self = .text
        case .paper: self = .reference
        }
    }
}
