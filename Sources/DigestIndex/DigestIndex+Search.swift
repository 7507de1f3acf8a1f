/// Finding papers by what somebody remembers of them.
extension DigestIndex {
    /// The papers that fit words of title, authors, category or identifier, in any order and with slips forgiven: the best fit first, of
    /// equal ones the newest, each paper once.
    package mutating func search(_ query: String, limit: Int) -> [Appearance] { [] }

    /// The papers of an author, oldest first, each where it stands first. Case, blanks and accents make no difference.
    package mutating func papers(ofAuthor name: String) -> [Appearance] { [] }

    /// Authors with a word that begins like this, those of most papers first.
    package mutating func authors(matching prefix: String, limit: Int) -> [(name: String, papers: Int)] { [] }

    /// Brings the search up to date now, so that the next query need not.
    package mutating func prepareSearch() {}
}
