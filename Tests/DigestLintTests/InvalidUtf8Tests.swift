import DigestLint
import DigestSyntax
import Testing

struct InvalidUtf8Tests {
    private func lint(_ bytes: [UInt8]) -> [Finding] { Linter().lintOnce(Digest(SourceText(bytes))) }

    @Test func `a cut character is one finding that names its byte`() throws {
        var bytes = Array(Sample.digest.utf8)
        let place = try #require(Host.occurrences(of: Array("实时生成".utf8), in: bytes).first)
        bytes.remove(at: place + 2)
        let findings = lint(bytes)
        #expect(findings.map(\.rule) == ["invalid-utf8"])
        #expect(findings.first?.range == place..<place + 2)
        #expect(findings.first?.message == "Invalid UTF-8 at byte \(place): E5 AE")
    }

    @Test func `Latin-1 in a title is one finding`() throws {
        var bytes = Array(Sample.digest.utf8)
        let place = try #require(Host.occurrences(of: Array("Wobble".utf8), in: bytes).first)
        bytes[place] = 0xE9
        #expect(lint(bytes).map(\.rule) == ["invalid-utf8"])
    }

    @Test func `every byte that is no ASCII is a finding and no trap`() throws {
        let place = try #require(Host.occurrences(of: Array("Wobble".utf8), in: Array(Sample.digest.utf8)).first)
        for byte in UInt8(0x80)...0xFF {
            var bytes = Array(Sample.digest.utf8)
            bytes[place] = byte
            #expect(lint(bytes).map(\.rule) == ["invalid-utf8"], "\(byte)")
        }
    }
}
