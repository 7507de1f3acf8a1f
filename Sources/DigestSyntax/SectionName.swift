/// The name of a section, as far as a digest can write it.
package enum SectionName {
    /// Whether a section can be given this name: its anchor, its heading and its line in the contents are read as what they are, and name it.
    ///
    /// A damaged digest may hold names like `](http`, whose heading would be read as an entry's, or `tox`, whose anchor as the contents':
    /// who wrote those would have to write them again after the next reading. A name with U+FFFD may stand for other bytes, and one with
    /// control characters would be mended in one place and written again from the other.
    package static func isWritable(_ name: String) -> Bool {
        let isClean = name.unicodeScalars.allSatisfy { $0 != "\u{FFFD}" && $0.value >= 0x20 && !(0x7F..<0xA0).contains($0.value) }
        guard isClean else { return false }
        let expected = Array(name.utf8)
        let anchor = read("<div id='\(name)'></div>") { bytes, line -> Range<Int>? in
            guard LineOpener(line: line, in: bytes) == .sectionAnchor, let anchor = Anchor(line: line, in: bytes) else { return nil }
            return anchor.isWellFormed ? anchor.name : nil
        }
        let heading = read("# \(name) [[Back]](#toc)") { bytes, line -> Range<Int>? in
            LineOpener(line: line, in: bytes) == .sectionHeading ? SectionHeading(line: line, in: bytes).name : nil
        }
        let target = read("- [\(name)](#\(name)) [Total: 1]") { bytes, line -> Range<Int>? in
            guard LineOpener(line: line, in: bytes) == .contentsLine, let read = ContentsLine(line: line, in: bytes) else { return nil }
            return read.isWellFormed ? read.target : nil
        }
        return anchor == expected && heading == expected && target == expected
    }

    private static func read(_ line: String, _ name: (ByteView, Range<Int>) -> Range<Int>?) -> [UInt8]? {
        let text = SourceText(line)
        guard text.lineCount == 1 else { return nil }
        return text.bytes.withUnsafeBufferPointer { bytes in name(bytes, 0..<bytes.count).map { Array(bytes[$0]) } }
    }
}
