/// A pattern for paths, as in a `.gitignore`: `*` and `?` inside a name, `**` across folders, `[a-z]`, `{a,b}`, a backslash before what is
/// meant as it stands.
///
/// A pattern without a slash in front of its end fits a name in any folder; one with a slash counts from the configuration's folder.
/// A slash at the end fits folders only. What a pattern fits, it fits with everything below.
///
/// - Complexity: matching takes at most the product of both lengths; a hostile pattern only takes longer to write.
package struct Glob: Sendable, Equatable {
    /// The pattern as it was written.
    package let text: String
    private let isFolderOnly: Bool
    private let alternatives: [[Element]]

    /// The most patterns that the braces of one may stand for.
    static let maximumAlternatives = 256

    private enum Element: Sendable, Equatable {
        case scalar(Unicode.Scalar)
        case anyScalar
        case oneOf([ClosedRange<Unicode.Scalar>], isNegated: Bool)
        /// `*`: anything within a name.
        case anyName
        /// `**/`: any folders, or none.
        case anyFolders
        /// `**` at the end: anything at all.
        case anything
    }

    /// Why a text is no pattern.
    package struct Invalidity: Error, Equatable, Sendable {
        package let reason: String
    }

    package init(_ text: String) throws(Invalidity) {
        self.text = text
        var scalars = Array(text.unicodeScalars)
        isFolderOnly = scalars.count > 1 && scalars.last == "/"
        if isFolderOnly { scalars.removeLast() }
        guard !scalars.isEmpty else { throw Invalidity(reason: "the pattern is empty") }
        guard scalars.count <= 4096 else { throw Invalidity(reason: "the pattern is too long") }
        let isAnchored = scalars.contains("/")
        if scalars.first == "/" { scalars.removeFirst() }
        var alternatives: [[Element]] = []
        for spelling in try Self.expandBraces(scalars) {
            alternatives.append((isAnchored ? [] : [.anyFolders]) + (try Self.elements(of: spelling)))
        }
        self.alternatives = alternatives
    }

    package static func == (first: Glob, second: Glob) -> Bool { first.text == second.text }

    /// Whether the pattern fits a file, or a folder that holds it. The path counts from the configuration's folder, without a slash in front.
    package func matches(_ path: String) -> Bool {
        if !isFolderOnly, matches(Array(path.unicodeScalars)[...]) { return true }
        let scalars = Array(path.unicodeScalars)
        return scalars.indices.contains { scalars[$0] == "/" && matches(scalars[..<$0]) }
    }

    /// Whether the pattern fits a folder, or one around it.
    package func matchesFolder(_ path: String) -> Bool {
        matches(path) || matches(Array(path.unicodeScalars)[...])
    }

    private func matches(_ path: ArraySlice<Unicode.Scalar>) -> Bool {
        alternatives.contains { Self.matches(path, $0) }
    }

    /// Walks over the path with the set of all places in the pattern that can be reached.
    private static func matches(_ path: ArraySlice<Unicode.Scalar>, _ pattern: [Element]) -> Bool {
        var reached = [Bool](repeating: false, count: pattern.count + 1)
        reached[0] = true
        close(&reached, pattern)
        var atStart = true
        for scalar in path {
            var next = [Bool](repeating: false, count: pattern.count + 1)
            for (place, element) in pattern.enumerated() where reached[place] {
                switch element {
                case .scalar(let expected): if scalar == expected { next[place + 1] = true }
                case .anyScalar: if scalar != "/" { next[place + 1] = true }
                case .oneOf(let ranges, let isNegated):
                    if scalar != "/", ranges.contains(where: { $0.contains(scalar) }) != isNegated { next[place + 1] = true }
                case .anyName: if scalar != "/" { next[place] = true }
                case .anyFolders:
                    // It ends behind a slash only; `close` lets it be skipped at the start of a name.
                    next[place] = true
                    if scalar == "/" { next[place + 1] = true }
                case .anything: next[place] = true
                }
            }
            atStart = scalar == "/"
            close(&next, pattern, folders: atStart)
            reached = next
        }
        return reached[pattern.count]
    }

    /// Adds the places that are reached without another scalar.
    private static func close(_ reached: inout [Bool], _ pattern: [Element], folders: Bool = true) {
        for (place, element) in pattern.enumerated() where reached[place] {
            switch element {
            case .anyName, .anything: reached[place + 1] = true
            case .anyFolders where folders: reached[place + 1] = true
            default: break
            }
        }
    }

    private static func elements(of pattern: [Unicode.Scalar]) throws(Invalidity) -> [Element] {
        var result: [Element] = []
        var index = 0
        while index < pattern.count {
            let scalar = pattern[index]
            switch scalar {
            case "*":
                let start = index
                while index < pattern.count, pattern[index] == "*" { index += 1 }
                let isWholeName = index - start >= 2 && (start == 0 || pattern[start - 1] == "/")
                if isWholeName, index == pattern.count {
                    result.append(.anything)
                } else if isWholeName, pattern[index] == "/" {
                    if result.last != .anyFolders { result.append(.anyFolders) }
                    index += 1
                } else {
                    result.append(.anyName)
                }
                continue
            case "?": result.append(.anyScalar)
            case "[":
                let (element, end) = try set(from: index, in: pattern)
                result.append(element)
                index = end
                continue
            case "\\":
                index += 1
                guard index < pattern.count else { throw Invalidity(reason: "nothing follows the last backslash") }
                result.append(.scalar(pattern[index]))
            default: result.append(.scalar(scalar))
            }
            index += 1
        }
        return result
    }

    /// Reads `[a-z_]` or `[!a-z]`; a bracket right behind the opening one is part of the set.
    private static func set(from start: Int, in pattern: [Unicode.Scalar]) throws(Invalidity) -> (element: Element, end: Int) {
        var index = start + 1
        var isNegated = false
        if index < pattern.count, pattern[index] == "!" || pattern[index] == "^" {
            isNegated = true
            index += 1
        }
        var ranges: [ClosedRange<Unicode.Scalar>] = []
        let first = index
        while index < pattern.count, pattern[index] != "]" || index == first {
            let low = pattern[index]
            if index + 2 < pattern.count, pattern[index + 1] == "-", pattern[index + 2] != "]" {
                let high = pattern[index + 2]
                guard low <= high else { throw Invalidity(reason: "the range \(low)-\(high) runs backwards") }
                ranges.append(low...high)
                index += 3
            } else {
                ranges.append(low...low)
                index += 1
            }
        }
        guard index < pattern.count else { throw Invalidity(reason: "the bracket is not closed") }
        return (.oneOf(ranges, isNegated: isNegated), index + 1)
    }

    /// The patterns that `{a,b}` stands for; braces may nest.
    private static func expandBraces(_ pattern: [Unicode.Scalar]) throws(Invalidity) -> [[Unicode.Scalar]] {
        var pending = [pattern]
        var done: [[Unicode.Scalar]] = []
        while let next = pending.popLast() {
            guard let braces = try innermostFirst(next) else {
                done.append(next)
                continue
            }
            for part in braces.parts { pending.append(Array(next[..<braces.range.lowerBound]) + part + Array(next[braces.range.upperBound...])) }
            guard pending.count + done.count <= maximumAlternatives else {
                throw Invalidity(reason: "the braces stand for more than \(maximumAlternatives) patterns")
            }
        }
        return done.reversed()
    }

    /// The first braces that hold no others, and what stands between their commas.
    private static func innermostFirst(
        _ pattern: [Unicode.Scalar]
    ) throws(Invalidity) -> (range: Range<Int>, parts: [[Unicode.Scalar]])? {
        var open: Int?
        var index = 0
        while index < pattern.count {
            switch pattern[index] {
            case "\\": index += 1
            case "{": open = index
            case "}":
                guard let start = open else { break }
                let parts = pattern[(start + 1)..<index].split(separator: ",", omittingEmptySubsequences: false).map(Array.init)
                return (start..<index + 1, parts)
            default: break
            }
            index += 1
        }
        if open != nil { throw Invalidity(reason: "the brace is not closed") }
        return nil
    }
}
