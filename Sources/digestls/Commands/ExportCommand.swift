import DigestProject
import DigestSyntax
import JSON

private enum ExportFormat: String, CaseIterable {
    case jsonl, bibtex, csv
}

extension Option {
    fileprivate static let exportFormat = Option.format(ExportFormat.allCases.map(\.rawValue))
}

extension Command {
    static let export = Command(
        name: "export", operands: "[PATH…]", summary: "Write the papers as records",
        details: """
            jsonl holds the records that a digest is made from, values exact to the byte;
            bibtex has one entry a paper, however often it is in the digests, with a key
            made of its identifier; csv follows RFC 4180.
            """,
        options: [.exportFormat, .outputFile] + ProjectSelection.options
    ) { arguments, context throws(CommandFailure) in
        let format: ExportFormat = arguments.choice(.exportFormat, .jsonl)
        let selection = try ProjectSelection(arguments)
        let isFile = arguments.has(.outputFile)
        let output = try arguments[.outputFile].map { path throws(CommandFailure) in try OutputStream(path: path) } ?? context.output
        if format == .csv { output.write(CSVExport.header) }
        var keys: Set<String> = []
        let status = selection.run(output) { job, _, file in
            Export.chunks(PaperRecord.all(of: Digest(SourceText(file.bytes))), format, path: job.path, isExact: isFile)
        } deliver: { job, chunks in
            for chunk in chunks {
                if let key = chunk.key, !keys.insert(key).inserted { continue }
                output.write(chunk.text)
            }
        }
        if isFile { output.close() }
        if let problem = output.problem, let path = arguments[.outputFile] { throw .unusable("\(path): \(problem)") }
        return status
    }
}

private enum Export {
    /// A piece of the output; of pieces with the same key the first one counts.
    struct Chunk: Sendable {
        let key: String?
        let text: [UInt8]
    }

    static func chunks(_ records: [PaperRecord], _ format: ExportFormat, path: String, isExact: Bool) -> [Chunk] {
        switch format {
        case .jsonl:
            var text: [UInt8] = []
            for record in records {
                var writer = JSONWriter(capacity: 4096)
                JSONLinesExport(record: record, path: path).write(to: &writer)
                text += writer.bytes
                text.append(0x0A)
            }
            return [Chunk(key: nil, text: TerminalSafety.json(text))]
        case .csv:
            var text: [UInt8] = []
            for record in records { CSVExport.append(record, path: path, to: &text) }
            return [Chunk(key: nil, text: isExact ? text : TerminalSafety.document(text))]
        case .bibtex:
            return records.enumerated().map { place, record in
                // What has no identifier is known by its place.
                let key =
                    BibTeXExport.key(of: record)
                    ?? "digest:\(Path.name(of: path).filter { $0.isASCII && ($0.isLetter || $0.isNumber) })-\(place + 1)"
                var text: [UInt8] = []
                BibTeXExport.append(record, key: key, to: &text)
                return Chunk(key: key, text: text)
            }
        }
    }
}
