import DigestFeatures
import DigestLint
import JSON
import LanguageServerProtocol

extension Session {
    /// Found from the range: a client need not send the findings along that it asks about.
    func codeActions(_ params: CodeActionParams) -> Answer {
        guard var inquiry = inquire(params.textDocument, withFindings: true) else { return .null }
        let range = inquiry.range(of: params.range)
        let only = params.context.only?.map(\.rawValue)
        let actions = inquiry.snapshot.codeActions(in: range, only: only)
        guard client.capabilities.textDocument.codeAction.literalSupport else {
            return .value(actions.compactMap { command(for: $0, inquiry) })
        }
        var translation = DiagnosticTranslation(inquiry.document, client)
        return .value(actions.compactMap { codeAction(for: $0, &inquiry, &translation) })
    }

    private func codeAction(
        for action: DigestFeatures.CodeAction, _ inquiry: inout Inquiry, _ translation: inout DiagnosticTranslation
    ) -> LanguageServerProtocol.CodeAction? {
        var result = LanguageServerProtocol.CodeAction(
            title: action.title, kind: CodeActionKind(rawValue: action.kind),
            diagnostics: action.finding.map { [translation.diagnostic(for: $0)] },
            isPreferred: action.isPreferred && client.capabilities.textDocument.codeAction.isPreferredSupport)
        switch action.content {
        case .edits(let edits): result.edit = inquiry.workspaceEdit(edits)
        case .key(let key) where client.resolvesCodeActions:
            result.data = [
                "uri": JSONValue(inquiry.document.uri.spelling), "version": JSONValue(inquiry.document.version),
                "name": JSONValue(key.name), "offset": JSONValue(key.offset),
            ]
        case .key(let key):
            guard let edits = inquiry.snapshot.edits(for: key), !edits.isEmpty else { return nil }
            result.edit = inquiry.workspaceEdit(edits)
        }
        return result
    }

    /// For clients that know commands only: the edits come back to be applied from here.
    private func command(for action: DigestFeatures.CodeAction, _ inquiry: Inquiry) -> Command? {
        guard ServerCommand.applyEdits.isOffered(to: client, options) else { return nil }
        let edits: [DigestLint.TextEdit]
        switch action.content {
        case .edits(let found): edits = found
        case .key(let key): edits = inquiry.snapshot.edits(for: key) ?? []
        }
        guard !edits.isEmpty else { return nil }
        let list = edits.map { edit -> JSONValue in
            [
                "start": JSONValue(edit.range.lowerBound), "end": JSONValue(edit.range.upperBound),
                "text": .string(JSONString(repairing: edit.replacement)),
            ]
        }
        return Command(
            title: action.title, command: ServerCommand.applyEdits.rawValue,
            arguments: [
                [
                    "uri": JSONValue(inquiry.document.uri.spelling), "version": JSONValue(inquiry.document.version),
                    "title": JSONValue(action.title), "edits": .array(list),
                ]
            ])
    }

    func resolveCodeAction(_ action: LanguageServerProtocol.CodeAction) throws(ResponseError) -> Answer {
        guard action.edit == nil, let data = action.data, let uri = data["uri"]?.string, let name = data["name"]?.string,
            let offset = data["offset"]?.int, let version = data["version"]?.int
        else { return .value(action) }
        guard var inquiry = inquire(TextDocumentIdentifier(uri: DocumentURI(uri)), withFindings: true) else { return .value(action) }
        guard inquiry.document.version == version else {
            throw ResponseError(.contentModified, "the digest has changed since this was offered")
        }
        var action = action
        action.edit = inquiry.workspaceEdit(inquiry.snapshot.edits(for: CodeActionKey(name: name, offset: offset)) ?? [])
        return .value(action)
    }
}
