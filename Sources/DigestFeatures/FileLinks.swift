package import DigestSyntax

/// A place in Markdown that names a file beside it: where a link leads, as it is written.
package struct FileLink: Sendable, Equatable {
    /// The path, relative and percent-encoded, without query and fragment; never empty.
    package let range: Range<Int>
    /// Whether it stands in `<` and `>`, where blanks and parentheses need no encoding.
    package let isAngled: Bool
}

extension SourceText {
    /// The relative paths that inline links, images and link definitions lead to, in the order of the text. What stands in code is none, and
    /// neither are addresses with a scheme and paths from the root.
    ///
    /// - Complexity: linear in the bytes.
    package func fileLinks() -> [FileLink] {
        var links: [FileLink] = []
        var fence: (mark: UInt8, length: Int)?
        for line in 0..<lineCount {
            let content = bytes[contentRange(ofLine: line)]
            if let (mark, length, isBare) = Self.fence(content) {
                if let open = fence {
                    if mark == open.mark, length >= open.length, isBare { fence = nil }
                } else {
                    fence = (mark, length)
                }
            } else if fence == nil {
                Self.addLinks(in: content, to: &links)
            }
        }
        return links
    }

    /// Three or more backticks or tildes at a line's beginning, and whether nothing follows them.
    private static func fence(_ line: ArraySlice<UInt8>) -> (mark: UInt8, length: Int, isBare: Bool)? {
        let rest = line.drop { $0 == UInt8(ascii: " ") }
        guard line.count - rest.count <= 3, let mark = rest.first, mark == UInt8(ascii: "`") || mark == UInt8(ascii: "~") else {
            return nil
        }
        let behind = rest.drop { $0 == mark }
        let length = rest.count - behind.count
        guard length >= 3, mark == UInt8(ascii: "~") || !behind.contains(mark) else { return nil }
        return (mark, length, behind.allSatisfy(\.isBlank))
    }

    private static func addLinks(in line: ArraySlice<UInt8>, to links: inout [FileLink]) {
        if let start = definition(line) { add(destination(line[start...]), in: line, to: &links) }
        var index = line.startIndex
        while index < line.endIndex {
            switch line[index] {
            case UInt8(ascii: "\\"): index += 2
            case UInt8(ascii: "`"): index = behindCode(line[index...])
            case UInt8(ascii: "]") where line[(index + 1)...].first == UInt8(ascii: "("):
                let found = destination(line[(index + 2)...])
                add(found, in: line, to: &links)
                index = max(index + 2, found.range.upperBound)
            default: index += 1
            }
        }
    }

    /// Where the destination of `[label]: destination` begins.
    private static func definition(_ line: ArraySlice<UInt8>) -> Int? {
        let rest = line.drop { $0 == UInt8(ascii: " ") }
        guard line.count - rest.count <= 3, rest.first == UInt8(ascii: "["), let end = rest.firstIndex(of: UInt8(ascii: "]")),
            rest[(end + 1)...].first == UInt8(ascii: ":")
        else { return nil }
        return end + 2
    }

    /// The index behind the code that begins with a run of backticks; behind the run where nothing closes it in the line.
    private static func behindCode(_ text: ArraySlice<UInt8>) -> Int {
        let tick = UInt8(ascii: "`")
        let length = text.prefix { $0 == tick }.count
        let start = text.startIndex + length
        var index = start
        while let open = text[index...].firstIndex(of: tick) {
            let run = text[open...].prefix { $0 == tick }.count
            if run == length { return open + run }
            index = open + run
        }
        return start
    }

    /// A destination and its `#` or `?`, if any, at or behind blanks.
    private static func destination(_ text: ArraySlice<UInt8>) -> FileLink {
        let start = text.drop(while: \.isBlank)
        if start.first == UInt8(ascii: "<") {
            let inner = start.dropFirst().prefix { $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "<") }
            return FileLink(range: inner.startIndex..<inner.endIndex, isAngled: true)
        }
        var depth = 0
        let inner = start.prefix { byte in
            if byte == UInt8(ascii: "(") { depth += 1 }
            if byte == UInt8(ascii: ")") { depth -= 1 }
            return depth >= 0 && !byte.isBlank
        }
        return FileLink(range: inner.startIndex..<inner.endIndex, isAngled: false)
    }

    /// Adds a link, unless it leads to no file beside the text.
    private static func add(_ link: FileLink, in line: ArraySlice<UInt8>, to links: inout [FileLink]) {
        let path = line[link.range].prefix { $0 != UInt8(ascii: "#") && $0 != UInt8(ascii: "?") }
        guard let first = path.first, first != UInt8(ascii: "/") else { return }
        let scheme = path.prefix { $0.isLetter || $0.isDigit || "+.-".utf8.contains($0) }
        guard path[scheme.endIndex...].first != UInt8(ascii: ":") else { return }
        links.append(FileLink(range: path.startIndex..<path.endIndex, isAngled: link.isAngled))
    }
}
