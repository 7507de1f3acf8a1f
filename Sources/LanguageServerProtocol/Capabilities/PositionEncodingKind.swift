import JSON

/// What a position's `character` counts.
package enum PositionEncodingKind: String, Sendable, CaseIterable, JSONReadable, JSONWritable {
    case utf8 = "utf-8"
    /// The only one before LSP 3.17, and what every client must understand.
    case utf16 = "utf-16"
    /// Unicode scalars.
    case utf32 = "utf-32"
}
