package import JSON

/// A link to a place: what was asked about, where it leads, and what to show and select there.
///
/// - Invariant: `targetSelectionRange` lies in `targetRange`.
package struct LocationLink: Sendable, Equatable {
    package var originSelectionRange: PositionRange?
    package var targetUri: DocumentURI
    package var targetRange: PositionRange
    package var targetSelectionRange: PositionRange

    package init(
        originSelectionRange: PositionRange? = nil, targetUri: DocumentURI, targetRange: PositionRange,
        targetSelectionRange: PositionRange
    ) {
        self.originSelectionRange = originSelectionRange
        self.targetUri = targetUri
        self.targetRange = targetRange
        self.targetSelectionRange = targetSelectionRange
    }
}

extension LocationLink: JSONWritable {
    package func write(to writer: inout JSONWriter) {
        writer.object {
            $0.field("originSelectionRange", originSelectionRange)
            $0.field("targetUri", targetUri)
            $0.field("targetRange", targetRange)
            $0.field("targetSelectionRange", targetSelectionRange)
        }
    }
}
