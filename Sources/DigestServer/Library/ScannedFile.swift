import DigestIndex
import DigestProject
import DigestSyntax

/// A file as the worker found it.
struct ScannedFile: Sendable {
    let path: String
    /// Nil where a later look must read the file again, because it may change without showing it.
    let stamp: FileStamp?
    /// Nil where the file is no digest, or cannot be read.
    let summary: FileSummary?
    /// Whether the text is no digest and names Markdown files, perhaps in links.
    let mayLink: Bool
    /// How many bytes were read.
    let size: Int

    private static let attempts = 3

    /// Reads a file, and again where it was replaced or written to meanwhile.
    init(reading path: String) {
        self.path = path
        for attempt in 1...Self.attempts {
            guard let file = try? FileReader.read(path) else { break }
            let isSame = FolderScan.stamp(of: path) == file.stamp
            guard isSame || attempt == Self.attempts else { continue }
            stamp = isSame && file.stamp.isSettled ? file.stamp : nil
            size = file.bytes.count
            summary = FileKind(of: file.bytes) == .digest ? FileSummary(Digest(SourceText(file.bytes))) : nil
            mayLink = summary == nil && Self.namesMarkdown(file.bytes)
            return
        }
        (stamp, summary, mayLink, size) = (nil, nil, false, 0)
    }

    /// Whether `.md` or `.ma` stands in a text.
    private static func namesMarkdown(_ bytes: [UInt8]) -> Bool {
        bytes.indices.dropLast(2).contains { index in
            bytes[index] == UInt8(ascii: ".") && bytes[index + 1] == UInt8(ascii: "m")
                && (bytes[index + 2] == UInt8(ascii: "d") || bytes[index + 2] == UInt8(ascii: "a"))
        }
    }
}
