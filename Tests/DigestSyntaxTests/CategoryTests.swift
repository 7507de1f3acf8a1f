import DigestSyntax
import Testing

@Suite struct CategoryTests {
    @Test func `the taxonomy has 155 current categories, 11 archives and 18 closed archives`() {
        #expect(Category.current.count == 155)
        #expect(Category.all.filter { $0.standing == .archive }.count == 11)
        #expect(Category.all.filter { $0.standing == .subsumed }.count == 18)
        #expect(Set(Category.all.map(\.id)).count == 184)
    }

    @Test(arguments: [
        ("cs", 40), ("econ", 3), ("eess", 4), ("math", 32), ("astro-ph", 6), ("cond-mat", 9), ("nlin", 5), ("physics", 22), ("q-bio", 10),
        ("q-fin", 9), ("stat", 6), ("hep-th", 1), ("quant-ph", 1), ("gr-qc", 1), ("math-ph", 1), ("nucl-ex", 1),
    ])
    func `every archive has the number of categories arXiv lists`(archive: String, count: Int) {
        #expect(Category.current.filter { $0.archive == archive }.count == count)
    }

    @Test func `every category is found by its id`() {
        for category in Category.all {
            #expect(Category.named(category.id) == category)
            #expect(Category.named(Array(category.id.utf8)) == category)
            #expect(Category.named(Array("[\(category.id)]".utf8).dropFirst().dropLast()) == category)
            #expect(Category.hasShape(category.id.utf8))
            #expect(!category.name.isEmpty)
        }
    }

    @Test(arguments: [
        ("cs.CV", "Computer Vision and Pattern Recognition", "Computer Science"),
        ("quant-ph", "Quantum Physics", "Physics"),
        ("cond-mat.mtrl-sci", "Materials Science", "Physics"),
        ("physics.ao-ph", "Atmospheric and Oceanic Physics", "Physics"),
        ("q-bio.NC", "Neurons and Cognition", "Quantitative Biology"),
        ("eess.IV", "Image and Video Processing", "Electrical Engineering and Systems Science"),
        ("econ.GN", "General Economics", "Economics"),
        ("q-fin.TR", "Trading and Market Microstructure", "Quantitative Finance"),
        ("stat.ML", "Machine Learning", "Statistics"),
        ("math.OC", "Optimization and Control", "Mathematics"),
        ("astro-ph", "Astrophysics", "Physics"),
        ("cmp-lg", "Computation and Language", "Computer Science"),
    ])
    func `a category has its full name and its field`(id: String, name: String, group: String) throws {
        let category = try #require(Category.named(id))
        #expect(category.name == name)
        #expect(category.group == group)
    }

    @Test(arguments: [
        "", ".", "cs.", ".CV", "cs.cv", "CS.CV", "cs.XX", "cs CV", "cs.CV ", "cs.CVV", "cs.C", "cs/CV", "cond-mat.mtrl-scientists", "统计",
        String(repeating: "a", count: 10_000),
    ])
    func `an unknown id is no category`(id: String) {
        #expect(Category.named(id) == nil)
    }

    @Test(arguments: [
        ("cs.NA", "math.NA"), ("cs.SY", "eess.SY"), ("math.IT", "cs.IT"), ("math.MP", "math-ph"), ("q-fin.EC", "econ.GN"),
        ("stat.TH", "math.ST"),
    ])
    func `an alias names its main category and is current`(alias: String, main: String) throws {
        let category = try #require(Category.named(alias))
        #expect(category.standing == .current)
        #expect(category.successor?.id == main)
    }

    @Test func `every closed archive went into a current category`() {
        for category in Category.all where category.standing == .subsumed {
            #expect(category.successor?.standing == .current, "\(category)")
        }
    }

    @Test(arguments: [
        ("cs.cv", "cs.CV"), ("CS.CV", "cs.CV"), ("csCV", "cs.CV"), ("cs.CVV", "cs.CV"), ("quant-hp", "quant-ph"), ("quantph", "quant-ph"),
        ("cond-mat.mtrlsci", "cond-mat.mtrl-sci"), ("physics.ao-hp", "physics.ao-ph"), ("stat.ml", "stat.ML"), ("q-bio.nc", "q-bio.NC"),
        ("hepth", "hep-th"),
    ])
    func `a misspelt category has a near one`(id: String, meant: String) {
        #expect(Category.closest(to: id)?.id == meant)
    }

    @Test(arguments: ["", "x", "Computer Vision", "zz.ZZZZ", "not-a-category"])
    func `a word that is nothing like a category has no near one`(id: String) {
        #expect(Category.closest(to: id) == nil)
    }

    @Test(arguments: ["cs.XX", "cs", "cond-mat.foo", "hep-xy", "new-archive.AB", "physics.a-b"])
    func `an unknown id can have the shape of a category`(id: String) {
        #expect(Category.hasShape(id.utf8))
    }

    @Test(arguments: [
        "", "c", "cs.", ".CV", "cs.C", "CS.CV", "cs..CV", "cs.CV.LG", "-cs", "cs-", "cs--x", "cs.C1", "see cs.CV", "cs.CV\n", "数学",
    ])
    func `other text has not the shape of a category`(id: String) {
        #expect(!Category.hasShape(id.utf8))
    }
}
