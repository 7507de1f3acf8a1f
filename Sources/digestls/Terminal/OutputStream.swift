import DigestProject
import DigestSyntax

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Buffered output to a descriptor. When nobody reads any more it goes silent: `digestls lint | head` is no error.
final class OutputStream {
    private let descriptor: Int32
    private let ownsDescriptor: Bool
    private var buffer: [UInt8] = []
    /// Whether whoever read is gone, so that further work is in vain.
    private(set) var isClosed = false
    /// The first error other than a reader that went away.
    private var failure: Int32?

    private static let limit = 64 * 1024

    init(descriptor: Int32, ownsDescriptor: Bool = false) {
        self.descriptor = descriptor
        self.ownsDescriptor = ownsDescriptor
    }

    /// Output to a file, made or emptied. A digest is not emptied: whoever named one here meant something else. Neither is what a link leads
    /// to, but for those in `/dev`, which are the system's own: `/dev/stdout` may be a file that holds something already.
    convenience init(path: String) throws(CommandFailure) {
        let isSystems = path.hasPrefix("/dev/")
        let descriptor = open(path, O_WRONLY | O_CREAT | O_CLOEXEC | O_NOCTTY | (isSystems ? O_APPEND : O_NOFOLLOW), 0o666)
        guard descriptor >= 0 else {
            if errno == ELOOP { throw .unusable("\(path): \(FileError(path, .symbolicLink))") }
            throw .unusable("\(path): cannot write: \(String(cString: strerror(errno)))")
        }
        var status = stat()
        if !isSystems, fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG {
            do throws(CommandFailure) { try Self.refuseDigest(path) } catch {
                platformClose(descriptor)
                throw error
            }
            ftruncate(descriptor, 0)
        }
        self.init(descriptor: descriptor, ownsDescriptor: true)
    }

    /// Whoever names a digest as the place for something else has made a mistake.
    static func refuseDigest(_ path: String) throws(CommandFailure) {
        guard let file = try? FileReader.read(path), FileKind(of: file.bytes) == .digest else { return }
        throw .unusable("\(path): is a digest, and no place for the output")
    }

    /// Why not everything could be written; nil where it could, or nobody wanted it.
    var problem: String? { failure.map { "cannot write: \(String(cString: strerror($0)))" } }

    func write(_ bytes: [UInt8]) {
        guard !isClosed, !bytes.isEmpty else { return }
        if buffer.isEmpty, bytes.count >= Self.limit { return send(bytes) }
        buffer += bytes
        if buffer.count >= Self.limit { flush() }
    }

    func write(_ text: String) { write(Array(text.utf8)) }

    func flush() {
        guard !buffer.isEmpty else { return }
        send(buffer)
        buffer.removeAll(keepingCapacity: true)
    }

    func close() {
        flush()
        if ownsDescriptor { platformClose(descriptor) }
    }

    private func send(_ bytes: [UInt8]) {
        bytes.withUnsafeBytes { bytes in
            guard let base = bytes.baseAddress else { return }
            var start = 0
            while start < bytes.count, !isClosed {
                let count = platformWrite(descriptor, base + start, bytes.count - start)
                if count >= 0 {
                    start += count
                } else if errno == EAGAIN {
                    var request = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
                    _ = poll(&request, 1, -1)
                } else if errno != EINTR {
                    if errno != EPIPE { failure = errno }
                    isClosed = true
                }
            }
        }
    }
}

private func platformWrite(_ descriptor: Int32, _ base: UnsafeRawPointer, _ count: Int) -> Int { write(descriptor, base, count) }
private func platformClose(_ descriptor: Int32) { _ = close(descriptor) }
