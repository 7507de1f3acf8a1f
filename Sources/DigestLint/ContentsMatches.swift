import DigestSyntax

/// Which section each line of the contents means, and which sections no line means.
///
/// A line is matched by what it says twice, then by its target, then by its label, and what is left by near misses and by elimination:
/// so a misspelt line and the section it misses are one mistake, not two.
struct ContentsMatches {
    enum Match: Equatable {
        case none
        /// The line means this section.
        case section(Int)
        /// The line means this section, and a line before it did so already.
        case repetition(Int)
        /// The line names nothing, but it cannot mean any other section.
        case guess(Int)
    }

    private(set) var lines: [Match]
    /// The sections that no line means, those left out that open a second time.
    private(set) var unlisted: [Int] = []
    /// The line that means each section.
    private var lineOfSection: [Int?]
    /// The line of the nearest section before each one that has one.
    private var lineBefore: [Int?] = []

    init(_ outline: Outline) {
        let contents = outline.contentsLines
        lines = contents.map { _ in .none }
        lineOfSection = outline.sections.map { _ in nil }
        var isTaken = outline.sections.map { _ in false }
        func take(_ index: Int, _ section: Int?, _ lines: inout [Match]) {
            guard let section, lines[index] == .none, !isTaken[section] else { return }
            isTaken[section] = true
            lines[index] = .section(section)
        }
        for (index, line) in contents.enumerated() where line.label == line.target {
            take(index, line.target.flatMap { outline.section(named: $0) }, &lines)
        }
        for (index, line) in contents.enumerated() where line.label != line.target {
            take(index, line.target.flatMap { outline.section(named: $0) }, &lines)
            take(index, line.label.flatMap { outline.section(named: $0) }, &lines)
        }
        for (index, line) in contents.enumerated() where lines[index] == .none {
            if let section = outline.section(of: line) { lines[index] = .repetition(section) }
        }
        var open = outline.sections.indices.filter { index in
            !isTaken[index] && outline.section(named: outline.sections[index].name) == index && !outline.sections[index].name.isEmpty
        }
        // Near misses: as long as few are left, for each line the section that is one or two letters away.
        if open.count <= 32 {
            for (index, line) in contents.enumerated() where lines[index] == .none && !open.isEmpty {
                let names = open.map { outline.sections[$0].name }
                guard let word = line.target ?? line.label, let near = closest(to: word, among: names),
                    let place = names.firstIndex(of: near)
                else { continue }
                lines[index] = .guess(open[place])
                open.remove(at: place)
            }
            let matched = lines
            let unreadable = contents.indices.filter { matched[$0] == .none && !contents[$0].line.isWellFormed }
            if unreadable.count == 1, open.count == 1, let section = open.first, let index = unreadable.first {
                lines[index] = .guess(section)
                open = []
            }
        }
        unlisted = open
        for (index, match) in lines.enumerated() {
            if case .section(let section) = match { lineOfSection[section] = index }
        }
        var last: Int?
        for line in lineOfSection {
            lineBefore.append(last)
            last = line ?? last
        }
    }

    /// The index of the contents line that means a section, guesses left out.
    func line(of section: Int) -> Int? { lineOfSection.indices.contains(section) ? lineOfSection[section] : nil }

    /// The line of the nearest section before `section` that has one.
    func line(before section: Int) -> Int? {
        lineBefore.indices.contains(section) ? lineBefore[section] : nil
    }
}
