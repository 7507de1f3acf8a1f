import DigestIndex
import DigestProject
import DigestSyntax
import JSON

extension Option {
    fileprivate static let diffFormat = Option.format(["text", "json"])
}

extension Command {
    static let diff = Command(
        name: "diff", operands: "OLD NEW", summary: "Compare the papers of two digests or folders",
        details: """
            Papers are compared, not lines: which were added and removed, and whose title,
            category, number or TL;DR is another. Papers are known by their identifiers,
            whatever the version. The exit status is 0 whether or not they differ.
            """,
        options: [.diffFormat] + ProjectSelection.options
    ) { arguments, context throws(CommandFailure) in
        var arguments = arguments
        guard arguments.operands.count == 2, let old = arguments.takeOperand(), let new = arguments.takeOperand() else {
            throw .usage("diff needs OLD and NEW")
        }
        var sides: [[Appearance]] = []
        var status = ExitStatus.clean
        for path in [old, new] {
            let (index, outcome) = try ProjectSelection(arguments.replacingOperands([path])).index(context.output)
            status = max(status, outcome)
            guard index.fileCount > 0 else { throw .unusable("\(path): no digest to compare") }
            sides.append(index.papers())
        }
        let difference = PaperDifference(sides.first ?? [], sides.last ?? [])
        if arguments[.diffFormat] == "json" {
            context.output.write(TerminalSafety.json(difference.json(style: .indented)))
            context.output.write("\n")
        } else {
            context.output.write(difference.text)
        }
        return status
    }
}

/// How the papers of two sides differ, in the order of the new side, what was removed in that of the old one.
private struct PaperDifference: JSONWritable {
    private var added: [Appearance] = []
    private var removed: [Appearance] = []
    private var changed: [(old: Appearance, new: Appearance, changes: [Change])] = []

    private struct Change {
        let name: StaticString
        let old: String
        let new: String
    }

    init(_ old: [Appearance], _ new: [Appearance]) {
        let before = Dictionary(old.compactMap { one in one.paper.map { ($0, one) } }, uniquingKeysWith: { first, _ in first })
        let after = Set(new.compactMap(\.paper))
        removed = old.filter { $0.paper.map { !after.contains($0) } ?? false }
        for one in new {
            guard let paper = one.paper else { continue }
            guard let other = before[paper] else {
                added.append(one)
                continue
            }
            let changes = Self.changes(other, one)
            if !changes.isEmpty { changed.append((other, one, changes)) }
        }
    }

    private static func changes(_ old: Appearance, _ new: Appearance) -> [Change] {
        let pairs: [(StaticString, String, String)] = [
            ("title", old.title, new.title), ("category", old.category ?? "", new.category ?? ""),
            ("number", old.number.map(String.init) ?? "", new.number.map(String.init) ?? ""), ("tldr", old.tldr ?? "", new.tldr ?? ""),
        ]
        return pairs.filter { $0.1 != $0.2 }.map { Change(name: $0.0, old: $0.1, new: $0.2) }
    }

    var text: String {
        var text = ""
        for paper in added { text += "+ \(Self.line(paper))\n" }
        for paper in removed { text += "- \(Self.line(paper))\n" }
        for (_, paper, changes) in changed {
            text += "~ \(Self.line(paper))\n"
            for change in changes {
                text += "    \(change.name): \(PlainText.of(change.old)) → \(PlainText.of(change.new))\n"
            }
        }
        return text + "\(added.count) added, \(removed.count) removed, \(changed.count) changed\n"
    }

    private static func line(_ paper: Appearance) -> String {
        "\(paper.paper?.canonicalText ?? "?") [\(PlainText.of(paper.category ?? "?"))] \(PlainText.of(paper.title))"
    }

    func write(to writer: inout JSONWriter) {
        writer.object { object in
            object.field("version", 1)
            for (name, papers) in [("added" as StaticString, added), ("removed", removed)] {
                object.array(name) { array in
                    for paper in papers { array.object { Self.write(paper, to: &$0) } }
                }
            }
            object.array("changed") { array in
                for (_, paper, changes) in changed {
                    array.object { object in
                        Self.write(paper, to: &object)
                        object.object("changes") { inner in
                            for change in changes {
                                inner.object(change.name) { pair in
                                    pair.field("old", change.old)
                                    pair.field("new", change.new)
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    private static func write(_ paper: Appearance, to object: inout JSONWriter) {
        object.field("id", paper.paper?.canonicalText)
        object.field("title", paper.title)
        object.field("category", paper.category)
        object.field("file", paper.file)
        object.field("line", paper.line + 1)
    }
}
