import DigestFeatures
import LanguageServerProtocol

extension Session {
    /// Whole lines for every client: that is what a digest is folded by.
    func foldingRanges(_ params: TextDocumentParams) -> Answer {
        guard let inquiry = inquire(params.textDocument) else { return .null }
        let capability = client.capabilities.textDocument.foldingRange
        let ranges = Self.outermost(inquiry.snapshot.foldingRanges(), upTo: capability.rangeLimit)
        return .value(
            ranges.map {
                LanguageServerProtocol.FoldingRange(
                    startLine: $0.startLine, endLine: $0.endLine, kind: Self.kind(of: $0, capability),
                    collapsedText: capability.collapsedText ? $0.collapsedText : nil)
            })
    }

    private static func kind(of range: DigestFeatures.FoldingRange, _ capability: FoldingRangeClientCapabilities) -> FoldingRangeKind? {
        let kind: FoldingRangeKind? =
            switch range.kind {
            case .region: .region
            case .comment: .comment
            case nil: nil
            }
        guard let kind, let known = capability.kinds else { return kind }
        return known.contains(kind) ? kind : nil
    }

    /// As many ranges as the client takes, those that hold others first, in the order of the text.
    private static func outermost(_ ranges: [DigestFeatures.FoldingRange], upTo limit: Int?) -> [DigestFeatures.FoldingRange] {
        guard let limit, ranges.count > limit else { return ranges }
        var open: [Int] = []
        let depths = ranges.map { range in
            while let end = open.last, end < range.endLine { open.removeLast() }
            open.append(range.endLine)
            return open.count
        }
        let kept = ranges.indices.sorted { (depths[$0], $0) < (depths[$1], $1) }.prefix(limit)
        return kept.sorted().map { ranges[$0] }
    }
}
