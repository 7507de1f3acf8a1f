import DigestFeatures
import LanguageServerProtocol

extension Session {
    func rename(_ params: RenameParams) throws(ResponseError) -> Answer {
        guard var inquiry = inquire(params.textDocument), let offset = inquiry.offset(of: params.position) else { return .null }
        do throws(RenameRefusal) {
            return .value(inquiry.workspaceEdit(try inquiry.snapshot.rename(at: offset, to: params.newName)))
        } catch {
            throw ResponseError(.requestFailed, error.reason)
        }
    }

    func prepareRename(_ params: TextDocumentPositionParams) throws(ResponseError) -> Answer {
        guard var inquiry = inquire(params.textDocument), let offset = inquiry.offset(of: params.position) else { return .null }
        do throws(RenameRefusal) {
            let (range, name) = try inquiry.snapshot.prepareRename(at: offset)
            return .value(PrepareRenameResult(range: inquiry.positions.range(range), placeholder: name))
        } catch {
            throw ResponseError(.requestFailed, error.reason)
        }
    }

    func linkedEditingRanges(_ params: TextDocumentPositionParams) -> Answer {
        guard var inquiry = inquire(params.textDocument), let offset = inquiry.offset(of: params.position),
            let ranges = inquiry.snapshot.linkedEditingRanges(at: offset)
        else { return .null }
        return .value(LinkedEditingRanges(ranges: ranges.map { inquiry.positions.range($0) }))
    }
}
