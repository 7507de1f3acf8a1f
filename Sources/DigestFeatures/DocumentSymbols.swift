import DigestSyntax

/// A line of the outline that an editor shows beside a digest.
///
/// - Invariant: `name` is not empty, `selectionRange` lies in `range`, and the children's ranges in their parent's, in order.
package struct DocumentSymbol: Sendable, Equatable {
    package enum Kind: Sendable, Equatable { case section, entry, field }

    package let name: String
    /// "8 papers", "Jay Karhade et al. · 2512.10935", or how a field's text begins; may be empty.
    package let detail: String
    package let kind: Kind
    package let range: Range<Int>
    package let selectionRange: Range<Int>
    package var children: [DocumentSymbol]
}

/// The same for editors that show a list: each symbol names what it stands in.
package struct FlatSymbol: Sendable, Equatable {
    package let name: String
    package let kind: DocumentSymbol.Kind
    package let range: Range<Int>
    /// The section of an entry, the entry of a field; nil for a section.
    package let container: String?
}

extension Snapshot {
    /// Section → entry → field. The digest itself is the document, and no level of its own.
    /// - Complexity: linear in the number of fields.
    package func documentSymbols(withFields: Bool = true) -> [DocumentSymbol] {
        outline.sections.map { section in
            let range = range(of: section)
            let selection = start(of: section)?.selection ?? range
            let name = singleLine(section.name)
            return DocumentSymbol(
                name: name.isEmpty ? "(untitled)" : name, detail: counted(section.entries.count, "paper"), kind: .section,
                range: range, selectionRange: selection.clamped(to: range),
                children: section.entries.compactMap { paper(atBlock: $0) }.map { symbol(of: $0, withFields: withFields) })
        }
    }

    /// The symbols in the order of the text, without fields.
    package func flatDocumentSymbols() -> [FlatSymbol] {
        documentSymbols(withFields: false).flatMap { section in
            [FlatSymbol(name: section.name, kind: .section, range: section.range, container: nil)]
                + section.children.map { FlatSymbol(name: $0.name, kind: $0.kind, range: $0.range, container: section.name) }
        }
    }

    private func symbol(of paper: Paper, withFields: Bool) -> DocumentSymbol {
        let range = textRange(of: paper.block)
        var detail = paper.firstAuthor.map { $0.hasMore ? "\($0.name) et al." : $0.name } ?? ""
        if let identifier = paper.identifier {
            if !detail.isEmpty { detail += " · " }
            detail += identifier.description
        }
        return DocumentSymbol(
            name: paper.numberedTitle, detail: detail, kind: .entry, range: range, selectionRange: paper.selectionRange.clamped(to: range),
            children: withFields ? paper.entry.fields.map { symbol(of: $0, in: paper) } : [])
    }

    private func symbol(of field: Field, in paper: Paper) -> DocumentSymbol {
        let start = min(field.label.lowerBound, field.value.lowerBound)
        let range = paper.absolute(start..<max(field.label.upperBound, field.value.upperBound))
        return DocumentSymbol(
            name: Self.fieldNames[field.kind.rawValue], detail: beginning(of: paper.absolute(field.value)), kind: .field, range: range,
            selectionRange: paper.absolute(field.label.isEmpty ? field.value : field.label), children: [])
    }

    private static let fieldNames = FieldKind.allCases.map(\.name)

    /// The first words of a text, cut at a character.
    private func beginning(of range: Range<Int>) -> String {
        let range = clamped(range)
        let limit = 72
        return text.bytes.withUnsafeBufferPointer { bytes in
            var end = min(range.upperBound, range.lowerBound + limit)
            let isCut = end < range.upperBound
            while isCut, end > range.lowerBound, bytes[end] & 0xC0 == 0x80 { end -= 1 }
            let shown = UnsafeBufferPointer(rebasing: bytes[range.lowerBound..<end])
            guard isSingleLine(shown) else { return singleLine(String(decoding: shown, as: UTF8.self)) + (isCut ? "…" : "") }
            guard isCut else { return String(decoding: shown, as: UTF8.self) }
            return String(unsafeUninitializedCapacity: shown.count + 3) { buffer in
                let end = buffer.initialize(fromContentsOf: shown)
                return buffer[end...].initialize(fromContentsOf: "…".utf8)
            }
        }
    }
}
