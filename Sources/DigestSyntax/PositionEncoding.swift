/// What a column counts: the unit that editor and server agreed on.
package enum PositionEncoding: Sendable, CaseIterable {
    case utf8, utf16, utf32
}

/// A place as line and column, both from 0, the column in the units of some ``PositionEncoding``.
package struct LineColumn: Sendable, Equatable, Comparable {
    package var line: Int
    package var column: Int

    package init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }

    package static func < (first: LineColumn, second: LineColumn) -> Bool { (first.line, first.column) < (second.line, second.column) }
}

extension SourceText {
    /// The line and column of a byte offset. Offsets outside the text are cut to it, an offset inside a line end is the end of that
    /// line, and one inside a character is that character's start.
    /// - Complexity: linear in the length of the line.
    package func position(of offset: Int, in encoding: PositionEncoding) -> LineColumn {
        let offset = min(max(offset, 0), count)
        let line = line(containing: offset)
        let content = contentRange(ofLine: line)
        let end = min(offset, content.upperBound)
        let column = bytes.withUnsafeBufferPointer { buffer in
            var index = content.lowerBound
            var column = 0
            while index < end {
                let length = ScalarLength.at(index, in: buffer, limit: content.upperBound)
                if index + length > end { break }
                column += encoding.units(ofLength: length)
                index += length
            }
            return column
        }
        return LineColumn(line: line, column: column)
    }

    /// The byte offset of a line and column. Columns past the line's end are its end, lines past the last one the end of the text,
    /// negative numbers the start; a column inside a character is that character's start.
    /// - Complexity: linear in the length of the line.
    package func offset(of position: LineColumn, in encoding: PositionEncoding) -> Int {
        guard position.line >= 0 else { return 0 }
        guard position.line < lineCount else { return count }
        let content = contentRange(ofLine: position.line)
        return bytes.withUnsafeBufferPointer { buffer in
            var index = content.lowerBound
            var column = 0
            while index < content.upperBound {
                let length = ScalarLength.at(index, in: buffer, limit: content.upperBound)
                column += encoding.units(ofLength: length)
                if column > position.column { break }
                index += length
            }
            return index
        }
    }

    /// The greatest scalar start at or before `offset`.
    package func scalarStart(atOrBefore offset: Int) -> Int {
        self.offset(of: position(of: offset, in: .utf8), in: .utf8)
    }
}

extension PositionEncoding {
    /// The units of a scalar that takes `length` bytes. A byte that is no UTF-8 counts as the one U+FFFD that editors show for it.
    @inline(__always)
    func units(ofLength length: Int) -> Int {
        switch self {
        case .utf8: length
        case .utf16: length == 4 ? 2 : 1
        case .utf32: 1
        }
    }
}

/// How many bytes the scalar at an offset takes, for any bytes.
enum ScalarLength {
    /// The length of the valid UTF-8 sequence at `index`, or 1 for a byte that begins none (Unicode 15, table 3-7).
    @inline(__always)
    static func at(_ index: Int, in bytes: ByteView, limit: Int) -> Int {
        let first = bytes[index]
        if first < 0x80 { return 1 }
        return valid(at: index, in: bytes, limit: limit) ?? 1
    }

    /// The length of the valid multi-byte sequence at `index`, or nil.
    @inline(__always)
    static func valid(at index: Int, in bytes: ByteView, limit: Int) -> Int? {
        let first = bytes[index]
        let room = limit - index
        if first >= 0xE0, first <= 0xEF {
            guard room >= 3 else { return nil }
            let second = bytes[index + 1]
            guard second & 0xC0 == 0x80, bytes[index + 2] & 0xC0 == 0x80 else { return nil }
            if first == 0xE0, second < 0xA0 { return nil }
            if first == 0xED, second > 0x9F { return nil }
            return 3
        }
        if first >= 0xC2, first <= 0xDF {
            guard room >= 2, bytes[index + 1] & 0xC0 == 0x80 else { return nil }
            return 2
        }
        if first >= 0xF0, first <= 0xF4 {
            guard room >= 4 else { return nil }
            let second = bytes[index + 1]
            guard second & 0xC0 == 0x80, bytes[index + 2] & 0xC0 == 0x80, bytes[index + 3] & 0xC0 == 0x80 else { return nil }
            if first == 0xF0, second < 0x90 { return nil }
            if first == 0xF4, second > 0x8F { return nil }
            return 4
        }
        return nil
    }
}
