/// A JSON number: an integer wherever it is one, however it was spelled (`1`, `1.0` and `1e0` are the same number).
///
/// - Invariant: `fraction` holds a finite value that no `Int` equals.
package enum JSONNumber: Sendable, Hashable {
    case integer(Int)
    case fraction(Double)

    /// A number too large for a `Double` becomes the largest finite one, so that whatever was read can be written; NaN is no number.
    package init?(_ value: Double) {
        if value.isNaN { return nil }
        if let whole = Self.whole(value) {
            self = .integer(whole)
        } else {
            let largest = Double.greatestFiniteMagnitude
            self = .fraction(min(max(value, -largest), largest))
        }
    }

    /// The integer that `value` is, if it is one. `Int(exactly:)` says the same, but its unspecialised form wants the C mathematics library,
    /// which nothing else here needs.
    static func whole(_ value: Double) -> Int? {
        // ±2^63, the first of which no `Int` holds.
        guard value >= -0x1p63, value < 0x1p63 else { return nil }
        let truncated = Int(value)
        return Double(truncated) == value ? truncated : nil
    }

    package var int: Int? {
        if case .integer(let value) = self { value } else { nil }
    }

    package var double: Double {
        switch self {
        case .integer(let value): Double(value)
        case .fraction(let value): value
        }
    }
}
