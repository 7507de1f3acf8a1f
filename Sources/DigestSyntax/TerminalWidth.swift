/// The cells that text takes in a terminal: what a reporter needs to put a caret under the right character.
///
/// The width of a text is the sum of its scalars' widths. Terminals disagree on pictures made of several scalars (flags, families
/// joined by U+200D, signs turned into pictures by U+FE0F); no sum is right in all of them, and this one is the plainest.
///
/// - Invariant: The answer is 0, 1 or 2 for every scalar, assigned or not.
package enum TerminalWidth {
    /// 2 for East Asian wide and fullwidth scalars and for emoji that are pictures by themselves; 0 for combining and enclosing marks,
    /// joiners, variation selectors, other format characters and the controls C0, DEL and C1, which reporters escape; 1 for the rest,
    /// among them East Asian ambiguous ones.
    package static func cells(of scalar: Unicode.Scalar) -> Int {
        let value = scalar.value
        if value < 0x7F { return value < 0x20 ? 0 : 1 }
        if value < 0x300 { return value < 0xA0 ? 0 : 1 }
        if isIn(wide, value) { return 2 }
        return isIn(zero, value) ? 0 : 1
    }

    /// The sum over the scalars; a damaged sequence counts as the U+FFFD that stands for it.
    ///
    /// - Complexity: O(length) with one comparison for each ASCII byte, and O(log(ranges)) for each other scalar.
    package static func cells(of text: some Collection<UInt8>) -> Int {
        text.withBytes { bytes in
            var cells = 0
            var offset = 0
            while offset < bytes.count, bytes[offset] < 0x7F {
                cells += bytes[offset] < 0x20 ? 0 : 1
                offset += 1
            }
            guard offset < bytes.count else { return cells }
            var decoder = Unicode.UTF8()
            var rest = bytes[offset...].makeIterator()
            while true {
                switch decoder.decode(&rest) {
                case .scalarValue(let scalar): cells += self.cells(of: scalar)
                case .error: cells += 1
                case .emptyInput: return cells
                }
            }
        }
    }

    /// The sum over the scalars.
    package static func cells(of text: some StringProtocol) -> Int {
        cells(of: text.utf8)
    }

    /// Whether one of the runs, given as first and last scalar in ascending order, holds the scalar.
    private static func isIn(_ runs: [UInt32], _ scalar: UInt32) -> Bool {
        // `low` runs lie before the scalar, the runs from `high` on behind it.
        var (low, high) = (0, runs.count / 2)
        while low < high {
            let middle = low + (high - low) / 2
            if scalar > runs[2 * middle + 1] {
                low = middle + 1
            } else if scalar < runs[2 * middle] {
                high = middle
            } else {
                return true
            }
        }
        return false
    }
}
