package import JSON

/// The name of a document: spelled as the client spelled it, compared by what it means.
///
/// `file:///c%3A/a%20b.md` and `file:///C:/a b.md` are equal and hash alike; each is echoed as it came. Only `file` without a foreign host
/// has a path; `untitled:`, `git:`, `vscode-remote:` and all others live in memory.
package struct DocumentURI: Sendable {
    /// The client's own spelling, for every message that goes back.
    package let spelling: String
    /// The one spelling that all equal names share.
    private let normalized: [UInt8]
    /// The bytes of an absolute path on this machine, nil where the document is none. A path may be no UTF-8 on Linux.
    package let filePathBytes: [UInt8]?

    package init(_ spelling: String) {
        self.spelling = spelling
        let parts = URIParts(Array(spelling.utf8))
        normalized = parts.normalized
        filePathBytes = parts.filePath
    }

    /// Names a file by its absolute path. Everything is percent-encoded but what RFC 3986 lets stand in a path.
    package init(filePath: String) {
        var spelling = Array("file://".utf8)
        if !filePath.utf8.starts(with: "/".utf8) { spelling.append(UInt8(ascii: "/")) }
        spelling += PercentEncoding.encoded(Array(filePath.utf8), keeping: PercentEncoding.isPathByte)
        self.init(String(decoding: spelling, as: UTF8.self))
    }

    /// An absolute path on this machine, nil where the document is none or its path is no UTF-8.
    package var filePath: String? {
        filePathBytes.flatMap { String(validating: $0, as: UTF8.self) }
    }
}

extension DocumentURI: Hashable {
    package static func == (left: DocumentURI, right: DocumentURI) -> Bool {
        left.normalized == right.normalized
    }

    package func hash(into hasher: inout Hasher) {
        normalized.withUnsafeBytes { hasher.combine(bytes: $0) }
    }
}

extension DocumentURI: JSONReadable, JSONWritable, CustomStringConvertible {
    package init(json: JSONValue) throws(InvalidParams) {
        self.init(try String(json: json))
    }

    package func write(to writer: inout JSONWriter) { writer.string(spelling) }

    package var description: String { spelling }
}

/// A URI taken apart as RFC 3986, appendix B, does it. Anything at all has parts; what has no scheme is all path.
private struct URIParts {
    private var scheme: ArraySlice<UInt8> = []
    private var authority: ArraySlice<UInt8>?
    private var path: ArraySlice<UInt8>
    /// Query and fragment with their marks.
    private var rest: ArraySlice<UInt8> = []

    init(_ bytes: [UInt8]) {
        path = bytes[...]
        if let end = path.firstIndex(where: { !PercentEncoding.isSchemeByte($0) }), end > path.startIndex, path[end] == UInt8(ascii: ":") {
            scheme = path[..<end]
            path = path[(end + 1)...]
        }
        if let mark = path.firstIndex(where: { $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#") }) {
            rest = path[mark...]
            path = path[..<mark]
        }
        if path.starts(with: "//".utf8) {
            let afterSlashes = path.dropFirst(2)
            let end = afterSlashes.firstIndex(of: UInt8(ascii: "/")) ?? afterSlashes.endIndex
            authority = afterSlashes[..<end]
            path = afterSlashes[end...]
        }
    }

    private var isFile: Bool { PercentEncoding.lowercased(scheme) == Array("file".utf8) }

    /// The authority in lower case; on a `file` nothing and `localhost` mean the same, this machine.
    private var host: [UInt8]? {
        let host = authority.map { PercentEncoding.lowercased($0) }
        return isFile && (host == nil || host == Array("localhost".utf8)) ? [] : host
    }

    var normalized: [UInt8] {
        var result = PercentEncoding.lowercased(scheme)
        if !scheme.isEmpty { result.append(UInt8(ascii: ":")) }
        if let host { result += Array("//".utf8) + host }
        var path = PercentEncoding.decodedExceptSlash(path)
        lowercaseDrive(&path)
        result += PercentEncoding.encoded(path.bytes, keeping: PercentEncoding.isPathByte, encodedSlashes: path.slashes)
        return result + PercentEncoding.normalizedReserved(rest)
    }

    var filePath: [UInt8]? {
        guard isFile, host == [], path.first == UInt8(ascii: "/") else { return nil }
        let decoded = PercentEncoding.decodedExceptSlash(path)
        // Neither byte can be part of a file's name, so whoever sent it meant no file.
        guard decoded.slashes.isEmpty, !decoded.bytes.contains(0) else { return nil }
        return decoded.bytes
    }

    private func lowercaseDrive(_ path: inout (bytes: [UInt8], slashes: Set<Int>)) {
        guard isFile, path.bytes.count >= 3, path.bytes[0] == UInt8(ascii: "/"), path.bytes[2] == UInt8(ascii: ":") else { return }
        path.bytes[1] = PercentEncoding.lowercased(path.bytes[1...1]).first ?? path.bytes[1]
    }
}
