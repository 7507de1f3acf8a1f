import DigestProject

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Files of the benchmark itself.
enum File {
    static func read(_ path: String) throws(BenchmarkError) -> [UInt8] {
        do throws(FileError) { return try FileReader.read(path).bytes } catch { throw .failed("\(error.path): \(error)") }
    }

    /// This program's own file.
    static var ownPath: String {
        #if canImport(Glibc) || canImport(Musl)
        var buffer = [UInt8](repeating: 0, count: 4096)
        let count = buffer.withUnsafeMutableBytes { bytes in
            bytes.baseAddress.map { readlink("/proc/self/exe", $0, bytes.count) } ?? 0
        }
        if count > 0 { return String(decoding: buffer.prefix(count), as: UTF8.self) }
        #endif
        return CommandLine.arguments.first ?? ""
    }

    static var workingFolder: String { ConfigurationFinder.workingFolder() }

    static func makeFolder(_ path: String) throws(BenchmarkError) {
        guard mkdir(path, 0o755) == 0 || errno == EEXIST else { throw .last(path) }
    }

    static func write(_ bytes: [UInt8], to path: String) throws(BenchmarkError) {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw .last(path) }
        defer { close(descriptor) }
        try write(bytes, to: descriptor, path)
    }

    static func write(_ bytes: [UInt8], to descriptor: Int32, _ name: String) throws(BenchmarkError) {
        var written = 0
        while written < bytes.count {
            let count = bytes.withUnsafeBytes { Platform.write(descriptor, $0.baseAddress?.advanced(by: written), $0.count - written) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw .last(name) }
            written += count
        }
    }
}

/// A folder that is gone when the benchmark is over.
final class TemporaryFolder {
    let path: String

    init() throws(BenchmarkError) {
        let parent = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        var template = Array("\(parent)/digestls-benchmark-XXXXXX".utf8CString)
        guard let made = mkdtemp(&template) else { throw .last(parent) }
        path = String(cString: made)
    }

    deinit {
        guard let handle = opendir(path) else { return }
        while let entry = readdir(handle) {
            withUnsafePointer(to: &entry.pointee.d_name) { name in
                name.withMemoryRebound(to: CChar.self, capacity: 1) { _ = unlink("\(path)/\(String(cString: $0))") }
            }
        }
        closedir(handle)
        rmdir(path)
    }
}

/// C functions whose names the types above use for themselves.
private enum Platform {
    static func write(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
        #if canImport(Glibc)
        Glibc.write(descriptor, bytes, count)
        #elseif canImport(Musl)
        Musl.write(descriptor, bytes, count)
        #else
        Darwin.write(descriptor, bytes, count)
        #endif
    }
}
