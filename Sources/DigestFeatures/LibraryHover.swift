package import DigestIndex
import DigestSyntax

/// What other digests know of what is under a caret, written below what its own digest says.
package struct LibraryHover {
    private var text: MarkupText
    /// The address of the place of a paper; nil where it has none that can be followed.
    private let address: (Appearance) -> String?
    private static let limit = 10

    package init(_ markup: Markup, address: @escaping (Appearance) -> String?) {
        text = MarkupText(markup)
        self.address = address
    }

    /// What was written; empty where nothing was.
    package var content: String { text.finished }

    /// A paper of which nothing more is known here: what its newest entry says.
    package mutating func write(paper: Appearance) {
        text.strong(displayed(paper.title))
        text.endParagraph()
        if let identifier = paper.identifier {
            text.link(identifier.description, Snapshot.abstractAddress(of: identifier), showsAddress: true)
            if let category = paper.category {
                text.trusted(" · ")
                text.text(Snapshot.titled(category))
            }
            text.endParagraph()
        }
        guard let summary = paper.tldr, !paper.isUnsummarised else { return }
        text.strong("TL;DR")
        text.blank()
        text.text(displayed(summary))
        text.endParagraph()
    }

    /// Where else a paper stands, and what is said of it there where that is not `summary`.
    package mutating func write(alsoIn others: [Appearance], summary: String?) {
        guard !others.isEmpty else { return }
        text.strong("Also in")
        text.endParagraph()
        for other in others.suffix(Self.limit) {
            text.item()
            link(other)
            if other.isUnsummarised {
                text.trusted(": not summarised")
            } else if let theirs = other.tldr, summary.map({ !PaperConflict.isSame($0, theirs) }) ?? true {
                text.trusted(": ")
                text.text(displayed(theirs))
            } else {
                text.trusted(": the same TL;DR")
            }
        }
        writeRest(others.count)
    }

    /// An author's papers in other digests.
    package mutating func write(papersElsewhere papers: [Appearance]) {
        guard !papers.isEmpty else { return }
        text.trusted("\(counted(papers.count, "paper")) in other digests:")
        text.endParagraph()
        for paper in papers.suffix(Self.limit) {
            text.item()
            link(paper)
            text.blank()
            text.text(displayed(paper.title))
        }
        writeRest(papers.count)
    }

    private mutating func writeRest(_ count: Int) {
        if count > Self.limit {
            text.item()
            text.trusted("and \(grouped(count - Self.limit)) earlier")
        }
        text.endParagraph()
    }

    /// `2025-12-12 (#4)`
    private mutating func link(_ place: Appearance) {
        let label = place.number.map { "\(place.dayOrName) (#\($0))" } ?? place.dayOrName
        if let address = address(place) { text.link(label, address) } else { text.text(label) }
    }
}

extension Appearance {
    /// The day of the digest where its name has one, else the file's name.
    package var dayOrName: String {
        day?.description ?? singleLine(String(file.split(separator: "/").last ?? Substring(file)))
    }
}
