import DigestSyntax

/// What a character is to somebody who selects words.
private enum CharacterClass {
    /// A letter or digit of a script that writes words apart.
    case word
    /// A character of a script that does not: Chinese, Japanese.
    case ideograph
    case other

    init(_ scalar: Unicode.Scalar) {
        switch scalar.value {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F: self = .word
        case 0..<0x80: self = .other
        // Hiragana, Katakana, Han with extensions, half-width Katakana.
        case 0x3005...0x3007, 0x3041...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0xFF66...0xFF9F, 0x20000...0x3FFFF:
            self = .ideograph
        default:
            self =
                scalar.properties.isAlphabetic || scalar.properties.numericType != nil
                    || scalar.properties.canonicalCombiningClass != .notReordered ? .word : .other
        }
    }
}

extension [UInt8] {
    /// The word around `offset`, or the one that ends there: letters and digits in a row, or Chinese characters in a row, which reach
    /// from one punctuation mark or foreign word to the next. Nil where there is none.
    func word(at offset: Int, within line: Range<Int>) -> Range<Int>? {
        let line = line.clamped(to: 0..<count)
        guard line.touches(offset) else { return nil }
        let offset = scalarStart(atOrBefore: offset, within: line)
        if let behind = scalar(at: offset, within: line), let word = run(from: offset, of: CharacterClass(behind.scalar), within: line) {
            return word
        }
        guard let before = scalar(before: offset, within: line) else { return nil }
        return run(from: before.start, of: CharacterClass(before.scalar), within: line)
    }

    private func run(from offset: Int, of kind: CharacterClass, within line: Range<Int>) -> Range<Int>? {
        guard kind != .other else { return nil }
        var (start, end) = (offset, offset)
        while let before = scalar(before: start, within: line), CharacterClass(before.scalar) == kind { start = before.start }
        while let behind = scalar(at: end, within: line), CharacterClass(behind.scalar) == kind { end += behind.length }
        return start..<end
    }

    /// The sentence around `offset` in a text: it ends at `。！？`, at `.!?` before white space that no small letter follows, and at a line's
    /// end.
    func sentence(at offset: Int, within text: Range<Int>) -> Range<Int>? {
        let text = text.clamped(to: 0..<count)
        guard text.touches(offset) else { return nil }
        var start = text.lowerBound
        var index = start
        var end = text.upperBound
        while index < text.upperBound {
            let next = sentenceEnd(at: index, within: text)
            if let next {
                // A caret right behind the full stop still means the sentence that it ends.
                if next > offset || next == offset && (next == text.upperBound || !self[next].isBlank) || index >= offset {
                    end = next
                    break
                }
                start = next
                index = next
            } else {
                index += 1
            }
        }
        while start < end, self[start].isBlank || self[start].isLineEnd { start += 1 }
        while end > start, self[end - 1].isBlank || self[end - 1].isLineEnd { end -= 1 }
        return start < end && (start..<end).touches(offset) ? start..<end : nil
    }

    /// The offset behind what ends a sentence at `index`, nil where nothing does.
    private func sentenceEnd(at index: Int, within text: Range<Int>) -> Int? {
        switch self[index] {
        case 0x0A, 0x0D: return index + 1
        case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"):
            let behind = index + 1
            guard behind < text.upperBound else { return behind }
            guard self[behind].isBlank || self[behind].isLineEnd else { return nil }
            var next = behind
            while next < text.upperBound, self[next].isBlank { next += 1 }
            let isSmall = next < text.upperBound && self[next] &- 0x61 < 26
            return isSmall ? nil : behind
        case 0xE3, 0xEF:
            guard index + 2 < text.upperBound else { return nil }
            let isEnd =
                self[index] == 0xE3 && self[index + 1] == 0x80 && self[index + 2] == 0x82
                || self[index] == 0xEF && self[index + 1] == 0xBC && (self[index + 2] == 0x81 || self[index + 2] == 0x9F)
            guard isEnd else { return nil }
            var end = index + 3
            // Closing quotes and brackets belong to the sentence: ” ’ 」 』 ）
            while end + 2 < text.upperBound, Self.closers.contains([self[end], self[end + 1], self[end + 2]]) { end += 3 }
            return end
        default: return nil
        }
    }

    private static let closers: [[UInt8]] = ["\u{201D}", "\u{2019}", "\u{300D}", "\u{300F}", "\u{FF09}"].map { [UInt8]($0.utf8) }

    // MARK: Characters

    func scalarStart(atOrBefore offset: Int, within range: Range<Int>) -> Int {
        var start = Swift.min(offset, range.upperBound)
        while start > range.lowerBound, start < range.upperBound, self[start] & 0xC0 == 0x80, offset - start < 3 { start -= 1 }
        return start
    }

    private func scalar(at offset: Int, within range: Range<Int>) -> (scalar: Unicode.Scalar, length: Int)? {
        guard offset >= range.lowerBound, offset < range.upperBound else { return nil }
        if self[offset] < 0x80 { return (Unicode.Scalar(self[offset]), 1) }
        var decoder = UTF8()
        var bytes = self[offset..<Swift.min(offset + 4, range.upperBound)].makeIterator()
        guard case .scalarValue(let scalar) = decoder.decode(&bytes) else { return ("\u{FFFD}", 1) }
        return (scalar, UTF8.width(scalar))
    }

    private func scalar(before offset: Int, within range: Range<Int>) -> (scalar: Unicode.Scalar, start: Int)? {
        guard offset > range.lowerBound, offset <= range.upperBound else { return nil }
        var start = offset - 1
        while start > range.lowerBound, self[start] & 0xC0 == 0x80, offset - start < 4 { start -= 1 }
        guard let found = scalar(at: start, within: range), start + found.length == offset else { return ("\u{FFFD}", offset - 1) }
        return (found.scalar, start)
    }
}
