import DigestFeatures
import DigestLint
import LanguageServerProtocol

extension Session {
    func formatting(_ params: DocumentFormattingParams) -> Answer {
        edits(inquire(params.textDocument)) { $0.snapshot.formattingEdits() }
    }

    func rangeFormatting(_ params: DocumentRangeFormattingParams) -> Answer {
        edits(inquire(params.textDocument)) { $0.snapshot.formattingEdits(in: [$0.range(of: params.range)]) }
    }

    func rangesFormatting(_ params: DocumentRangesFormattingParams) -> Answer {
        edits(inquire(params.textDocument)) { inquiry in
            inquiry.snapshot.formattingEdits(in: params.ranges.map { inquiry.range(of: $0) })
        }
    }

    func onTypeFormatting(_ params: DocumentOnTypeFormattingParams) -> Answer {
        edits(inquire(params.textDocument)) { inquiry in
            inquiry.offset(of: params.position).map { inquiry.snapshot.onTypeEdits(at: $0, typed: params.ch) } ?? []
        }
    }

    /// The safe fixes, where somebody asked for them on saving.
    func willSaveWaitUntil(_ params: WillSaveTextDocumentParams) -> Answer {
        guard fixesOnSave(params.textDocument.uri) else { return .null }
        return edits(inquire(params.textDocument, withFindings: true)) {
            $0.snapshot.findings.isEmpty ? [] : $0.snapshot.fixAllEdits()
        }
    }

    private func edits(_ inquiry: Inquiry?, _ question: (Inquiry) -> [DigestLint.TextEdit]) -> Answer {
        guard var inquiry else { return .null }
        return .value(inquiry.edits(question(inquiry)))
    }
}
