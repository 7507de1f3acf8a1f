import DigestFeatures
import DigestSyntax
import LanguageServerProtocol

extension Session {
    /// One answer per position, as the specification demands, even where there is nothing but the position itself.
    func selectionRanges(_ params: SelectionRangeParams) -> Answer {
        guard var inquiry = inquire(params.textDocument) else { return .null }
        var result: [SelectionRange] = []
        for position in params.positions {
            let offset = inquiry.document.text.offset(ofEdit: position, client.encoding)
            let ranges = inquiry.snapshot.selectionRanges(at: [offset]).first ?? []
            let converted = ranges.map { inquiry.positions.range($0) }
            let here = PositionRange(at: inquiry.positions.position(of: offset))
            result.append(SelectionRange(innermost: converted.first ?? here, around: Array(converted.dropFirst())))
        }
        return .value(result)
    }
}
