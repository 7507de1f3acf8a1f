import DigestSyntax

/// The day of a digest, read from its file's name. A file whose name holds no date has no day.
package struct DigestDay: Hashable, Sendable, Comparable {
    package let year: Int
    package let month: Int
    package let day: Int

    /// The first `2025-12-30` in a file's name (what stands behind the last slash of a path or address); no digit touches it.
    package init?(inFileName path: String) {
        let name = Array(path.utf8.suffix(while: { $0 != UInt8(ascii: "/") }))
        guard name.count >= 10 else { return nil }
        for start in 0...name.count - 10 {
            if start > 0, name[start - 1].isDigit { continue }
            if start + 10 < name.count, name[start + 10].isDigit { continue }
            guard let day = Self(text: name[start..<start + 10]) else { continue }
            self = day
            return
        }
        return nil
    }

    private init?(text: ArraySlice<UInt8>) {
        var numbers = [0, 0, 0]
        for (place, byte) in text.enumerated() {
            if place == 4 || place == 7 {
                guard byte == UInt8(ascii: "-") else { return nil }
            } else {
                guard byte.isDigit else { return nil }
                numbers[place < 4 ? 0 : place < 7 ? 1 : 2] = numbers[place < 4 ? 0 : place < 7 ? 1 : 2] * 10 + Int(byte - UInt8(ascii: "0"))
            }
        }
        guard (1...12).contains(numbers[1]), (1...31).contains(numbers[2]) else { return nil }
        (year, month, day) = (numbers[0], numbers[1], numbers[2])
    }

    package static func < (first: DigestDay, second: DigestDay) -> Bool {
        (first.year, first.month, first.day) < (second.year, second.month, second.day)
    }
}

extension DigestDay: CustomStringConvertible {
    /// `2025-12-30`
    package var description: String { "\(Self.padded(year, 4))-\(Self.padded(month, 2))-\(Self.padded(day, 2))" }

    private static func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
}

extension BidirectionalCollection {
    /// The longest end whose elements all satisfy the condition.
    func suffix(while isPart: (Element) -> Bool) -> SubSequence {
        var start = endIndex
        while start > startIndex {
            let before = index(before: start)
            guard isPart(self[before]) else { break }
            start = before
        }
        return self[start...]
    }
}
