import LanguageServerProtocol

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Turns the client's bytes into events, on a thread of its own, where messages are taken apart as well.
struct InputReader: Sendable {
    let input: Int32
    /// Readable when the session is over.
    let ending: Int32
    let exchange: Exchange

    private static let chunkSize = 256 << 10

    func run() {
        var frames = FrameReader()
        let chunk = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: Self.chunkSize)
        defer { chunk.deallocate() }
        // Of the messages to be delivered next, what came in former chunks included.
        var bytes = 0
        while isReadable {
            let count = read(input, chunk.baseAddress, chunk.count)
            if count < 0, errno == EINTR || errno == EAGAIN { continue }
            guard count > 0 else {
                let event =
                    count == 0 ? Event.endOfInput(isCutOff: !frames.isBetweenFrames) : .inputFailed(String(cString: strerror(errno)))
                return exchange.deliver([event], bytes: 0)
            }
            bytes += count
            var events: [Event] = []
            var failure: FramingError?
            do throws(FramingError) {
                try frames.read(UnsafeBufferPointer(rebasing: chunk[..<count])) { events.append(.message(IncomingMessage(parsing: $0))) }
            } catch {
                failure = error
            }
            if let failure { events.append(.inputFailed(failure.description)) }
            if !events.isEmpty {
                exchange.deliver(events, bytes: bytes)
                bytes = 0
            }
            if failure != nil { return }
        }
    }

    /// Waits for bytes; false when the session is over.
    private var isReadable: Bool {
        var descriptors = [pollfd(fd: input, events: Int16(POLLIN), revents: 0), pollfd(fd: ending, events: Int16(POLLIN), revents: 0)]
        while poll(&descriptors, nfds_t(descriptors.count), -1) < 0 {
            guard errno == EINTR else { return false }
        }
        return descriptors[1].revents == 0
    }
}
