import Testing

@testable import DigestProject

struct PathTests {
    @Test func `joining, parents and names`() {
        #expect(Path.join("a", "b") == "a/b")
        #expect(Path.join("a/", "b") == "a/b")
        #expect(Path.join(".", "b") == "b")
        #expect(Path.join("a", "/b") == "/b")
        #expect(Path.parent(of: "a/b") == "a")
        #expect(Path.parent(of: "a/b/") == "a")
        #expect(Path.parent(of: "a") == ".")
        #expect(Path.parent(of: "/a") == "/")
        #expect(Path.parent(of: "/") == "/")
        #expect(Path.name(of: "a/b.md") == "b.md")
        #expect(Path.name(of: "b/") == "b")
    }

    @Test func `absolute paths have no dots`() {
        #expect(Path.absolute("../x/./y//z", in: "/a/b") == "/a/x/y/z")
        #expect(Path.absolute("../../../..", in: "/a") == "/")
        #expect(Path.absolute("/x/", in: "/a") == "/x")
    }

    @Test func `relative paths stay below their folder`() {
        #expect(Path.relative("/a/b/c", to: "/a") == "b/c")
        #expect(Path.relative("/a", to: "/a") == "")
        #expect(Path.relative("/ab", to: "/a") == nil)
        #expect(Path.relative("/ab", to: "/") == "ab")
    }
}
