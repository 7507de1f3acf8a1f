/// Turns offsets into lines and columns, fast where they ascend: what was counted of a line is not counted again.
///
/// - Complexity: linear in the text for all ascending offsets together, however long its lines are; an offset further up costs
///   what ``SourceText/position(of:in:)`` costs.
package struct PositionCursor {
    private let text: SourceText
    private let encoding: PositionEncoding
    private var line = -1
    private var offset = 0
    private var column = 0

    package init(_ text: SourceText, in encoding: PositionEncoding) {
        self.text = text
        self.encoding = encoding
    }

    /// The same as the text's own answer for this offset.
    package mutating func position(of offset: Int) -> LineColumn {
        let offset = min(max(offset, 0), text.count)
        let line = text.line(containing: offset)
        let content = text.contentRange(ofLine: line)
        if line != self.line || offset < self.offset {
            self.line = line
            self.offset = content.lowerBound
            column = 0
        }
        let end = min(offset, content.upperBound)
        var index = self.offset
        var column = column
        text.bytes.withUnsafeBufferPointer { buffer in
            while index < end {
                let length = ScalarLength.at(index, in: buffer, limit: content.upperBound)
                if index + length > end { break }
                column += encoding.units(ofLength: length)
                index += length
            }
        }
        self.offset = index
        self.column = column
        return LineColumn(line: line, column: column)
    }
}
