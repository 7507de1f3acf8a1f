package import DigestSyntax

/// Lays digests out as the generator does: blank lines between the parts, tags and anchors as they are spelt, one line end throughout.
/// It changes white space and markup only; prose keeps every byte.
package enum Formatter {
    /// The edits that give a digest its canonical layout: ascending, not overlapping, minimal; none for a canonical one.
    package static func edits(for digest: Digest) -> [TextEdit] {
        []
    }
}
