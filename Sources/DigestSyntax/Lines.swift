/// The lines of a text, borrowed for a scan: byte ranges by line number.
struct Lines {
    let bytes: ByteView
    let starts: UnsafeBufferPointer<UInt32>

    @inline(__always) var count: Int { starts.count }

    @inline(__always)
    func start(_ line: Int) -> Int { line < starts.count ? Int(starts[line]) : bytes.count }

    /// The line without its line end.
    @inline(__always)
    func content(_ line: Int) -> Range<Int> {
        var start = start(line)
        if start == 0, bytes.hasPrefix("\u{FEFF}", at: 0, limit: bytes.count) { start = 3 }
        var end = self.start(line + 1)
        guard line + 1 < starts.count else { return start..<end }
        // Every line but the last one ends in LF, CRLF or CR.
        end -= 1
        if end > start, bytes[end] == 0x0A, bytes[end - 1] == 0x0D { end -= 1 }
        return start..<end
    }

    /// Whether the line holds nothing but blanks.
    @inline(__always)
    func isBlank(_ line: Int) -> Bool {
        let range = content(line)
        return range.isEmpty || bytes.skippingBlanks(range.lowerBound, limit: range.upperBound) == range.upperBound
    }

    /// The first line from `line` that is not blank, below `limit`; nil when there is none.
    func nextText(from line: Int, limit: Int) -> Int? {
        var line = line
        while line < limit {
            if !isBlank(line) { return line }
            line += 1
        }
        return nil
    }
}
