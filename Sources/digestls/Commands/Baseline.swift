import DigestProject
import JSON

/// The findings that somebody has decided to live with, by their keys.
struct Baseline {
    private(set) var keys: Set<String>

    init(keys: some Sequence<String>) { self.keys = Set(keys) }

    init(path: String) throws(CommandFailure) {
        let bytes: [UInt8]
        do throws(FileError) { bytes = try FileReader.read(path).bytes } catch { throw .unusable("\(path): \(error)") }
        let value: JSONValue
        do throws(JSONError) { value = try JSONValue(parsing: bytes) } catch { throw .unusable("\(path): not JSON: \(error)") }
        guard value["version"]?.int == 1, let findings = value["findings"]?.array else {
            throw .unusable("\(path): is no baseline that this version can read")
        }
        keys = Set(findings.compactMap(\.string))
    }

    /// One key a line, sorted, so that differences read well.
    func write(to path: String) throws(CommandFailure) {
        try OutputStream.refuseDigest(path)
        var writer = JSONWriter(style: .indented)
        writer.object { object in
            object.field("version", 1)
            object.field("findings", keys.sorted { Path.precedes($0, $1) })
        }
        do throws(FileError) { try FileWriter.write(writer.bytes + [0x0A], to: path) } catch { throw .unusable("\(path): \(error)") }
    }
}

/// Makes keys unique in a report: the second finding of a key gets `#2`.
struct UniqueKeys {
    private var counts: [String: Int] = [:]

    mutating func make(_ key: String) -> String {
        let count = counts[key, default: 0] + 1
        counts[key] = count
        return count == 1 ? key : "\(key) #\(count)"
    }
}
