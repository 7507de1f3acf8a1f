import DigestFeatures
import DigestIndex
import DigestSyntax
import LanguageServerProtocol

extension Session {
    /// What the digest says itself, and below it what others say.
    func hover(_ params: TextDocumentPositionParams) -> Answer {
        let markup = Client.markup(of: client.capabilities.textDocument.hover.contentFormat)
        guard var inquiry = inquire(params.textDocument) else { return hoverOnMention(params, markup) }
        guard let offset = inquiry.offset(of: params.position) else { return .null }
        let own = inquiry.snapshot.hover(at: offset, as: Markup(markup))
        let (others, place) = elsewhere(inquiry, offset, Markup(markup))
        let content = [own?.content ?? "", others].filter { !$0.isEmpty }.joined(separator: "\n\n")
        guard !content.isEmpty, let range = own?.range ?? place else { return .null }
        return .value(
            LanguageServerProtocol.Hover(
                contents: MarkupContent(kind: markup, value: content), range: inquiry.positions.range(range)))
    }

    private func elsewhere(_ inquiry: Inquiry, _ offset: Int, _ markup: Markup) -> (content: String, range: Range<Int>?) {
        guard let index = currentIndex, let (subject, range) = inquiry.snapshot.subject(at: offset) else { return ("", nil) }
        let file = file(of: inquiry.document)
        var text = LibraryHover(markup, address: address)
        switch subject {
        case .paper(let paper, _):
            text.write(alsoIn: index.appearances(of: paper, outside: file), summary: inquiry.snapshot.summary(of: paper))
        case .mention(let paper):
            if let newest = index.newestAppearance(of: paper) { text.write(paper: newest) }
        case .author(let name):
            text.write(papersElsewhere: library.index.papers(ofAuthor: name).filter { $0.file != file })
        }
        return (text.content, range)
    }

    /// On a paper's name in a Markdown file that is no digest.
    private func hoverOnMention(_ params: TextDocumentPositionParams, _ kind: MarkupKind) -> Answer {
        guard let (paper, range) = mention(at: params), let index = currentIndex else { return .null }
        let appearances = index.appearances(of: paper)
        guard let newest = appearances.last else { return .null }
        var text = LibraryHover(Markup(kind), address: address)
        text.write(paper: newest)
        text.write(alsoIn: appearances, summary: newest.tldr)
        return .value(LanguageServerProtocol.Hover(contents: MarkupContent(kind: kind, value: text.content), range: range))
    }
}

extension Markup {
    init(_ kind: MarkupKind) {
        switch kind {
        case .markdown: self = .markdown
        case .plaintext: self = .plainText
        }
    }
}
