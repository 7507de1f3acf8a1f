import DigestSyntax
import Testing

struct SectionNameTests {
    @Test(arguments: ["cs.CV", "quant-ph", "cond-mat.mtrl-sci", "cs", "no.Such", "x", "数学"])
    func `a section can be given the name of a category`(name: String) {
        #expect(SectionName.isWritable(name))
    }

    @Test(arguments: [
        "", " ", "a b", " cs.CV", "3", "[3] [", "](http", "arxiv.org/abs", "toc", "tox", "a'b", "a>b", "a]b", "a\nb", "a\r", "cs.\u{1E}",
        "cs.\u{85}", "cs.\u{FFFD}V",
    ])
    func `a name that would be read as something else is not written`(name: String) {
        #expect(!SectionName.isWritable(name))
    }
}
